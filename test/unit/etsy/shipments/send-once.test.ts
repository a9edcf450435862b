import fc from 'fast-check';
import { failure, type Failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import type { ShipmentRequest, ShipmentsApi } from '../../../../core/etsy/shipments/api';
import { shippingReceipt, type ShippingReceipt } from '../../../../core/etsy/shipments/schemas';
import type { SendLimits } from '../../../../core/etsy/shipments/send-once';
import { addTracking, markShipped } from '../../../../core/etsy/shipments/ship';

const ORDER = { shopId: '555', receiptId: '7' };
const CODE = '1Z 999';

const receipt = (codes: Array<string | number | null>, changes: object = {}): ShippingReceipt =>
	shippingReceipt.parse({
		receipt_id: 7,
		status: 'Paid',
		is_paid: true,
		is_shipped: codes.length > 0,
		shipments: codes.map((tracking_code) => ({ tracking_code, carrier_name: 'ups' })),
		...changes,
	});

const trouble = (category: Failure['category'], rest: Partial<Failure> = {}) =>
	failure({
		category,
		provider: 'etsy',
		operation: 'x',
		message: 'It broke',
		hint: 'Wait',
		...rest,
	});

type Reply = Result<ShippingReceipt>;

/** Answers the n-th reading and the n-th sending from two lists; a missing answer is a fault. */
function scripted(reads: Reply[], sends: Reply[] = []) {
	const calls: string[] = [];
	const sent: ShipmentRequest[] = [];
	const next = (list: Reply[], name: string): Reply => {
		calls.push(name);
		const reply = list.shift();
		if (reply === undefined) throw new Error(`No answer left to ${name}`);
		return reply;
	};
	const api: ShipmentsApi = {
		read: async () => next(reads, 'read'),
		send: async (_shopId, _receiptId, shipment) => {
			sent.push(shipment);
			return next(sends, 'send');
		},
	};
	return { api, calls, sent };
}

const add = async (api: ShipmentsApi, trackingCode: unknown = CODE, limits: SendLimits = {}) =>
	await addTracking(api, ORDER, { trackingCode, carrier: 'UPS' }, limits);

const shows = ok(receipt([CODE]));
const none = ok(receipt([]));
const lost = fail(trouble('unclear', { httpStatus: 500, requestId: 'uuid' }));
const turnedAway = fail(trouble('unclear', { httpStatus: 503 }));
const MINUTE = 60_000;

describe('tracking is sent at most once', () => {
	test.each<[string, Reply[], Reply[], string[], object]>([
		['it is there', [shows], [], ['read'], { outcome: 'already_there', buyerEmailed: false }],
		[
			'it is there as a number',
			[ok(receipt([999], {}))],
			[],
			['read'],
			{ outcome: 'already_there' },
		],
		['it is taken', [none], [shows], ['read', 'send'], { confirmedBy: 'answer' }],
		[
			'another parcel is there',
			[ok(receipt(['B2']))],
			[ok(receipt(['B2', CODE]))],
			['read', 'send'],
			{ outcome: 'added' },
		],
		[
			'the answer is lost',
			[none, shows],
			[lost],
			['read', 'send', 'read'],
			{ confirmedBy: 'read_back', buyerEmailed: true },
		],
		[
			'the answer is late',
			[none, shows],
			[none],
			['read', 'send', 'read'],
			{ confirmedBy: 'read_back' },
		],
	])('%s', async (what, reads, sends, calls, expected) => {
		const etsy = scripted([...reads], [...sends]);
		const outcome = await add(etsy.api, what.endsWith('number') ? 999 : CODE);
		expect(outcome).toMatchObject({ ok: true, value: expected });
		expect(etsy.calls).toEqual(calls);
	});

	test.each<[string, Reply[], Reply[], string[], object]>([
		[
			'cannot be looked at',
			[fail(trouble('network'))],
			[],
			['read'],
			{ category: 'network', retryable: true },
		],
		[
			'is cancelled',
			[ok(receipt([], { status: 'Cancelled' }))],
			[],
			['read'],
			{ category: 'conflict', retryable: false },
		],
		['is unpaid', [ok(receipt([], { is_paid: false }))], [], ['read'], { category: 'conflict' }],
		[
			'is shipped and its parcels are not told',
			[ok(receipt([], { is_shipped: true, shipments: null }))],
			[],
			['read'],
			{ category: 'service_down', retryable: true },
		],
		[
			'was sent, the answer is lost and it does not show',
			[none, none],
			[lost],
			['read', 'send', 'read'],
			{
				...{ category: 'unclear', retryable: false, requestId: 'uuid' },
				message: /does not show the tracking number 1Z 999 yet/,
			},
		],
		[
			'was turned away by a 503 and does not show',
			[none, none],
			[turnedAway],
			['read', 'send', 'read'],
			{ category: 'service_down', retryable: true, retryAfterSeconds: 300 },
		],
		[
			'was turned away by a 503 and cannot be read',
			[none, fail(trouble('network'))],
			[turnedAway],
			['read', 'send', 'read'],
			{ category: 'service_down', retryable: true, retryAfterSeconds: 300 },
		],
		[
			'could not be reached',
			[none],
			[fail(trouble('network'))],
			['read', 'send'],
			{ category: 'network', retryable: true },
		],
		[
			'was sent, the answer is lost and it cannot be read',
			[none, fail(trouble('network'))],
			[lost],
			['read', 'send', 'read'],
			{ category: 'unclear', retryable: false, message: /could not be read/ },
		],
		[
			'was sent, Etsy says yes and it does not show',
			[none, none],
			[none],
			['read', 'send', 'read'],
			{ category: 'unclear', retryable: false, message: /probably been e-mailed/ },
		],
		[
			'was sent, Etsy says yes without it and it cannot be read',
			[none, fail(trouble('network'))],
			[none],
			['read', 'send', 'read'],
			{ category: 'unclear', retryable: false },
		],
		[
			'is refused by the gate',
			[none],
			[fail(trouble('permission', { httpStatus: 403 }))],
			['read', 'send'],
			{ category: 'permission', retryable: false, message: /does not allow this key/ },
		],
		[
			'is refused for a missing permission',
			[none],
			[fail(trouble('permission', { httpStatus: 401 }))],
			['read', 'send'],
			{ category: 'permission', message: 'It broke.' },
		],
		[
			'has to wait for the limit',
			[none],
			[fail(trouble('rate_limit', { httpStatus: 429 }))],
			['read', 'send'],
			{ category: 'rate_limit', retryable: true },
		],
	])('an order that %s is a failure', async (_what, reads, sends, calls, expected) => {
		const etsy = scripted([...reads], [...sends]);
		const outcome = await add(etsy.api);
		const { message, ...rest } = expected as { message?: RegExp | string };
		expect(outcome).toMatchObject({ ok: false, failure: rest });
		if (!outcome.ok && message) expect(outcome.failure.message).toMatch(message);
		expect(etsy.calls).toEqual(calls);
	});

	test('an earlier call in doubt is looked for, and nothing is sent', async () => {
		const there = scripted([shows]);
		expect(await add(there.api, CODE, { lookOnly: true })).toMatchObject({
			value: { outcome: 'already_there', buyerEmailed: false },
		});
		for (const answer of [none, ok(receipt([], { status: 'Cancelled' })), ok(receipt(['B2']))]) {
			const etsy = scripted([answer]);
			expect(await add(etsy.api, CODE, { lookOnly: true })).toMatchObject({
				failure: { category: 'unclear', hint: expect.stringMatching(/Retry now.*Skip/) as string },
			});
			expect(etsy.calls).toEqual(['read']);
		}
		const unread = scripted([fail(trouble('network'))]);
		expect(await add(unread.api, CODE, { lookOnly: true })).toMatchObject({
			failure: { category: 'unclear' },
		});
	});

	test('a run that is late sends nothing, and leaves the order to the next', async () => {
		const left = { failure: { code: 'left_for_later', retryable: true } };
		const late = scripted([]);
		expect(await add(late.api, CODE, { sendBefore: Date.now() - 1 })).toMatchObject(left);
		// It was in time when it looked, and is late when the answer comes.
		let now = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => (now += MINUTE));
		const slow = scripted([none]);
		expect(await add(slow.api, CODE, { sendBefore: 1.5 * MINUTE })).toMatchObject(left);
		expect(slow.calls).toEqual(['read']);
		const inTime = scripted([none], [shows]);
		expect(await add(inTime.api, CODE, { sendBefore: 60 * MINUTE })).toMatchObject({ ok: true });
		jest.restoreAllMocks();
	});

	test('an order that was never shipped has no parcels, told or not', async () => {
		const etsy = scripted([ok(receipt([], { shipments: null }))], [shows]);
		expect(await add(etsy.api)).toMatchObject({ ok: true, value: { outcome: 'added' } });
	});

	test('whatever Etsy answers, there is one call that e-mails at most', async () => {
		const reply = fc.constantFrom<Reply>(
			shows,
			none,
			lost,
			ok(receipt(['B2'])),
			ok(receipt([null])),
			fail(trouble('network')),
			fail(trouble('permission', { httpStatus: 403 })),
		);
		const replies = fc.array(reply, { minLength: 4, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(replies, replies, async (reads, sends) => {
				for (const act of [add, async (api: ShipmentsApi) => await markShipped(api, ORDER, {})]) {
					const etsy = scripted([...reads], [...sends]);
					const outcome = await act(etsy.api);
					expect(etsy.sent.length).toBeLessThanOrEqual(1);
					expect(etsy.calls.length).toBeLessThanOrEqual(3);
					// A success was seen in an order, and says whether the buyer was written to.
					if (outcome.ok) expect(outcome.value.buyerEmailed).toBe(etsy.sent.length === 1);
				}
			}),
		);
	});
});

describe('marking as shipped', () => {
	const marked = ok(receipt([null]));

	test('sends neither code nor carrier', async () => {
		const etsy = scripted([none], [marked]);
		expect(await markShipped(etsy.api, ORDER, { noteToBuyer: 'Hi' })).toMatchObject({
			ok: true,
			value: { outcome: 'marked', isShipped: true },
		});
		expect(etsy.sent).toEqual([{ noteToBuyer: 'Hi', copyToSeller: false, mailClass: undefined }]);
	});

	test('Etsy’s demand for tracking is told as such, and only there', async () => {
		const demand = fail(
			trouble('validation', { httpStatus: 400, message: 'A tracking number is required' }),
		);
		const plain = await markShipped(scripted([none], [demand]).api, ORDER, {});
		expect(plain).toMatchObject({ ok: false, failure: { category: 'policy', retryable: false } });
		expect(await add(scripted([none], [demand]).api)).toMatchObject({
			failure: { category: 'validation' },
		});
	});
});
