import { RefusedError } from './api-error';
import type { CalledByRow } from './called-by-row';
import type { Column } from './columns';
import type { PublicApi, Purpose } from './public-api';
import type { TableIds } from './table-ids';
import { tablesMadeBy } from './tables-of-templates';
import type { Template } from './workflow';

/** A Data Table as the API lists it (n8n 2.20 and newer). */
interface ListedTable {
	id: string;
	name: string;
	columns?: Array<{ name: string; type: string }>;
}

const SETTINGS_TABLE = 'POD Settings';

/** The Data Tables of an n8n, where its API has them. */
export class DataTables {
	constructor(private readonly api: PublicApi) {}

	/** All tables; nothing before n8n 2.20, or where the key may not see them. */
	async list(): Promise<ListedTable[] | undefined> {
		const purpose = { what: 'list the data tables', scope: 'dataTable:list' };
		try {
			return await this.api.all<ListedTable>('/data-tables', purpose);
		} catch (error) {
			if (error instanceof RefusedError && error.status === 403) return undefined;
			throw error;
		}
	}

	/**
	 * The ids of tables by name, without names that more than one table has (in several projects).
	 */
	async ids(): Promise<TableIds> {
		const there = (await this.list()) ?? [];
		const count = new Map<string, number>();
		for (const { name } of there) count.set(name, (count.get(name) ?? 0) + 1);
		const single = there.filter(({ name }) => count.get(name) === 1);
		return new Map(single.map(({ name, id }) => [name, id]));
	}

	/**
	 * Makes the tables of templates that are not there yet.
	 * @returns the names of those made, and of those that are still missing; nothing where this n8n
	 * does not tell which tables it has
	 */
	async make(
		templates: readonly Template[],
	): Promise<{ made: string[]; missing: string[] } | undefined> {
		const there = await this.list();
		if (!there) return undefined;
		const names = new Set(there.map(({ name }) => name));
		const wanted = templates.flatMap((one) => [...tablesMadeBy(one)]);
		const made: string[] = [];
		const missing: string[] = [];
		for (const [name, types] of wanted.filter(([one]) => !names.has(one))) {
			const columns = [...types].map(([column, type]) => ({ name: column, type }));
			const purpose = { what: `make the table "${name}"`, scope: 'dataTable:create' };
			const done = await this.ifAllowed('POST', '/data-tables', purpose, { name, columns });
			(done ? made : missing).push(name);
		}
		return { made, missing };
	}

	/**
	 * Adds the columns that tables of templates lack, in each table of the name. What cannot be added
	 * (the key may not, or this n8n has no such call) is still missing. Nothing is changed or removed.
	 */
	async addColumns(
		templates: readonly Template[],
	): Promise<{ added: Column[]; missing: Column[] }> {
		const wanted = new Map(templates.flatMap((one) => [...tablesMadeBy(one)]));
		const added: Column[] = [];
		const missing: Column[] = [];
		for (const { id, name: table, columns } of (await this.list()) ?? []) {
			if (!columns) continue;
			const names = new Set(columns.map(({ name }) => name));
			for (const [name, type] of wanted.get(table) ?? []) {
				if (names.has(name)) continue;
				const what = `add the column "${name}" to the table "${table}"`;
				const purpose = { what, scope: 'dataTableColumn:create' };
				const path = `/data-tables/${id}/columns`;
				const isDone = await this.ifAllowed('POST', path, purpose, { name, type }, [403, 404, 405]);
				(isDone ? added : missing).push({ table, name, type });
			}
		}
		return { added, missing };
	}

	/** Deletes the tables that templates make, and returns their names. */
	async remove(templates: readonly Template[]): Promise<string[]> {
		const names = new Set(templates.flatMap((one) => [...tablesMadeBy(one).keys()]));
		const there = ((await this.list()) ?? []).filter(({ name }) => names.has(name));
		for (const { id, name } of there) {
			await this.api.call('DELETE', `/data-tables/${id}`, {
				what: `delete the table "${name}"`,
				scope: 'dataTable:delete',
			});
		}
		return there.map(({ name }) => name);
	}

	/**
	 * Lets the other workflows find one that they call, as its own step that connects it would.
	 * @returns whether it could be written: the table is there, and the key may
	 */
	async rememberWorkflow({ row, meaning }: CalledByRow, workflowId: string): Promise<boolean> {
		const table = (await this.list())?.find(({ name }) => name === SETTINGS_TABLE);
		if (!table) return false;
		const filters = [{ columnName: 'name', condition: 'eq', value: row }];
		return await this.ifAllowed(
			'POST',
			`/data-tables/${table.id}/rows/upsert`,
			{ what: `write the row ${row}`, scope: 'dataTableRow:upsert' },
			{ filter: { type: 'and', filters }, data: { name: row, value: workflowId, meaning } },
		);
	}

	/** Whether a call went; a key that may not do it is no error here, nor what else is named. */
	private async ifAllowed(
		method: 'POST',
		path: string,
		purpose: Purpose,
		body: unknown,
		passed: readonly number[] = [403],
	): Promise<boolean> {
		try {
			await this.api.call(method, path, purpose, { body });
			return true;
		} catch (error) {
			if (error instanceof RefusedError && passed.includes(error.status)) return false;
			throw error;
		}
	}
}
