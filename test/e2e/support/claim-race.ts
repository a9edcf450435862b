import type { INode } from 'n8n-workflow';
import type { PracticeShop } from '../../../demo/practice-shop';
import type { WorkflowJson } from '../../../host';

const TABLE = 'POD Settings';
const TRIGGER = 'Start';

/**
 * A workflow that claims one row as the templates do: an update whose condition holds the old
 * state.
 */
function claiming(tableId: string, name: string): WorkflowJson {
	const step = (json: Partial<INode>) => ({ typeVersion: 1, position: [0, 0], ...json }) as INode;
	const condition = (keyName: string, keyValue: string) => ({
		...{ keyName, condition: 'eq', keyValue },
	});
	return {
		name: `Claim ${name}`,
		nodes: [
			step({ id: 'start', name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
			step({
				...{ id: 'claim', name: 'Claim', type: 'n8n-nodes-base.dataTable', typeVersion: 1.1 },
				position: [220, 0],
				parameters: {
					...{ resource: 'row', operation: 'update' },
					dataTableId: { __rl: true, mode: 'id', value: tableId },
					matchType: 'allConditions',
					filters: { conditions: [condition('name', name), condition('value', 'free')] },
					columns: {
						...{ mappingMode: 'defineBelow', value: { value: '={{ $execution.id }}' } },
						...{ matchingColumns: [], schema: [] },
					},
					options: {},
				},
			}),
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Claim', type: 'main', index: 0 }]] } },
		settings: {},
	} as unknown as WorkflowJson;
}

/**
 * Lets several runs claim the same row at one moment.
 * @returns which of them were given the row, and whom the row names in the end
 */
export async function raceForRow(
	{ client }: Pick<PracticeShop, 'client'>,
	name: string,
	runs: number,
): Promise<{ winners: string[]; holder: string }> {
	const table = (await client.tables()).find((one) => one.name === TABLE);
	if (!table) throw new Error(`There is no table ${TABLE}`);
	await client.insertRows(TABLE, [{ name, value: 'free', meaning: '' }]);
	const { id } = await client.createWorkflow(claiming(table.id, name));
	const starts = Array.from({ length: runs }, async () => await client.runManually(id, TRIGGER));
	const ended = await Promise.all(
		(await Promise.all(starts)).map(
			async (run) => await client.waitForExecution(run, { timeoutMs: 120_000 }),
		),
	);
	const given = ended.filter(
		({ data }) => (data.resultData.runData.Claim?.[0]?.data?.main?.[0]?.length ?? 0) > 0,
	);
	const rows = await client.tableRows(TABLE);
	await client.deleteRows(TABLE, [{ columnName: 'name', condition: 'eq', value: name }]);
	const holder = String(rows.find((row) => row.name === name)?.value ?? '');
	return { winners: given.map((one) => one.id), holder };
}
