import { ADDRESSES } from '../addresses';
import type { Shop } from '../shop';

const WAITING = ['draft', 'received'];
const STARTED = ['accepted', 'in_production', 'partially_shipped', 'shipped', 'delivered'];

/** Create, hold, submit, cancel, change of address, look-up. */
export function orderRows(shop: Shop): void {
	const { can } = shop;

	if (can.holdsOrders) {
		it('lets an order wait until it is submitted', async () => {
			const [held = '', submitted = ''] = await shop.create(
				shop.planned(),
				shop.planned({ submit: true }),
			);
			await shop.pass();
			const [waits, goes] = await shop.get(held, submitted);
			expect(WAITING).toContain(waits?.status);
			expect(STARTED).toContain(goes?.status);
		});
	} else {
		it('says that it cannot let an order wait, and makes none without being told', async () => {
			const { done, failed } = await shop.run({ operation: 'create' }, [
				shop.planned({ submit: undefined }),
				shop.planned({ submit: false }),
			]);
			expect(done).toEqual([]);
			expect(failed).toMatchObject([
				{ failure: { category: 'capability', provider: shop.provider } },
				{ failure: { category: 'capability', provider: shop.provider } },
			]);
			expect(await shop.made()).toEqual({});
		});

		it('starts an order that says so', async () => {
			const [id = ''] = await shop.create(shop.planned({ submit: true }));
			await shop.pass();
			expect(STARTED).toContain((await shop.get(id))[0]?.status);
		});
	}

	it('makes an order once when it is asked again in doubt', async () => {
		const order = shop.planned();
		const [id] = await shop.create(order);
		const [again] = await shop.whole({ operation: 'create' }, [shop.inDoubt(order)]);
		expect(again).toMatchObject({ found: true, providerOrderId: id });
		expect(await shop.made()).toEqual({ [order.externalId]: 1 });
	});

	it('takes a doubt for no more than that: what was not made is made', async () => {
		const order = shop.planned();
		const [made] = await shop.whole({ operation: 'create' }, [shop.inDoubt(order)]);
		expect(made).toMatchObject({ found: false });
		expect(await shop.made()).toEqual({ [order.externalId]: 1 });
	});

	if (can.refusesDuplicates) {
		it('makes an order once even when nobody is in doubt', async () => {
			const order = shop.planned();
			const [id] = await shop.create(order);
			const [again] = await shop.whole({ operation: 'create' }, [order]);
			expect(again).toMatchObject({ found: true, providerOrderId: id });
			expect(await shop.made()).toEqual({ [order.externalId]: 1 });
		});
	} else {
		it('would take an order twice, so the ledger says when there is a doubt', async () => {
			const order = shop.planned();
			await shop.create(order);
			await shop.create(order);
			expect(await shop.made()).toEqual({ [order.externalId]: 2 });
		});
	}

	it('finds an order by the ID that this pack gave it, and none that is not there', async () => {
		const order = shop.planned();
		const [providerOrderId] = await shop.create(order);
		const { externalId } = order;
		const found = await shop.whole(
			{ operation: 'find', externalId: '={{ $json.externalId }}', since: '' },
			[{ externalId }, { externalId: 'etsy-11-none-1' }],
		);
		expect(found).toMatchObject([{ providerOrderId, externalId }]);
	});

	it('says that an order is not there', async () => {
		const { failed } = await shop.run({ operation: 'get', providerOrderId: '={{ $json.id }}' }, [
			{ id: '404' },
		]);
		expect(failed).toMatchObject([{ failure: { category: 'not_found', retryable: false } }]);
	});

	for (const action of ['submitOrder', 'cancelOrder', 'updateAddress'] as const) {
		const title = {
			submitOrder: 'starts the production of an order that waits, once',
			cancelOrder: 'cancels an order, and says so again when it is asked again',
			updateAddress: 'changes where an order goes',
		}[action];
		if (shop.does(action)) it(title, async () => await acts(shop, action));
		else {
			it(`says that it cannot: ${action}`, async () => {
				const order = shop.planned();
				const [id = ''] = await shop.create(order);
				const { done, failed } = await shop.run(operationOf(action), [target(id)]);
				expect(done).toEqual([]);
				expect(failed).toMatchObject([{ failure: shop.refusal(action) }]);
			});
		}
	}

	it('does not make an order anew that was cancelled there: a person decides', async () => {
		const order = shop.planned();
		const [id = ''] = await shop.create(order);
		const [cancelled = ''] = shop.one.statuses.find(([, word]) => word === 'cancelled') ?? [];
		shop.life.setStatus(id, cancelled);
		const { done, failed } = await shop.run({ operation: 'create' }, [shop.inDoubt(order)]);
		expect(done).toEqual([]);
		expect(failed).toMatchObject([{ failure: { category: 'conflict', retryable: false } }]);
		expect(await shop.made()).toEqual({ [order.externalId]: 1 });
	});
}

type OrderAction = 'submitOrder' | 'cancelOrder' | 'updateAddress';

const OPERATIONS = { submitOrder: 'submit', cancelOrder: 'cancel', updateAddress: 'updateAddress' };

function operationOf(action: OrderAction) {
	return {
		operation: OPERATIONS[action],
		providerOrderId: '={{ $json.id }}',
		...(action === 'updateAddress' ? { address: '={{ $json.address }}' } : {}),
	};
}

function target(id: string) {
	return { id, address: ADDRESSES[5] };
}

async function acts(shop: Shop, action: OrderAction): Promise<void> {
	const [id = ''] = await shop.create();
	if (shop.one.stoppable) shop.life.setStatus(id, shop.one.stoppable);
	const [order] = await shop.whole(operationOf(action), [target(id)]);
	expect(order).toMatchObject({ providerOrderId: id });
	if (action === 'cancelOrder') {
		expect(order?.status).toBe('cancelled');
		const { done, failed } = await shop.run(operationOf(action), [target(id)]);
		const again = done[0] ?? failed[0]?.failure;
		expect(again).toMatchObject(done[0] ? { status: 'cancelled' } : { retryable: false });
	}
	if (action === 'submitOrder') {
		// Asked again it says the same, and nothing is printed twice.
		expect(await shop.whole(operationOf(action), [target(id)])).toMatchObject([
			{ providerOrderId: id },
		]);
		await shop.pass();
		expect(STARTED).toContain((await shop.get(id))[0]?.status);
	}
	if (action === 'updateAddress') {
		const state = JSON.stringify(shop.sandbox.services[shop.provider as 'printify'].state());
		expect(state).toContain(ADDRESSES[5]?.city);
	}
}
