import type { IDataObject } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { runNode } from '../support/engine';
import { aLine, anOrder } from '../support/examples';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

async function check(rows: IDataObject[], orders: IDataObject[], settings: object = {}) {
	const { outputs, error } = await runNode({
		node: new PrintOnDemand(),
		parameters: {
			...{ resource: 'report', operation: 'checkLateness' },
			settings: JSON.stringify(settings),
		},
		inputs: [rows, orders].map((items) => items.map((json) => ({ json }))),
		onError: 'continueErrorOutput',
	});
	if (error) throw error;
	const [problems = [], onTime = [], digest = [], failed = []] = outputs.map((list) =>
		list.map(({ json }) => json),
	);
	return { problems, onTime, digest, failed };
}

const row = (receiptId: string, cells: IDataObject = {}) =>
	ledgerRow({
		...{ externalId: `etsy-777-${receiptId}-1`, receiptId, lineIds: `${receiptId}1` },
		...{ orderedAt: hours(-10), checkedAt: hours(-1), shipBy: hours(72), ...cells },
	});
const order = (receiptId: string, day: number) =>
	anOrder({
		...{ receiptId, createdAt: hours(-11) },
		lines: [aLine({ lineId: `${receiptId}1`, expectedShipDate: hours(day) })],
	}) as unknown as IDataObject;

it('tells late, at risk and on time apart, by Etsy and by the ledger, in one digest', async () => {
	const rows = [
		row('1'),
		row('2', { status: 'on_hold', orderedAt: hours(-40), statusAt: hours(-30) }),
	];
	const orders = [order('1', 72), order('2', 72), order('3', -2)];
	const { problems, onTime, digest, failed } = await check(rows, orders);
	expect(failed).toEqual([]);
	expect(problems.map(({ receiptId, level, who }) => [receiptId, level, who])).toEqual([
		['3', 'late', 'you'],
		['2', 'at_risk', 'you'],
	]);
	expect(onTime).toMatchObject([{ receiptId: '1', level: 'on_time', code: '' }]);
	expect(digest).toMatchObject([{ late: 1, atRisk: 1, onTime: 1 }]);
	expect(digest[0]?.title).toBe('Orders to send: 1 late, 1 at risk, 1 on time');
	const told = JSON.stringify([problems, onTime, digest]);
	expect(told).not.toMatch(/Lovelace|Byron|ada@/);
});

it('goes by the hours in the settings, and refuses what it cannot read', async () => {
	const rows = [row('1')];
	expect((await check(rows, [], { ship_warning_hours: '80' })).problems).toHaveLength(1);
	const slow = await check(rows, [], { production_hours: 'printify = 96' });
	expect(slow.problems).toMatchObject([{ code: 'printer_cannot_make_it', who: 'printer' }]);
	const { failed } = await check(rows, [], { production_hours: 'soon' });
	expect(failed).toMatchObject([{ failure: { fields: ['production_hours'] } }]);
});

it('an empty ledger is no ledger that was not read, and one bad order costs the others nothing', async () => {
	const { digest, problems, failed } = await check(EMPTY_TABLE, [
		{ hello: 'world' },
		order('3', -2),
	]);
	expect(digest).toHaveLength(1);
	expect(problems).toMatchObject([{ receiptId: '3' }]);
	expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
	expect((await check([{ hello: 'world' }], [])).failed).toMatchObject([
		{ failure: { category: 'validation' } },
	]);
});

it('looks at 5,000 orders in a moment', async () => {
	const ids = Array.from({ length: 5_000 }, (_none, n) => String(10_000 + n));
	const { onTime } = await check(
		ids.map((id) => row(id)),
		ids.map((id) => order(id, 72)),
	);
	expect(onTime).toHaveLength(5_000);
});
