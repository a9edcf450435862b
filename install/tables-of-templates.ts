import type { WorkflowJson } from './workflow';

/** Table name -> column name -> column type. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface MakesTable {
	resource?: string;
	operation?: string;
	tableName?: string;
	columns?: { column?: Array<{ name?: string; type?: string }> };
}

/** The tables that a template makes, with their columns. */
export function tablesMadeBy({ nodes }: WorkflowJson): Tables {
	const making = nodes
		.map(({ parameters }) => parameters as MakesTable)
		.filter(({ resource, operation }) => resource === 'table' && operation === 'create');
	return new Map(
		making.map(({ tableName, columns }) => {
			const types = (columns?.column ?? []).map(({ name = '', type = '' }): [string, string] => [
				name,
				type,
			]);
			return [String(tableName), new Map(types)];
		}),
	);
}
