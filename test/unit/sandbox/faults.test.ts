import { type FaultRule, FaultEngine, faultRuleSchema } from '../../../sandbox/core/faults';
import { type EtsyBench, SHOP, networkError, shopScenario, startEtsy } from './support';

const PING = '/v3/application/openapi-ping';

describe('which calls a fault rule strikes', () => {
	const strikes = (rule: Partial<FaultRule>, calls = 10, seed = 7) => {
		const engine = new FaultEngine(seed);
		engine.set([{ kind: 'status', ...rule }]);
		const target = { service: 'etsy', method: 'GET', path: '/a/1/b', operation: 'getA' };
		return Array.from({ length: calls }, () => engine.plan(target).rule !== undefined);
	};
	const positions = (hits: boolean[]) => hits.flatMap((hit, i) => (hit ? [i + 1] : []));

	test('nth strikes the named matching calls, every each n-th, limit ends it', () => {
		expect(positions(strikes({ nth: [2, 5] }))).toEqual([2, 5]);
		expect(positions(strikes({ every: 4 }))).toEqual([4, 8]);
		expect(positions(strikes({ every: 2, limit: 3 }))).toEqual([2, 4, 6]);
		expect(positions(strikes({}))).toHaveLength(10);
	});

	test('probability is the same for the same seed, another for another, and about right', () => {
		const first = strikes({ probability: 0.2 }, 2000);
		expect(strikes({ probability: 0.2 }, 2000)).toEqual(first);
		expect(strikes({ probability: 0.2 }, 2000, 8)).not.toEqual(first);
		expect(strikes({ probability: 0.2, seed: 3 }, 2000)).toEqual(
			strikes({ probability: 0.2, seed: 3 }, 2000, 8),
		);
		expect(positions(first).length).toBeGreaterThan(320);
		expect(positions(first).length).toBeLessThan(480);
	});

	test.each([
		[{ path: '/a/*/b' }, true],
		[{ path: '/a/*' }, false],
		[{ path: '/a/**' }, true],
		[{ path: '^/a/[0-9]+' }, true],
		[{ path: '/A/1/b' }, false],
		[{ method: 'get' }, true],
		[{ method: 'POST' }, false],
		[{ operation: 'getA', service: 'etsy' }, true],
		[{ service: 'printify' }, false],
	])('%j matches: %s', (rule, expected) => {
		expect(strikes(rule, 1)).toEqual([expected]);
	});

	test('latency adds up and the first other rule wins', () => {
		const engine = new FaultEngine(1);
		engine.set([
			{ kind: 'latency', latencyMs: 5 },
			{ kind: 'status', status: 503, id: 'first' },
			{ kind: 'rate_limit', id: 'second' },
			{ kind: 'latency', latencyMs: 7 },
		]);
		const plan = engine.plan({ service: 's', method: 'GET', path: '/', operation: 'o' });
		expect(plan).toMatchObject({ latencyMs: 12, rule: { id: 'first' } });
		expect(plan.struck).toEqual(['latency-1', 'first', 'latency-4']);
	});

	test.each([
		[{ kind: 'boom' }],
		[{ kind: 'status', status: 200 }],
		[{ kind: 'status', path: '^(' }],
		[{ kind: 'status', nth: [1], every: 2 }],
		[{ kind: 'status', unknown: 1 }],
	])('%j is not a rule', (rule) => {
		expect(faultRuleSchema.safeParse(rule).success).toBe(false);
	});
});

describe('what a client sees of a fault', () => {
	let etsy: EtsyBench;

	beforeAll(async () => {
		etsy = await startEtsy(shopScenario({}, {}));
	});
	afterAll(async () => await etsy.close());
	beforeEach(async () => await etsy.control.reset());

	const ship = async (token: string) =>
		await etsy.send(
			'POST',
			`${SHOP}/receipts/3500000001/tracking`,
			{ tracking_code: '1Z', carrier_name: 'ups' },
			{ authorization: `Bearer ${token}` },
		);
	const mint = async () => (await etsy.control.mintEtsyToken()).access_token;
	const emails = async () => (await etsy.control.counts()).buyerEmails['3500000001'] ?? 0;

	test('a cut before the commit changes nothing', async () => {
		const token = await mint();
		await etsy.control.faults([{ kind: 'cut_before_commit', method: 'POST' }]);
		expect(await networkError(ship(token))).toBe('ECONNRESET');
		expect(await emails()).toBe(0);
		const { calls } = await etsy.control.counts();
		expect(calls.etsy?.createReceiptShipment).toEqual({ cut_before_commit: 1 });
	});

	test('a cut after the commit changes everything but says nothing', async () => {
		const token = await mint();
		await etsy.control.faults([{ kind: 'cut_after_commit', method: 'POST', nth: [1] }]);
		expect(await networkError(ship(token))).toBe('ECONNRESET');
		expect(await emails()).toBe(1);
		const { calls, faults } = await etsy.control.counts();
		expect(calls.etsy?.createReceiptShipment).toEqual({ cut_after_commit: 1 });
		expect(faults).toEqual({ 'cut_after_commit-1': 1 });
	});

	test('a status comes before the commit, or after it when asked', async () => {
		const token = await mint();
		await etsy.control.faults([
			{ kind: 'status', status: 503, nth: [1], method: 'POST' },
			{ kind: 'status', status: 500, nth: [2], method: 'POST', afterCommit: true },
		]);
		expect(await ship(token)).toMatchObject({
			status: 503,
			data: { error: 'Service Unavailable' },
		});
		expect(await emails()).toBe(0);
		expect(await ship(token)).toMatchObject({ status: 500, data: { error: 'Server Error' } });
		expect(await emails()).toBe(1);
	});

	test('a malformed body has the right status and is no JSON', async () => {
		await etsy.control.faults([{ kind: 'malformed_body' }]);
		const { status, data } = await etsy.get(PING);
		expect(status).toBe(200);
		expect(() => JSON.parse(String(data)) as unknown).toThrow(SyntaxError);
	});

	test('a rate limit is 429 with the wanted wait, and counted', async () => {
		await etsy.control.faults([{ kind: 'rate_limit', retryAfterSeconds: 4, limit: 1 }]);
		const limited = await etsy.get(PING);
		expect(limited).toMatchObject({ status: 429, headers: { 'retry-after': '4' } });
		expect((await etsy.get(PING)).status).toBe(200);
		expect((await etsy.control.counts()).rateLimited).toEqual({ etsy: 1 });
	});

	test('latency holds the answer back', async () => {
		await etsy.control.faults([{ kind: 'latency', latencyMs: 120 }]);
		const start = performance.now();
		expect((await etsy.get(PING)).status).toBe(200);
		expect(performance.now() - start).toBeGreaterThanOrEqual(110);
	});

	test('the control interface is never struck and says what is wrong with a rule', async () => {
		await etsy.control.faults([{ kind: 'cut_before_commit' }]);
		expect((await etsy.control.health()).ok).toBe(true);
		const bad = [{ kind: 'status', status: 99 }] as FaultRule[];
		await expect(etsy.control.faults(bad)).rejects.toThrow('/0/status');
	});
});
