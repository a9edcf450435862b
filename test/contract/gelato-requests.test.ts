import { SHIPPING_TIERS } from '../../core/domain/provider-order';
import type { PrintProvider } from '../../core/providers/types';
import { openTestGelato, type TestGelato } from '../support/gelato-shop';
import { failureOf, valueOf } from '../support/result';
import { line, orderRequest } from '../unit/providers/gelato/fixtures';
import { gelatoExceptions } from './support/exceptions/gelato';
import { POSTER, SHIRT, TEMPLATE } from './support/gelato-world';
import { describeContract, loadSpec, type Spec } from './support/openapi';

/**
 * Every call of the adapter, on the wire, with the sandbox's answer: both against the document,
 * which is unofficial and thin (specs/SOURCES.md).
 */
describeContract("The Gelato adapter and Gelato's document", () => {
	let spec: Spec;
	let shop: TestGelato;
	let provider: PrintProvider;

	beforeAll(async () => {
		spec = loadSpec('gelato-openapi.yaml', gelatoExceptions);
		shop = await openTestGelato();
		provider = shop.provider();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterEach(() => {
		expect(violations()).toEqual([]);
	});
	afterAll(async () => await shop.close());

	/** What is wrong with the calls since the last reset, requests and answers. */
	function violations(): string[] {
		const found = shop.calls.flatMap(({ method, path, headers, body, status, answer }) => {
			const request = { method, path, headers, body, contentType: headers['content-type'] };
			return [
				...spec.checkRequest(request).map((one) => ({ side: 'request', path, ...one })),
				...spec
					.checkResponse({ method, path, status, body: answer })
					.map((one) => ({ side: 'response', path, ...one })),
			];
		});
		return found.map(({ side, path, where, message }) => `${side} ${path} ${where} ${message}`);
	}

	const full = {
		...orderRequest().shipTo,
		company: 'Acme',
		line2: 'Flat 4',
		phone: '0574 69 21 90',
	};
	const lines = [line('a', SHIRT, 2), line('b', POSTER)];

	it.each(SHIPPING_TIERS)('an order by %s shipping', async (shippingTier) => {
		const request = orderRequest({ shippingTier, shipTo: full, lines, submit: true });
		valueOf(await provider.createOrder(request, { inDoubt: true, since: '2026-11-23T00:00:00Z' }));
		expect(valueOf(await provider.findOrder(request.externalId))?.lines).toHaveLength(2);
	});

	it('an order from draft to doorstep, and one that is stopped', async () => {
		const draft = valueOf(await provider.createOrder(orderRequest(), { inDoubt: false }));
		const id = draft.providerOrderId;
		valueOf(await provider.updateAddress(id, full));
		valueOf(await provider.submitOrder(id));
		await shop.sandbox.control.advance({ seconds: 86_400 * 3 });
		expect(valueOf(await provider.getOrder(id)).status).toBe('delivered');
		valueOf(await provider.ordersChangedSince('2026-11-23T00:00:00Z'));
		failureOf(await provider.cancelOrder(id));
		failureOf(await provider.updateAddress(id, full));

		for (const submit of [true, false]) {
			const request = orderRequest({ externalId: `stopped-${String(submit)}`, submit });
			const made = valueOf(await provider.createOrder(request, { inDoubt: false }));
			valueOf(await provider.cancelOrder(made.providerOrderId));
		}
		failureOf(await provider.getOrder('37365096-6628-4538-a9c2-fbf9892deb85'));
	});

	it('quotes, catalog, stock, ways of shipping', async () => {
		valueOf(await provider.quote({ shipTo: full, lines }));
		valueOf(await provider.searchCatalog({}));
		valueOf(await provider.listVariants({ productId: 'cards' }));
		valueOf(await provider.checkStock([SHIRT, POSTER]));
		valueOf(await provider.shippingMethods('US'));
		valueOf(await provider.shippingMethods());
	});

	it('products', async () => {
		const saved = valueOf(
			await provider.createProduct({
				title: 'Cat shirt',
				description: 'A shirt',
				tags: ['cat'],
				templateId: TEMPLATE,
				variants: [{ variantId: 'tv-m' }],
				files: [{ url: 'https://files.example.com/cat.png', placement: 'front.png', fit: 'fit' }],
			}),
		);
		valueOf(await provider.getProduct(saved.providerProductId));
		valueOf(await provider.listProducts({}));
	});

	it('needs every exception', () => {
		expect(spec.unusedExceptions()).toEqual([]);
	});
});
