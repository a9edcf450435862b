import type { Result } from '../../../../core/domain/result';
import type { PrintProvider } from '../../../../core/providers/types';
import { parseBody } from '../../../../core/transport/parse-body';
import { mutate } from '../../../support/mutate';
import { answer, fakePrintify } from './fixtures';

const RUNS = 120;

const order = {
	id: 'a',
	app_order_id: '1.2',
	status: 'fulfilled',
	created_at: '2026-11-20 10:00:00+00:00',
	fulfilled_at: '2026-11-22 10:00:00+00:00',
	total_shipping: 400,
	total_tax: 0,
	line_items: [{ quantity: 1, cost: 1050, status: 'fulfilled', metadata: { external_id: 'l1' } }],
	shipments: [
		{ carrier: 'usps', number: '94', url: null, delivered_at: '2026-11-23 10:00:00+00:00' },
	],
	metadata: { shop_order_id: 'etsy-1-1' },
};
const product = {
	id: 'p',
	title: 'Cat',
	tags: ['cat'],
	options: [{ name: 'Sizes', type: 'size', values: [{ id: 1, title: 'S' }] }],
	variants: [{ id: 12_124, sku: 'S', cost: 950, price: 2499, is_enabled: true, options: [1] }],
	images: [{ src: 'https://example.com/1.jpg', variant_ids: [12_124] }],
	is_locked: false,
	blueprint_id: 6,
	print_provider_id: 29,
	print_areas: [{ variant_ids: [12_124], placeholders: [] }],
	external: { id: '99', handle: 'https://example.com/99' },
};
const variants = {
	id: 29,
	variants: [
		{
			id: 12_124,
			title: 'S',
			options: { size: 'S' },
			placeholders: [{ position: 'front', decoration_method: 'dtg', width: 4500, height: 5400 }],
		},
	],
};
const image = { id: 'i', file_name: 'a.png', width: 1, height: 1, size: 9, mime_type: 'image/png' };
const webhook = { id: 'w', topic: 'order:updated', url: 'https://n8n.example.com/1', shop_id: '1' };
const lines = [{ lineId: '1', quantity: 1, source: { kind: 'sku' as const, sku: 'A' } }];
const offer = { productId: '6', makerId: '29' };
const price = { amountMinor: 2499, currency: 'USD' };

const CASES: Array<[string, unknown, (provider: PrintProvider) => Promise<Result<unknown>>]> = [
	['a cancelled order', order, async (p) => await p.cancelOrder('a')],
	['a submitted order', { id: 'a' }, async (p) => await p.submitOrder('a')],
	[
		'changed orders',
		{ data: [order], last_page: 1 },
		async (p) => await p.ordersChangedSince('2026-11-01'),
	],
	[
		'a quote',
		{ standard: 400, priority: 900, economy: 300 },
		async (p) => await p.quote({ lines, shipTo: { countryCode: 'US' } }),
	],
	[
		'the catalog',
		[{ id: 6, title: 'Tee', images: ['x'] }],
		async (p) => await p.searchCatalog({ search: 'tee' }),
	],
	[
		'makers',
		[{ id: 29, title: 'M', location: { country: 'US' } }],
		async (p) => await p.listMakers('6'),
	],
	['variants', variants, async (p) => await p.listVariants(offer)],
	['stock', variants, async (p) => await p.checkStock(['12124', '1'], offer)],
	[
		'products',
		{ data: [product], last_page: 1 },
		async (p) => await p.listProducts({ search: 'cat' }),
	],
	['a product', product, async (p) => await p.getProduct('p')],
	[
		'a changed product',
		product,
		async (p) => await p.updateProduct('p', { variants: [{ variantId: '1', retailPrice: price }] }),
	],
	['a published product', product, async (p) => await p.publishProduct('p')],
	['a file', image, async (p) => await p.getFile('i')],
	['an upload', image, async (p) => await p.uploadFile({ url: 'https://e.com/a.png', name: 'a' })],
	['webhooks', [webhook], async (p) => await p.listWebhooks()],
	[
		'a registration',
		[webhook],
		async (p) => await p.registerWebhook({ url: webhook.url, topics: ['order:created'] }),
	],
];

it.each(CASES)('%s, however broken: read, or a failure in words', async (_name, good, run) => {
	for (let seed = 0; seed < RUNS; seed += 1) {
		const text = seed === 0 ? JSON.stringify(good) : mutate(good, seed);
		let calls = 0;
		// Whoever reads on finds an empty page.
		const { provider } = fakePrintify(() => {
			calls += 1;
			return answer(200, calls > 3 ? { data: [], last_page: 1 } : parseBody(text));
		});
		const result = await run(provider);
		if (result.ok) continue;
		expect(result.failure.message).toMatch(/[.!?…]$/);
		expect(result.failure.hint).not.toBe('');
	}
});

it('an error answer to anything is a failure, never more', async () => {
	const refusal = { status: 'error', code: 8203, errors: { reason: '{"x":["y"]}', code: 8203 } };
	for (const [, , run] of CASES) {
		for (const status of [400, 401, 403, 404, 409, 500]) {
			const { provider } = fakePrintify(() => answer(status, refusal));
			expect(await run(provider)).toMatchObject({ ok: false, failure: { provider: 'printify' } });
		}
	}
});
