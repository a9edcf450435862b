import { SHIPPING_TIERS } from '../../core/domain/provider-order';
import type { PrintProvider } from '../../core/providers/types';
import { openTestGooten, type TestGooten } from '../support/gooten-shop';
import { failureOf, valueOf } from '../support/result';
import { line, orderRequest, picture } from '../unit/providers/gooten/fixtures';
import { gootenExceptions } from './support/exceptions/gooten';
import { CANVAS, SHIRT } from './support/gooten-world';
import { violationsOf } from './support/observed';
import { describeContract, loadSpec, type Spec } from './support/openapi';

/**
 * Every call of the adapter, on the wire, with the sandbox's answer: both against the document,
 * which is unofficial and calls itself approximate (specs/SOURCES.md).
 */
describeContract("The Gooten adapter and Gooten's document", () => {
	let spec: Spec;
	let shop: TestGooten;
	let provider: PrintProvider;

	beforeAll(async () => {
		spec = loadSpec('gooten-openapi.yaml', gootenExceptions);
		shop = await openTestGooten();
		provider = shop.provider();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterEach(() => {
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});
	afterAll(async () => await shop.close());

	const full = {
		...orderRequest().shipTo,
		company: 'Acme',
		line2: 'Flat 4',
		phone: '0574 69 21 90',
		email: 'buyer@example.com',
	};
	const front = [picture({ placement: '4B120' })];
	const lines = [line('a', CANVAS, 2), line('b', SHIRT, 1, front)];

	it.each(SHIPPING_TIERS)('an order by %s shipping', async (shippingTier) => {
		const request = orderRequest({ shippingTier, shipTo: full, lines });
		valueOf(await provider.createOrder(request, { inDoubt: true, since: '2026-11-23T00:00:00Z' }));
		expect(valueOf(await provider.findOrder(request.externalId))?.lines).toHaveLength(2);
	});

	it('an order from start to doorstep, and one that is stopped', async () => {
		const made = valueOf(await provider.createOrder(orderRequest(), { inDoubt: false }));
		const id = made.providerOrderId;
		valueOf(await provider.updateAddress(id, full));
		valueOf(await provider.submitOrder(id));
		await shop.sandbox.control.advance({ seconds: 86_400 * 3 });
		expect(valueOf(await provider.getOrder(id)).status).toBe('delivered');
		valueOf(await provider.ordersChangedSince('2026-11-23T00:00:00Z'));
		failureOf(await provider.cancelOrder(id));
		failureOf(await provider.updateAddress(id, full));

		const other = orderRequest({ externalId: 'stopped' });
		const stopped = valueOf(await provider.createOrder(other, { inDoubt: false }));
		valueOf(await provider.cancelOrder(stopped.providerOrderId));
		valueOf(await provider.createOrder(other, { inDoubt: false }));
		failureOf(await provider.getOrder('13-none'));
	});

	it('quotes, catalog, ways of shipping', async () => {
		valueOf(await provider.quote({ shipTo: full, lines }));
		valueOf(await provider.searchCatalog({}));
		valueOf(await provider.listVariants({ productId: '70' }));
		valueOf(await provider.shippingMethods('US'));
		failureOf(await provider.listVariants({ productId: '404' }));
	});

	it('products, and an order of one', async () => {
		const saved = valueOf(
			await provider.createProduct({
				title: 'Cat shirt',
				variants: [{ variantId: SHIRT }],
				files: front,
			}),
		);
		const { providerProductId: productId } = saved;
		valueOf(await provider.getProduct(productId));
		valueOf(await provider.listProducts({}));
		const sku = saved.variants[0]?.sku ?? '';
		const bySku = [{ lineId: 'a', quantity: 1, source: { kind: 'sku' as const, sku } }];
		valueOf(await provider.createOrder(orderRequest({ lines: bySku }), { inDoubt: false }));
		valueOf(await provider.deleteProduct(productId));
	});

	it('needs every exception', () => {
		expect(spec.unusedExceptions()).toEqual([]);
	});
});
