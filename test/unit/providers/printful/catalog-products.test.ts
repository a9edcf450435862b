import { failureOf, valueOf } from '../../../support/result';
import { answer } from '../../../support/scripted-port';
import { AREAS, catalogLine, fakePrintful, good, line, page, PICTURE, refusal } from './fixtures';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const shipTo = { countryCode: 'US', stateCode: 'IL' };
const RATES = good([
	{ id: 'PRINTFUL_FAST', name: 'Fast', rate: '12.99', currency: 'USD', maxDeliveryDays: 3 },
	{ id: 'STANDARD', name: 'Flat', rate: '4.69', currency: 'USD', maxDeliveryDays: 7 },
]);
const ESTIMATE = good({
	costs: { currency: 'USD', subtotal: 11.92, shipping: 4.69, tax: 1.1, vat: 0, total: 17.71 },
});

describe('Printful: quotes', () => {
	it('tell every way, goods and tax, in two calls', async () => {
		const { provider, paths } = fakePrintful([RATES, ESTIMATE]);
		const quote = valueOf(await provider.quote({ lines: [catalogLine()], shipTo }));
		expect(quote).toMatchObject({
			items: usd(1192),
			tax: usd(110),
			shipping: [
				{ methodId: 'STANDARD', tier: 'standard', price: usd(469) },
				{ methodId: 'PRINTFUL_FAST', tier: 'fast', price: usd(1299) },
			],
		});
		expect(paths()).toEqual(['POST /shipping/rates', 'POST /orders/estimate-costs']);
	});

	it('of a short address tell the ways alone; other trouble is a failure', async () => {
		const short = fakePrintful([RATES, refusal(400, 'Recipient: City is missing')]);
		const quote = valueOf(await short.provider.quote({ lines: [catalogLine()], shipTo }));
		expect(quote.shipping).toHaveLength(2);
		expect(quote).not.toHaveProperty('items');
		const down = fakePrintful([RATES, answer(500, {})]);
		expect(failureOf(await down.provider.quote({ lines: [catalogLine()], shipTo })).category).toBe(
			'service_down',
		);
	});

	it('never add two currencies', async () => {
		const euros = good([{ id: 'STANDARD', rate: '4.20', currency: 'EUR' }]);
		const { provider } = fakePrintful([euros, ESTIMATE]);
		const quote = valueOf(
			await provider.quote({ lines: [catalogLine()], shipTo, currency: 'EUR' }),
		);
		expect(quote).not.toHaveProperty('items');
		const saved = fakePrintful([ESTIMATE]);
		const refused = await saved.provider.quote({ lines: [line()], shipTo, currency: 'EUR' });
		expect(failureOf(refused)).toMatchObject({ category: 'capability', fields: ['currency'] });
	});

	it('of saved products take one call, with the standard way', async () => {
		const { provider, paths } = fakePrintful([ESTIMATE]);
		const quote = valueOf(await provider.quote({ lines: [line()], shipTo }));
		expect(quote).toMatchObject({ items: usd(1192), shipping: [{ price: usd(469) }] });
		expect(paths()).toHaveLength(1);
	});

	it('say so where nothing is offered', async () => {
		const { provider } = fakePrintful([good([]), ESTIMATE]);
		const none = await provider.quote({ lines: [catalogLine()], shipTo });
		expect(failureOf(none).category).toBe('not_found');
	});
});

describe('Printful: catalog', () => {
	const PRODUCT = good({
		product: {
			id: 71,
			title: 'Shirt',
			currency: 'USD',
			files: [
				{ id: 'default', type: 'front' },
				{ id: 'preview', type: 'mockup' },
			],
			techniques: [{ key: 'EMBROIDERY' }, { key: 'DTG', is_default: true }],
		},
		variants: [
			{ id: 4012, name: 'Shirt M', size: 'M', color: 'Black', price: '13.00', in_stock: true },
			{ id: 4013, price: '13.00', availability_status: [{ region: 'US', status: 'discontinued' }] },
		],
	});
	const PRICES = answer(200, {
		data: {
			currency: 'USD',
			variants: [
				{
					id: 4012,
					techniques: [
						{ technique_key: 'embroidery', price: '20.00', discounted_price: '18.00' },
						{ technique_key: 'dtg', price: '13.00', discounted_price: '11.92' },
					],
				},
			],
		},
		paging: { total: 1 },
	});

	it('tells what the seller pays, with the discount, for the usual technique', async () => {
		const { provider } = fakePrintful([PRODUCT, PRICES, AREAS]);
		const variants = valueOf(await provider.listVariants({ productId: '71' }));
		expect(variants).toMatchObject([
			{
				variantId: '4012',
				cost: usd(1192),
				availability: 'in_stock',
				printAreas: [{ placement: 'front', widthPx: 1800, heightPx: 2400 }, {}],
			},
			// Without a price in v2 and without sizes: what v1 has of it.
			{ cost: usd(1300), availability: 'discontinued', printAreas: [{ placement: 'front' }] },
		]);
	});

	it('shows the variants also where no sizes are told', async () => {
		const { provider } = fakePrintful([PRODUCT, PRICES, refusal(400, 'MG-3')]);
		const [first] = valueOf(await provider.listVariants({ productId: '71' }));
		expect(first?.printAreas).toEqual([{ placement: 'front' }]);
	});

	it('tells stock: any technique will do, what is not listed is unknown', async () => {
		const stock = (id: number, ...words: string[]) => ({
			catalog_variant_id: id,
			techniques: words.map((availability) => ({
				technique: 'dtg',
				selling_regions: [{ name: 'worldwide', availability }],
			})),
		});
		const { provider } = fakePrintful([
			page([stock(1, 'not fulfillable', 'in stock'), stock(2, 'out of stock'), stock(3, 'odd')]),
		]);
		const told = valueOf(await provider.checkStock(['1', '2', '3', '4'], { productId: '71' }));
		expect(told.map(({ availability }) => availability)).toEqual([
			'in_stock',
			'out_of_stock',
			'unknown',
			'unknown',
		]);
	});
});

describe('Printful: saved products', () => {
	const variant = (id: number, fileId: number) => ({
		id,
		variant_id: 4000 + id,
		files: [
			{ id: fileId, type: 'front' },
			{ id: 99, type: 'preview', preview_url: 'https://files.example.com/p.png' },
		],
	});
	const saved = (...variants: object[]) =>
		good({ sync_product: { id: 7, name: 'Cat' }, sync_variants: variants });
	const CHANGED = good({ id: 7, name: 'Cat' });

	it('keep the variants that a change does not name', async () => {
		const there = saved(variant(1, 5), variant(2, 5));
		const { provider, body } = fakePrintful([there, CHANGED, there]);
		const variants = [
			{ variantId: '4002', retailPrice: usd(2000) },
			{ variantId: '4003', sku: 'CAT-3' },
		];
		valueOf(await provider.updateProduct('7', { variants }));
		expect(body(1)).toEqual({
			sync_variants: [
				{ id: 1 },
				{ id: 2, retail_price: '20.00' },
				{ variant_id: 4003, external_id: 'CAT-3', sku: 'CAT-3', files: [{ type: 'front', id: 5 }] },
			],
		});
	});

	it('get no artwork made up for a new variant', async () => {
		const { provider, paths } = fakePrintful([saved(variant(1, 5), variant(2, 6))]);
		const refused = await provider.updateProduct('7', { variants: [{ variantId: '4003' }] });
		expect(failureOf(refused)).toMatchObject({ category: 'validation', fields: ['files'] });
		expect(paths()).toEqual(['GET /store/products/7']);
	});

	it.each([
		['a description', { description: 'A cat' }, 'description'],
		['tags', { tags: ['cat'] }, 'tags'],
		['a template', { templateId: '5' }, 'templateId'],
		[
			'a placed picture',
			{ files: [{ url: PICTURE, placement: 'front', position: { x: 0, y: 0, scale: 1 } }] },
			'files[0].position',
		],
	])('refuse %s rather than to drop it', async (_name, changes, field) => {
		const { provider, paths } = fakePrintful([]);
		const files = [{ url: PICTURE, placement: 'front' }];
		const request = { title: 'Cat', variants: [{ variantId: '4012' }], files, ...changes };
		expect(failureOf(await provider.createProduct(request))).toMatchObject({
			category: 'capability',
			fields: [field],
		});
		expect(paths()).toEqual([]);
	});

	it('are told although they cannot be read after they were saved', async () => {
		const { provider } = fakePrintful([CHANGED, answer(403, {})]);
		const request = {
			title: 'Cat',
			variants: [{ variantId: '4012' }],
			files: [{ url: PICTURE, placement: 'front' }],
		};
		expect(valueOf(await provider.createProduct(request)).providerProductId).toBe('7');
	});
});

describe('Printful: webhooks', () => {
	const url = 'https://n8n.example.com/webhook/secret-path';
	const config = (events: object[], more: object = {}) =>
		good({ default_url: url, expires_at: null, events, ...more });

	it('of others are never replaced, and their address is not told', async () => {
		const taken = [{ type: 'order_failed', url: 'https://other.example.com/hidden' }];
		const { provider, paths } = fakePrintful([config(taken)]);
		const refused = failureOf(await provider.registerWebhook({ url, topics: ['shipment_sent'] }));
		expect(refused).toMatchObject({ category: 'conflict', retryable: false });
		expect(refused.message).toContain('other.example.com');
		expect(JSON.stringify(refused)).not.toContain('hidden');
		expect(paths()).toEqual(['GET /v2/webhooks']);
	});

	it('at the same address are kept and get the new secret', async () => {
		const { provider, body } = fakePrintful([
			config([{ type: 'order_failed', url: null }]),
			config([], { secret_key: 'ab12' }),
		]);
		const ours = valueOf(await provider.registerWebhook({ url, topics: ['shipment_sent'] }));
		expect(ours).toMatchObject({ secret: 'ab12', before: [] });
		expect(body(1)).toEqual({
			default_url: url,
			events: [
				{ type: 'order_failed', url },
				{ type: 'shipment_sent', url },
			],
		});
	});

	it('that were ours are taken away, those of others stay', async () => {
		const there = config([
			{ type: 'shipment_sent', url },
			{ type: 'order_failed', url: 'https://other.example.com/' },
		]);
		const { provider, paths } = fakePrintful([there, answer(204)]);
		const webhooks = [{ webhookId: 'shipment_sent', url, topics: ['shipment_sent'] }];
		valueOf(await provider.removeWebhook({ webhooks, before: [] }));
		expect(paths()).toEqual(['GET /v2/webhooks', 'DELETE /v2/webhooks/shipment_sent']);
	});

	it('for the stock need products, which nobody names', async () => {
		const { provider } = fakePrintful([]);
		const refused = await provider.registerWebhook({ url, topics: ['catalog_stock_updated'] });
		expect(failureOf(refused).category).toBe('capability');
	});
});
