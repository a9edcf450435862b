import fc from 'fast-check';
import { decideRetry, MAX_TRIES, RETRY_BUDGET_MS } from '../../../core/transport/retry';
import type { RetryInput, TryOutcome } from '../../../core/transport/retry';
import { readRetryAfter } from '../../../core/transport/retry-after';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

function answer(status: number, headers: Record<string, string> = {}): TryOutcome {
	return { kind: 'answer', status, headers };
}

function decide(input: Partial<RetryInput> & Pick<RetryInput, 'outcome'>) {
	return decideRetry({
		effect: 'read',
		attempt: 1,
		elapsedMs: 0,
		random: 0.5,
		nowMs: NOW,
		...input,
	});
}

const effects = fc.constantFrom('read', 'idempotent', 'create');
const outcomes: fc.Arbitrary<TryOutcome> = fc.oneof(
	fc.record({
		kind: fc.constant('answer' as const),
		status: fc.oneof(
			fc.integer({ min: 200, max: 599 }),
			fc.constantFrom(408, 425, 429, 500, 502, 503, 504),
		),
		headers: fc.oneof(
			fc.constant({} as Record<string, string>),
			fc.nat(60).map((seconds) => ({ 'retry-after': String(seconds) })),
			fc.nat(60).map((s) => ({ 'retry-after': new Date(NOW + s * 1000).toUTCString() })),
			fc.string().map((text) => ({ 'retry-after': text })),
		),
	}),
	fc.record({
		kind: fc.constant('none' as const),
		reason: fc.constantFrom('not_sent', 'half_sent', 'cut', 'timeout', 'credential'),
	}),
);
const inputs: fc.Arbitrary<RetryInput> = fc.record({
	effect: effects,
	outcome: outcomes,
	attempt: fc.integer({ min: 1, max: 5 }),
	elapsedMs: fc.nat(60_000),
	random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	nowMs: fc.constant(NOW),
}) as fc.Arbitrary<RetryInput>;

describe('the decision to try again', () => {
	it('never exceeds three tries and 30 s', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const decision = decideRetry(input);
				if (!decision.retry) return;
				expect(input.attempt).toBeLessThan(MAX_TRIES);
				expect(decision.delayMs).toBeGreaterThanOrEqual(0);
				expect(input.elapsedMs + decision.delayMs).toBeLessThan(RETRY_BUDGET_MS);
			}),
		);
	});

	it('never repeats a create that may have worked', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				if (!decideRetry({ ...input, effect: 'create' }).retry) return;
				const { outcome } = input;
				const what = outcome.kind === 'answer' ? outcome.status : outcome.reason;
				expect([429, 'not_sent', 'half_sent']).toContain(what);
			}),
		);
	});

	it('never comes earlier than the service asked', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const decision = decideRetry(input);
				if (!decision.retry || input.outcome.kind !== 'answer') return;
				const asked = readRetryAfter(input.outcome.headers, NOW) ?? 0;
				expect(decision.delayMs).toBeGreaterThanOrEqual(asked);
			}),
		);
	});

	it.each(['read', 'idempotent'] as const)('repeats a %s after what time may heal', (effect) => {
		for (const status of [408, 425, 429, 500, 502, 503, 504]) {
			expect(decide({ effect, outcome: answer(status) }).retry).toBe(true);
		}
		for (const reason of ['not_sent', 'cut', 'timeout'] as const) {
			expect(decide({ effect, outcome: { kind: 'none', reason } }).retry).toBe(true);
		}
	});

	it.each([301, 400, 401, 402, 403, 404, 409, 413, 422])('does not repeat after a %i', (status) => {
		expect(decide({ outcome: answer(status) }).retry).toBe(false);
	});

	it('does not repeat what fails for the credential', () => {
		expect(decide({ outcome: { kind: 'none', reason: 'credential' } }).retry).toBe(false);
	});

	it('waits as long as the service says, in seconds or by date', () => {
		expect(decide({ outcome: answer(429, { 'retry-after': '7' }) })).toEqual({
			retry: true,
			delayMs: 7000,
		});
		const date = new Date(NOW + 5000).toUTCString();
		expect(decide({ outcome: answer(429, { 'retry-after': date }) })).toEqual({
			retry: true,
			delayMs: 5000,
		});
	});

	it('gives up at once when the service asks for more than what is left', () => {
		const outcome = answer(429, { 'retry-after': '12' });
		expect(decide({ outcome, elapsedMs: 17_000 }).retry).toBe(true);
		expect(decide({ outcome, elapsedMs: 18_000 }).retry).toBe(false);
	});

	it('without a word from the service spreads its tries more and more', () => {
		const delays = [1, 2].map((attempt) => decide({ outcome: answer(503), attempt, random: 0.5 }));
		expect(delays).toEqual([
			{ retry: true, delayMs: 500 },
			{ retry: true, delayMs: 1000 },
		]);
	});

	it.each(['', '-5', '0', 'soon', 'NaN', '1e9x', new Date(NOW - 9000).toUTCString()])(
		'takes the retry-after "%s" for none',
		(text) => {
			expect(readRetryAfter({ 'retry-after': text }, NOW)).toBeUndefined();
		},
	);
});
