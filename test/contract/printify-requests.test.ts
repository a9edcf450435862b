import { SHIPPING_TIERS } from '../../core/domain/provider-order';
import { createPrintifyProvider } from '../../core/providers/printify';
import { printify } from '../../core/providers/printify/module';
import { whole } from '../support/providers/whole';
import { printifyProfile } from '../../core/providers/printify/profile';
import {
	createAnswerSchema,
	orderPageSchema,
	orderSchema,
	shopListSchema,
} from '../../core/providers/printify/schemas';
import { listShops } from '../../core/providers/printify/shops';
import { createApiClient } from '../../core/transport/api-client';
import type { HttpRequest, SendOutcome } from '../../core/transport/http';
import { orderRequest } from '../unit/providers/printify/fixtures';
import { printifyExceptions } from './support/exceptions/printify';
import { describeContract, loadSpec } from './support/openapi';
import { responseExamples } from './support/response-examples';

const BASE = 'https://api.printify.com';
const FILE = 'printify-openapi.json';

/** A client that keeps what it is told to send; every call is answered as empty. */
function recorder() {
	const sent: HttpRequest[] = [];
	const port = {
		send: async (request: HttpRequest): Promise<SendOutcome> => {
			sent.push(request);
			const isList = request.method === 'GET' && /\/(?:orders|products)\.json$/.test(request.url);
			const isShops = request.url.endsWith('/shops.json');
			const body = isShops ? [] : isList ? { data: [] } : { id: 'abc' };
			return await Promise.resolve({
				kind: 'answer',
				response: { status: 200, headers: {}, body },
			});
		},
	};
	const profile = printifyProfile({ baseUrl: BASE, token: 'contract' });
	const client = createApiClient({ profile, port });
	const provider = whole(
		printify,
		createPrintifyProvider({ client, shopId: '5432', now: Date.now }),
	);
	return { sent, client, provider };
}

/** As it goes over the wire: Authorization is added by n8n from the credential. */
function onTheWire(request: HttpRequest) {
	return {
		method: request.method,
		path: request.url.slice(BASE.length),
		query: request.query,
		headers: { ...request.headers, Authorization: 'Bearer token' },
		contentType: request.body === undefined ? undefined : 'application/json',
		body: request.body?.kind === 'json' ? request.body.value : undefined,
	};
}

describeContract("What we send and Printify's document", () => {
	const spec = () => loadSpec(FILE, printifyExceptions);

	it.each(SHIPPING_TIERS)('an order by %s shipping', async (shippingTier) => {
		const { sent, provider } = recorder();
		const shipTo = {
			...orderRequest().shipTo,
			company: 'Acme',
			line2: 'Flat 4',
			email: 'buyer@example.com',
			phone: '0574 69 21 90',
		};
		const lines = [
			...orderRequest().lines,
			{ lineId: '2', quantity: 1, source: { kind: 'sku' as const, sku: 'MUG-1' } },
		];
		const request = orderRequest({ shippingTier, shipTo, lines });
		await provider.createOrder(request, { inDoubt: false });
		expect(sent).toHaveLength(1);
		expect(sent.flatMap((one) => spec().checkRequest(onTheWire(one)))).toEqual([]);
	});

	it('a personalised line: the product that is saved for it, looked for where a try was made', async () => {
		const { sent, provider } = recorder();
		const files = [{ fileId: '5941187eb8e7e37b3f0e62e5', placement: 'front' }];
		const source = {
			...{ kind: 'catalogVariant' as const, productId: '384', makerId: '1', variantId: '45740' },
			files,
		};
		const request = orderRequest({ lines: [{ lineId: '9001', quantity: 2, source }] });
		await provider.createOrder(request, { inDoubt: false, again: true });
		expect(sent.map(({ method, url }) => `${method} ${url.slice(BASE.length)}`)).toEqual([
			'GET /v1/shops/5432/products.json',
			'POST /v1/shops/5432/products.json',
			'POST /v1/shops/5432/orders.json',
		]);
		expect(sent.flatMap((one) => spec().checkRequest(onTheWire(one)))).toEqual([]);
	});

	it('reads, look-ups and the list of shops', async () => {
		const { sent, provider, client } = recorder();
		await provider.getOrder('5a96f649b2439217d070f507');
		await provider.findOrder('etsy-1-2-1');
		await listShops(client);
		expect(sent).toHaveLength(3);
		expect(sent.flatMap((one) => spec().checkRequest(onTheWire(one)))).toEqual([]);
	});
});

describeContract("What we read and the examples of Printify's document", () => {
	it.each([
		['an order', 'GET', '/v1/shops/1/orders/a.json', orderSchema],
		['a page of orders', 'GET', '/v1/shops/1/orders.json', orderPageSchema],
		['the answer to a create', 'POST', '/v1/shops/1/orders.json', createAnswerSchema],
		['the shops', 'GET', '/v1/shops.json', shopListSchema],
	])('%s', (_name, method, path, schema) => {
		for (const example of responseExamples(FILE, method, path)) {
			expect(schema.safeParse(example).error).toBeUndefined();
		}
	});
});
