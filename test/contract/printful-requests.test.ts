import { SHIPPING_TIERS } from '../../core/domain/provider-order';
import type { PrintProvider } from '../../core/providers/types';
import { openTestPrintful, type TestPrintful } from '../support/printful-shop';
import { failureOf, valueOf } from '../support/result';
import { orderRequest } from '../unit/providers/printful/fixtures';
import { printfulV1Exceptions, printfulV2Exceptions } from './support/exceptions/printful';
import { printfulV1Requests, printfulV2Requests } from './support/exceptions/printful-requests';
import { violationsOf } from './support/observed';
import { describeContract, loadSpec, type Spec } from './support/openapi';
import {
	CAT_SHIRT,
	CAT_SHIRT_M,
	ETSY_SHIRT,
	ETSY_STORE,
	FILE_URL,
	MUG_11,
	SHIRT,
	SHIRT_M,
	SHIRT_S,
	STORE,
	STORE_TOKEN,
} from './support/printful-world';

/**
 * Every call of the adapter, on the wire, with the sandbox's answer: both against the document of
 * the version that it is for.
 */
describeContract("The Printful adapter and Printful's documents", () => {
	let v1: Spec;
	let v2: Spec;
	let shop: TestPrintful;
	let provider: PrintProvider;

	beforeAll(async () => {
		v1 = loadSpec('printful-v1-openapi.json', [...printfulV1Exceptions, ...printfulV1Requests]);
		v2 = loadSpec('printful-v2-openapi.json', [...printfulV2Exceptions, ...printfulV2Requests]);
		shop = await openTestPrintful();
		provider = shop.provider();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterEach(() => {
		const isNew = ({ path }: { path: string }) => path.startsWith('/v2/');
		expect([
			...violationsOf(
				v1,
				shop.calls.filter((call) => !isNew(call)),
			),
			...violationsOf(v2, shop.calls.filter(isNew)),
		]).toEqual([]);
	});
	afterAll(async () => await shop.close());

	const full = {
		...orderRequest().shipTo,
		company: 'Acme',
		line2: 'Flat 4',
		phone: '0574 69 21 90',
	};
	const retailPrice = { amountMinor: 2450, currency: 'USD' };
	const picture = { url: FILE_URL, placement: 'front' };
	const saved = {
		lineId: 'a',
		quantity: 2,
		retailPrice,
		source: {
			kind: 'storeVariant' as const,
			productId: String(CAT_SHIRT),
			variantId: String(CAT_SHIRT_M),
		},
	};
	const bySku = {
		lineId: 'b',
		quantity: 1,
		retailPrice,
		source: { kind: 'sku' as const, sku: 'CAT-M' },
	};
	const blank = (lineId: string, position?: { x: number; y: number; scale: number }) => ({
		lineId,
		quantity: 1,
		retailPrice,
		source: {
			kind: 'catalogVariant' as const,
			variantId: String(SHIRT_M),
			files: [{ ...picture, widthPx: 1000, heightPx: 800, position }],
		},
	});
	const fileOf = (fileId: string) => ({ fileId, placement: 'front' });
	const placed = blank('c', { x: 0.4, y: 0.3, scale: 0.5 });
	const overTheEdge = blank('d', { x: 0, y: 0, scale: 1.2 });
	const mug = {
		...blank('e'),
		source: {
			kind: 'catalogVariant' as const,
			variantId: String(MUG_11),
			files: [{ url: FILE_URL, placement: 'default' }],
		},
	};

	it.each(SHIPPING_TIERS)('an order by %s shipping', async (shippingTier) => {
		const isQuick = shippingTier === 'fast' || shippingTier === 'express';
		const lines = isQuick ? [bySku, placed] : [saved, bySku, placed, overTheEdge, mug];
		const request = orderRequest({ shippingTier, shipTo: full, lines, submit: true });
		const made = valueOf(
			await provider.createOrder(request, { inDoubt: true, since: '2026-11-23T00:00:00Z' }),
		);
		expect(made.found).toBe(false);
		const found = valueOf(await provider.findOrder(request.externalId));
		expect(found?.lines).toHaveLength(lines.length);
		const again = valueOf(await provider.createOrder(request, { inDoubt: false }));
		expect(again).toMatchObject({ found: true, providerOrderId: made.providerOrderId });
	});

	it('an order from draft to doorstep, and one that is stopped', async () => {
		const request = orderRequest({ lines: [saved] });
		const { providerOrderId: id } = valueOf(
			await provider.createOrder(request, { inDoubt: false }),
		);
		expect(valueOf(await provider.getOrder(id)).status).toBe('draft');
		expect(valueOf(await provider.updateAddress(id, full)).status).toBe('draft');
		valueOf(await provider.submitOrder(id));
		await shop.sandbox.control.advance({ seconds: 86_400 * 4 });
		const order = valueOf(await provider.getOrder(id));
		expect(order).toMatchObject({ status: 'delivered', shipments: [{ lineExternalIds: ['a'] }] });
		valueOf(await provider.ordersChangedSince('2026-11-23T00:00:00Z'));
		expect(failureOf(await provider.cancelOrder(id)).category).toBe('conflict');
		expect(failureOf(await provider.updateAddress(id, full)).category).toBe('conflict');

		const second = orderRequest({ externalId: 'stopped', lines: [saved] });
		const made = valueOf(await provider.createOrder(second, { inDoubt: false }));
		expect(valueOf(await provider.cancelOrder(made.providerOrderId)).status).toBe('cancelled');
		expect(failureOf(await provider.getOrder('404')).category).toBe('not_found');
	});

	it('quotes, catalog, stock, ways of shipping', async () => {
		const lines = [placed, mug];
		const quote = valueOf(await provider.quote({ shipTo: full, lines }));
		expect(quote.items?.currency).toBe('USD');
		expect(valueOf(await provider.quote({ shipTo: full, lines: [saved] })).shipping).toHaveLength(
			1,
		);
		valueOf(await provider.quote({ shipTo: { countryCode: 'DE' }, lines, currency: 'EUR' }));
		expect(valueOf(await provider.searchCatalog({ search: 'staple shirt' }))).toHaveLength(1);
		const variants = valueOf(await provider.listVariants({ productId: String(SHIRT) }));
		expect(variants[0]).toMatchObject({ cost: { amountMinor: 1192, currency: 'USD' } });
		const productId = String(SHIRT);
		valueOf(await provider.listVariants({ productId, countryCode: 'DE', currency: 'EUR' }));
		const ids = [String(SHIRT_S), String(MUG_11), '404'];
		const stock = valueOf(await provider.checkStock(ids, { countryCode: 'US' }));
		expect(stock.map(({ availability }) => availability)).toEqual([
			'in_stock',
			'in_stock',
			'unknown',
		]);
		valueOf(await provider.checkStock(ids, { productId: String(SHIRT) }));
		valueOf(await provider.shippingMethods());
	});

	it('products and files', async () => {
		const product = valueOf(
			await provider.createProduct({
				title: 'Cat shirt',
				productId: String(SHIRT),
				externalId: 'cat-2',
				variants: [{ variantId: String(SHIRT_M), sku: 'CAT-2-M', retailPrice }],
				files: [picture],
			}),
		);
		const id = product.providerProductId;
		const added = valueOf(
			await provider.updateProduct(id, {
				title: 'Cat shirt, new',
				variants: [{ variantId: String(SHIRT_S), retailPrice }],
			}),
		);
		expect(added.variants).toHaveLength(2);
		const kept = valueOf(await provider.updateProduct(id, { files: [picture] }));
		expect(kept.variants.map(({ variantId }) => variantId)).toEqual(
			added.variants.map(({ variantId }) => variantId),
		);
		valueOf(await provider.listProducts({}));
		valueOf(await provider.deleteProduct(id));
		failureOf(await provider.getProduct(id));
		const file = valueOf(await provider.uploadFile({ url: FILE_URL, name: 'cat.png' }));
		valueOf(await provider.getFile(file.fileId));
		const byId = { ...blank('f'), source: { ...blank('f').source, files: [fileOf(file.fileId)] } };
		const request = orderRequest({ externalId: 'by-file', lines: [byId] });
		valueOf(await provider.createOrder(request, { inDoubt: false }));
	});

	it('the stores that a token reaches, by name', async () => {
		expect(valueOf(await shop.stores())).toEqual([
			{ id: String(STORE), title: 'API store', channel: 'native' },
			{ id: String(ETSY_STORE), title: 'Etsy shop', channel: 'etsy' },
		]);
		expect(valueOf(await shop.stores(STORE_TOKEN))).toHaveLength(1);
	});

	it('what a connected store brought in is read where it is', async () => {
		const etsy = shop.provider({ storeId: ETSY_STORE });
		const [listed] = valueOf(await etsy.listProducts({}));
		expect(listed).toMatchObject({
			providerProductId: String(ETSY_SHIRT),
			publishState: 'published',
			shopListingId: '10000001001',
		});
		const product = valueOf(await etsy.getProduct(String(ETSY_SHIRT)));
		expect(product.variants.map(({ isAvailable }) => isAvailable)).toEqual([true, false]);
	});

	it('webhooks: registered once, kept beside what is there, taken away alone', async () => {
		const url = 'https://n8n.example.com/webhook/1';
		const ours = valueOf(
			await provider.registerWebhook({ url, topics: ['shipment_sent', 'order_failed'] }),
		);
		expect(ours.secret).toMatch(/^[0-9a-f]+$/);
		expect(valueOf(await provider.listWebhooks())).toHaveLength(2);
		const other = failureOf(
			await provider.registerWebhook({ url: `${url}2`, topics: ['order_created'] }),
		);
		expect(other).toMatchObject({ category: 'conflict' });
		expect(other.message).toContain('n8n.example.com');
		expect(valueOf(await provider.listWebhooks())).toHaveLength(2);
		const [first] = ours.webhooks;
		valueOf(await provider.removeWebhook({ webhooks: first ? [first] : [], before: [] }));
		expect(valueOf(await provider.listWebhooks())).toMatchObject([{ topics: ['order_failed'] }]);
		valueOf(await provider.removeWebhook(ours));
		expect(valueOf(await provider.listWebhooks())).toEqual([]);
	});

	it('needs every exception that is its own', () => {
		const own = [...printfulV1Requests, ...printfulV2Requests];
		const unused = [...v1.unusedExceptions(), ...v2.unusedExceptions()];
		expect(own.filter((one) => unused.includes(one))).toEqual([]);
	});
});
