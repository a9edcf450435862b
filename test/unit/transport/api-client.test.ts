import { z } from 'zod';
import { createApiClient } from '../../../core/transport/api-client';
import type { Call, Effect } from '../../../core/transport/api-client';
import type { NoAnswer, SendOutcome } from '../../../core/transport/http';
import type { ServiceProfile } from '../../../core/transport/service';
import { skippingClock } from '../../support/clock';
import { dummyCall, dummyProfile } from '../../support/dummy-node';
import { answer, scriptedPort } from '../../support/scripted-port';

const list = z.object({
	results: z.array(z.object({ price: z.object({ amount: z.number() }) })),
});

async function run(
	outcomes: SendOutcome[],
	call: Partial<Call<unknown>> = {},
	profile: Partial<ServiceProfile> = {},
) {
	const port = scriptedPort(...outcomes);
	const clock = skippingClock();
	const client = createApiClient({
		profile: dummyProfile(profile),
		port,
		...clock,
		random: () => 0.5,
	});
	const result = await client.call({ ...dummyCall({}), ...call });
	return { result, sent: port.sent, slept: clock.slept };
}

async function failureOf(...args: Parameters<typeof run>) {
	const { result } = await run(...args);
	if (result.ok) throw new Error('It worked');
	return result.failure;
}

function none(reason: NoAnswer, detail = 'because'): SendOutcome {
	return { kind: 'none', reason, detail };
}

describe('a call', () => {
	it('is built from profile and call, and its answer is what the schema makes of it', async () => {
		const { result, sent } = await run([answer(200, { id: 5, extra: true })], {
			query: { limit: 3 },
		});
		expect(result).toEqual({ ok: true, value: { id: 5 } });
		expect(sent).toEqual([
			expect.objectContaining({
				method: 'GET',
				url: 'https://shop.test/things',
				query: { limit: 3 },
				headers: { 'x-api-key': 'the-key:the-secret' },
				timeoutMs: 30_000,
			}),
		]);
	});

	it('sends its own headers on top of those of the profile', async () => {
		const { sent } = await run([answer(200, { id: 1 })], { headers: { 'x-store': '7' } });
		expect(sent[0]?.headers).toEqual({ 'x-api-key': 'the-key:the-secret', 'x-store': '7' });
	});

	it('takes other statuses as answers where the call says so', async () => {
		const { result } = await run([answer(409, { id: 5 })], { acceptStatuses: [409] });
		expect(result).toEqual({ ok: true, value: { id: 5 } });
	});

	it('takes a 2xx for an error where the profile says so', async () => {
		const failure = await failureOf(
			[answer(200, { HadError: true, error: 'No such SKU' })],
			{ effect: 'create' },
			{ isError: ({ body }) => z.object({ HadError: z.literal(true) }).safeParse(body).success },
		);
		expect(failure).toMatchObject({ category: 'validation', retryable: false, httpStatus: 200 });
		expect(failure.message).toContain('No such SKU');
	});

	it.each<[number, Effect, string]>([
		[400, 'create', 'validation'],
		[401, 'read', 'auth'],
		[402, 'create', 'policy'],
		[403, 'read', 'permission'],
		[404, 'read', 'not_found'],
		[409, 'create', 'conflict'],
		[413, 'create', 'validation'],
		[418, 'create', 'validation'],
		[422, 'idempotent', 'validation'],
		[429, 'create', 'rate_limit'],
		[302, 'read', 'service_down'],
		[408, 'create', 'unclear'],
		[500, 'read', 'service_down'],
		[500, 'idempotent', 'service_down'],
		[502, 'create', 'unclear'],
	])('answered with %i on a %s fails as %s', async (status, effect, category) => {
		const failure = await failureOf([answer(status, { error: 'Because' })], { effect });
		expect(failure).toMatchObject({ category, httpStatus: status });
		expect(failure.message).not.toBe('');
		expect(failure.hint).not.toBe('');
	});

	it.each<[NoAnswer, Effect, string, number]>([
		['not_sent', 'create', 'network', 3],
		['half_sent', 'create', 'network', 3],
		['cut', 'create', 'unclear', 1],
		['timeout', 'create', 'unclear', 1],
		['cut', 'read', 'network', 3],
		['timeout', 'idempotent', 'network', 3],
		['credential', 'read', 'auth', 1],
	])(
		'without an answer (%s) on a %s fails as %s after %i tries',
		async (reason, effect, category, tries) => {
			const { result, sent } = await run([none(reason)], { effect });
			expect(result).toMatchObject({ ok: false, failure: { category, attempt: tries } });
			expect(sent).toHaveLength(tries);
		},
	);

	it('tells a seller what may have happened to an order, and that it is looked up', async () => {
		const failure = await failureOf([none('timeout')], {
			effect: 'create',
			operation: 'submitAnOrder',
		});
		expect(failure.message).toBe(
			'Etsy did not answer in time. The order may have been made; it is looked up before anything is tried again.',
		);
	});

	it('lets the profile judge finer than the status, but never makes unclear clear', async () => {
		const readError = () => ({ message: 'Bad image', code: '8201', category: 'artwork' as const });
		const refused = await failureOf([answer(400)], { effect: 'create' }, { readError });
		expect(refused).toMatchObject({ category: 'artwork', code: '8201' });
		const unclear = await failureOf([answer(500)], { effect: 'create' }, { readError });
		expect(unclear.category).toBe('unclear');
	});
});

describe('retries of a call', () => {
	it('end with the answer that came at last', async () => {
		const outcomes = [answer(503), none('cut'), answer(200, { id: 1 })];
		const { result, slept } = await run(outcomes);
		expect(result.ok).toBe(true);
		expect(slept.filter((ms) => ms > 0)).toEqual([500, 1000]);
	});

	it('obey retry-after, and say it when it is too long', async () => {
		const busy = answer(429, {}, { 'retry-after': '3' });
		const { result, slept } = await run([busy, answer(200, { id: 1 })], { effect: 'create' });
		expect(result.ok).toBe(true);
		expect(slept[0]).toBe(3000);
		const failure = await failureOf([answer(429, {}, { 'retry-after': '3600' })]);
		expect(failure).toMatchObject({
			category: 'rate_limit',
			retryable: true,
			retryAfterSeconds: 3600,
			attempt: 1,
		});
	});

	it('know how long a service shuts out where it says so in a header of its own', async () => {
		const profile: Partial<ServiceProfile> = {
			limiterKey: 'shuts-out',
			readWait: (headers) => Number(headers['x-reset']) * 1000,
		};
		const shut = answer(429, {}, { 'x-reset': '60' });
		const { result, sent } = await run([shut, answer(200, { id: 1 })], {}, profile);
		expect(sent).toHaveLength(1);
		expect(result).toMatchObject({ failure: { category: 'rate_limit', retryAfterSeconds: 60 } });
	});

	it('after a long pause do not even send, and say when it goes on', async () => {
		const limiterKey = 'paused-by-somebody';
		const clock = skippingClock();
		const port = scriptedPort(answer(429, {}, { 'retry-after': '3600' }));
		const client = createApiClient({ profile: dummyProfile({ limiterKey }), port, ...clock });
		await client.call(dummyCall({}));
		const second = await client.call(dummyCall({}));
		expect(port.sent).toHaveLength(1);
		expect(second).toMatchObject({
			ok: false,
			failure: { category: 'rate_limit', retryAfterSeconds: 3600, retryable: true },
		});
		if (!second.ok) expect(second.failure.message).toContain('room again in about 60 minutes');
	});
});

describe('an answer that cannot be understood', () => {
	it('names the path of what is wrong', async () => {
		const ok = { price: { amount: 1 } };
		const body = { results: [ok, ok, ok, { price: { amount: 'Jane Doe' } }] };
		const failure = await failureOf([answer(200, body)], { schema: list });
		expect(failure).toMatchObject({
			category: 'service_down',
			code: 'unexpected_answer',
			fields: ['results[3].price.amount'],
		});
		expect(failure.message).toContain('results[3].price.amount should be number but is string');
		expect(JSON.stringify(failure)).not.toContain('Jane');
	});

	it.each([undefined, '<html>Be right back</html>', '{"id"', [], null, 7])(
		'says so for %j',
		async (body) => {
			const failure = await failureOf([answer(200, body)]);
			expect(failure).toMatchObject({ category: 'service_down', fields: ['answer'] });
		},
	);

	it('is unclear on a create, for it says that it worked', async () => {
		const failure = await failureOf([answer(200, {})], { effect: 'create' });
		expect(failure).toMatchObject({ category: 'unclear', fields: ['id'], retryable: true });
	});

	it('is a failure even when the schema itself breaks', async () => {
		const schema = z.unknown().transform(() => {
			throw new TypeError('x of undefined');
		});
		const failure = await failureOf([answer(200, {})], { schema });
		expect(failure.fields).toEqual(['answer']);
	});

	it('names the path inside a union', async () => {
		const schema = z.union([z.string(), z.object({ a: z.object({ b: z.number() }) })]);
		const failure = await failureOf([answer(200, { a: { b: 'x' } })], { schema });
		expect(failure.fields).toEqual(['a.b']);
	});
});

describe('a failure', () => {
	it('holds no secret and nothing of the buyer, though the service repeats both', async () => {
		const error =
			'the-key:the-secret; Bearer abcdef123456; zip 12345 of Jane Doe <jane@example.com> is wrong';
		const failure = await failureOf(
			[answer(400, { error })],
			{
				effect: 'create',
				body: { kind: 'json', value: { address_to: { name: 'Jane Doe', zip: '12345' } } },
			},
			{
				readError: () => ({
					message: error,
					code: 'jane@example.com',
					fields: ['address_to.zip', 'Jane Doe'],
					requestId: 'the-secret-1',
				}),
			},
		);
		expect(JSON.stringify(failure)).not.toMatch(/the-key|the-secret|abcdef|12345|Jane|jane@/);
		expect(failure.message).toContain('zip [buyer] of [buyer]');
		expect(failure.fields).toEqual(['address_to.zip', '[buyer]']);
	});

	it('does not show error pages that were made for a browser, and keeps texts short', async () => {
		const page = await failureOf([answer(500, '<!DOCTYPE html><p>long story</p>')]);
		expect(page.message).toBe('Etsy had a problem of its own (status 500).');
		const long = await failureOf([answer(400, { error: 'x y '.repeat(1000) })]);
		expect(long.message.length).toBeLessThan(400);
	});
});
