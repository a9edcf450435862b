import { runNode } from '../support/engine';
import type { IDataObject } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

/** The engine of these tests calls its execution so; `{{ $execution.id }}` gives it. */
const RUN = '1';
const ANOTHER_RUN = '2';

const order = (n: number): IDataObject => ({
	externalId: `etsy-777-${n}-1`,
	provider: 'printify',
	shipTo: { fullName: 'Ada Lovelace' },
});

const claim = (id: number, n: number, claimedBy: string, state = 'creating'): IDataObject =>
	ledgerRow({ id, externalId: `etsy-777-${n}-1`, receiptId: String(n), state, claimedBy });

async function confirm(orders: IDataObject[], ledger: IDataObject[] | null, claimedBy?: string) {
	const run = await runNode({
		node: new PrintOnDemand(),
		parameters: {
			resource: 'order',
			operation: 'confirm',
			...(claimedBy === undefined ? {} : { claimedBy }),
		},
		inputs: [orders, ...(ledger === null ? [] : [ledger])],
		onError: 'continueErrorOutput',
	});
	const [ours = [], failed = []] = run.outputs;
	return { ...run, ours, failed, ids: ours.map(({ json }) => json.externalId) };
}

it('lets only the orders go on that this run holds, with the row that says so, and paired', async () => {
	const { ours, failed, error } = await confirm(
		[order(1), order(2), order(3), order(4)],
		[claim(10, 1, ANOTHER_RUN), claim(11, 2, RUN), claim(12, 3, RUN, 'ordered'), claim(13, 5, RUN)],
	);
	expect(error).toBeUndefined();
	expect(ours).toEqual([
		expect.objectContaining({
			json: { ...order(2), rowId: 11, claimedAt: claim(11, 2, RUN).claimedAt },
			pairedItem: { item: 1, input: 0 },
		}),
	]);
	expect(failed).toEqual([]);
});

it('lets the row that was written first decide when two runs wrote one each', async () => {
	const rows = [claim(21, 1, RUN), claim(20, 1, ANOTHER_RUN), claim(30, 2, RUN)];
	const twice = [...rows, claim(31, 2, ANOTHER_RUN)];
	expect((await confirm([order(1), order(2)], twice)).ids).toEqual(['etsy-777-2-1']);
	const theirs = await confirm([order(1), order(2)], twice, ANOTHER_RUN);
	expect(theirs.ids).toEqual(['etsy-777-1-1']);
});

it('compares row numbers as numbers', async () => {
	const rows = [claim(100, 1, RUN), claim(99, 1, ANOTHER_RUN)];
	expect((await confirm([order(1)], rows)).ids).toEqual([]);
});

it('lets an order go on once, even when it comes in twice', async () => {
	expect((await confirm([order(1), order(1)], [claim(1, 1, RUN)])).ids).toEqual(['etsy-777-1-1']);
});

it('gives nothing for placeholders, and holds nothing by an empty ledger', async () => {
	expect((await confirm([{}], [claim(1, 1, RUN)])).outputs.flat()).toEqual([]);
	expect((await confirm([order(1)], EMPTY_TABLE)).outputs.flat()).toEqual([]);
});

it.each([['={{ "" }}'], ['={{ undefined }}'], ['   ']])(
	'lets nothing go on when Claimed By is %s, for which rows without a holder would stand',
	async (claimedBy) => {
		const { ours, failed } = await confirm([order(1)], [claim(1, 1, '')], claimedBy);
		expect(ours).toEqual([]);
		expect(failed[0]?.json).toMatchObject({
			externalId: 'etsy-777-1-1',
			failure: { category: 'validation', fields: ['claimedBy'] },
		});
	},
);

it.each([
	['came in empty', []],
	['was not connected', null],
])('says so when the ledger %s, instead of holding nothing for ever', async (_how, ledger) => {
	const { ours, failed } = await confirm([order(1)], ledger);
	expect(ours).toEqual([]);
	expect(failed[0]?.json.error).toMatch(/input 'Ledger'/);
});
