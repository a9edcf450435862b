import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { formatOrderedAs, orderedAsNow } from '../../core/domain/planning/ordered-as';
import type { Sandbox } from '../../sandbox';
import { ADDRESSES } from '../support/conformance/addresses';
import { callsOf } from '../support/conformance/batch';
import { CASES, credentialsOfAll } from '../support/conformance/cases';
import { engineDriver, startConformanceSandbox } from '../support/conformance/engine-driver';
import { Shop } from '../support/conformance/shop';
import { runNode } from '../support/engine';
import { anOrder, sha256 } from '../support/examples';
import { ledgerRow } from '../support/table-rows';

jest.setTimeout(120_000);

let sandbox: Sandbox;
const shops = CASES.map((one) => new Shop(one, () => engineDriver(sandbox)));
const PRINTERS = CASES.map(({ provider }) => provider).sort();

beforeAll(async () => {
	sandbox = await startConformanceSandbox();
});
beforeEach(async () => await sandbox.control.reset());
afterAll(async () => await sandbox.close());

async function run(parameters: INodeParameters, inputs: IDataObject[][]) {
	const { outputs, error } = await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'order', ...parameters },
		credentials: credentialsOfAll(sandbox),
		credentialTypes: CASES.map(({ credentialType }) => credentialType),
		inputs: inputs.map((items) => items.map((json) => ({ json }))),
		onError: 'continueErrorOutput',
	});
	if (error) throw error;
	return outputs.map((list) => list.map(({ json }) => json));
}

async function carryOut(items: IDataObject[]) {
	const before = await totals();
	const [done = [], needsYou = [], again = [], failed = []] = await run(
		{ operation: 'carryOutChange', provider: '={{ $json.provider }}', change: '={{ $json }}' },
		[items],
	);
	const after = await totals();
	const calls = Object.fromEntries(
		PRINTERS.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]),
	);
	return { done, needsYou, again, failed, calls };
}

const totals = async () => (await sandbox.control.counts()).totals as Record<string, number>;
/** How many calls so far stopped something, or tried to. */
const cancellations = async () =>
	callsOf(await sandbox.control.counts(), (name) => /cancel|delete|orderStatus/i.test(name));
const printersOf = (items: IDataObject[]) => items.map(({ provider }) => String(provider)).sort();

/** An order at every printer, each with the change that a buyer made. */
async function changes(kind: 'address' | 'cancel', more: IDataObject = {}): Promise<IDataObject[]> {
	const items: IDataObject[] = [];
	const printifyFirst = (shop: Shop) => Number(shop.provider !== 'printify');
	for (const shop of [...shops].sort((a, b) => printifyFirst(a) - printifyFirst(b))) {
		const order = shop.planned();
		const [providerOrderId] = await shop.create(order);
		// Printify first checks an order for a while; the others would begin to print.
		if (shop.provider === 'printify') await sandbox.control.advance({ seconds: 600 });
		items.push({
			...{ externalId: order.externalId, shopId: '11', receiptId: '1001', status: 'received' },
			...{ provider: shop.provider, providerOrderId, wasTried: false },
			...{ orderedAs: 'before', orderedAsMoved: 'moved', differences: [{ kind, key: kind }] },
			...(kind === 'address' ? { shipTo: { ...ADDRESSES[0], line1: '9 New Street' } } : {}),
			...more,
		});
	}
	return items;
}

async function statuses(items: IDataObject[]): Promise<string[]> {
	const read = shops.map(async (shop) => {
		const item = items.find(({ provider }) => provider === shop.provider);
		// Gelato forgets a draft that is stopped.
		const { done, failed } = await shop.run(
			{ operation: 'get', providerOrderId: '={{ $json.id }}' },
			[{ id: item?.providerOrderId }],
		);
		return done[0] ? String(done[0].status) : String((failed[0]?.failure as IDataObject).category);
	});
	return [...new Set(await Promise.all(read))].sort();
}

describe('Carry Out Change', () => {
	it('stops orders at all printers in one batch, and none twice', async () => {
		const items = await changes('cancel');
		const first = await carryOut(items);
		expect([first.needsYou, first.again, first.failed]).toEqual([[], [], []]);
		expect(printersOf(first.done)).toEqual(PRINTERS);
		for (const { ledger } of first.done) {
			expect(ledger).toMatchObject({
				state: 'cancelled',
				status: 'cancelled',
				changeState: 'done',
			});
		}
		const now = await statuses(items);
		expect(now.filter((status) => !['cancelled', 'not_found'].includes(status))).toEqual([]);

		const before = await cancellations();
		expect(before).toBeGreaterThanOrEqual(PRINTERS.length);
		const second = await carryOut(items.map((item) => ({ ...item, wasTried: true })));
		expect(printersOf(second.done)).toEqual(PRINTERS);
		expect(await cancellations()).toBe(before);
		expect(Object.values(second.calls).every((count) => count <= 2)).toBe(true);
	});

	it('says at once what is sent already, and sends no cancellation', async () => {
		const items = await changes('cancel');
		for (const shop of shops.filter(({ can }) => can.holdsOrders)) {
			const id = items.find(({ provider }) => provider === shop.provider)?.providerOrderId;
			await shop.whole({ operation: 'submit', providerOrderId: '={{ $json.id }}' }, [{ id }]);
		}
		await sandbox.control.advance({ seconds: 40 * 86_400 });
		const { done, needsYou, calls } = await carryOut(items);
		expect(done).toEqual([]);
		expect(printersOf(needsYou)).toEqual(PRINTERS);
		for (const { code, message, ledger } of needsYou) {
			expect(code).toBe('cancelled_after_sending');
			expect(message).toMatch(/cannot be stopped any more .* has sent it already\..* costs you/);
			expect(ledger).toMatchObject({ state: 'ordered', changeState: 'needs_person' });
		}
		expect(Object.values(calls).every((count) => count <= 2)).toBe(true);
		expect(await cancellations()).toBe(0);
	});

	it('gives the new address to every printer that takes one, and tells of the others', async () => {
		const items = await changes('address');
		const { done, needsYou, again, failed } = await carryOut(items);
		const takes = shops.filter((shop) => shop.does('updateAddress')).map((shop) => shop.provider);
		expect([again, failed]).toEqual([[], []]);
		expect(printersOf(done)).toEqual([...takes].sort());
		for (const { ledger } of done) {
			expect(ledger).toMatchObject({ state: 'ordered', orderedAs: 'moved', changeState: 'done' });
		}
		expect(printersOf(needsYou)).toEqual(PRINTERS.filter((name) => !takes.includes(name)));
		for (const { code, hint, ledger } of needsYou) {
			expect(code).toBe('address_changed');
			expect(hint).toMatch(/change the address there/);
			expect(ledger).toMatchObject({ orderedAs: 'before', changeState: 'needs_person' });
		}
		const told = JSON.stringify([done, needsYou]);
		expect(told).not.toMatch(/New Street/);
		expect(told).not.toContain(String(ADDRESSES[0]?.fullName));
	});

	it('a printer that is down is tried again, and costs the others nothing', async () => {
		const items = await changes('cancel');
		await sandbox.control.faults([{ service: 'printify', kind: 'status', status: 503 }]);
		const { done, again } = await carryOut(items);
		expect(printersOf(again)).toEqual(['printify']);
		expect(again[0]).toMatchObject({ ledger: { state: 'ordered', changeState: 'retry' } });
		expect(String(again[0]?.key)).toMatch(/:again$/);
		expect(printersOf(done)).toEqual(PRINTERS.filter((name) => name !== 'printify'));
		await sandbox.control.faults([]);
		const next = await carryOut(items.filter(({ provider }) => provider === 'printify'));
		expect(printersOf(next.done)).toEqual(['printify']);
	});

	it('a cancellation whose answer is lost is looked up, not sent blindly', async () => {
		const items = await changes('cancel');
		await sandbox.control.faults(
			PRINTERS.map((service) => ({
				...{ service, kind: 'cut_after_commit' as const, limit: 1 },
				operation: { printify: 'cancelAnOrder', printful: 'cancelOrderById' }[service] ?? '',
			})).filter(({ operation }) => operation !== ''),
		);
		const { done, needsYou, again } = await carryOut(items);
		expect([needsYou, again]).toEqual([[], []]);
		expect(printersOf(done)).toEqual(PRINTERS);
	});

	it('an order that the printer does not know is no order that was stopped', async () => {
		const [item] = (await changes('cancel')).filter(({ provider }) => provider === 'printify');
		const gone = { ...item, providerOrderId: 'f'.repeat(24) };
		const { needsYou } = await carryOut([gone]);
		expect(needsYou).toMatchObject([{ code: 'cannot_be_stopped' }]);
		const { done } = await carryOut([{ ...gone, wasTried: true }]);
		expect(done).toMatchObject([{ action: 'order.cancelled' }]);
	});

	it('asks nobody about what only a person can do', async () => {
		const items = await changes('cancel', { differences: [{ kind: 'refund', key: 'refund' }] });
		const { needsYou, calls } = await carryOut(items);
		expect(printersOf(needsYou)).toEqual(PRINTERS);
		expect(Object.values(calls)).toEqual(PRINTERS.map(() => 0));
	});
});

describe('Plan Changes', () => {
	const ID = 'etsy-777-1001-1';
	const orderedAs = formatOrderedAs(orderedAsNow(anOrder(), ID, ['10011'], sha256));
	const row = ledgerRow({ orderedAs, change: '', changeState: '', changeAt: '' });
	const plan = async (etsy: IDataObject[], rows: IDataObject[] = [row]) =>
		await run({ operation: 'planChanges' }, [rows, etsy]);

	it('tells what was cancelled and what changed, and asks nobody', async () => {
		const before = await totals();
		expect(await plan([anOrder() as never])).toEqual([[], [], []]);
		const [take] = await plan([anOrder({ state: 'cancelled' }) as never]);
		expect(take).toMatchObject([
			{ externalId: ID, provider: 'printify', change: 'cancel', wasTried: false, rowId: 1 },
		]);
		const [, over] = await plan(
			[anOrder() as never],
			[{ ...row, change: 'refund', changeState: 'needs_person' }],
		);
		expect(over).toMatchObject([{ externalId: ID, change: 'refund' }]);
		expect(await totals()).toEqual(before);
	});

	it('an item that is no order is told by itself, and takes nothing from the others', async () => {
		const [take, , failed] = await plan([
			{ hello: 'world' },
			anOrder({ hasRefund: true }) as never,
		]);
		expect(take).toMatchObject([{ change: 'refund' }]);
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
	});

	it('a ledger that was not read stops the run', async () => {
		const [, , failed] = await plan([anOrder() as never], [{ hello: 'world' }]);
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
	});
});
