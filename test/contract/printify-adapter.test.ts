import type { PrintProvider } from '../../core/providers/types';
import { printifyCase } from '../support/conformance/cases/printify';
import { fileBytes } from '../support/etsy-media';
import { openTestPrintify, type TestPrintify } from '../support/printify-shop';
import { valueOf } from '../support/result';
import { orderRequest } from '../unit/providers/printify/fixtures';
import { printifyExceptions } from './support/exceptions/printify';
import { describeContract, loadSpec, type Spec } from './support/openapi';
import { ETSY_SHOP, MUG } from './support/printify-world';

/** Every call of the adapter, on the wire, with the sandbox's answer: both against the document. */
describeContract("The Printify adapter and Printify's document", () => {
	let spec: Spec;
	let shop: TestPrintify;
	let provider: PrintProvider;

	beforeAll(async () => {
		spec = loadSpec('printify-openapi.json', printifyExceptions);
		shop = await openTestPrintify();
		provider = shop.provider();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterAll(async () => await shop.close());

	/** What is wrong with the calls since the last reset, requests and answers. */
	function violations() {
		return shop.calls.flatMap((call) => {
			const { method, path, headers, body, status, answer } = call;
			const request = { method, path, headers, body, contentType: headers['content-type'] };
			const found = [
				...spec.checkRequest(request),
				...spec.checkResponse({ method, path, status, body: answer }),
			];
			return found.map((one) => ({ call: `${method} ${path}`, ...one }));
		});
	}

	const CAT = 'https://files.example.com/cat.png';
	const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
	const product = {
		title: 'Cat on a moon',
		description: 'A shirt',
		tags: ['cat'],
		productId: '6',
		makerId: '29',
		variants: [{ variantId: '12124', sku: 'MOON-S', retailPrice: usd(2499) }],
		files: [{ url: CAT, placement: 'front', position: { x: 0.4, y: 0.3, scale: 0.5, angle: 10 } }],
	};

	it('orders: created, found, sent to production, cancelled, changed', async () => {
		const lines = [printifyCase.line('a', 2), printifyCase.otherLine?.('b', 1)].flatMap(
			(line) => line ?? [],
		);
		const request = orderRequest({ lines });
		const made = valueOf(await provider.createOrder(request, { inDoubt: false }));
		valueOf(await provider.getOrder(made.providerOrderId));
		await shop.sandbox.control.advance({ seconds: 20 });
		valueOf(await provider.submitOrder(made.providerOrderId));
		const other = orderRequest({ lines, externalId: 'etsy-2-2-1' });
		const second = valueOf(await provider.createOrder(other, { inDoubt: false }));
		await shop.sandbox.control.advance({ seconds: 20 });
		valueOf(await provider.cancelOrder(second.providerOrderId));
		expect(await provider.cancelOrder(made.providerOrderId)).toMatchObject({ ok: false });
		expect(valueOf(await provider.ordersChangedSince('2020-01-01T00:00:00Z'))).toHaveLength(2);
		expect(shop.calls.length).toBeGreaterThanOrEqual(9);
		expect(violations()).toEqual([]);
	});

	it('orders of a blank with placed artwork', async () => {
		const position = { x: 0.25, y: 0.5, scale: 0.75, angle: 30 };
		const lines = [printifyCase.placedLine?.('a', position)].flatMap((line) => line ?? []);
		valueOf(await provider.createOrder(orderRequest({ lines }), { inDoubt: false }));
		expect(shop.calls).toHaveLength(1);
		expect(violations()).toEqual([]);
	});

	it('quotes', async () => {
		const lines = [printifyCase.line('a', 2)];
		valueOf(await provider.quote({ lines, shipTo: { countryCode: 'DE', postalCode: '10115' } }));
		expect(shop.calls).toHaveLength(2);
		expect(violations()).toEqual([]);
	});

	it('the catalog and its stock', async () => {
		valueOf(await provider.searchCatalog({ search: 'tee' }));
		valueOf(await provider.listMakers('6'));
		valueOf(await provider.listVariants({ productId: '6', makerId: '29' }));
		valueOf(await provider.checkStock(['12126'], { productId: '6', makerId: '29' }));
		expect(shop.calls).toHaveLength(6);
		expect(violations()).toEqual([]);
	});

	it('products and files', async () => {
		const made = valueOf(await provider.createProduct(product));
		const id = made.providerProductId;
		valueOf(await provider.listProducts({}));
		valueOf(await provider.getProduct(id));
		valueOf(await provider.updateProduct(id, { title: 'New', tags: ['moon'] }));
		const variants = [{ variantId: '12125', retailPrice: usd(2599) }];
		valueOf(await provider.updateProduct(id, { variants }));
		valueOf(await provider.updateProduct(id, { files: product.files }));
		valueOf(await provider.publishProduct(id));
		valueOf(await provider.deleteProduct(id));
		const file = valueOf(await provider.uploadFile({ url: CAT, name: 'cat.png' }));
		valueOf(await provider.getFile(file.fileId));
		const content = fileBytes('png', 2000);
		const other = valueOf(await provider.uploadFile({ content, name: 'moth.png', once: true }));
		const listed = valueOf(await provider.listFiles());
		expect(listed.map(({ fileId }) => fileId)).toEqual(
			expect.arrayContaining([file.fileId, other.fileId]),
		);
		expect(other).toMatchObject({ name: 'moth.png', bytes: 2000 });
		const saved = valueOf(await provider.listLineProducts({ maxPages: 2, turn: 0 }));
		expect(saved.isWhole).toBe(true);
		valueOf(await provider.archiveFile(other.fileId));
		expect(violations()).toEqual([]);
	});

	it('publishing to a connected shop', async () => {
		const connected = shop.provider(ETSY_SHOP);
		const made = valueOf(await connected.createProduct(product));
		valueOf(await connected.publishProduct(made.providerProductId));
		expect(violations()).toEqual([]);
	});

	it('webhooks', async () => {
		const ours = valueOf(
			await provider.registerWebhook({
				url: 'https://n8n.example.com/webhook/1',
				topics: ['order:updated'],
				secret: 'secret',
			}),
		);
		valueOf(await provider.listWebhooks());
		valueOf(await provider.removeWebhook(ours));
		expect(shop.calls).toHaveLength(4);
		expect(violations()).toEqual([]);
	});

	it('calls what the sandbox has for everything that the capabilities name', async () => {
		for (const action of provider.capabilities.actions) {
			expect(provider[action]).toBeInstanceOf(Function);
		}
		const failed = await provider.updateAddress(MUG, orderRequest().shipTo);
		expect(failed).toMatchObject({ ok: false, failure: { category: 'capability' } });
	});
});
