import fc from 'fast-check';
import type { PrintProvider } from '../../../../core/providers/types';
import {
	KEY,
	MUG,
	POSTER,
	SHIRT,
	SOLD_OUT,
	STORE,
	TEMPLATE,
} from '../../../contract/support/gelato-world';
import { openTestGelato, type TestGelato } from '../../../support/gelato-shop';
import { failureOf, valueOf } from '../../../support/result';
import { line, orderRequest } from './fixtures';

const NEW = { inDoubt: false } as const;
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
/** A shirt and a poster, which are made in different countries. */
const TWO_PLACES = [line('a', SHIRT), line('b', POSTER)];

describe('Gelato: the adapter against the sandbox', () => {
	let shop: TestGelato;
	let provider: PrintProvider;

	beforeAll(async () => {
		shop = await openTestGelato();
		provider = shop.provider();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const life = () => {
		const { life } = shop.sandbox.services.gelato;
		if (!life) throw new Error('Gelato has a life');
		return life;
	};
	const create = async (changes: Parameters<typeof orderRequest>[0] = {}) =>
		valueOf(await provider.createOrder(orderRequest(changes), NEW));
	const made = async () => (await shop.sandbox.control.counts()).providerOrders.gelato ?? {};

	it('a draft waits for ever, is submitted once, and arrives', async () => {
		const { providerOrderId: id } = await create();
		await shop.sandbox.control.advance({ seconds: 86_400 * 30 });
		expect(valueOf(await provider.getOrder(id))).toMatchObject({
			status: 'draft',
			awaitingApproval: true,
		});
		expect(valueOf(await provider.submitOrder(id)).status).toBe('received');
		expect(valueOf(await provider.submitOrder(id)).status).toBe('received');
		await shop.sandbox.control.advance({ seconds: 30 });
		expect(valueOf(await provider.getOrder(id)).status).toBe('in_production');
		await shop.sandbox.control.advance({ seconds: 4200 });
		expect(valueOf(await provider.getOrder(id))).toMatchObject({
			status: 'shipped',
			shipments: [{ trackingNumber: expect.any(String), lineExternalIds: ['900001'] }],
		});
		await shop.sandbox.control.advance({ seconds: 86_400 });
		expect(valueOf(await provider.getOrder(id)).status).toBe('delivered');
	});

	it('a submit whose answer is lost is done once', async () => {
		const { providerOrderId: id } = await create();
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'patchDraftOrder', nth: [1] },
		]);
		expect(valueOf(await provider.submitOrder(id)).status).toBe('received');
	});

	it('an order that is made in two countries is one order', async () => {
		const created = await create({ lines: TWO_PLACES, submit: true });
		expect(created.order).toMatchObject({
			lines: [{ externalId: 'a' }, { externalId: 'b' }],
			costs: { items: usd(829 + 1015), shipping: usd(499 + 395), tax: usd(93) },
		});
		const id = created.providerOrderId;
		life().ship(id, ['a']);
		expect(valueOf(await provider.getOrder(id))).toMatchObject({
			status: 'partially_shipped',
			shipments: [{ lineExternalIds: ['a'] }],
		});
		life().ship(id);
		expect(valueOf(await provider.getOrder(id))).toMatchObject({
			status: 'shipped',
			shipments: [{ lineExternalIds: ['a'] }, { lineExternalIds: ['b'] }],
		});
		expect(await made()).toEqual({ 'etsy-11-1001-1': 1 });
	});

	it('all parts are cancelled; one that is printed makes it too late', async () => {
		const { providerOrderId: id } = await create({ lines: TWO_PLACES, submit: true });
		expect(valueOf(await provider.cancelOrder(id)).status).toBe('cancelled');
		expect(valueOf(await provider.getOrder(id)).status).toBe('cancelled');
		expect(valueOf(await provider.cancelOrder(id)).status).toBe('cancelled');

		const late = await create({ externalId: 'late', lines: TWO_PLACES, submit: true });
		life().ship(late.providerOrderId, ['b']);
		const refused = failureOf(await provider.cancelOrder(late.providerOrderId));
		expect(refused).toMatchObject({ category: 'conflict', retryable: false });
		expect(refused.message).toContain('only a part');
	});

	it('a draft is deleted, also when the answer is lost', async () => {
		const { providerOrderId: id } = await create();
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'deleteDraftOrder', nth: [1] },
		]);
		expect(valueOf(await provider.cancelOrder(id)).status).toBe('cancelled');
		expect(valueOf(await provider.findOrder('etsy-11-1001-1'))).toBeNull();
	});

	it('a cancel whose answer is lost is done', async () => {
		const { providerOrderId: id } = await create({ submit: true });
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'cancelOrder', nth: [1] },
		]);
		expect(valueOf(await provider.cancelOrder(id)).status).toBe('cancelled');
	});

	it('the address of a draft changes, and nothing else; that of an order does not', async () => {
		const { providerOrderId: id } = await create();
		const address = { ...orderRequest().shipTo, line1: '1 Other St' };
		expect(valueOf(await provider.updateAddress(id, address)).lines).toHaveLength(1);
		valueOf(await provider.submitOrder(id));
		const refused = failureOf(await provider.updateAddress(id, address));
		expect(refused).toMatchObject({ category: 'conflict' });
	});

	it('never makes two, whatever is cut and wherever', async () => {
		let number = 0;
		const kinds = fc.constantFrom(
			'cut_before_commit' as const,
			'cut_after_commit' as const,
			'malformed_body' as const,
		);
		const faults = fc.array(fc.record({ kind: kinds, nth: fc.integer({ min: 1, max: 4 }) }), {
			maxLength: 3,
		});
		await fc.assert(
			fc.asyncProperty(faults, fc.boolean(), async (rules, submit) => {
				const externalId = `etsy-11-${String((number += 1))}-1`;
				await shop.sandbox.control.faults(
					rules.map(({ kind, nth }, at) => ({
						id: `f${String(number)}-${String(at)}`,
						kind,
						nth: [nth],
						service: 'gelato',
					})),
				);
				const request = orderRequest({ externalId, submit, lines: TWO_PLACES });
				let done = await provider.createOrder(request, NEW);
				for (let tries = 0; tries < 6 && !done.ok; tries += 1) {
					done = await provider.createOrder(request, {
						inDoubt: true,
						since: '2026-11-23T00:00:00Z',
					});
				}
				expect(done.ok).toBe(true);
				expect((await made())[externalId]).toBe(1);
			}),
			{ numRuns: 40 },
		);
	});

	it('reads what changed past two pages, newest change first, whole', async () => {
		const since = new Date(shop.sandbox.world.clock.now()).toISOString();
		const ids: string[] = [];
		for (let at = 0; at < 205; at += 1) {
			ids.push((await create({ externalId: `etsy-11-${String(at)}-1` })).providerOrderId);
		}
		expect(valueOf(await provider.ordersChangedSince(since))).toHaveLength(205);
		await shop.sandbox.control.advance({ seconds: 3600 });
		const later = new Date(shop.sandbox.world.clock.now() - 1000).toISOString();
		const [first = '', second = ''] = ids;
		life().ship(second);
		await shop.sandbox.control.advance({ seconds: 2 });
		valueOf(await provider.submitOrder(first));
		const changed = valueOf(await provider.ordersChangedSince(later));
		expect(changed.map(({ providerOrderId }) => providerOrderId)).toEqual([first, second]);
		expect(changed[1]?.shipments).toHaveLength(1);
		expect(failureOf(await provider.ordersChangedSince('soon')).fields).toEqual(['since']);
	});

	it('quotes one place by each way, two places by each speed', async () => {
		const { shipTo } = orderRequest();
		const one = valueOf(await provider.quote({ shipTo, lines: [line('a', SHIRT, 2)] }));
		expect(one).toMatchObject({
			items: usd(1658),
			shipping: [
				{ methodId: 'us_post_normal', tier: 'standard', price: usd(499) },
				{ methodId: 'us_post_standard', tier: 'fast', price: usd(799) },
				{ methodId: 'us_post_express', tier: 'express', price: usd(1999) },
			],
		});
		const two = valueOf(await provider.quote({ shipTo, lines: TWO_PLACES }));
		expect(two).toMatchObject({
			items: usd(829 + 1015),
			shipping: [{ methodId: 'normal', price: usd(499 + 395), maxDays: 9 }, {}, {}],
		});
		const shippingMethodId = two.shipping[0]?.methodId;
		const created = await create({ lines: TWO_PLACES, submit: true, shippingMethodId });
		expect(created.order?.costs).toMatchObject({ shipping: usd(499 + 395) });
	});

	it('catalog, variants past two pages, stock, ways of shipping', async () => {
		const found = valueOf(await provider.searchCatalog({ search: 'shirt' }));
		expect(found).toMatchObject([{ productId: 't-shirts', title: 'T-Shirts' }]);
		expect(valueOf(await provider.listVariants({ productId: 'cards' }))).toHaveLength(205);
		const stock = valueOf(await provider.checkStock([SHIRT, SOLD_OUT, 'nothing']));
		expect(stock.map(({ availability }) => availability)).toEqual([
			'in_stock',
			'out_of_stock',
			'unknown',
		]);
		shop.forget();
		const many = Array.from({ length: 251 }, () => MUG);
		expect(valueOf(await provider.checkStock(many))).toHaveLength(251);
		expect(shop.calls).toHaveLength(2);
		expect(valueOf(await provider.shippingMethods('US'))).toContainEqual(
			expect.objectContaining({ methodId: 'us_post_normal', tier: 'standard' }),
		);
	});

	it('products come from a template, and only from one', async () => {
		const product = {
			title: 'Cat shirt',
			tags: ['cat'],
			templateId: TEMPLATE,
			variants: [{ variantId: 'tv-m' }],
			files: [{ url: 'https://files.example.com/cat.png', placement: 'front.png' }],
		};
		const saved = valueOf(await provider.createProduct(product));
		expect(saved).toMatchObject({ publishState: 'publishing', variants: [{ title: 'Black - M' }] });
		await shop.sandbox.control.advance({ seconds: 60 });
		const read = valueOf(await provider.getProduct(saved.providerProductId));
		expect(read).toMatchObject({ publishState: 'published', shopListingId: expect.any(String) });
		expect(valueOf(await provider.listProducts({ search: 'cat' }))).toHaveLength(1);
		expect(valueOf(await provider.listProducts({ search: 'dog' }))).toHaveLength(0);

		const position = { x: 0.2, y: 0.5, scale: 1 };
		const [file] = product.files;
		for (const wrong of [
			{ ...product, templateId: undefined },
			{ ...product, files: [{ ...file, placement: 'front.png', position }] },
			{ ...product, files: [{ ...file, placement: 'front.png', fit: 'stretch' as const }] },
			{ ...product, files: [{ placement: 'front.png', fileId: '7' }] },
		]) {
			const refused = failureOf(await provider.createProduct(wrong));
			expect(['capability', 'artwork']).toContain(refused.category);
		}
		const nowhere = shop.provider({ storeId: '' });
		expect(failureOf(await nowhere.listProducts({})).fields).toEqual(['storeId']);
	});

	it('a wrong key, an order that is not there, one that failed', async () => {
		const strange = failureOf(await provider.getOrder('no-such-order'));
		expect(strange.category).toBe('not_found');
		const { providerOrderId: id } = await create({ lines: [line('a', SOLD_OUT)], submit: true });
		await shop.sandbox.control.advance({ seconds: 60 });
		const failed = valueOf(await provider.getOrder(id));
		expect(failed.status).toBe('failed');
		expect(failed.reason).toContain('out of stock');
		expect([KEY, STORE].join()).not.toBe('');
	});
});
