import { SHOP } from '../../../contract/support/printify-world';
import { openTestPrintify, type TestPrintify } from '../../../support/printify-shop';
import { failureOf, valueOf } from '../../../support/result';
import { answer, fakePrintify, orderRequest } from './fixtures';

let shop: TestPrintify;

beforeAll(async () => {
	shop = await openTestPrintify();
});
beforeEach(async () => await shop.sandbox.control.reset());
afterAll(async () => await shop.close());

const SEND = 'sendAnExistingOrderToProduction';
const mug = { kind: 'sku' as const, sku: 'MUG-11' };
const life = () => {
	const { life: found } = shop.sandbox.services.printify;
	if (!found) throw new Error('The sandbox has no order life');
	return found;
};

async function create(changes: object = {}) {
	const request = orderRequest({
		lines: [{ lineId: 'l1', quantity: 1, source: mug }],
		...changes,
	});
	return await shop.provider().createOrder(request, { inDoubt: false });
}

async function createId(): Promise<string> {
	const id = valueOf(await create()).providerOrderId;
	await shop.sandbox.control.advance({ seconds: 20 });
	shop.forget();
	return id;
}

describe('cancelling', () => {
	it('costs one call while the order is on hold', async () => {
		const id = await createId();
		const order = valueOf(await shop.provider().cancelOrder(id));
		expect(order).toMatchObject({ providerOrderId: id, status: 'cancelled' });
		expect(shop.operations()).toEqual(['cancelAnOrder']);
	});

	it('of a cancelled order is done already', async () => {
		const id = await createId();
		await shop.provider().cancelOrder(id);
		expect(valueOf(await shop.provider().cancelOrder(id)).status).toBe('cancelled');
	});

	it('that worked and was cut is found to have worked', async () => {
		const id = await createId();
		await shop.sandbox.control.faults([{ kind: 'cut_after_commit', operation: 'cancelAnOrder' }]);
		const failure = failureOf(await shop.provider().cancelOrder(id));
		expect(failure).toMatchObject({ category: 'network', retryable: true });
		await shop.sandbox.control.faults([]);
		expect(valueOf(await shop.provider().cancelOrder(id)).status).toBe('cancelled');
	});

	it.each(['in-production', 'fulfilled', 'has-issues', 'something-new'])(
		'is too late when the order is %s',
		async (status) => {
			const id = await createId();
			life().setStatus(id, status);
			const failure = failureOf(await shop.provider().cancelOrder(id));
			expect(failure).toMatchObject({ category: 'conflict', retryable: false, httpStatus: 400 });
			expect(failure.message).toContain(status);
			expect(shop.operations()).toEqual(['cancelAnOrder', 'getOrderDetailsById']);
		},
	);

	it('comes too early while costs are calculated', async () => {
		const id = valueOf(await create()).providerOrderId;
		expect(failureOf(await shop.provider().cancelOrder(id))).toMatchObject({
			category: 'conflict',
			retryable: true,
		});
	});

	it('of an order that is not there says so', async () => {
		expect(failureOf(await shop.provider().cancelOrder('nobody')).category).toBe('not_found');
	});
});

describe('submitting', () => {
	it('sends once and reads once', async () => {
		const id = await createId();
		const order = valueOf(await shop.provider().submitOrder(id));
		expect(order).toMatchObject({ status: 'accepted', awaitingApproval: false });
		expect(shop.operations()).toEqual([SEND, 'getOrderDetailsById']);
	});

	it('again gives the order back as it is', async () => {
		const id = await createId();
		await shop.provider().submitOrder(id);
		expect(valueOf(await shop.provider().submitOrder(id)).status).toBe('accepted');
	});

	it.each(['cut_after_commit', 'malformed_body'] as const)(
		'is never sent twice when the answer is lost (%s)',
		async (kind) => {
			const id = await createId();
			await shop.sandbox.control.faults([{ kind, operation: SEND }]);
			expect(valueOf(await shop.provider().submitOrder(id)).status).toBe('accepted');
			const { calls } = await shop.sandbox.control.counts();
			expect(Object.values(calls.printify?.[SEND] ?? {})).toEqual([1]);
		},
	);

	it('says that the order still waits when the call did not get through', async () => {
		const id = await createId();
		await shop.sandbox.control.faults([{ kind: 'cut_before_commit', operation: SEND }]);
		const failure = failureOf(await shop.provider().submitOrder(id));
		expect(failure).toMatchObject({ category: 'unclear', retryable: true });
		expect(failure.message).toContain('on-hold');
	});

	it.each(['canceled', 'unfulfillable'])('of an order that is %s is a conflict', async (status) => {
		const id = await createId();
		life().setStatus(id, status);
		expect(failureOf(await shop.provider().submitOrder(id))).toMatchObject({
			category: 'conflict',
			retryable: false,
		});
	});

	it.each(['pending', 'cost-calculation'])(
		'may be tried again where Printify refuses an order that is still %s',
		async (status) => {
			const refusal = { status: 'error', code: 8203, errors: { reason: 'Not yet', code: 8203 } };
			const printify = fakePrintify(({ method }) =>
				method === 'POST' ? answer(400, refusal) : answer(200, { id: 'a', status }),
			);
			expect(failureOf(await printify.provider.submitOrder('a'))).toMatchObject({
				category: 'conflict',
				retryable: true,
			});
		},
	);

	it('hands on why Printify refuses an order that waits', async () => {
		const id = await createId();
		life().setStatus(id, 'payment-not-received');
		const failure = failureOf(await shop.provider().submitOrder(id));
		expect(failure.category).toBe('validation');
		expect(failure.message).toContain('payment-not-received');
	});
});

describe('creating with submit', () => {
	it('costs two calls and starts production', async () => {
		shop.forget();
		const made = valueOf(await create({ submit: true }));
		expect(made).toMatchObject({ found: false });
		expect(shop.operations()).toEqual(['submitAnOrder', SEND]);
		expect(valueOf(await shop.provider().getOrder(made.providerOrderId)).status).toBe('accepted');
	});

	it('without it never starts production', async () => {
		shop.forget();
		await create();
		expect(shop.operations()).toEqual(['submitAnOrder']);
	});

	it('says that the order is there and waits when it could not be sent to production', async () => {
		await shop.sandbox.control.faults([{ kind: 'status', status: 402, operation: SEND }]);
		const failure = failureOf(await create({ submit: true }));
		expect(failure).toMatchObject({ category: 'unclear', httpStatus: 402 });
		const [order] = (
			await shop.sandbox.control.state<{ printify: { orders: Array<{ id: string }> } }>()
		).printify.orders;
		expect(failure.message).toContain(order?.id);
		expect(failure.hint).toContain(order?.id);
	});

	it('finds the order of the earlier try, and sends that to production', async () => {
		await shop.sandbox.control.faults([{ kind: 'status', status: 500, operation: SEND }]);
		failureOf(await create({ submit: true }));
		await shop.sandbox.control.faults([]);
		const request = orderRequest({
			lines: [{ lineId: 'l1', quantity: 1, source: mug }],
			submit: true,
		});
		const since = new Date(shop.sandbox.world.clock.now()).toISOString();
		const made = valueOf(await shop.provider().createOrder(request, { inDoubt: true, since }));
		expect(made.found).toBe(true);
		expect(valueOf(await shop.provider().getOrder(made.providerOrderId)).status).toBe('accepted');
		const { providerOrders } = await shop.sandbox.control.counts();
		expect(providerOrders.printify).toEqual({ [request.externalId]: 1 });
	});

	it('leaves an order alone that is in production or was cancelled', async () => {
		const request = orderRequest({ lines: [{ lineId: 'l1', quantity: 1, source: mug }] });
		for (const status of ['in-production', 'canceled']) {
			await shop.sandbox.control.reset();
			const id = await createId();
			life().setStatus(id, status);
			const since = new Date(0).toISOString();
			// In doubt it is searched; not in doubt Printify itself names it.
			for (const earlier of [{ inDoubt: true as const, since }, { inDoubt: false as const }]) {
				const again = await shop.provider().createOrder({ ...request, submit: true }, earlier);
				expect(valueOf(again)).toMatchObject({ found: true, order: { rawStatus: status } });
			}
			expect(shop.operations()).not.toContain(SEND);
		}
	});
});

it('names the shop in every path', async () => {
	await createId();
	await shop.provider().ordersChangedSince('2020-01-01T00:00:00Z');
	expect(shop.calls.every(({ path }) => path.startsWith(`/v1/shops/${SHOP}/`))).toBe(true);
});
