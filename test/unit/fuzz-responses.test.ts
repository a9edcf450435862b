import { FAILURE_CATEGORIES } from '../../core/domain/failure';
import type { Failure } from '../../core/domain/failure';
import type { Result } from '../../core/domain/result';
import { etsyCaller } from '../../core/etsy/caller';
import { etsyApi } from '../../core/etsy/client';
import { etsyProfile } from '../../core/etsy/profile';
import { readInventories, readInventory } from '../../core/etsy/inventory/read';
import { getListingVariationImages } from '../../core/etsy/variation-images/api';
import { listListings } from '../../core/etsy/listings/list';
import { getListingImages } from '../../core/etsy/media/api';
import { getOrderPayments, listLedger } from '../../core/etsy/payments/read';
import { getListingPersonalization } from '../../core/etsy/personalization/api';
import { listReceipts } from '../../core/etsy/receipt-pages';
import { listReviews } from '../../core/etsy/reviews/list';
import { shipmentsApi } from '../../core/etsy/shipments/api';
import { nameOfProcessingProfile } from '../../core/etsy/shop-settings/names';
import { getProcessingProfiles, getShippingProfiles } from '../../core/etsy/shop-settings/read';
import { toShipments } from '../../core/etsy/shipments/to-shipments';
import { getSellerTaxonomyNodes } from '../../core/etsy/taxonomy/api';
import { findCategories } from '../../core/etsy/taxonomy/paths';
import { toOrder } from '../../core/etsy/to-order';
import { toShop } from '../../core/etsy/to-shop';
import { createPrintifyProvider } from '../../core/providers/printify';
import { printify as printifyModule } from '../../core/providers/printify/module';
import { whole } from '../support/providers/whole';
import { printifyProfile } from '../../core/providers/printify/profile';
import { createAnswerSchema } from '../../core/providers/printify/schemas';
import { listShops } from '../../core/providers/printify/shops';
import { createApiClient } from '../../core/transport/api-client';
import type { ApiClient } from '../../core/transport/api-client';
import { parseBody } from '../../core/transport/parse-body';
import type { ServiceProfile } from '../../core/transport/service';
import { etsyReceipt, etsyReceiptAt } from '../fixtures/etsy';
import { skippingClock } from '../support/clock';
import { inheritedIn, withInheritedWords } from '../support/inherited-words';
import { mutate } from '../support/mutate';
import { answer, scriptedPort } from '../support/scripted-port';
import { orderRequest } from './providers/printify/fixtures';

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

const MONEY = { amount: 499, divisor: 100, currency_code: 'USD' };

const INVENTORY = {
	products: [
		{
			product_id: 1,
			sku: 'TEE-S',
			is_deleted: false,
			property_values: [
				{ property_id: 513, property_name: 'Size', scale_id: 19, value_ids: [5], values: ['S'] },
			],
			offerings: [
				{ offering_id: 2, quantity: 5, is_enabled: true, price: MONEY, readiness_state_id: 9 },
			],
		},
	],
	price_on_property: [],
	quantity_on_property: [513],
	sku_on_property: [513],
	readiness_state_on_property: [],
};

/** Read, and told in words that the pack cannot handle it, or that there is nothing. */
function understood(read: Result<unknown> = { ok: true, value: undefined }): Result<unknown> {
	const isTold = !read.ok && ['capability', 'not_found'].includes(read.failure.category);
	return isTold ? { ok: true, value: undefined } : read;
}

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
			const receipt = await etsyApi(etsyCaller(etsy(text))).getShopReceipt('1', '2');
			if (receipt.ok) toOrder(receipt.value, '1');
			return receipt;
		},
	},
	{
		name: "Etsy's answer to a shipment",
		document: {
			receipt_id: 3_000_000_001,
			status: 'completed',
			is_paid: true,
			is_shipped: true,
			shipments: [
				{
					receipt_shipping_id: 9,
					shipment_notification_timestamp: 1_793_491_200,
					carrier_name: 'usps',
					tracking_code: '9400',
				},
			],
		},
		run: async (text) => {
			const api = shipmentsApi(etsyCaller(etsy(text)));
			const order = await api.send('1', '2', { copyToSeller: false });
			if (order.ok) toShipments(order.value.shipments);
			// A create that cannot be understood may have worked.
			else if (order.failure.code !== undefined) expect(order.failure.category).toBe('unclear');
			return order;
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
			const read = await listReceipts(etsyApi(etsyCaller(etsy(text))), list);
			// An entry that cannot be read is a failure of its own, and never costs the others.
			for (const entry of read.ok ? read.value : []) {
				if ('failure' in entry) expectNamedPath(entry.failure, /^results\[\d+\]/);
			}
			return read;
		},
	},
	{
		name: "Etsy's list of listings",
		document: {
			count: 1,
			results: [
				{
					listing_id: 7,
					shop_id: 1,
					state: 'active',
					title: 'Mug',
					price: { amount: 1699, divisor: 100, currency_code: 'USD' },
					tags: ['mug'],
					created_timestamp: 1_750_000_000,
					images: [{ listing_image_id: 3, rank: 1 }],
				},
			],
		},
		run: async (text) =>
			await listListings(etsyCaller(etsy(text)), { shopId: '1', states: ['active'] }),
	},
	{
		name: "Etsy's images of a listing",
		document: {
			results: [
				{
					listing_image_id: 5,
					rank: 1,
					url_fullxfull: 'https://i/5',
					full_width: 9,
					alt_text: 'A',
				},
			],
		},
		run: async (text) => await getListingImages(etsyCaller(etsy(text)), '1'),
	},
	{
		name: "Etsy's personalization",
		document: {
			personalization_questions: [
				{
					question_id: 7,
					question_text: 'Name',
					question_type: 'dropdown',
					required: true,
					options: [{ option_id: 8, label: 'A' }],
					add_on_price: MONEY,
				},
			],
		},
		run: async (text) => await getListingPersonalization(etsyCaller(etsy(text)), '1'),
	},
	{
		name: "Etsy's variants of a listing",
		document: INVENTORY,
		run: async (text) => understood(await readInventory(etsyCaller(etsy(text)), '7')),
	},
	{
		name: "Etsy's variants of many listings",
		document: { results: [{ listing_id: 7, shop_id: 1, inventory: INVENTORY }] },
		run: async (text) => {
			const read = await readInventories(etsyCaller(etsy(text)), ['7', '8']);
			return understood(read.get('7'));
		},
	},
	{
		name: "Etsy's images of variants",
		document: { results: [{ property_id: 513, value_id: 5, value: 'S', image_id: 9 }] },
		run: async (text) => await getListingVariationImages(etsyCaller(etsy(text)), '1', '7'),
	},
	{
		name: "Etsy's categories",
		document: { results: [{ id: 1, name: 'Home', children: [{ id: 2, name: 'Mugs' }] }] },
		run: async (text) => {
			const tree = await getSellerTaxonomyNodes(etsyCaller(etsy(text)));
			if (tree.ok) findCategories(tree.value, 'mugs', 10);
			return tree;
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
			const shop = await etsyApi(etsyCaller(etsy(text))).getShop('1');
			if (shop.ok) toShop(shop.value);
			return shop;
		},
	},
	{
		name: "Etsy's shipping profiles",
		document: {
			results: [
				{
					shipping_profile_id: 1,
					title: 'Standard',
					shipping_profile_destinations: [
						{ shipping_profile_destination_id: 2, primary_cost: MONEY, destination_region: 'eu' },
					],
				},
			],
		},
		run: async (text) => await getShippingProfiles(etsyCaller(etsy(text)), '1'),
	},
	{
		name: "Etsy's processing profiles",
		document: {
			results: [{ readiness_state_id: 9, readiness_state: 2, min_processing_days: 1 }],
		},
		run: async (text) => {
			const read = await getProcessingProfiles(etsyCaller(etsy(text)), '1');
			for (const one of read.ok ? read.value : []) {
				expect(nameOfProcessingProfile(one)).toEqual(expect.any(String));
			}
			return read;
		},
	},
	{
		name: "Etsy's reviews",
		document: { count: 1, results: [{ transaction_id: 1, rating: 5, created_timestamp: 1e9 }] },
		run: async (text) => await listReviews(etsyCaller(etsy(text)), { shopId: '1' }),
	},
	{
		name: "Etsy's payments",
		document: {
			results: [
				{
					payment_id: 1,
					amount_gross: MONEY,
					amount_fees: MONEY,
					amount_net: MONEY,
					currency: 'USD',
				},
			],
		},
		run: async (text) => await getOrderPayments(etsyCaller(etsy(text)), '1', '2'),
	},
	{
		name: "Etsy's ledger",
		document: {
			count: 1,
			results: [{ entry_id: 1, amount: -20, currency: 'USD', reference_id: 7, balance: 5 }],
		},
		run: async (text) =>
			await listLedger(etsyCaller(etsy(text)), { shopId: '1', from: 1e9, to: 1e9 + 1 }),
	},
	{
		name: "Etsy's user",
		document: { user_id: 900, shop_id: 12345 },
		run: async (text) => await etsyApi(etsyCaller(etsy(text))).getMe(),
	},
	{
		name: "Etsy's permissions",
		document: { scopes: ['shops_r', 'transactions_r'] },
		run: async (text) => await etsyApi(etsyCaller(etsy(text))).tokenScopes('t'),
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
	return whole(
		printifyModule,
		createPrintifyProvider({ client, shopId: '1', now: skippingClock().now }),
	);
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

	it.each(cases)('$name: a word that every object answers to is unknown', async (fuzz) => {
		for (const document of withInheritedWords(fuzz.document)) {
			expect(inheritedIn(await fuzz.run(JSON.stringify(document)))).toEqual([]);
		}
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
