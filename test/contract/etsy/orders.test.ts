import {
	FIRST_ORDER,
	orderNumber,
	ordersScenario,
	rawCall,
	SHOP_PATH,
} from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';

const SEND = 'createReceiptShipment';
const options = { shopId: '10000001' };
const parcel = { carrierName: 'usps', trackingCode: '9400', afterSeconds: -1800 };
const CODE = 'LX123456789DE';

/** 0: open, 1: shipped and then cancelled, 2: delivered, 3: unpaid, 4: within the US, 5: open. */
const scenario = ordersScenario(
	{},
	{ shipments: [parcel], canceledAfterSeconds: -60 },
	{ shipments: [parcel], deliveredAfterShippingSeconds: 60 },
	{ paidAfterSeconds: null },
	{ country_iso: 'US', shippingCost: 2000 },
	{},
);
const [line] = scenario.receipts?.[0]?.lines ?? [];
if (line) {
	line.personalization = [
		{ questionId: 71, question: 'Name', answer: 'Ysolde' },
		{ questionId: 72, question: 'Photo', answer: 'https://uploads.example/7.png' },
	];
}

const at = (index: number) => ({
	receiptId: { __rl: true, mode: 'id', value: orderNumber(index) },
});
const trackingPath = (index: number) => `${SHOP_PATH}/receipts/${orderNumber(index)}/tracking`;

const add = (index: number, changes: object = {}) => ({
	resource: 'shipment',
	operation: 'add',
	...at(index),
	trackingCode: CODE,
	carrier: { __rl: true, mode: 'name', value: 'Deutsche Post' },
	options,
	...changes,
});
const mark = (index: number, more: object = {}) => ({
	resource: 'order',
	operation: 'markShipped',
	...at(index),
	options: { ...options, ...more },
});
const getAll = (orderState: string, more: object = {}) => ({
	resource: 'order',
	operation: 'getAll',
	orderState,
	returnAll: true,
	options: { ...options, ...more },
});

/** Every operation on orders and parcels, with every parameter that changes what is sent. */
const RUNS: Array<[string, object]> = [
	...[
		'any',
		'cancelled',
		'delivered',
		'in_transit',
		'not_cancelled',
		'open',
		'shipped',
		'unpaid',
	].map((state): [string, object] => [`order getAll ${state}`, getAll(state)]),
	['order getAll as lines', getAll('any', { output: 'lines', includeCancelledDays: 3 })],
	['order get', { resource: 'order', operation: 'get', ...at(2), options }],
	['order get, not there', { resource: 'order', operation: 'get', ...at(99), options }],
	['order markShipped', mark(0)],
	['order markShipped with all options', mark(5, { noteToBuyer: 'Hi', copyToSeller: true })],
	['order markShipped, refused', mark(4)],
	['shipment add', add(0)],
	[
		'shipment add with all options',
		add(0, {
			trackingCode: 'B2',
			carrier: { __rl: true, mode: 'list', value: 'usps' },
			options: { ...options, noteToBuyer: 'Hi', copyToSeller: true, mailClass: 'Priority' },
		}),
	],
	['shipment add without carrier', add(0, { carrier: { __rl: true, mode: 'list', value: '' } })],
	['shipment getAll', { resource: 'shipment', operation: 'getAll', ...at(2), options }],
	['shop checkAccess', { resource: 'shop', operation: 'checkAccess' }],
];

describeContract("Orders and parcels of the node Etsy, and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', [
		...etsyExceptions,
		{
			spec: 'etsy-openapi.json',
			operation: 'POST /v3/application/scopes',
			where: 'body.scopes',
			side: 'response',
			reason: 'The document declares an object without properties.',
			source: 'Scopes in etsy-openapi.json; the name of the property is our guess',
		},
	]);
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(scenario);
	});
	beforeEach(() => shop.forget());
	afterAll(async () => await shop.close());

	test.each(RUNS)('%s: what is sent and answered is as the document says', async (_what, run) => {
		const { error } = await shop.run(run, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(shop.calls.length).toBeGreaterThan(0);
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});

	test('a gated key: so is its refusal', async () => {
		const gated = structuredClone(scenario);
		Object.assign(gated.shops?.[0] ?? {}, { addressesVisible: false, trackingAllowed: false });
		const closed = await openTestShop(gated);
		await closed.run(add(0), { onError: 'continueErrorOutput' });
		expect(closed.calls.map(({ status }) => status)).toEqual([200, 403]);
		expect(violationsOf(spec, closed.calls)).toEqual([]);
		await closed.close();
	});

	const listingId = scenario.receipts?.[0]?.lines[0]?.listingId ?? 0;
	test.each([
		['by order', `/receipts/${FIRST_ORDER}/transactions`],
		['by shop', '/transactions?limit=100'],
		['by listing', `/listings/${listingId}/transactions?limit=1`],
		['one', `/transactions/${FIRST_ORDER}01`],
		['by no listing of the shop', '/listings/5/transactions'],
		['none', '/transactions/5'],
	])("the sandbox's lines %s are those of the document", async (_what, path) => {
		const { status, data } = await rawCall(shop, 'GET', `${SHOP_PATH}${path}`);
		const bare = `${SHOP_PATH}${path.split('?')[0]}`;
		expect(spec.checkResponse({ method: 'GET', path: bare, status, body: data })).toEqual([]);
	});
});

describe('the traps of orders and parcels', () => {
	let shop: TestShop;
	let before: Record<string, number>;

	beforeAll(async () => {
		shop = await openTestShop(scenario);
	});
	beforeEach(async () => {
		await shop.sandbox.control.scenario(scenario);
		await shop.sandbox.control.faults([]);
		before = (await shop.sandbox.control.counts()).buyerEmails;
		shop.forget();
	});
	afterAll(async () => await shop.close());

	/** E-mails that the buyer of an order got since the test began. */
	const emails = async (index: number) => {
		const { buyerEmails } = await shop.sandbox.control.counts();
		return (buyerEmails[orderNumber(index)] ?? 0) - (before[orderNumber(index)] ?? 0);
	};
	const send = async (index: number, data: unknown, contentType?: string) =>
		await rawCall(shop, 'POST', trackingPath(index), data, contentType);
	const naive = { tracking_code: CODE, carrier_name: 'deutsch-post' };
	const read = async (index: number) =>
		(await rawCall(shop, 'GET', `${SHOP_PATH}/receipts/${orderNumber(index)}`)).data as {
			is_shipped: boolean;
			first_line: string | null;
			shipments: Array<{ tracking_code: string }>;
		};

	test('a lost answer: sending again e-mails the buyer twice; the node reads the order', async () => {
		const lost = { kind: 'cut_after_commit', operation: SEND, limit: 1 } as const;
		await shop.sandbox.control.faults([lost]);
		await expect(send(0, naive)).rejects.toThrow();
		expect((await send(0, naive)).status).toBe(200);
		expect(await emails(0)).toBe(2);

		await shop.sandbox.control.faults([lost]);
		expect(await shop.json(add(5))).toMatchObject([{ confirmedBy: 'read_back' }]);
		expect(await emails(5)).toBe(1);
	});

	test('the same code again: Etsy takes it and e-mails again; the node does not send it', async () => {
		await send(0, naive);
		await send(0, naive);
		expect(await emails(0)).toBe(2);
		expect((await read(0)).shipments).toHaveLength(2);

		await shop.json(add(5));
		await shop.json(add(5));
		expect(await emails(5)).toBe(1);
		expect((await read(5)).shipments).toHaveLength(1);
	});

	test('a code as a number is refused; the node sends text and refuses lost digits', async () => {
		expect((await send(0, { ...naive, tracking_code: 94001112 })).status).toBe(400);
		expect(await shop.json(add(0, { trackingCode: '={{ 94001112 }}' }))).toMatchObject([
			{ outcome: 'added', trackingCode: '94001112' },
		]);
		const many = add(5, { trackingCode: '={{ 9449009898642937571475 }}' });
		const { outputs } = await shop.run(many, { onError: 'continueErrorOutput' });
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({ category: 'validation' });
		expect(await emails(5)).toBe(0);
	});

	test('a form: the order is shipped and the buyer e-mailed without the code; the node sends JSON', async () => {
		const form = 'application/x-www-form-urlencoded';
		const { status } = await send(0, new URLSearchParams(naive).toString(), form);
		expect(status).toBe(200);
		expect(await read(0)).toMatchObject({ is_shipped: true, shipments: [{ tracking_code: '' }] });
		expect(await emails(0)).toBe(1);

		await shop.json(add(5));
		expect(await read(5)).toMatchObject({ shipments: [{ tracking_code: CODE }] });
	});

	test("a provider's name of the carrier: the code is gone; the node sends Etsy's", async () => {
		await send(0, { ...naive, carrier_name: 'Deutsche Post' });
		expect(await read(0)).toMatchObject({ is_shipped: true, shipments: [{ tracking_code: '' }] });

		expect(await shop.json(add(5))).toMatchObject([{ carrier: 'deutsch-post' }]);
		expect(await read(5)).toMatchObject({ shipments: [{ tracking_code: CODE }] });
	});

	test('updateShopReceipt answers 200 and ships nothing; Mark Shipped does', async () => {
		const path = `${SHOP_PATH}/receipts/${orderNumber(0)}`;
		const form = 'application/x-www-form-urlencoded';
		expect((await rawCall(shop, 'PUT', path, 'was_shipped=true', form)).status).toBe(200);
		expect(await read(0)).toMatchObject({ is_shipped: false });

		expect(await shop.json(mark(0))).toMatchObject([{ outcome: 'marked' }]);
		expect(await read(0)).toMatchObject({ is_shipped: true });
	});

	test('a list of shipped orders holds cancelled ones; that of the node does not', async () => {
		const { data } = await rawCall(shop, 'GET', `${SHOP_PATH}/receipts?was_shipped=true`);
		const { results } = data as { results: Array<{ status: string }> };
		expect(results.map(({ status }) => status)).toContain('canceled');

		for (const state of ['shipped', 'in_transit', 'delivered', 'open', 'unpaid', 'not_cancelled']) {
			const orders = await shop.json(getAll(state));
			expect(orders.map((order) => order.state)).not.toContain('cancelled');
		}
	});

	test('a gated key gets no address and may not send; Check Access says so beforehand', async () => {
		const gated = structuredClone(scenario);
		Object.assign(gated.shops?.[0] ?? {}, { addressesVisible: false, trackingAllowed: false });
		await shop.sandbox.control.scenario(gated);
		expect((await read(0)).first_line).toBeNull();
		expect((await send(0, naive)).status).toBe(403);

		expect(await shop.json({ resource: 'shop', operation: 'checkAccess' })).toMatchObject([
			{ givesAddresses: 'no', route: 'provider_imported', canSendTracking: 'unlikely' },
		]);
		const { outputs } = await shop.run(add(0), { onError: 'continueErrorOutput' });
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({
			category: 'permission',
			message: 'Etsy does not allow this key to send tracking. The buyer was not e-mailed.',
		});
		expect(await emails(0)).toBe(0);
	});
});
