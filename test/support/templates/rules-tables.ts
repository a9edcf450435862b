import type { INode } from 'n8n-workflow';
import { tablesMadeBy, type Tables } from '../../../install/tables-of-templates';
import { isExpression, isObject } from './parameter-tree';
import { steps } from './template';
import type { Template } from './template';

export { tablesMadeBy, type Tables };

/** The tables of the workflows, and the one that designs are published from. */
export const TABLES = [
	...['POD Variant Map', 'POD Order Ledger', 'POD Exceptions'],
	...['POD Artwork Library', 'POD Audit Log', 'POD Parcels', 'POD Settings'],
	'POD Designs',
	'POD Monthly Figures',
];
const EVERY_TABLE_HAS = ['id', 'createdAt', 'updatedAt'];

/** n8n finds a table by a part of its name: no name may be a part of another. */
export function nestedNames(names: string[]): string[] {
	return names.flatMap((inner) =>
		names
			.filter((outer) => outer !== inner && outer.toLowerCase().includes(inner.toLowerCase()))
			.map((outer) => `the name '${inner}' is a part of '${outer}'`),
	);
}

/** Every column that a template writes, filters or sorts by exists in the table it works on. */
export function usesExistingColumns(template: Template, tables: Tables): string[] {
	return rowSteps(template).flatMap((node) => {
		const table = tableOf(node, template);
		const columns = tables.get(table ?? '');
		if (columns === undefined) return [`${node.name}: cannot tell which table this is`];
		const written = Object.keys(asObject(inside(node.parameters, 'columns', 'value')));
		const used = [...written, ...filteredColumns(node), ...sortColumn(node)];
		return used
			.filter((name) => !columns.has(name) && !EVERY_TABLE_HAS.includes(name))
			.map((name) => `${node.name}: the table ${table} has no column ${name}`);
	});
}

/**
 * Where a step asks whether a row is there, n8n compares for equality whatever the JSON says: the
 * form has no other comparison, and what the form does not show is dropped.
 */
export function asksOnlyForEquality(template: Template): string[] {
	const asking = rowSteps(template).filter(({ parameters }) =>
		['rowExists', 'rowNotExists'].includes(String(parameters.operation)),
	);
	return asking.flatMap((node) =>
		conditionsOf(node)
			.filter(({ condition = 'eq' }) => condition !== 'eq')
			.map(({ keyName }) => `${node.name}: ${String(keyName)} can only be compared for equality`),
	);
}

/** The form of a writing node lists all columns; what is not written is taken out of the form. */
export function showsAllColumns(template: Template, tables: Tables): string[] {
	const writing = rowSteps(template).filter(({ parameters }) => isObject(parameters.columns));
	return writing.flatMap((node) => {
		const columns = tables.get(tableOf(node, template) ?? '') ?? new Map<string, string>();
		const value = asObject(inside(node.parameters, 'columns', 'value'));
		const schema = inside(node.parameters, 'columns', 'schema') as Array<Record<string, unknown>>;
		const shown = schema.map(({ id, type, removed }) => [id, type, removed === true]);
		const takesAll = inside(node.parameters, 'columns', 'mappingMode') === 'autoMapInputData';
		const wanted = [...columns].map(([name, type]) => [name, type, !takesAll && !(name in value)]);
		const same = JSON.stringify(shown) === JSON.stringify(wanted);
		return same ? [] : [`${node.name}: the schema is not that of the table`];
	});
}

function rowSteps(template: Template): INode[] {
	return steps(template).filter(({ parameters }) => isObject(parameters.dataTableId));
}

/** The name behind `$('Table ids').first().json.<field>`, read from what that node assigns. */
function tableOf({ parameters }: INode, template: Template): string | undefined {
	const id = String(inside(parameters, 'dataTableId', 'value'));
	const [, source, field] = /\$\('(.+?)'\)\.first\(\)\.json\.(\w+)/.exec(id) ?? [];
	const node = template.nodes.find(({ name }) => name === source);
	const assignments = inside(node?.parameters, 'assignments', 'assignments');
	if (!isExpression(id) || !Array.isArray(assignments)) return undefined;
	const assignment = assignments.find((one: Record<string, unknown>) => one.name === field);
	return /\.json\.name === '(.+?)'/.exec(String(asObject(assignment).value))?.[1];
}

function conditionsOf({ parameters }: INode): Array<Record<string, unknown>> {
	const conditions = inside(parameters, 'filters', 'conditions');
	return Array.isArray(conditions) ? (conditions as Array<Record<string, unknown>>) : [];
}

function filteredColumns(node: INode): string[] {
	return conditionsOf(node).map(({ keyName }) => String(keyName));
}

function sortColumn({ parameters }: INode): string[] {
	return parameters.orderBy === true ? [String(parameters.orderByColumn)] : [];
}

function inside(value: unknown, ...path: string[]): unknown {
	return path.reduce<unknown>((inner, key) => asObject(inner)[key], value);
}

function asObject(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}
