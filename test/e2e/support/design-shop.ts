import type { Row, WorkflowJson } from '../../../host';
import type { Scenario } from '../../../sandbox';
import type { EtsyImage } from '../../../sandbox/etsy/media';

export const SHOP_ID = 10_000_001;
const COLOURS = ['Black', 'White'];
const SIZES = ['S', 'M'];

/** Costs of S and M, and what the rules of the test make of them: times 2.2, up to .99. */
const COSTS: Record<string, number> = { S: 950, M: 1100 };
export const PRICES: Record<string, number> = { S: 2099, M: 2499 };

/** An Etsy shop with all settings, and a Printify with one shirt. */
export const designScenario: Scenario = {
	shops: [
		{
			id: SHOP_ID,
			userId: 20_000_001,
			name: 'MothAndFern',
			currency: 'USD',
			countryIso: 'US',
			sections: [{ id: 81_001, title: 'Shirts' }],
			shippingProfiles: [{ id: 82_001, title: 'Standard' }],
			returnPolicies: [
				{ id: 83_001, accepts_returns: true, accepts_exchanges: true, return_deadline: 30 },
			],
			readinessStates: [{ id: 84_001, readiness_state: 'made_to_order', minDays: 3, maxDays: 5 }],
			productionPartners: [{ id: 85_001, partner_name: 'Print Works', location: 'Dallas' }],
		},
	],
	printify: {
		accounts: [{ id: 77, tokens: [{ token: 'printify-sandbox-token' }] }],
		shops: [{ id: 4001, accountId: 77, title: 'API shop', sales_channel: 'custom_integration' }],
		printProviders: [{ id: 29, title: 'Monster Digital', country: 'US' }],
		blueprints: [
			{
				id: 6,
				title: 'Unisex Heavy Cotton Tee',
				printProviders: [
					{
						id: 29,
						variants: [...COLOURS, 'Red'].flatMap((color, c) =>
							SIZES.map((size, s) => ({
								id: 12_100 + 10 * c + s,
								title: `${color} / ${size}`,
								options: { color, size },
								placeholders: [{ position: 'front', height: 4500, width: 3600 }],
								cost: COSTS[size] ?? 0,
							})),
						),
					},
				],
			},
		],
	},
};

/** The row of one design; each third asks its buyers something. */
export function designRow(n: number, pictures: string, more: Row = {}): Row {
	return {
		design: `moon-${n}`,
		provider: 'printify',
		productId: '6',
		makerId: '29',
		variants: 'Color=Black, White; Size=S, M',
		artwork: `${pictures}/print-${n}.png`,
		title: `Moon ${n} T-shirt`,
		description: `A moon, number ${n}.`,
		tags: 'moon, night sky',
		category: 'Clothing > Gender-Neutral Adult Clothing > Tops & Tees > T-shirts',
		section: 'Shirts',
		shippingProfile: 'Standard',
		processingProfile: 'Made to order, 3-5 days',
		returnPolicy: 'Returns and exchanges within 30 days',
		productionPartner: 'Print Works',
		personalization: n % 3 === 0 ? 'Name on the shirt: required, max 20' : '',
		pictures: `${pictures}/chart-${n}.png`,
		quantity: 50,
		...more,
	};
}

/** What the sandbox holds of a listing. */
export interface HeldDraft {
	id: number;
	state: string;
	title: string;
	description: string;
	tags: string[];
	taxonomyId: number;
	sectionId: number;
	shippingProfileId: number;
	returnPolicyId: number;
	productionPartnerIds: number[];
	images?: EtsyImage[];
	products: Array<{
		sku: string;
		price: number;
		quantity: number;
		is_enabled?: boolean;
		readinessStateId: number;
		property_values: Array<{ property_name: string; values: string[]; value_ids: number[] }>;
	}>;
	personalization?: Array<{ question: string; required?: boolean; maxCharacters?: number }>;
	variationImages?: Array<{ value_id: number; image_id: number }>;
}

/** What a buyer would see of a draft, in words that can be compared. */
export function seen(draft: HeldDraft) {
	const { images = [] } = draft;
	const values = draft.products.flatMap(({ property_values: list }) => list);
	const valueOf = (id: number) => values.find(({ value_ids: ids }) => ids.includes(id))?.values[0];
	return {
		...{ state: draft.state, title: draft.title, description: draft.description, tags: draft.tags },
		settings: [
			...[draft.taxonomyId, draft.sectionId, draft.shippingProfileId, draft.returnPolicyId],
			...draft.productionPartnerIds,
		],
		images: images.map(({ alt_text: text }) => text),
		variants: draft.products
			.filter((product) => product.is_enabled !== false)
			.map(({ sku, price, quantity, readinessStateId, property_values: list }) =>
				[sku, price, quantity, readinessStateId, ...list.flatMap((one) => one.values)].join(' '),
			)
			.sort(),
		questions: (draft.personalization ?? []).map(({ question, required, maxCharacters }) =>
			[question, required, maxCharacters].join(' '),
		),
		colours: (draft.variationImages ?? [])
			.map(({ value_id: value, image_id: image }) => {
				const text = images.find(({ id }) => id === image)?.alt_text;
				return `${valueOf(value)}: ${text}`;
			})
			.sort(),
	};
}

/**
 * What the draft of `designRow(n)` must look like.
 * @param at Printful's catalog names the size first, and its mock-ups name no side
 */
export function wanted(n: number, at = 'printify'): ReturnType<typeof seen> {
	const title = `Moon ${n} T-shirt`;
	const view = at === 'printful' ? '' : ', front';
	const inOrder = (colour: string, size: string) =>
		at === 'printful' ? [size, colour] : [colour, size];
	const variants = COLOURS.flatMap((colour) =>
		SIZES.map((size) =>
			[
				['MOON', n, ...inOrder(colour.toUpperCase(), size)].join('-'),
				...[PRICES[size], 50, 84_001, ...inOrder(colour, size)],
			].join(' '),
		),
	);
	return {
		...{ state: 'draft', title, description: `A moon, number ${n}.`, tags: ['moon', 'night sky'] },
		settings: [559, 81_001, 82_001, 83_001, 85_001],
		images: [
			...[`${title}, Black${view}`, `${title}, White${view}`, `${title}, Black${view} (2)`],
			title,
		],
		variants: variants.sort(),
		questions: n % 3 === 0 ? ['Name on the shirt true 20'] : [],
		colours: [`Black: ${title}, Black${view}`, `White: ${title}, White${view}`],
	};
}

/** The rules of a test that does not want to wait. */
export function impatient(workflow: WorkflowJson): WorkflowJson {
	const values: Record<string, unknown> = { mockupsAtMost: 3, waitSeconds: 0, turnMinutes: 0.03 };
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== 'Your rules') return node;
		const { assignments } = node.parameters.assignments as {
			assignments: Array<{ name: string; value: unknown }>;
		};
		const changed = assignments.map((one) => ({ ...one, value: values[one.name] ?? one.value }));
		return { ...node, parameters: { ...node.parameters, assignments: { assignments: changed } } };
	});
	return { ...workflow, nodes: nodes as WorkflowJson['nodes'] };
}

/** The workflow Add a design with a folder of this machine. */
export function withFolder(workflow: WorkflowJson, folder: string): WorkflowJson {
	const text = JSON.stringify(workflow);
	const changed = text.replace('/home/node/.n8n-files/designs', folder);
	if (changed === text) throw new Error('The template names no folder');
	return JSON.parse(changed) as WorkflowJson;
}
