import type { IDataObject } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { runNode } from '../support/engine';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

/** The engine of these tests calls its execution so. */
const RUN = '1';

/** An order as Plan gives it, as far as its row needs it, claimed a moment ago. */
function planned(n: number, { isNew = true, secondsAgo = 5, rowId = 70 + n } = {}): IDataObject {
	return {
		...{ externalId: `etsy-777-${n}-1`, shopId: '777', receiptId: String(n) },
		...{ provider: 'printify', lineIds: `${n}1`, route: 'direct', notes: '', buyerKey: 'k' },
		...{ shipBy: '', orderedAs: 'now', shipTo: { fullName: 'Ada Lovelace' } },
		ledger: { isNew, state: 'planned', attempts: 0, orderedAs: 'then', claimSeconds: 600 },
		rowId,
		claimedAt: new Date(Date.now() - secondsAgo * 1_000).toISOString(),
	};
}

const made = (n: number, found = false): IDataObject => ({
	...{ externalId: `etsy-777-${n}-1`, provider: 'printify', lineIds: [`${n}1`] },
	...{ providerOrderId: `po-${n}`, status: 'received', found },
});

async function run(operation: string, inputs: IDataObject[][]) {
	return await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'order', operation },
		inputs,
		onError: 'continueErrorOutput',
	});
}

const jsons = (items: Array<{ json: IDataObject }> = []) => items.map(({ json }) => json);

describe('Rows of Planned Orders', () => {
	it('makes a row of each order that has none, and passes on the others as they are', async () => {
		const known = planned(2, { isNew: false });
		const { outputs } = await run('plannedRows', [[planned(1), known]]);
		expect(jsons(outputs[0])).toEqual([
			expect.objectContaining({
				...{ externalId: 'etsy-777-1-1', state: 'planned', claimedBy: RUN, attempts: 0 },
				...{ orderedAs: 'then', audited: false },
			}),
		]);
		expect(jsons(outputs[1])).toEqual([known]);
		expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0, input: 0 });
	});

	it('holds nothing of the buyer', async () => {
		const { outputs } = await run('plannedRows', [[planned(1)]]);
		expect(JSON.stringify(outputs[0])).not.toContain('Lovelace');
	});

	it('says what is no planned order, and goes on with the others', async () => {
		const { outputs } = await run('plannedRows', [[{ externalId: 'x' }, planned(1)]]);
		const [rows, , failed] = outputs;
		expect(rows).toHaveLength(1);
		expect(failed?.[0]?.json).toMatchObject({
			externalId: 'x',
			failure: { category: 'validation', message: 'This item is not a planned order.' },
		});
	});
});

describe('Rows of Made Orders', () => {
	it('makes a row that takes the place of the one before, for an order at its first try', async () => {
		const order = planned(1);
		const { outputs } = await run('orderedRows', [[made(1)], [order, planned(2)]]);
		expect(jsons(outputs[0])).toEqual([
			expect.objectContaining({
				...{ externalId: 'etsy-777-1-1', state: 'ordered', providerOrderId: 'po-1' },
				...{ attempts: 1, claimedBy: RUN, claimedAt: order.claimedAt, orderedAs: 'now' },
			}),
		]);
		expect(outputs[1]).toEqual([]);
	});

	it.each([
		['was tried before', { isNew: false }],
		['another run may have taken over', { secondsAgo: 601 }],
	])('leaves the row where it is for an order that %s', async (_why, how) => {
		const { outputs } = await run('orderedRows', [[made(1, true)], [planned(1, how)]]);
		expect(outputs[0]).toEqual([]);
		expect(jsons(outputs[1])).toEqual([
			expect.objectContaining({ ...made(1, true), rowId: 71, orderedAs: 'then' }),
		]);
	});

	it('loses no order that was made: what cannot be written down is told, with its number', async () => {
		const { outputs } = await run('orderedRows', [[made(3), made(1)], [planned(1)]]);
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[2]?.[0]?.json).toMatchObject({
			...{ externalId: 'etsy-777-3-1', providerOrderId: 'po-3' },
			failure: { category: 'validation' },
		});
	});
});

describe('Find Ended Claims', () => {
	const claim = (id: number, n: number, claimedBy = RUN) =>
		ledgerRow({
			id,
			externalId: `etsy-777-${n}-1`,
			lineIds: `${n}1`,
			state: 'creating',
			claimedBy,
		});
	const ordered = (id: number, n: number) => ({ ...claim(id, n), state: 'ordered' });

	it('names rows that stand one after the other, run by run', async () => {
		const claims = [claim(1, 1), claim(2, 2), claim(3, 3), claim(4, 4, '8'), claim(5, 5)];
		const others = [1, 2, 3, 4].map((n) => ordered(100 + n, n));
		const { outputs } = await run('endedClaims', [claims, others]);
		expect(jsons(outputs[0])).toEqual([
			{ state: 'creating', claimedBy: RUN, from: 1, to: 3 },
			{ state: 'creating', claimedBy: '8', from: 4, to: 4 },
		]);
	});

	it('names none where nothing was ordered', async () => {
		expect((await run('endedClaims', [[claim(1, 1)], EMPTY_TABLE])).outputs.flat()).toEqual([]);
	});

	it('does not take a table that was not read for an empty one', async () => {
		const { outputs } = await run('endedClaims', [[claim(1, 1)], []]);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ failure: { category: 'validation' } });
	});
});
