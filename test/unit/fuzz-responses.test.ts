import { FAILURE_CATEGORIES } from '../../core/domain/failure';
import type { Failure } from '../../core/domain/failure';
import type { Result } from '../../core/domain/result';
import { etsyApi } from '../../core/etsy/client';
import { etsyProfile } from '../../core/etsy/profile';
import { listReceipts } from '../../core/etsy/receipt-pages';
import { toOrder } from '../../core/etsy/to-order';
import { toShop } from '../../core/etsy/to-shop';
import { createPrintifyProvider } from '../../core/providers/printify';
import { printifyProfile } from '../../core/providers/printify/profile';
import { createAnswerSchema } from '../../core/providers/printify/schemas';
import { listShops } from '../../core/providers/printify/shops';
import { createApiClient } from '../../core/transport/api-client';
import type { ApiClient } from '../../core/transport/api-client';
import { parseBody } from '../../core/transport/parse-body';
import type { ServiceProfile } from '../../core/transport/service';
import { etsyReceipt, etsyReceiptAt } from '../fixtures/etsy';
import { skippingClock } from '../support/clock';
import { mutate } from '../support/mutate';
import { answer, scriptedPort } from '../support/scripted-port';
import { orderRequest } from './printify/fixtures';

const RUNS_PER_CASE = 200;

/** A client whose first answer is the given one; whoever asks on finds an empty list. */
type Answering = (text: string, status?: number) => ApiClient;

function answering(profile: ServiceProfile): Answering {
	const clock = skippingClock();
	return (text, status = 200) => {
		const empty = { count: 0, results: [], data: [], current_page: 1, last_page: 1 };
		const port = scriptedPort(answer(status, parseBody(text)), answer(200, empty));
		return createApiClient({ profile, port, ...clock, random: () => 0 });
	};
}

const etsy = answering(
	etsyProfile({ keystring: 'key', sharedSecret: 'secret', baseUrl: 'https://etsy.test' }),
);
const printify = answering(printifyProfile({ baseUrl: 'https://printify.test', token: 'token' }));

const printifyOrder = {
	id: '5a96f649b2439217d070f507',
	app_order_id: '101.1',
	status: 'in-production',
	created_at: '2026-11-20 10:00:00+00:00',
	total_price: 2400,
	total_shipping: 400,
	total_tax: 0,
	address_to: { first_name: 'Jane', last_name: 'Doe', address1: '1 High Street', country: 'GB' },
	line_items: [
		{
			product_id: '5bfd0b66a342bcc9b5563216',
			quantity: 1,
			variant_id: 17887,
			cost: 1050,
			status: 'in-production',
			metadata: { title: 'Mug', external_id: '900001' },
		},
	],
	metadata: { order_type: 'api', shop_order_id: 'etsy-11-1001-1', shop_fulfilled_at: null },
	shipments: [
		{
			carrier: 'usps',
			number: '94001116990045395649372',
			url: 'https://example.com/94001',
			delivered_at: '2026-11-22 13:57:28+00:00',
		},
	],
};
const orders = [1, 2, 3].map((n) => ({
	...printifyOrder,
	id: `order-${n}`,
	created_at: `2026-11-2${3 - n} 10:00:00+00:00`,
}));

interface FuzzCase {
	name: string;
	document: unknown;
	run(text: string): Promise<Result<unknown>>;
}

const cases: FuzzCase[] = [
	{
		name: "Etsy's order",
		document: etsyReceipt(),
		run: async (text) => {
			const receipt = await etsyApi(etsy(text)).getShopReceipt('1', '2');
			if (receipt.ok) toOrder(receipt.value, '1');
			return receipt;
		},
	},
	{
		name: "Etsy's list of orders",
		document: {
			count: 3,
			results: [1, 2, 3].map((n) => etsyReceiptAt(n * 60, 3_000_000_000 + n)),
		},
		run: async (text) => {
			const list = { shopId: '1', filter: {}, direction: 'asc' as const };
			const read = await listReceipts(etsyApi(etsy(text)), list);
			// An entry that cannot be read is a failure of its own, and never costs the others.
			for (const entry of read.ok ? read.value : []) {
				if ('failure' in entry) expectNamedPath(entry.failure, /^results\[\d+\]/);
			}
			return read;
		},
	},
	{
		name: "Etsy's shop",
		document: {
			shop_id: 12345,
			shop_name: 'MugsAndMore',
			currency_code: 'USD',
			url: 'https://www.etsy.com/shop/MugsAndMore',
			is_vacation: false,
			listing_active_count: 12,
			languages: ['en-US'],
		},
		run: async (text) => {
			const shop = await etsyApi(etsy(text)).getShop('1');
			if (shop.ok) toShop(shop.value);
			return shop;
		},
	},
	{
		name: "Etsy's user",
		document: { user_id: 900, shop_id: 12345 },
		run: async (text) => await etsyApi(etsy(text)).getMe(),
	},
	{
		name: "Etsy's permissions",
		document: { scopes: ['shops_r', 'transactions_r'] },
		run: async (text) => await etsyApi(etsy(text)).tokenScopes('t'),
	},
	{
		name: "Printify's order",
		document: printifyOrder,
		run: async (text) => await printifyProvider(printify(text)).getOrder('1'),
	},
	{
		name: "Printify's list of orders",
		document: { current_page: 1, last_page: 1, data: orders },
		run: async (text) => await printifyProvider(printify(text)).findOrder('etsy-11-1002-1'),
	},
	{
		name: "Printify's answer to a new order",
		document: { id: '5a96f649b2439217d070f507' },
		run: async (text) =>
			await printify(text).call({
				operation: 'submitAnOrder',
				effect: 'create',
				method: 'POST',
				path: '/v1/shops/1/orders.json',
				schema: createAnswerSchema,
			}),
	},
	{
		name: "Printify's shops",
		document: [{ id: 5432, title: 'My shop', sales_channel: 'custom_integration' }],
		run: async (text) => await listShops(printify(text)),
	},
];

function printifyProvider(client: ApiClient) {
	return createPrintifyProvider({ client, shopId: '1', now: skippingClock().now });
}

function expectSound(failure: Failure): void {
	expect(FAILURE_CATEGORIES).toContain(failure.category);
	expect(failure.message).toMatch(/\w/);
	expect(failure.hint).toMatch(/\w/);
	expect(failure.message.length).toBeLessThan(1000);
}

function expectNamedPath(failure: Failure, path = /\w/): void {
	expectSound(failure);
	expect(failure.fields[0]).toMatch(path);
	expect(failure.message).toContain(failure.fields[0]);
}

describe('broken answers', () => {
	it.each(cases)('$name: is read, or is a failure that names the path', async (fuzz) => {
		expect((await fuzz.run(JSON.stringify(fuzz.document))).ok).toBe(true);
		let failures = 0;
		for (let seed = 0; seed < RUNS_PER_CASE; seed += 1) {
			const result = await fuzz.run(mutate(fuzz.document, seed));
			if (result.ok) continue;
			failures += 1;
			expectNamedPath(result.failure);
		}
		// The mutations must bite, or this test would say nothing.
		expect(failures).toBeGreaterThan(RUNS_PER_CASE / 20);
	});

	it('error answers, however broken, are failures with the status in them', async () => {
		const bodies: Array<[Answering, unknown]> = [
			[etsy, { error: 'invalid_token', error_description: 'access token is expired' }],
			[etsy, [{ path: 'title', type: 'required', message: 'Title is needed' }]],
			[
				printify,
				{
					status: 'error',
					code: 8203,
					message: 'Validation failed.',
					errors: { reason: '{"zip":["is wrong"]}', code: 8203 },
				},
			],
		];
		const statuses = [400, 401, 403, 404, 409, 422, 429, 500, 503];
		for (let seed = 0; seed < RUNS_PER_CASE; seed += 1) {
			for (const [client, body] of bodies) {
				const status = statuses[seed % statuses.length] ?? 500;
				const result = await client(mutate(body, seed), status).call({
					operation: 'anything',
					effect: 'create',
					method: 'POST',
					path: '/x',
					schema: createAnswerSchema,
				});
				// A 429 is tried again; then the script answers with an empty list.
				if (result.ok) throw new Error('An error was taken for a success');
				expectSound(result.failure);
				if (status !== 429) expect(result.failure.httpStatus).toBe(status);
			}
		}
	});

	it('creating an order ends as made or as a failure, and nothing is thrown', async () => {
		for (let seed = 0; seed < RUNS_PER_CASE; seed += 1) {
			const provider = printifyProvider(printify(mutate({ id: 'order-1' }, seed)));
			const result = await provider.createOrder(orderRequest(), { inDoubt: false });
			if (!result.ok) expectSound(result.failure);
		}
	});
});
