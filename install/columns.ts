import type { DataTables } from './tables';
import { tablesMadeBy } from './tables-of-templates';
import type { Template } from './workflow';

/** A column of a table, as templates make it. */
export interface Column {
	table: string;
	name: string;
	type: string;
}

const SET_UP = 'set-up-the-pack';

/**
 * Adds the columns that the tables of an older version lack, where n8n and the key let it.
 * @returns what to tell the user of it: what was added, and what is still missing and how it comes
 */
export async function columnNotes(
	tables: DataTables,
	templates: readonly Template[],
): Promise<string[]> {
	const { added, missing } = await tables.addColumns(templates);
	const setUp = templates.find(({ file }) => file === SET_UP);
	const ofSetUp = new Set(setUp ? tablesMadeBy(setUp).keys() : []);
	const bySetUp = missing.filter(({ table }) => ofSetUp.has(table));
	const byHand = missing.filter(({ table }) => !ofSetUp.has(table));
	return [
		...(added.length > 0 ? [`Columns added: ${words(added)}.`] : []),
		...(bySetUp.length > 0
			? [
					`Tables of an older version lack columns: ${words(bySetUp)}. Run "Set up the pack" once: it adds them, or says how. Until then the workflows that need them stop.`,
				]
			: []),
		...(byHand.length > 0
			? [
					`Tables of an older version lack columns: ${words(byHand)}. Add them in n8n under Data tables, or give the API key the scope dataTableColumn:create and run this again.`,
				]
			: []),
	];
}

/** `POD Exceptions: toldAt (string), claimedBy (string); POD Parcels: ...` */
function words(columns: readonly Column[]): string {
	const names = [...new Set(columns.map(({ table }) => table))];
	return names
		.map((table) => {
			const own = columns.filter((column) => column.table === table);
			return `${table}: ${own.map(({ name, type }) => `${name} (${type})`).join(', ')}`;
		})
		.join('; ');
}
