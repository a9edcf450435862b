import type { IDataObject } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { runNode } from '../support/engine';
import { SHOP } from '../support/examples';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

const START = Date.now();
const ago = (seconds: number): string => new Date(START - seconds * 1000).toISOString();

/** A row of `POD Exceptions` as the Data Table node gives it. */
function exceptionRow(id: number, cells: IDataObject = {}): IDataObject {
	return {
		...{ id, key: `etsy-${SHOP}-1001-1:create`, kind: 'order', shopId: SHOP, receiptId: '1001' },
		...{ externalId: `etsy-${SHOP}-1001-1`, provider: 'printify', category: 'network' },
		...{ message: 'Printify cannot be reached.', hint: 'Nothing to do.', state: 'open' },
		...{ attempts: 1, nextAttemptAt: ago(60), claimedBy: null, claimedAt: null, toldAt: null },
		...{ createdAt: ago(3600), updatedAt: ago(120) },
		...cells,
	};
}
const due = { state: 'retry', nextAttemptAt: ago(60), orderedAt: '' };

async function plan(inputs: IDataObject[][], settings: IDataObject = { sync_turn_S1: '' }) {
	const run = await runNode({
		node: new PrintOnDemand(),
		parameters: {
			...{ resource: 'order', operation: 'planRetries', settings: JSON.stringify(settings) },
		},
		inputs,
		onError: 'continueErrorOutput',
	});
	const [retry = [], tell = [], close = [], note = [], failed = []] = run.outputs;
	return { ...run, retry, tell, close, note, failed };
}

it('sends each row out by what is to be done, paired, with what a claim must find', async () => {
	const held = { key: '1002:1:unmapped', kind: 'hold', externalId: '', receiptId: '1002' };
	const over = { externalId: `etsy-${SHOP}-1003-1`, key: `etsy-${SHOP}-1003-1:create` };
	const { retry, tell, close, note, failed, error } = await plan([
		[exceptionRow(5), exceptionRow(6, held), exceptionRow(7, over)],
		[
			ledgerRow(due),
			ledgerRow({ id: 3, externalId: over.externalId }),
			ledgerRow({ id: 4, externalId: `etsy-${SHOP}-1004-1`, state: 'needs_person' }),
		],
		EMPTY_TABLE,
	]);
	expect(error).toBeUndefined();
	expect(failed).toEqual([]);
	expect(retry.map(({ json, pairedItem }) => [json.rowId, pairedItem])).toEqual([
		[5, { item: 0, input: 0 }],
	]);
	expect(retry[0]?.json).toMatchObject({
		workflowIds: ['S1'],
		was: { claimedAt: null, nextAttemptAt: ago(60) },
	});
	expect(tell.map(({ json, pairedItem }) => [json.rowId, pairedItem])).toEqual([
		[6, { item: 1, input: 0 }],
	]);
	expect(tell[0]?.json.text).toContain('Order 1002');
	expect(close.map(({ json }) => json.rowId)).toEqual([7]);
	expect(note.map(({ json }) => json.key)).toEqual([`etsy-${SHOP}-1004-1:create`]);
});

it('keeps to the seller’s settings', async () => {
	const running = { state: 'creating', claimedAt: ago(60), orderedAt: '' };
	const rows = [[exceptionRow(5)], [ledgerRow(running)], EMPTY_TABLE];
	expect((await plan(rows)).retry).toEqual([]);
	expect((await plan(rows, { claim_timeout_seconds: '30' })).retry).toHaveLength(1);
	const { failed } = await plan(rows, { retry_delays_minutes: 'soon' });
	expect(failed[0]?.json).toMatchObject({ failure: { fields: ['retry_delays_minutes'] } });
});

it('takes an empty table for one, and a table that was not read for none', async () => {
	const { outputs } = await plan([EMPTY_TABLE, EMPTY_TABLE, EMPTY_TABLE]);
	expect(outputs.flat()).toEqual([]);
	// Without the ledger every open order would count as over.
	const { close, failed } = await plan([[exceptionRow(5)], [{ hello: 'world' }], EMPTY_TABLE]);
	expect(close).toEqual([]);
	expect(failed[0]?.json).toMatchObject({ failure: { category: 'validation' } });
});
