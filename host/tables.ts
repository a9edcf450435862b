import type { Rest } from './rest';

const PAGE = 250;

export type CellValue = string | number | boolean | null;
export type Row = Record<string, CellValue>;

/** A row as it is stored, with n8n's own columns. */
export interface StoredRow extends Row {
	id: number;
	createdAt: string;
	updatedAt: string;
}

export interface TableColumn {
	name: string;
	type: 'string' | 'number' | 'boolean' | 'date';
}

export interface DataTable {
	id: string;
	name: string;
	projectId: string;
	columns: TableColumn[];
}

export interface RowCondition {
	columnName: string;
	condition: 'eq' | 'neq' | 'like' | 'ilike' | 'gt' | 'gte' | 'lt' | 'lte';
	value: CellValue;
}

/** n8n's Data Tables, by exact name or id. */
export class Tables {
	constructor(private readonly rest: Rest) {}

	/** Every table, by the alphabet. */
	async list(): Promise<DataTable[]> {
		return await this.page<DataTable>('/data-tables-global', { sortBy: 'name:asc' });
	}

	/** The table with exactly this name or id. */
	async find(nameOrId: string): Promise<DataTable | undefined> {
		const tables = await this.list();
		return tables.find(({ id, name }) => name === nameOrId || id === nameOrId);
	}

	/** Makes an empty table in the owner's project. */
	async create(name: string, columns: TableColumn[]): Promise<DataTable> {
		const { id } = await this.rest.call<{ id: string }>('GET', '/projects/personal');
		const body = { name, columns };
		return await this.rest.call('POST', `/projects/${id}/data-tables`, { body });
	}

	/** All rows in the order in which they were inserted. */
	async rows<T extends Row = StoredRow>(nameOrId: string): Promise<T[]> {
		return await this.page<T>(`${await this.path(nameOrId)}/rows`, { sortBy: 'id:asc' });
	}

	/** Adds rows, all in one call. */
	async insert(nameOrId: string, rows: Row[]): Promise<void> {
		const body = { data: rows, returnType: 'count' };
		await this.rest.call('POST', `${await this.path(nameOrId)}/insert`, { body });
	}

	/** Changes the rows that fit all conditions. */
	async update(nameOrId: string, conditions: RowCondition[], data: Row): Promise<void> {
		const body = { filter: { type: 'and', filters: conditions }, data };
		await this.rest.call('PATCH', `${await this.path(nameOrId)}/rows`, { body });
	}

	/** Deletes the rows that fit all conditions. */
	async delete(nameOrId: string, conditions: RowCondition[]): Promise<void> {
		const filter = JSON.stringify({ type: 'and', filters: conditions });
		await this.rest.call('DELETE', `${await this.path(nameOrId)}/rows`, { query: { filter } });
	}

	/** Deletes all rows; the table stays. */
	async clear(nameOrId: string): Promise<void> {
		await this.delete(nameOrId, [{ columnName: 'id', condition: 'gt', value: 0 }]);
	}

	private async path(nameOrId: string): Promise<string> {
		const table = await this.find(nameOrId);
		if (!table) {
			const names = (await this.list()).map(({ name }) => name).join(', ') || 'none';
			throw new Error(`There is no Data Table "${nameOrId}"; there is: ${names}`);
		}
		return `/projects/${table.projectId}/data-tables/${table.id}`;
	}

	private async page<T>(path: string, query: Record<string, string>): Promise<T[]> {
		const all: T[] = [];
		for (;;) {
			const { data, count } = await this.rest.call<{ data: T[]; count: number }>('GET', path, {
				query: { ...query, skip: all.length, take: PAGE },
			});
			all.push(...data);
			if (data.length === 0 || all.length >= count) return all;
		}
	}
}
