import { forgetLimiters } from '../../core/transport/limiter-registry';
import { startSandbox, type ObservedCall, type Sandbox } from '../../sandbox';
import {
	callsOf,
	madeAnywhere,
	mixedOrders,
	operationsIn,
	struck,
	tenthOfFaults,
} from '../support/conformance/batch';
import { CASES, worldOfAll } from '../support/conformance/cases';
import type { Driver, Json } from '../support/conformance/driver';
import { engineDriver, hurry } from '../support/conformance/engine-driver';
import { Shop, without, type PlannedOrder } from '../support/conformance/shop';

jest.setTimeout(5 * 60_000);

const ORDERS = 500;
const CREATE = { resource: 'order', operation: 'create', provider: '={{ $json.provider }}' };
const GET = {
	...CREATE,
	operation: 'get',
	providerOrderId: '={{ $json.providerOrderId }}',
};
const WAITING = ['draft', 'received'];

/** One node, one execution, every provider, at the pace that each of them asks for. */
describe('a mixed batch', () => {
	let sandbox: Sandbox;
	let driver: Driver;
	const answered: ObservedCall[] = [];
	const shops = CASES.map((one) => new Shop(one, () => driver));

	beforeAll(async () => {
		sandbox = await startSandbox({
			scenario: worldOfAll(),
			// Printful tells its limit: told a higher one, the batch takes seconds and not minutes.
			limits: { printful: { perMinute: 600 } },
			observe: (call) => answered.push(call),
		});
		driver = engineDriver(sandbox);
	});
	beforeEach(async () => {
		await sandbox.control.reset();
		forgetLimiters();
		answered.length = 0;
	});
	afterAll(async () => await sandbox.close());

	async function refusedByLimit() {
		const counts = await sandbox.control.counts();
		return CASES.map(({ provider }) => [
			provider,
			(counts.rateLimited[provider] ?? 0) - struck(counts, provider, 'rate_limit'),
		]);
	}

	const NONE = CASES.map(({ provider }) => [provider, 0]);

	it('costs at most 1.2 calls an order, looks nothing up, and meets no 429', async () => {
		const { orders, toRefuse } = mixedOrders(shops, 40 * shops.length);
		const { done, failed } = await driver.run(CREATE, orders);
		expect(done).toHaveLength(orders.length - toRefuse.length);
		expect(failed).toHaveLength(toRefuse.length);
		const counts = await sandbox.control.counts();
		expect(callsOf(counts, () => true)).toBeLessThanOrEqual(1.2 * orders.length);
		expect(await refusedByLimit()).toEqual(NONE);
	});

	it(`makes ${ORDERS} orders through a tenth of faults: none lost, doubled or started`, async () => {
		const making = await makingOperations();
		const before = madeAnywhere(await sandbox.control.counts());
		await sandbox.control.faults(tenthOfFaults());
		const began = new Date(Date.now() - 1_000).toISOString();
		const { orders, toRefuse, toStart, toHold } = mixedOrders(shops, ORDERS);

		const first = await driver.run(CREATE, orders);
		expect(first.done.length + first.failed.length).toBe(ORDERS);
		const counts = await sandbox.control.counts();
		const strikes = CASES.map(({ provider }) => struck(counts, provider));
		const faults = strikes.reduce((sum, count) => sum + count, 0);
		// It was no fair weather: every provider and every kind of fault was in it.
		expect(Math.min(...strikes)).toBeGreaterThan(0);
		expect(faults).toBeGreaterThanOrEqual(0.1 * ORDERS);
		expect(await refusedByLimit()).toEqual(NONE);

		const made = callsOf(counts, (operation) => making.has(operation));
		expect(made).toBeLessThanOrEqual(1.2 * ORDERS);
		const lookedUp = callsOf(counts, (operation) => !making.has(operation));
		expect(lookedUp).toBeLessThanOrEqual(LOOK_UPS * faults);

		const retryable = first.failed.filter(({ failure }) => (failure as Json).retryable === true);
		const refused = first.failed.filter((item) => !retryable.includes(item));
		expect(idsOf(refused)).toEqual(idsOf(toRefuse));
		for (const { failure } of refused) expect(failure).toMatchObject({ category: 'capability' });

		// A second pass, in doubt, closes the rest.
		await sandbox.control.faults([]);
		const again = retryable.map((item) => ({
			...orders.find(({ externalId }) => externalId === item.externalId),
			earlierTry: { inDoubt: true, since: began },
		}));
		const second = again.length > 0 ? await driver.run(CREATE, again) : { done: [], failed: [] };
		expect(second.failed).toEqual([]);

		const expected = [...toStart, ...toHold].map(({ externalId }) => [externalId, 1]);
		const there = madeAnywhere(await sandbox.control.counts());
		expect(without(before, there)).toEqual(Object.fromEntries(expected));
		await expectStarted([...first.done, ...second.done], toStart);
	});

	it('lets no slow provider hold up the others', async () => {
		const [slow, ...others] = shops;
		if (!slow) throw new Error('There is no provider');
		await sandbox.control.faults([{ service: slow.provider, kind: 'latency', latencyMs: 3_000 }]);
		const late = Array.from({ length: 12 }, () => slow.planned());
		const quick = others.flatMap((shop) => Array.from({ length: 5 }, () => shop.planned()));
		const { done, failed } = await driver.run(CREATE, [...late, ...quick]);
		expect(failed).toEqual([]);
		expect(idsOf(done)).toEqual(idsOf([...late, ...quick]));
		// Every call of the others was answered before the first of the slow one.
		const services = answered.map(({ service }) => service);
		expect(services.indexOf(slow.provider as never)).toBe(
			services.filter((service) => service !== slow.provider).length,
		);
	});

	/** The operations without which there is no order; all others are look-ups. */
	async function makingOperations(): Promise<Set<string>> {
		hurry(sandbox);
		const { orders } = mixedOrders(shops, 8 * shops.length);
		await driver.run(CREATE, orders);
		const making = operationsIn(await sandbox.control.counts());
		await sandbox.control.reset();
		forgetLimiters();
		return making;
	}

	/** After a day just these are started, and all others wait. */
	async function expectStarted(done: Json[], toStart: readonly PlannedOrder[]): Promise<void> {
		await sandbox.control.advance({ seconds: 86_400 });
		hurry(sandbox);
		const read = await driver.run(GET, done);
		expect(read.failed).toEqual([]);
		const started = read.done.filter(({ status }) => !WAITING.includes(String(status)));
		expect(idsOf(started)).toEqual(idsOf(toStart));
	}
});

/**
 * Calls to look an order up, on average: one search and one reading, or pages of Printify's list.
 */
const LOOK_UPS = 4;

function idsOf(items: ReadonlyArray<{ externalId?: unknown }>): string[] {
	return items.map(({ externalId }) => String(externalId)).sort();
}
