import { SHIPPING_TIERS } from '../../core/domain/provider-order';
import { createProdigiProvider } from '../../core/providers/prodigi';
import { whole } from '../support/providers/whole';
import { prodigi } from '../../core/providers/prodigi/module';
import { API } from '../../core/providers/prodigi/profile';
import { createApiClient } from '../../core/transport/api-client';
import type { HttpRequest, SendOutcome } from '../../core/transport/http';
import { canvasLine, orderRequest, picture } from '../unit/providers/prodigi/fixtures';
import { prodigiExceptions } from './support/exceptions/prodigi';
import { describeContract, loadSpec } from './support/openapi';
import { scriptedPort } from '../support/scripted-port';

const BASE = 'https://api.prodigi.com';

/** What fits every schema of the adapter; what it says does not matter here. */
const ANSWER: SendOutcome = {
	kind: 'answer',
	response: {
		status: 200,
		headers: {},
		body: {
			outcome: 'Updated',
			order: { id: 'ord_1', status: { stage: 'InProgress' } },
			orders: [],
			quotes: [],
			product: { sku: 'X' },
		},
	},
};

function recorder() {
	const port = scriptedPort(ANSWER);
	const client = createApiClient({ profile: prodigi.profile({ apiKey: 'contract' }), port });
	const provider = whole(prodigi, createProdigiProvider({ client, isTest: false }));
	return { sent: port.sent, client, provider };
}

/** As it goes over the wire: n8n adds the key. The document's paths begin after the version. */
function onTheWire(request: HttpRequest) {
	expect(request.url.startsWith(`${BASE}${API}/`)).toBe(true);
	return {
		method: request.method,
		path: request.url.slice(BASE.length + API.length),
		query: request.query,
		headers: { ...request.headers, 'X-API-Key': 'contract' },
		contentType: request.body === undefined ? undefined : 'application/json',
		body: request.body?.kind === 'json' ? request.body.value : undefined,
	};
}

describeContract("What we send and Prodigi's document", () => {
	const violations = (sent: readonly HttpRequest[]) => {
		const spec = loadSpec('prodigi-openapi.yaml', prodigiExceptions);
		return sent.flatMap((request) => spec.checkRequest(onTheWire(request)));
	};
	const full = {
		...orderRequest().shipTo,
		company: 'Acme',
		line2: 'Flat 4',
		email: 'buyer@example.com',
		phone: '0574 69 21 90',
	};

	it.each(SHIPPING_TIERS)('an order by %s shipping', async (shippingTier) => {
		const { sent, provider } = recorder();
		const lines = [
			{
				...canvasLine([picture({ md5: 'dcb2', fit: 'fit' })]),
				retailPrice: { amountMinor: 2999, currency: 'USD' },
			},
			canvasLine(undefined, '2'),
		];
		const callbackUrl = 'https://n8n.example.com/webhook/1';
		const request = orderRequest({ shippingTier, shipTo: full, lines, callbackUrl });
		await provider.createOrder(request, { inDoubt: false });
		expect(sent).toHaveLength(1);
		expect(violations(sent)).toEqual([]);
	});

	it('everything else', async () => {
		const { sent, client, provider } = recorder();
		await provider.getOrder('ord_1');
		await provider.findOrder('etsy-1-2-1');
		await provider.ordersChangedSince('2026-11-23T08:00:00Z');
		await provider.cancelOrder('ord_1');
		await provider.updateAddress('ord_1', full);
		await provider.quote({ lines: [canvasLine()], shipTo: full, currency: 'GBP' });
		await provider.listVariants({ productId: 'GLOBAL-CAN-10x10' });
		await prodigi.listStores(client);
		expect(new Set(sent.map(({ method, url }) => `${method} ${url}`)).size).toBe(6);
		expect(violations(sent)).toEqual([]);
	});
});
