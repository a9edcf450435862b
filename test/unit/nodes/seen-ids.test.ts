import fc from 'fast-check';
import {
	MAX_SEEN,
	SEEN_SECONDS,
	SeenIds,
	type Answer,
} from '../../../nodes/shared/webhook/seen-ids';

const NOW = 1_790_000_000;

/** An answer that a test gives. */
function answer(): Answer & { give(status: number): void } {
	let given: number | undefined;
	return {
		isGiven: () => given !== undefined,
		isGood: () => given === 200,
		give: (status) => void (given = status),
	};
}

const GOOD: Answer = { isGiven: () => true, isGood: () => true };
const AFTER = (seconds: number) => NOW + seconds;

test('a notice is new, then under way, then done', () => {
	const seen = new SeenIds();
	const first = answer();
	expect(seen.claim('a', first, NOW)).toBe('new');
	expect(seen.claim('a', answer(), NOW)).toBe('underway');
	expect(seen.claim('b', answer(), NOW)).toBe('new');
	first.give(200);
	expect(seen.claim('a', answer(), NOW)).toBe('done');
	expect(seen.claim('a', answer(), AFTER(SEEN_SECONDS))).toBe('done');
	expect(seen.claim('a', answer(), AFTER(SEEN_SECONDS + 1))).toBe('new');
});

test.each([500, 503])('a notice that was answered %i is new again', (status) => {
	const seen = new SeenIds();
	const first = answer();
	seen.claim('a', first, NOW);
	first.give(status);
	expect(seen.claim('a', GOOD, NOW)).toBe('new');
	expect(seen.claim('a', GOOD, NOW)).toBe('done');
});

test('what is saved counts after a restart, and in another process', () => {
	const before = new SeenIds();
	before.claim('a', GOOD, NOW);
	const stored: unknown = JSON.parse(JSON.stringify(before.entries(['b'], NOW)));
	const after = new SeenIds();
	after.learn(stored, AFTER(60));
	expect(['a', 'b', 'c'].map((id) => after.claim(id, GOOD, AFTER(60)))).toEqual([
		'done',
		'done',
		'new',
	]);
});

test('what is saved holds no notice that failed or is under way', () => {
	const seen = new SeenIds();
	const failed = answer();
	seen.claim('failed', failed, NOW);
	seen.claim('underway', answer(), NOW);
	failed.give(503);
	const next = new SeenIds();
	next.learn(seen.entries(['good'], NOW), NOW);
	expect(['failed', 'underway', 'good'].map((id) => next.claim(id, GOOD, NOW))).toEqual([
		'new',
		'new',
		'done',
	]);
});

test('does not stumble over what somebody else has saved', () => {
	const seen = new SeenIds();
	for (const stored of [undefined, null, 7, 'x', [], { a: 'b', c: -1, d: 1.5, e: null }]) {
		seen.learn(stored, NOW);
	}
	expect(seen.entries(['a'], NOW)).toEqual({ [Object.keys(seen.entries(['a'], NOW))[0]!]: NOW });
});

test('remembers so many and no more, the newest', () => {
	const seen = new SeenIds();
	for (let n = 0; n < MAX_SEEN + 50; n++) seen.claim(`id ${n}`, GOOD, AFTER(n));
	const stored = seen.entries(['last'], AFTER(MAX_SEEN + 50));
	expect(Object.keys(stored)).toHaveLength(MAX_SEEN);
	expect(JSON.stringify(stored).length).toBeLessThan(100_000);
	const after = new SeenIds();
	after.learn(stored, AFTER(MAX_SEEN + 50));
	const late = AFTER(MAX_SEEN + 51);
	expect(after.claim('id 0', answer(), late)).toBe('new');
	expect(after.claim(`id ${MAX_SEEN + 49}`, answer(), late)).toBe('done');
	expect(after.claim('last', answer(), late)).toBe('done');
});

test('whatever comes in whatever order, each notice is let through until it went well, and not again', () => {
	const event = fc.record({
		id: fc.constantFrom('a', 'b', 'c'),
		status: fc.constantFrom(200, 503),
	});
	fc.assert(
		fc.property(fc.array(event), fc.array(fc.nat({ max: 20 })), (events, restarts) => {
			let seen = new SeenIds();
			let saved: Record<string, number> = {};
			const wentWell = new Set<string>();
			events.forEach(({ id, status }, index) => {
				if (restarts.includes(index)) seen = new SeenIds();
				seen.learn(saved, AFTER(index));
				const given = answer();
				const standing = seen.claim(id, given, AFTER(index));
				expect(standing).toBe(wentWell.has(id) ? 'done' : 'new');
				if (standing === 'new' && status === 200) saved = seen.entries([id], AFTER(index));
				given.give(status);
				if (standing === 'new' && status === 200) wentWell.add(id);
			});
		}),
	);
});

test('what is let through meanwhile goes into what is kept, and only what was', () => {
	const seen = new SeenIds();
	const [other, failed] = [answer(), answer()];
	seen.claim('mine', answer(), NOW);
	seen.claim('other', other, NOW);
	seen.claim('failed', failed, NOW);
	const before = seen.doneSoFar(NOW);
	failed.give(503);
	expect(seen.doneSoFar(NOW)).toBe(before);
	other.give(200);
	expect(seen.doneSoFar(NOW)).toBe(before + 1);
	const next = new SeenIds();
	next.learn(JSON.parse(JSON.stringify(seen.entries(['mine'], NOW))), NOW);
	const standings = ['mine', 'other', 'failed'].map((id) => next.claim(id, answer(), NOW));
	expect(standings).toEqual(['done', 'done', 'new']);
});
