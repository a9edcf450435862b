import type { ProviderOrder } from '../../core/domain/provider-order';
import { compareImported } from '../../core/domain/planning/imported';
import { openTestPrintful, type TestPrintful } from '../support/printful-shop';
import { valueOf } from '../support/result';
import {
	ETSY_SHIRT,
	ETSY_SHIRT_M,
	ETSY_SHIRT_UNLINKED,
	ETSY_STORE,
	RECEIPT,
	recipient,
} from './support/printful-world';

const HOUR = 3_600_000;

describe('orders that a Printful store imported from Etsy', () => {
	let shop: TestPrintful;
	beforeAll(async () => {
		shop = await openTestPrintful();
	});
	afterAll(async () => await shop.close());

	const find = async (receiptId: string): Promise<ProviderOrder[]> =>
		valueOf(
			await shop
				.provider({ storeId: ETSY_STORE })
				.findImportedOrders(receiptId, new Date().toISOString()),
		);

	const verdictOn = async (receiptId: string, quantity: number) => {
		const source = {
			kind: 'storeVariant' as const,
			productId: String(ETSY_SHIRT),
			variantId: String(ETSY_SHIRT_M),
		};
		const expected = {
			provider: 'printful',
			receiptId,
			lines: [{ lineId: '1', quantity, source }],
			waitUntil: new Date(Date.now() + HOUR).toISOString(),
		};
		return compareImported(expected, await find(receiptId), Date.now());
	};

	it('are found by the number of the Etsy order, with one call, and let go where they fit', async () => {
		shop.forget();
		expect(await verdictOn(RECEIPT, 2)).toMatchObject({
			verdict: 'approve',
			orders: [{ status: 'draft', submit: true }],
		});
		expect(shop.operations()).toEqual(['getOrder']);
	});

	it('are held where a number differs', async () => {
		expect(await verdictOn(RECEIPT, 3)).toMatchObject({
			verdict: 'hold',
			differences: [`variant ${ETSY_SHIRT_M} of product ${ETSY_SHIRT}: 2 instead of 3`],
		});
	});

	it('are held where a line is not linked, because nobody would make it', async () => {
		const answer = await fetch(`${shop.sandbox.urls.control}/__sandbox__/printful/import`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				storeId: ETSY_STORE,
				externalId: '3500000002',
				recipient,
				items: [
					{ syncVariantId: ETSY_SHIRT_M, quantity: 2 },
					{ syncVariantId: ETSY_SHIRT_UNLINKED, quantity: 1 },
				],
			}),
		});
		expect(answer.status).toBe(200);
		expect(await verdictOn('3500000002', 2)).toMatchObject({
			verdict: 'hold',
			differences: ['1 × something that the printer does not name'],
		});
	});

	it('are waited for as long as there are none', async () => {
		expect(await find('3500000009')).toEqual([]);
		expect(await find('not a number of Printful')).toEqual([]);
		expect(await verdictOn('3500000009', 1)).toMatchObject({ verdict: 'wait' });
	});
});
