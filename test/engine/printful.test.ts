import {
	ETSY_STORE,
	POOR_STORE,
	POOR_TOKEN,
	STORE,
	STORE_TOKEN,
} from '../contract/support/printful-world';
import { openTestPrintful, type TestPrintful } from '../support/printful-shop';
import { orderRequest } from '../unit/providers/printful/fixtures';

/** The node with the credential, over real sockets, against the sandbox. */
describe('Print on Demand with Printful', () => {
	let shop: TestPrintful;

	beforeAll(async () => {
		shop = await openTestPrintful();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const planned = (changes: object = {}) => ({
		...orderRequest(),
		earlierTry: { inDoubt: false },
		...changes,
	});

	it('makes a draft with one call, in the store of the credential', async () => {
		const { done, failed } = await shop.run({ operation: 'create' }, planned());
		expect(failed).toEqual([]);
		expect(done).toMatchObject([{ externalId: 'etsy-11-1001-1', found: false }]);
		expect(shop.operations()).toEqual(['createOrder']);
		expect(shop.sandbox.services.printful.state()).toMatchObject({
			orders: expect.arrayContaining([
				expect.objectContaining({
					external_id: 'etsy-11-1001-1',
					status: 'draft',
					store: STORE,
				}),
			]) as unknown,
		});
	});

	it('makes and starts an order with one call', async () => {
		const { done } = await shop.run({ operation: 'create' }, planned({ submit: true }));
		expect(shop.operations()).toEqual(['createOrder']);
		const id = done[0]?.providerOrderId;
		const read = await shop.run({ operation: 'get', providerOrderId: id });
		expect(read.done).toMatchObject([{ status: 'accepted' }]);
	});

	it('works in the store that the node chooses, and with a token of one store', async () => {
		const store = { mode: 'id', value: String(ETSY_STORE), __rl: true };
		const list = { resource: 'product', operation: 'getAll', search: '', returnAll: true };
		const etsy = await shop.run({ ...list, storeId: store });
		expect(etsy.done).toMatchObject([{ title: 'Cat shirt on Etsy', publishState: 'published' }]);
		const own = await shop.run(list, {}, { token: STORE_TOKEN, storeId: '' });
		expect(own.done).toMatchObject([{ title: 'Cat shirt' }]);
	});

	it('says which stores there are, by name', async () => {
		const { done } = await shop.run({ resource: 'connection', operation: 'check' });
		expect(done).toMatchObject([
			{ provider: 'printful', connected: true, ready: true, shopName: 'API store' },
		]);
	});

	it('an order that cannot be charged is not lost: it waits to be paid', async () => {
		const files = [{ url: 'https://files.example.com/cat.png', placement: 'front' }];
		const source = { kind: 'catalogVariant', variantId: '4012', files };
		const order = planned({ submit: true, lines: [{ lineId: '1', quantity: 1, source }] });
		const poor = { token: POOR_TOKEN, storeId: POOR_STORE };
		const { done } = await shop.run({ operation: 'create' }, order, poor);
		const id = done[0]?.providerOrderId;
		const read = await shop.run({ operation: 'get', providerOrderId: id }, {}, poor);
		expect(['action_required', 'payment_required']).toContain(read.done[0]?.status);
	});

	it('stops with a wrong token, and makes nothing', async () => {
		const { failed } = await shop.run({ operation: 'create' }, planned(), { token: 'wrong' });
		expect(failed).toMatchObject([{ failure: { category: 'auth', provider: 'printful' } }]);
		expect(JSON.stringify(failed[0]?.failure)).not.toContain('wrong');
	});
});
