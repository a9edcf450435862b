import { failureOf, valueOf } from '../../../support/result';
import { answer } from '../../../support/scripted-port';
import {
	catalogLine,
	CUT,
	fakePrintful,
	good,
	line,
	NOT_FOUND,
	orderRequest,
	printfulOrder,
	refusal,
} from './fixtures';

const NEW = { inDoubt: false } as const;
const IN_DOUBT = { inDoubt: true, since: '2026-11-23T11:00:00Z' } as const;
const ORDERS = 'POST /orders';
const LOOK = 'GET /orders/@etsy-11-1001-1';
const CONFIRM = 'POST /orders/13/confirm';
const MADE = good(printfulOrder());
const STARTED = good(printfulOrder({ status: 'pending' }));

describe('Printful: creating an order', () => {
	it('costs one call, names the store, and is a draft', async () => {
		const { provider, port, paths, body } = fakePrintful([MADE]);
		const made = valueOf(await provider.createOrder(orderRequest(), NEW));
		expect(made).toMatchObject({
			found: false,
			providerOrderId: '13',
			externalId: 'etsy-11-1001-1',
		});
		expect(made.order).toMatchObject({ status: 'draft', awaitingApproval: true });
		expect(paths()).toEqual([ORDERS]);
		expect(port.sent[0]?.headers).toMatchObject({ 'X-PF-Store-Id': '9001' });
		// Left out rather than `false`, which some servers take for a word and so for true.
		expect(port.sent[0]?.query).toEqual({ confirm: undefined });
		expect(body(0)).toMatchObject({ external_id: 'etsy-11-1001-1', shipping: 'STANDARD' });
	});

	it('names no store where the token belongs to one', async () => {
		const { provider, port } = fakePrintful([MADE], '');
		valueOf(await provider.createOrder(orderRequest(), NEW));
		expect(port.sent[0]?.headers).toEqual({});
	});

	it('starts production in the same call, only where the order says so', async () => {
		const { provider, port, paths } = fakePrintful([STARTED]);
		const made = valueOf(await provider.createOrder(orderRequest({ submit: true }), NEW));
		expect(made.order?.status).toBe('accepted');
		expect(paths()).toEqual([ORDERS]);
		expect(port.sent[0]?.query).toEqual({ confirm: true });
	});

	it.each(['draft', 'onhold'])('says why one to be started is still %s', async (status) => {
		const { provider, paths } = fakePrintful([good(printfulOrder({ status }))]);
		const made = valueOf(await provider.createOrder(orderRequest({ submit: true }), NEW));
		expect(made.order?.reason).toContain('submit it once it is a draft');
		expect(paths()).toEqual([ORDERS]);
	});

	it('looks first when an earlier try is in doubt', async () => {
		const there = fakePrintful([MADE]);
		expect(valueOf(await there.provider.createOrder(orderRequest(), IN_DOUBT)).found).toBe(true);
		expect(there.paths()).toEqual([LOOK]);
		const gone = fakePrintful([NOT_FOUND, MADE]);
		expect(valueOf(await gone.provider.createOrder(orderRequest(), IN_DOUBT)).found).toBe(false);
		expect(gone.paths()).toEqual([LOOK, ORDERS]);
	});

	it('makes nothing when the look-up in doubt fails', async () => {
		const { provider, paths } = fakePrintful([answer(401, {})]);
		expect(failureOf(await provider.createOrder(orderRequest(), IN_DOUBT)).category).toBe('auth');
		expect(paths()).toEqual([LOOK]);
	});

	it('confirms one that it finds as a draft, and leaves alone what is under way or failed', async () => {
		const request = orderRequest({ submit: true });
		const draft = fakePrintful([MADE, STARTED]);
		const sent = valueOf(await draft.provider.createOrder(request, IN_DOUBT));
		expect(sent).toMatchObject({ found: true, order: { status: 'accepted' } });
		expect(draft.paths()).toEqual([LOOK, CONFIRM]);
		for (const status of ['pending', 'failed', 'canceled']) {
			const other = fakePrintful([good(printfulOrder({ status }))]);
			expect(valueOf(await other.provider.createOrder(request, IN_DOUBT)).found).toBe(true);
			expect(other.paths()).toEqual([LOOK]);
		}
	});

	it('does not take a found order for made when it cannot be confirmed', async () => {
		const { provider } = fakePrintful([MADE, answer(500, {}), MADE]);
		const failed = failureOf(await provider.createOrder(orderRequest({ submit: true }), IN_DOUBT));
		expect(failed).toMatchObject({ category: 'unclear', retryable: true });
		expect(failed.message).toContain('The order is at Printful as 13');
	});

	it.each([
		['a cut', CUT],
		['a 500', answer(500, {})],
		['a 504 of a proxy', answer(504, '<html>')],
		['a success that cannot be read', answer(200, '<html>')],
		['a success without an order', answer(200, { code: 200, result: [] })],
	])('after %s it is looked up and never sent again', async (_name, outcome) => {
		const there = fakePrintful([outcome, MADE]);
		expect(valueOf(await there.provider.createOrder(orderRequest(), NEW)).found).toBe(true);
		expect(there.paths()).toEqual([ORDERS, LOOK]);
		const gone = fakePrintful([outcome, NOT_FOUND]);
		const lost = failureOf(await gone.provider.createOrder(orderRequest(), NEW));
		expect(lost).toMatchObject({ category: 'unclear', retryable: true });
		expect(gone.paths()).toEqual([ORDERS, LOOK]);
	});

	it.each([
		['in the message', refusal(400, 'OR-13: The external_id is used')],
		['in words', refusal(400, 'Order with this External ID already exists')],
		['by its name', refusal(409, 'EXTERNAL_ID_IN_USE')],
		['beside the message', answer(400, { error: { message: 'no', api_error_code: 'OR-13' } })],
		[
			'in a list of v2',
			answer(400, {
				title: 'Bad',
				errors: [{ type: 'OR-13', source: { pointer: '/external_id' } }],
			}),
		],
	])('a duplicate that is told %s is read and counts as found', async (_name, outcome) => {
		const { provider, paths } = fakePrintful([outcome, MADE]);
		expect(valueOf(await provider.createOrder(orderRequest(), NEW))).toMatchObject({
			found: true,
			providerOrderId: '13',
		});
		expect(paths()).toEqual([ORDERS, LOOK]);
	});

	it('a duplicate that is not in this store is for a person', async () => {
		const { provider } = fakePrintful([refusal(400, 'OR-13'), NOT_FOUND]);
		const failed = failureOf(await provider.createOrder(orderRequest(), NEW));
		expect(failed).toMatchObject({
			category: 'conflict',
			retryable: false,
			fields: ['externalId'],
		});
	});

	it.each([
		['Item 0: thread_colors option is missing', 'validation', ['lines[0]']],
		['OR-4 Invalid shipping method', 'validation', ['shippingMethodId']],
		['OR-6 restricted', 'validation', ['lines']],
		['SH-2 Shipping is disabled', 'validation', ['shipTo.countryCode']],
		['FL-1 bad format', 'artwork', ['lines']],
		['Invalid position', 'artwork', ['lines']],
		['Sync variant not found', 'mapping', ['lines']],
	])('a refusal is final and names the field: %s', async (message, category, fields) => {
		const { provider, paths } = fakePrintful([refusal(400, message)]);
		const refused = failureOf(await provider.createOrder(orderRequest(), NEW));
		expect(refused).toMatchObject({ category, fields, retryable: false, provider: 'printful' });
		expect(paths()).toEqual([ORDERS]);
	});

	it('repeats nothing of the buyer that Printful quotes', async () => {
		const { provider } = fakePrintful([refusal(400, '742 Evergreen Terrace is no address')]);
		const refused = failureOf(await provider.createOrder(orderRequest(), NEW));
		expect(JSON.stringify(refused)).not.toContain('Evergreen');
	});

	it('takes names of v2 fields for ours', async () => {
		const errors = [
			{ detail: 'bad', source: { pointer: '/recipient/zip' } },
			{ detail: 'bad', source: { pointer: '/order_items/1/quantity' } },
		];
		const { provider } = fakePrintful([answer(400, { title: 'Bad request', errors })]);
		const refused = failureOf(await provider.createOrder(orderRequest(), NEW));
		expect(refused.fields).toEqual(['shipTo.postalCode', 'lines[1].quantity']);
	});
});

describe('Printful: quick shipping', () => {
	const rates = good([
		{ id: 'STANDARD', name: 'Flat', rate: '4.69', currency: 'USD', maxDeliveryDays: 7 },
		{ id: 'PRINTFUL_FAST', name: 'Fast', rate: '12.99', currency: 'USD', maxDeliveryDays: 3 },
		{ id: 'NEXT_DAY', name: 'Next', rate: '40.00', currency: 'USD', maxDeliveryDays: 1 },
		{ id: 'SLOW', name: 'Slow', rate: '4.00', currency: 'USD' },
	]);
	const lines = [catalogLine()];

	it.each([
		['fast', 'PRINTFUL_FAST'],
		['express', 'NEXT_DAY'],
	] as const)('%s is chosen from what Printful offers, in one more call', async (tier, way) => {
		const { provider, paths, body } = fakePrintful([rates, MADE]);
		valueOf(await provider.createOrder(orderRequest({ lines, shippingTier: tier }), NEW));
		expect(paths()).toEqual(['POST /shipping/rates', ORDERS]);
		expect(body(1).shipping).toBe(way);
		expect(JSON.stringify(body(0))).not.toContain('Ploegsma');
	});

	it('is refused where nothing is quicker, or where Printful does not tell', async () => {
		const only = good([{ id: 'STANDARD', rate: '4.69', currency: 'USD', maxDeliveryDays: 7 }]);
		const slow = fakePrintful([only]);
		const request = orderRequest({ lines, shippingTier: 'express' });
		expect(failureOf(await slow.provider.createOrder(request, NEW))).toMatchObject({
			category: 'validation',
			fields: ['shippingTier'],
		});
		const saved = fakePrintful([MADE]);
		const other = orderRequest({ lines: [line()], shippingTier: 'fast' });
		expect(failureOf(await saved.provider.createOrder(other, NEW)).category).toBe('capability');
		expect(saved.paths()).toEqual([]);
	});

	it('by its own name costs no call', async () => {
		const { provider, body } = fakePrintful([MADE]);
		const request = orderRequest({ shippingMethodId: 'NEXT_DAY', shippingTier: 'fast' });
		valueOf(await provider.createOrder(request, NEW));
		expect(body(0).shipping).toBe('NEXT_DAY');
	});
});
