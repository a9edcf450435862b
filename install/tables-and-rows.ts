import { CALLED_BY_ROW } from './called-by-row';
import { columnNotes } from './columns';
import type { Entry } from './install';
import type { DataTables } from './tables';
import type { Template } from './workflow';

/**
 * Makes the tables and columns that are missing, and lets workflows find those that they call by a
 * row.
 * @returns what to tell the user of it
 */
export async function tablesAndRows(
	tables: DataTables,
	templates: readonly Template[],
	entries: readonly Entry[],
): Promise<string[]> {
	const found = await tables.make(templates);
	const columns = await columnNotes(tables, templates);
	const setUp =
		'Open "Set up the pack" and press "Execute workflow": it makes and checks the tables and settings.';
	const toConnect: string[] = [];
	for (const called of CALLED_BY_ROW) {
		const entry = entries.find(({ plan }) => plan.template.file === called.template);
		if (entry?.line.done !== 'installed' || !entry.workflow) continue;
		const { id, name } = entry.workflow;
		const { button, setUpBy } = called;
		if (setUpBy) {
			toConnect.push(`${setUpBy}: set up "${name}" and press "${button}" in it.`);
		} else if (!(await tables.rememberWorkflow(called, id))) {
			toConnect.push(`Open "${name}" and press "${button}" after that: so the others find it.`);
		}
	}
	return [
		...(found && found.made.length > 0 ? [`Tables made: ${found.made.join(', ')}.`] : []),
		...columns,
		...(found && found.made.length + found.missing.length === 0 ? [] : [setUp]),
		...toConnect,
	];
}
