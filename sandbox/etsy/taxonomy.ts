import { PROPERTIES, TAXONOMY, type TaxonomyProperty } from './taxonomy-data';

/** A category with its place in the tree. */
export interface TaxonomyNode {
	id: number;
	name: string;
	level: number;
	/** From the root to the node itself. */
	path: number[];
	children: TaxonomyNode[];
}

function parse(text: string): TaxonomyNode[] {
	const roots: TaxonomyNode[] = [];
	const open: TaxonomyNode[] = [];
	for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
		const level = (line.length - line.trimStart().length) / 2;
		const [, id = '', name = ''] = /^(\d+) (.+)$/.exec(line.trim()) ?? [];
		open.length = level;
		const parent = open[level - 1];
		const path = [...(parent?.path ?? []), Number(id)];
		const node: TaxonomyNode = { id: Number(id), name, level, path, children: [] };
		(parent?.children ?? roots).push(node);
		open.push(node);
	}
	return roots;
}

const ROOTS = parse(TAXONOMY);

const BY_ID = new Map<number, TaxonomyNode>();
const register = (nodes: readonly TaxonomyNode[]): void => {
	for (const node of nodes) {
		if (BY_ID.has(node.id)) throw new Error(`The taxonomy has ${node.id} twice`);
		BY_ID.set(node.id, node);
		register(node.children);
	}
};
register(ROOTS);

/** A category by id. */
export function findTaxonomyNode(id: number): TaxonomyNode | undefined {
	return BY_ID.get(id);
}

/** The properties that listings of a category can have. */
export function propertiesOf(node: TaxonomyNode): TaxonomyProperty[] {
	return PROPERTIES.filter(({ below }) => !below || below.some((id) => node.path.includes(id)));
}

/** The whole tree as SellerTaxonomyNodes. */
export function presentTaxonomy() {
	return { count: ROOTS.length, results: ROOTS.map(presentNode) };
}

interface PresentedNode {
	id: number;
	level: number;
	name: string;
	parent_id: number | null;
	children: PresentedNode[];
	full_path_taxonomy_ids: number[];
}

function presentNode({ id, level, name, path, children }: TaxonomyNode): PresentedNode {
	return {
		id,
		level,
		name,
		parent_id: path[path.length - 2] ?? null,
		children: children.map(presentNode),
		full_path_taxonomy_ids: path,
	};
}

/** The properties of a category as TaxonomyNodeProperties. */
export function presentProperties(node: TaxonomyNode) {
	const results = propertiesOf(node).map((property) => ({
		property_id: property.id,
		name: property.name,
		display_name: property.displayName,
		scales: (property.scales ?? []).map((scale) => ({
			scale_id: scale.id,
			display_name: scale.name,
			description: scale.description,
		})),
		is_required: property.isRequired ?? false,
		supports_attributes: property.attributes,
		supports_variations: property.variations,
		is_multivalued: (property.maxValues ?? 1) > 1,
		max_values_allowed: property.maxValues ?? null,
		possible_values: property.values.map((value) => ({
			value_id: value.id,
			name: value.name,
			scale_id: value.scaleId ?? null,
			equal_to: [],
		})),
		selected_values: [],
	}));
	return { count: results.length, results };
}
