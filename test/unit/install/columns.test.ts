import { join } from 'node:path';
import { RefusedError } from '../../../install/api-error';
import { columnNotes } from '../../../install/columns';
import type { PublicApi } from '../../../install/public-api';
import { DataTables } from '../../../install/tables';
import { tablesMadeBy } from '../../../install/tables-of-templates';
import { readTemplateFolder } from '../../../install/workflow';

const TEMPLATES = readTemplateFolder(join(__dirname, '../../../workflows'));
const WHOLE = TEMPLATES.flatMap((one) => [...tablesMadeBy(one)]).map(([name, types], at) => ({
	...{ id: `t${at}`, name },
	columns: [...types].map(([column, type]) => ({ name: column, type })),
}));

/** An n8n whose tables lack columns, and which answers with a status when one is added. */
function n8n(lacking: Record<string, string[]>, status = 201) {
	const calls: Array<[path: string, body: unknown]> = [];
	const tables = WHOLE.map((table) => ({
		...table,
		columns: table.columns.filter(({ name }) => !lacking[table.name]?.includes(name)),
	}));
	const api: Pick<PublicApi, 'all' | 'call'> = {
		all: async <T>() => await Promise.resolve(tables as T[]),
		call: async <T>(...[, path, , { body } = {}]: Parameters<PublicApi['call']>) => {
			calls.push([path, body]);
			if (status >= 300) throw new RefusedError(status, 'no');
			return await Promise.resolve({} as T);
		},
	};
	return { calls, notes: async () => columnNotes(new DataTables(api as PublicApi), TEMPLATES) };
}

it('says nothing where all tables have all columns', async () => {
	const { calls, notes } = n8n({});
	expect(await notes()).toEqual([]);
	expect(calls).toEqual([]);
});

it('adds what tables of an older version lack, and says so', async () => {
	const { calls, notes } = n8n({ 'POD Exceptions': ['toldAt'], 'POD Monthly Figures': ['orders'] });
	expect(await notes()).toEqual([
		'Columns added: POD Monthly Figures: orders (number); POD Exceptions: toldAt (string).',
	]);
	const idOf = (table: string) => WHOLE.find(({ name }) => name === table)!.id;
	expect(calls).toEqual([
		[`/data-tables/${idOf('POD Monthly Figures')}/columns`, { name: 'orders', type: 'number' }],
		[`/data-tables/${idOf('POD Exceptions')}/columns`, { name: 'toldAt', type: 'string' }],
	]);
});

it.each([403, 404])('says what is missing and what to do, where n8n answers %d', async (status) => {
	const lacking = { 'POD Exceptions': ['claimedBy', 'toldAt'], 'POD Monthly Figures': ['orders'] };
	const [bySetUp, byHand, ...more] = await n8n(lacking, status).notes();
	expect(bySetUp).toContain('POD Exceptions: claimedBy (string), toldAt (string). Run "Set up the');
	expect(byHand).toContain('POD Monthly Figures: orders (number). Add them in n8n');
	expect(more).toEqual([]);
});

it('hides no other trouble', async () => {
	await expect(n8n({ 'POD Parcels': ['note'] }, 500).notes()).rejects.toThrow(RefusedError);
});
