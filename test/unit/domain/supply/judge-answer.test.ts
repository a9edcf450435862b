import fc from 'fast-check';
import { judgeAnswer } from '../../../../core/domain/supply/judge-answer';
import { NOW } from '../../../support/examples';

const ORDER = {
	...{ externalId: 'etsy-777-1001-51', shopId: '777', receiptId: '1001', lineIds: '10012,10013' },
	...{ provider: 'acme', way: 'http', attempts: 1 },
	nextAttemptAt: new Date(NOW + 60_000).toISOString(),
};
const judge = (answer: unknown, order = ORDER) => judgeAnswer(answer, order, NOW);
const http = (statusCode: number, body: unknown = {}, headers = {}) => ({
	...{ statusCode, body, headers },
});

it.each([
	['an HTTP answer with a number', http(201, { orderNumber: 'A-17' }), 'A-17'],
	['an HTTP answer without one', http(200, 'ok'), ORDER.externalId],
	['a number that is none', http(200, { id: 'To Ada Lovelace, 12 Byron St' }), ORDER.externalId],
	['a mail that was accepted', { accepted: ['x'], rejected: [], messageId: 'm' }, ORDER.externalId],
	['a row of a sheet', { Number: 'x' }, ORDER.externalId],
	['the word of a branch', { taken: true, reference: 7 }, '7'],
])('%s is taken', (_what, answer, providerOrderId) => {
	const { taken, ledger, exception, lineIds } = judge(answer);
	expect([taken, exception, lineIds]).toEqual([true, undefined, ['10012', '10013']]);
	expect(ledger).toMatchObject({ state: 'ordered', providerOrderId, inDoubt: false });
});

it.each([
	['nobody there', { error: { message: 'connect ECONNREFUSED 10.0.0.1:443' } }, 'not_reached'],
	['no such host', { error: { code: 'ENOTFOUND' } }, 'not_reached'],
	['a wrong secret', http(401), 'not_let_in'],
	['a mailbox that lets nobody in', { error: 'Invalid login: 535' }, 'not_let_in'],
	['too many calls', http(429, {}, { 'retry-after': '120' }), 'too_many_calls'],
])('%s is tried again', (_what, answer, code) => {
	const { taken, ledger, exception } = judge(answer);
	expect([taken, ledger.state, ledger.inDoubt, exception?.code]).toEqual([
		...[false, 'retry', false, code],
	]);
	expect(Date.parse(ledger.nextAttemptAt)).toBeGreaterThanOrEqual(NOW + 60_000);
	expect(judge(answer, { ...ORDER, nextAttemptAt: '' }).ledger.state).toBe('needs_person');
});

it('waits at least as long as the supplier wants', () => {
	const { ledger } = judge(http(429, {}, { 'retry-after': '120' }));
	expect(Date.parse(ledger.nextAttemptAt)).toBe(NOW + 180_000);
});

it.each([
	['it says no', http(422), 'refused_by_supplier', false],
	['it is somewhere else', http(302), 'refused_by_supplier', false],
	['the branch says no', { taken: false }, 'refused_by_supplier', false],
	['the address takes no mail', { accepted: [], rejected: ['x'] }, 'refused_by_supplier', false],
	['the step is off', { isStillHere: true, way: 'email' }, 'not_connected', false],
	['it fails', http(503), 'unknown_whether_sent', true],
	['it knows the number', http(409), 'unknown_whether_sent', true],
	['the connection breaks', { error: { code: 'ECONNRESET' } }, 'unknown_whether_sent', true],
	[
		'it says nothing in time',
		{ error: { message: 'timeout of 30000ms' } },
		'unknown_whether_sent',
		true,
	],
	['nothing comes back', {}, 'unknown_whether_sent', true],
	['the branch does not know', { taken: 'maybe' }, 'unknown_whether_sent', true],
])('asks a person where %s', (_what, answer, code, inDoubt) => {
	const { ledger, exception } = judge(answer);
	expect([ledger.state, ledger.inDoubt, ledger.nextAttemptAt]).toEqual([
		'needs_person',
		inDoubt,
		'',
	]);
	expect([exception?.code, exception?.attempts]).toEqual([code, 2]);
});

it('never tries again what may have got there, and quotes nothing of an answer', () => {
	const anyAnswer = fc.oneof(
		fc.jsonValue(),
		fc.record({ error: fc.anything() }),
		fc.integer({ min: 100, max: 599 }).map((status) => http(status, { note: 'Ada Lovelace' })),
		fc.record({ error: fc.record({ message: fc.constant('Ada Lovelace'), code: fc.string() }) }),
	);
	fc.assert(
		fc.property(anyAnswer, (answer) => {
			const { taken, ledger, exception } = judge(answer);
			expect(taken).toBe(ledger.state === 'ordered');
			if (ledger.inDoubt)
				expect([ledger.state, ledger.nextAttemptAt]).toEqual(['needs_person', '']);
			expect(exception === undefined).toBe(taken);
			expect(JSON.stringify(exception ?? {})).not.toContain('Lovelace');
		}),
	);
});
