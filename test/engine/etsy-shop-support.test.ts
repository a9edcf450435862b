import { demoScenario } from '../../sandbox/scenario/demo';
import { openTestShop, type TestShop } from '../support/etsy-shop';

describe('the shop that tests open', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(demoScenario());
	});
	afterAll(async () => await shop.close());

	test('is reached over real sockets by the node in its engine, and counts what came', async () => {
		const [answer] = await shop.json({ resource: 'shop', operation: 'get' });
		expect(answer).toMatchObject({ shopId: '10000001' });
		expect(shop.operations()).toEqual(['getMe', 'getShop']);
		expect(shop.calls[1]).toMatchObject({ status: 200, answer: { shop_id: 10000001 } });
	});
});
