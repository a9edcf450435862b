import { FAILURE_CATEGORIES, type Failure } from '../../../core/domain/failure';
import { parseBody } from '../../../core/transport/parse-body';
import { NEW_ORDER } from '../../support/broken-answers/acts';
import { actsOf, record, type Recording } from '../../support/broken-answers/recorded-seller';
import { breakable, orderCallOn } from '../../support/broken-answers/tape';
import { CASES } from '../../support/conformance/cases';
import { inheritedIn } from '../../support/inherited-words';
import { mutate } from '../../support/mutate';
import { moduleOf } from '../../support/pod-trigger';
import { answer } from '../../support/scripted-port';

const RUNS = 120;
const REFUSALS = [400, 401, 403, 404, 409, 422, 429, 500, 503];

function expectSound({ category, message, hint }: Failure): void {
	expect(FAILURE_CATEGORIES).toContain(category);
	expect(message).toMatch(/\w[^]*[.!?…:]$/);
	expect(hint).toMatch(/\w/);
	expect(message.length).toBeLessThan(1000);
}

/** Each provider of the sandbox is asked everything that it can; then again, with broken answers. */
describe.each(CASES.map((one) => [one.provider, one] as const))('answers of %s', (_name, one) => {
	let recordings: ReadonlyMap<string, Recording>;
	const recordingOf = (name: string): Recording => {
		const recording = recordings.get(name);
		if (!recording) throw new Error(`Nobody asked for ${name}`);
		return recording;
	};
	const names = actsOf(one).map(({ name }) => name);

	beforeAll(async () => {
		recordings = await record(one);
	});

	it.each(names)('%s, broken: is read, or is a failure in words', async (name) => {
		const { tape, again } = recordingOf(name);
		expect(await again()).toMatchObject({ ok: true });
		const places = breakable(tape);
		for (const [number, { at, response }] of places.entries()) {
			const { status, headers, body } = response;
			for (let run = 0; run * places.length < RUNS; run += 1) {
				const text = mutate(body, run * places.length + number);
				const result = await again({ at, outcome: answer(status, parseBody(text), headers) });
				expect(inheritedIn(result)).toEqual([]);
				if (!result.ok) expectSound(result.failure);
			}
		}
	});

	it.each(names)('%s, refused: the failure is in words', async (name) => {
		const { tape, again } = recordingOf(name);
		for (const { at, response } of breakable(tape)) {
			for (const status of REFUSALS) {
				const outcome = answer(status, parseBody(mutate(response.body, at + status)));
				const result = await again({ at, outcome });
				if (!result.ok) expectSound(result.failure);
			}
		}
	});

	it('an answer to a new order that nobody understands leaves the order in doubt', async () => {
		const { tape, again } = recordingOf(NEW_ORDER);
		const call = orderCallOn(tape);
		const made = breakable(tape).find(({ at }) => at === call);
		if (!made) throw new Error('The order has no answer');
		let doubts = 0;
		for (let seed = 0; seed < RUNS; seed += 1) {
			const outcome = answer(made.response.status, parseBody(mutate(made.response.body, seed)));
			// Nothing answers from there on: what became of the order cannot be looked up.
			const result = await again({ at: call, outcome }, call + 1);
			if (result.ok) continue;
			doubts += 1;
			expect(result.failure).toMatchObject({ category: 'unclear', retryable: true });
		}
		expect(doubts).toBeGreaterThan(0);
	});

	const { parse } = moduleOf(one).news ?? {};
	const news = parse ? (one.news?.('order-1') ?? []).map((each) => [each.type, each] as const) : [];

	it.each(news)(
		'news, %s, broken: is understood, or is a failure in words',
		(_type, { request }) => {
			const body: unknown = JSON.parse(Buffer.from(request.rawBody).toString());
			for (let seed = 0; seed < RUNS; seed += 1) {
				const read = parse?.({ ...request, rawBody: Buffer.from(mutate(body, seed)) });
				if (read?.ok === false) expectSound(read.failure);
				for (const event of read?.ok ? read.value : []) expect(inheritedIn(event)).toEqual([]);
			}
		},
	);
});
