import { openTestPrintful, type TestPrintful } from '../support/printful-shop';
import { ETSY_SHIRT_M, ETSY_STORE, RECEIPT } from '../contract/support/printful-world';

let shop: TestPrintful;
beforeAll(async () => {
	shop = await openTestPrintful();
});
afterAll(async () => await shop.close());

/** An order as Plan gives it for a shop whose orders Printful imports. */
const planned = (quantity: number, receiptId = RECEIPT) => ({
	externalId: `etsy-777-${receiptId}-1`,
	provider: 'printful',
	route: 'provider_imported',
	shopId: '777',
	receiptId,
	lineIds: '1',
	lines: [
		{
			lineId: '1',
			quantity,
			source: { kind: 'storeVariant', productId: 'any', variantId: String(ETSY_SHIRT_M) },
		},
	],
	plan: { createdAt: new Date().toISOString() },
	waitUntil: new Date(Date.now() + 3_600_000).toISOString(),
});

async function check(item: object) {
	const store = { mode: 'id', value: String(ETSY_STORE), __rl: true };
	// The first two outputs are Approve and Hold.
	const { done, failed } = await shop.run({ operation: 'checkImported', storeId: store }, item);
	return { approve: done, hold: failed };
}

async function imported(): Promise<number> {
	const found = await shop.provider({ storeId: ETSY_STORE }).findImportedOrders(RECEIPT, '');
	if (!found.ok) throw new Error(found.failure.message);
	return found.value[0]?.lines[0]?.quantity ?? 0;
}

it('approves the order that a connected store imported, found by the number of the Etsy order', async () => {
	const quantity = await imported();
	expect(quantity).toBeGreaterThan(0);
	shop.forget();
	const { approve, hold } = await check(planned(quantity));
	expect(hold).toEqual([]);
	expect(approve).toMatchObject([{ receiptId: RECEIPT, submit: true, found: true }]);
	expect(shop.operations()).toEqual(['getOrder']);
});

it('holds what Printful states to cost too much, and tells the margin of what it lets go', async () => {
	const quantity = await imported();
	const sold = { amountMinor: 2500 * quantity, currency: 'USD' };
	const none = { amountMinor: 0, currency: 'USD' };
	const limits = (hundredths: number) => ({
		currency: 'USD',
		sale: [{ lineId: '1', title: 'Shirt', sold, shippingCharged: none, fees: none }],
		feesFrom: 'estimate',
		marginFloor: { kind: 'percent', hundredths },
		lineMarginFloor: null,
		spendLimitPerDay: null,
		exchangeRates: [],
		spent: [],
		approved: [],
	});
	const { hold } = await check({ ...planned(quantity), limits: limits(9900) });
	expect(hold).toMatchObject([{ code: 'margin_too_low', canApprove: true }]);
	const { approve } = await check({ ...planned(quantity), limits: limits(1) });
	const [{ total, margin } = {}] = approve as Array<Record<string, never>>;
	expect(margin).toMatchObject({ cost: total, sold });
});

it('holds another number of pieces, and finds nothing of an order that is not there', async () => {
	const quantity = await imported();
	const { approve, hold } = await check(planned(quantity + 1));
	expect(approve).toEqual([]);
	expect(hold).toMatchObject([{ code: 'import_differs' }]);
	expect(await check(planned(1, '3599999999'))).toEqual({ approve: [], hold: [] });
});
