import type { PrintProvider } from '../../../../core/providers/types';
import { CANVAS, MUG, SHIRT } from '../../../contract/support/gooten-world';
import { openTestGooten, type TestGooten } from '../../../support/gooten-shop';
import { failureOf, valueOf } from '../../../support/result';
import { line, orderRequest, picture } from './fixtures';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const FRONT = [picture({ placement: '4B120' })];
/** Two lines that different vendors make. */
const TWO_VENDORS = [line('a', CANVAS, 2), line('b', SHIRT, 1, FRONT)];

describe('Gooten: prices, catalog and saved products against the sandbox', () => {
	let shop: TestGooten;
	let provider: PrintProvider;

	beforeAll(async () => {
		shop = await openTestGooten();
		provider = shop.provider();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const create = async (changes: Parameters<typeof orderRequest>[0] = {}) =>
		valueOf(await provider.createOrder(orderRequest(changes), { inDoubt: false }));

	it('quotes one vendor by each way, two by each speed, the same as the bill', async () => {
		const { shipTo } = orderRequest();
		const one = valueOf(await provider.quote({ shipTo, lines: [line('a', CANVAS, 2)] }));
		expect(one).toMatchObject({
			items: usd(3700),
			shipping: [
				{ methodId: '11', tier: 'standard', price: usd(899), carrier: 'USPS', maxDays: 7 },
				{ methodId: '12', tier: 'fast', price: usd(1599) },
				{ methodId: '13', tier: 'express', price: usd(2999) },
			],
		});
		const two = valueOf(await provider.quote({ shipTo, lines: TWO_VENDORS }));
		expect(two.shipping).toMatchObject([
			{ methodId: 'standard', price: usd(899 + 499), maxDays: 7 },
			{ methodId: 'expedited', price: usd(1599 + 999) },
			{ methodId: 'overnight', price: usd(2999 + 1999) },
		]);
		for (const [at, quote] of [one, two].entries()) {
			const { providerOrderId } = await create({
				externalId: `quoted-${at}`,
				lines: at === 0 ? [line('a', CANVAS, 2)] : TWO_VENDORS,
				shippingMethodId: quote.shipping[0]?.methodId,
			});
			const { costs } = valueOf(await provider.getOrder(providerOrderId));
			expect(costs).toMatchObject({
				items: quote.items,
				tax: quote.tax,
				shipping: quote.shipping[0]?.price,
			});
		}
	});

	it('quotes the ways alone without a street, and nothing without a postcode', async () => {
		const lines = [line('a', MUG)];
		const part = { countryCode: 'US', postalCode: '62704' };
		const quote = valueOf(await provider.quote({ shipTo: part, lines }));
		expect(quote.shipping).toHaveLength(2);
		expect([quote.items, quote.tax]).toEqual([undefined, undefined]);
		expect(shop.operations()).toEqual(['getShippingOptions']);
		const without = failureOf(await provider.quote({ shipTo: { countryCode: 'US' }, lines }));
		expect(without).toMatchObject({ category: 'validation', fields: ['shipTo.postalCode'] });
		const abroad = { countryCode: 'DE', postalCode: '50667' };
		expect(failureOf(await provider.quote({ shipTo: abroad, lines })).message).toContain('DE');
		const source = { kind: 'template' as const, templateId: '1', variantId: '2' };
		const template = [{ lineId: 'a', quantity: 1, source }];
		expect(failureOf(await provider.quote({ shipTo: part, lines: template }))).toMatchObject({
			category: 'capability',
		});
	});

	it('catalog, SKUs past two pages with what they cost, print areas of the first twenty', async () => {
		expect(valueOf(await provider.searchCatalog({ search: 'shirt' }))).toMatchObject([
			{ productId: '40', title: 'T-Shirts' },
		]);
		expect(valueOf(await provider.searchCatalog({ limit: 2 }))).toHaveLength(2);
		const abroad = shop.provider({ countryCode: 'DE' });
		expect(valueOf(await abroad.searchCatalog({ search: 'mug' }))).toEqual([]);
		expect(valueOf(await provider.listVariants({ productId: '40' }))).toEqual([
			expect.objectContaining({
				variantId: SHIRT,
				title: 'Black, M',
				cost: usd(890),
				printAreas: [
					{ placement: '4B120', widthPx: 3600, heightPx: 4800 },
					{ placement: '4B121', widthPx: 3600, heightPx: 4800 },
				],
			}),
		]);
		shop.forget();
		const cards = valueOf(await provider.listVariants({ productId: '70', currency: 'EUR' }));
		expect(cards).toHaveLength(205);
		expect(cards[204]?.cost).toEqual({ amountMinor: 304, currency: 'EUR' });
		expect(cards.filter(({ printAreas }) => printAreas.length > 0)).toHaveLength(20);
		expect(shop.calls).toHaveLength(3 + 20);
	});

	it('a saved product is ordered by its SKU, without a picture', async () => {
		const product = { title: 'Cat shirt', variants: [{ variantId: SHIRT }], files: FRONT };
		const saved = valueOf(await provider.createProduct(product));
		const { providerProductId: productId, variants } = saved;
		expect(valueOf(await provider.getProduct(productId))).toMatchObject({ title: 'Cat shirt' });
		const variantId = variants[0]?.variantId ?? '';
		const source = { kind: 'storeVariant' as const, productId, variantId };
		await create({ lines: [{ lineId: 'a', quantity: 1, source }] });
		expect(JSON.stringify(shop.sandbox.services.gooten.state())).toContain(variantId);

		for (let at = 0; at < 55; at += 1) {
			valueOf(await provider.createProduct({ ...product, title: `Dog ${at}` }));
		}
		expect(valueOf(await provider.listProducts({}))).toHaveLength(56);
		expect(valueOf(await provider.listProducts({ search: 'cat' }))).toHaveLength(1);
		expect(valueOf(await provider.listProducts({ limit: 3 }))).toHaveLength(3);
		valueOf(await provider.deleteProduct(productId));
		expect(failureOf(await provider.getProduct(productId)).category).toBe('not_found');
		const two = [{ variantId: SHIRT }, { variantId: CANVAS }];
		for (const wrong of [
			{ ...product, variants: two },
			{ ...product, variants: [] },
			{ ...product, files: [picture({ fit: 'fill' })] },
		]) {
			expect(failureOf(await provider.createProduct(wrong)).category).toBe('capability');
		}
	});
});
