import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from './workflow';

const TABLE = 'n8n-nodes-base.dataTable';
const FIELD = 'dataTableId';

/** Table name -> table id. */
export type TableIds = ReadonlyMap<string, string>;

/** How a step of a template names its table: by a value of a step that looked it up by name. */
const BY_STEP = /^=\{\{ \$\('([^']+)'\)\.first\(\)\.json\.(\w+) \}\}$/;
const BY_NAME = /\.name === '([^']+)'/;

/** Whether a step is one that adds rows to a table. */
export function addsRows({ type, parameters }: INode): boolean {
	const { resource = 'row', operation = 'insert' } = parameters;
	return type === TABLE && resource === 'row' && operation === 'insert';
}

/**
 * Writes the ids of tables into the steps that add rows. n8n adds many rows at once only where the
 * id is no expression, and else row by row, eight times as slow; see docs/measured.md. Where the
 * user chose another table it stays; where the id is not known the step looks it up by itself.
 * @param nodes the steps as they are to be in n8n
 * @param template the template that they come from, which tells the tables by name
 */
export function withTableIds(nodes: INode[], template: WorkflowJson, ids: TableIds): INode[] {
	const names = new Map([...ids].map(([name, id]) => [id, name]));
	return nodes.map((node) => {
		const origin = addsRows(node) ? originOf(node, template) : undefined;
		const table = origin && tableOf(origin, template);
		if (!table) return node;
		const now = locatorValue(node);
		const chosen = names.get(now);
		if (chosen !== undefined && chosen !== table) return node;
		const id = ids.get(table);
		const locator = id === undefined ? origin.parameters[FIELD] : idLocator(id);
		return { ...node, parameters: { ...node.parameters, [FIELD]: locator } };
	});
}

function idLocator(id: string) {
	return { __rl: true, mode: 'id', value: id };
}

function originOf(node: INode, { nodes }: WorkflowJson): INode | undefined {
	return (
		nodes.find(({ id }) => id === node.id) ??
		nodes.find(({ name, type }) => name === node.name && type === node.type)
	);
}

/** The name of the table into which a step of a template writes. */
function tableOf(node: INode, { nodes }: WorkflowJson): string | undefined {
	const [, step, key] = BY_STEP.exec(locatorValue(node)) ?? [];
	const lookup = nodes.find(({ name }) => name === step)?.parameters.assignments as
		| { assignments?: Array<{ name: string; value: unknown }> }
		| undefined;
	const value = lookup?.assignments?.find(({ name }) => name === key)?.value;
	return BY_NAME.exec(String(value ?? ''))?.[1];
}

function locatorValue({ parameters }: INode): string {
	const locator = parameters[FIELD];
	const isObject = typeof locator === 'object' && locator !== null && 'value' in locator;
	return isObject ? String(locator.value) : '';
}
