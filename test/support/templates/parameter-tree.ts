import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** What a parameter may hold, reduced to what a template can get wrong: names and option values. */
export interface Parameter {
	type: string;
	/** The values to choose from; missing where they are loaded or free. */
	values?: Array<string | number | boolean>;
	/** The parameters inside a collection, by name. */
	fields?: ParameterTree;
}

/** By name; more than one where operations have parameters of one name and of different types. */
export type ParameterTree = Record<string, Parameter[]>;

type Option = INodePropertyOptions | INodeProperties | INodePropertyCollection;

/** All parameters of a node by name. */
export function parameterTree(properties: INodeProperties[]): ParameterTree {
	const tree: ParameterTree = {};
	for (const property of properties) add(tree, property.name, toParameter(property));
	return tree;
}

function add(tree: ParameterTree, name: string, parameter: Parameter): void {
	const variants = (tree[name] ??= []);
	const same = variants.find(({ type }) => type === parameter.type);
	if (same === undefined) variants.push(parameter);
	else merge(same, parameter);
}

function toParameter({ type, options = [] }: INodeProperties): Parameter {
	if (type === 'collection') return { type, fields: parameterTree(options.filter(isProperty)) };
	if (type === 'fixedCollection') {
		const groups = options.filter(isGroup);
		const fields = groups.map(({ name, values }): [string, Parameter[]] => [
			name,
			[{ type: 'group', fields: parameterTree(values) }],
		]);
		return { type, fields: Object.fromEntries(fields) };
	}
	const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
	return values.length > 0 ? { type, values } : { type };
}

function isProperty(option: Option): option is INodeProperties {
	return 'type' in option;
}

function isGroup(option: Option): option is INodePropertyCollection {
	return 'values' in option;
}

/** Adds to a parameter what another one of the same name and type allows. */
function merge(target: Parameter, { values = [], fields = {} }: Parameter): void {
	if (values.length > 0) target.values = [...new Set([...(target.values ?? []), ...values])];
	for (const [name, variants] of Object.entries(fields)) {
		for (const variant of variants) add((target.fields ??= {}), name, variant);
	}
}

/** Says which of the given parameters the tree does not know, by path. */
export function unknownParameters(given: unknown, tree: ParameterTree, path = ''): string[] {
	if (!isObject(given)) return [];
	return Object.entries(given).flatMap(([name, value]) => {
		const at = path === '' ? name : `${path}.${name}`;
		const variants = tree[name];
		if (variants === undefined) return [`there is no parameter ${at}`];
		const complaints = variants.map((variant) => complaintsOf(value, variant, at));
		return complaints.find(({ length }) => length === 0) ?? complaints.flat();
	});
}

function complaintsOf(value: unknown, parameter: Parameter, at: string): string[] {
	const { fields } = parameter;
	if (fields === undefined) return wrongChoice(value, parameter, at);
	const entries = Array.isArray(value) ? value : [value];
	return entries.flatMap((entry) => unknownParameters(entry, fields, at));
}

function wrongChoice(value: unknown, { type, values }: Parameter, at: string): string[] {
	const isFree = values === undefined || type !== 'options' || isExpression(value);
	if (isFree || values.some((known) => known === value)) return [];
	return [`${at} cannot be ${JSON.stringify(value)}`];
}

/** Whether a parameter is an expression, which n8n marks by a `=` at its beginning. */
export function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

/** Whether a value has fields; lists have. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
