import { ordersScenario, orderNumber } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const [FIRST, CANCELLED, UNPAID] = [0, 1, 2].map(orderNumber) as [string, string, string];
const CODE = '9400 1112 0255 5842 3326 69';
const SEND = 'createReceiptShipment';
const READ = 'getShopReceipt';

const scenario = ordersScenario({}, { canceledAfterSeconds: -60 }, { paidAfterSeconds: null });

const byNumber = (value: string) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

const add = (changes: object = {}) => ({
	resource: 'shipment',
	operation: 'add',
	receiptId: byNumber(FIRST),
	trackingCode: CODE,
	carrier: byName('USPS'),
	options: { shopId: '10000001' },
	...changes,
});
const list = {
	resource: 'shipment',
	operation: 'getAll',
	receiptId: byNumber(FIRST),
	options: { shopId: '10000001' },
};

describe('Shipment', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(scenario);
	});
	beforeEach(async () => {
		await shop.sandbox.control.scenario(scenario);
		await shop.sandbox.control.faults([]);
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const emailsBefore: Record<string, number> = {};
	beforeEach(async () => {
		Object.assign(emailsBefore, (await shop.sandbox.control.counts()).buyerEmails);
	});
	/** E-mails to the buyer in this test; counts are never set back. */
	const emails = async (receiptId = FIRST) =>
		((await shop.sandbox.control.counts()).buyerEmails[receiptId] ?? 0) -
		(emailsBefore[receiptId] ?? 0);
	/** The failure of the one item that was sent through the node. */
	const failureOf = async (parameters: object) => {
		const { outputs, error } = await shop.run(parameters, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([]);
		return outputs[1]?.[0]?.json.failure;
	};

	describe('Add Tracking', () => {
		test('looks, sends once, and tells what came of it', async () => {
			expect(await shop.json(add())).toEqual([
				{
					receiptId: FIRST,
					shopId: '10000001',
					outcome: 'added',
					confirmedBy: 'answer',
					buyerEmailed: true,
					isShipped: true,
					isPaidBack: false,
					trackingCode: CODE,
					carrier: 'usps',
					carrierGiven: 'USPS',
					carrierIsFallback: false,
					shipments: [
						{
							shipmentId: `${FIRST}01`,
							carrier: 'usps',
							trackingCode: CODE,
							notifiedAt: expect.stringMatching(/^\d{4}-/),
						},
					],
				},
			]);
			expect(shop.operations()).toEqual([READ, SEND]);
			expect(await emails()).toBe(1);
			expect(await shop.json(list)).toMatchObject([
				{ receiptId: FIRST, carrier: 'usps', trackingCode: CODE },
			]);
		});

		test('says that the buyer was paid back in full, and sends all the same', async () => {
			const change = [{ receiptId: Number(FIRST), action: 'refund' as const }];
			await shop.sandbox.control.etsyReceipts({ change });
			expect(await shop.json(add())).toMatchObject([{ outcome: 'added', isPaidBack: true }]);
			expect(await emails()).toBe(1);
		});

		test('does nothing for a code that is there, however it is written', async () => {
			await shop.json(add());
			shop.forget();
			const again = add({ trackingCode: '9400111202555842332669', carrier: byName('nobody') });
			expect(await shop.json(again)).toMatchObject([
				{
					outcome: 'already_there',
					confirmedBy: 'look_first',
					buyerEmailed: false,
					carrier: 'usps',
				},
			]);
			expect(shop.operations()).toEqual([READ]);
			expect(await emails()).toBe(1);
		});

		test('the same code twice in one run is one e-mail, two parcels are two', async () => {
			const codes = ['A1', 'a-1', 'B2', 'A1', 'B2'];
			const answers = await shop.json(add({ trackingCode: '={{ $json.code }}' }), {
				items: codes.map((code) => ({ code })),
			});
			expect(answers.map(({ outcome }) => outcome)).toEqual([
				'added',
				'already_there',
				'added',
				'already_there',
				'already_there',
			]);
			expect(await emails()).toBe(2);
		});

		test('looks only where it is told so, and sends nothing', async () => {
			const lookOnly = add({ options: { shopId: '10000001', lookOnly: true } });
			expect(await failureOf(lookOnly)).toMatchObject({
				category: 'unclear',
				message: expect.stringContaining(`does not show the tracking number ${CODE}`),
			});
			expect(shop.operations()).toEqual([READ]);
			await shop.json(add());
			expect(await shop.json(lookOnly)).toMatchObject([{ outcome: 'already_there' }]);
			expect(await emails()).toBe(1);
		});

		test('sends nothing after the moment up to which it may', async () => {
			const until = (sendBefore: unknown) => add({ options: { shopId: '10000001', sendBefore } });
			expect(await failureOf(until('2026-01-01T00:00:00Z'))).toMatchObject({
				code: 'left_for_later',
				retryable: true,
			});
			expect(await failureOf(until('soon'))).toMatchObject({ fields: ['options.sendBefore'] });
			expect(shop.operations()).toEqual([]);
			const inTime = until(new Date(Date.now() + 60_000).toISOString());
			expect(await shop.json(inTime)).toMatchObject([{ outcome: 'added' }]);
		});

		test('an expression may fill in the carrier as a plain text', async () => {
			const [answer] = await shop.json(add({ carrier: '={{ $json.shipment.carrier }}' }), {
				items: [{ shipment: { carrier: 'DHL eCommerce' } }],
			});
			expect(answer).toMatchObject({ carrier: 'dhl-global-mail', carrierIsFallback: false });
		});

		test('a carrier that Etsy does not know is sent as other, and said', async () => {
			const [answer] = await shop.json(add({ carrier: byName('InPost') }));
			expect(answer).toMatchObject({
				carrier: 'other',
				carrierGiven: 'InPost',
				carrierIsFallback: true,
				note: expect.stringContaining('"InPost"'),
				shipments: [{ carrier: 'other', trackingCode: CODE }],
			});
		});

		test('sends what was chosen, as JSON, and the code as text', async () => {
			const options = {
				shopId: '10000001',
				noteToBuyer: ' Thank you! ',
				copyToSeller: true,
				mailClass: 'First-Class',
			};
			await shop.json(add({ trackingCode: '={{ 940011 }}', options }));
			expect(shop.calls[1]?.headers['content-type']).toMatch(/^application\/json/);
			expect(shop.calls[1]?.body).toEqual({
				tracking_code: '940011',
				carrier_name: 'usps',
				send_bcc: true,
				note_to_buyer: 'Thank you!',
				mail_class: 'First-Class',
			});
		});

		test.each([
			['={{ 9449009898642937571475 }}', /lost digits/],
			["={{ '' }}", /is empty/],
			['--', /no letter or digit/],
		])('%s is no code; nothing is sent or read', async (trackingCode, message) => {
			expect(await failureOf(add({ trackingCode }))).toMatchObject({
				category: 'validation',
				message: expect.stringMatching(message),
				fields: ['trackingCode'],
			});
			expect(shop.operations()).toEqual([]);
		});

		test.each([
			[CANCELLED, /is cancelled/],
			[UNPAID, /is not paid/],
		])('order %s gets none', async (receiptId, message) => {
			expect(await failureOf(add({ receiptId: byNumber(receiptId) }))).toMatchObject({
				category: 'conflict',
				retryable: false,
				message: expect.stringMatching(message),
			});
			expect(shop.operations()).toEqual([READ]);
			expect(await emails(receiptId)).toBe(0);
		});

		test('an order that is not there fails and costs the others nothing', async () => {
			const { outputs } = await shop.run(
				add({ receiptId: { __rl: true, mode: 'id', value: '={{ $json.n }}' } }),
				{ items: [{ n: '1' }, { n: FIRST }], onError: 'continueErrorOutput' },
			);
			expect(outputs[0]).toMatchObject([{ json: { outcome: 'added' }, pairedItem: { item: 1 } }]);
			expect(outputs[1]).toMatchObject([
				{ json: { n: '1', failure: { category: 'not_found' } }, pairedItem: { item: 0 } },
			]);
		});

		test('a key that Etsy has gated is told as such, and that trying again is no use', async () => {
			const gated = structuredClone(scenario);
			Object.assign(gated.shops?.[0] ?? {}, { trackingAllowed: false });
			await shop.sandbox.control.scenario(gated);
			expect(await failureOf(add())).toMatchObject({
				category: 'permission',
				retryable: false,
				httpStatus: 403,
				message: expect.stringContaining('does not allow this key to send tracking'),
				hint: expect.stringContaining('Check Access'),
			});
			expect(await emails()).toBe(0);
		});

		test('a missing permission is told as such', async () => {
			const reader = await openTestShop(scenario, { scopes: ['shops_r', 'transactions_r'] });
			const { outputs } = await reader.run(add(), { onError: 'continueErrorOutput' });
			await reader.close();
			expect(outputs[1]?.[0]?.json.failure).toMatchObject({
				category: 'permission',
				httpStatus: 401,
				hint: expect.stringContaining('transactions_w'),
			});
		});
	});

	describe('when the answer is in doubt', () => {
		const strike = async (kind: string, more: object = {}) =>
			await shop.sandbox.control.faults([{ kind, operation: SEND, ...more } as never]);

		test('an answer that was lost is found by reading the order; the buyer is e-mailed once', async () => {
			await strike('cut_after_commit');
			expect(await shop.json(add())).toMatchObject([
				{ outcome: 'added', confirmedBy: 'read_back', buyerEmailed: true },
			]);
			expect(shop.operations().filter((name) => name === SEND)).toHaveLength(1);
			expect(await emails()).toBe(1);
		});

		test.each([500, 503])('so is one that was a %i after all was done', async (status) => {
			await strike('status', { status, afterCommit: true });
			expect(await shop.json(add())).toMatchObject([{ confirmedBy: 'read_back' }]);
			expect(await emails()).toBe(1);
		});

		test('so is one that was broken off', async () => {
			await strike('malformed_body');
			expect(await shop.json(add())).toMatchObject([{ confirmedBy: 'read_back' }]);
			expect(await emails()).toBe(1);
		});

		test('a call that was lost on the way is unclear and not repeated; a person may send it', async () => {
			await strike('cut_before_commit');
			expect(await failureOf(add())).toMatchObject({
				category: 'unclear',
				retryable: false,
				operation: SEND,
				hint: expect.stringContaining('Nothing is sent again by itself'),
			});
			const { calls } = await shop.sandbox.control.counts();
			expect(calls.etsy?.[SEND]?.cut_before_commit).toBe(1);
			await shop.sandbox.control.faults([]);
			expect(await shop.json(add())).toMatchObject([{ outcome: 'added' }]);
			expect(await emails()).toBe(1);
		});

		test('nor where the order cannot be read back; the next run finds it', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'cut_after_commit', operation: SEND },
				{ kind: 'status', status: 500, operation: READ, nth: [2, 3, 4] },
			] as never);
			expect(await failureOf(add())).toMatchObject({
				category: 'unclear',
				message: expect.stringContaining('could not be read'),
			});
			await shop.sandbox.control.faults([]);
			expect(await shop.json(add())).toMatchObject([{ outcome: 'already_there' }]);
			expect(await emails()).toBe(1);
		});

		test('an order that cannot be read is not touched', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'status', status: 500, operation: READ },
			] as never);
			expect(await failureOf(add())).toMatchObject({ category: 'service_down' });
			expect(await emails()).toBe(0);
		});

		test('too many calls are waited for: a refused one has done nothing', async () => {
			await strike('rate_limit', { limit: 1, retryAfterSeconds: 1 });
			expect(await shop.json(add())).toMatchObject([{ outcome: 'added' }]);
			expect(await emails()).toBe(1);
		});
	});

	test('Get Many gives nothing for an order without parcels', async () => {
		expect(await shop.json(list)).toEqual([]);
		expect(shop.operations()).toEqual([READ]);
	});
});
