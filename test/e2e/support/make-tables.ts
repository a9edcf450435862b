import type { N8nClient, TableColumn } from '../../../host';
import { tablesMadeBy } from '../../support/templates/rules-tables';
import { readTemplates } from '../../support/templates/template';

/** Makes the tables as Set up the pack makes them, without the credentials that it wants. */
export async function makeTables(client: N8nClient): Promise<void> {
	const tables = readTemplates().flatMap((template) => [...tablesMadeBy(template)]);
	for (const [name, columns] of tables) {
		const typed = [...columns].map(([column, type]) => ({ name: column, type }) as TableColumn);
		await client.dataTables.create(name, typed);
	}
}
