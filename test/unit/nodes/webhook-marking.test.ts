import type { IDataObject } from 'n8n-workflow';
import { markUntilAnswered } from '../../../nodes/shared/webhook/marking';
import { SeenIds } from '../../../nodes/shared/webhook/seen-ids';

const NOW = 1_800_000_000;

/** Static data of a request, with a count of how often it was marked as changed. */
function staticData() {
	const counts = { marks: 0 };
	const data = new Proxy<IDataObject>(
		{},
		{
			set: (target, name, value) => {
				counts.marks += 1;
				return Reflect.set(target, name, value);
			},
		},
	);
	return { data, counts };
}

function requestOf(seen: SeenIds, id: string) {
	const state = { isGiven: false, looks: 0 };
	const answer = {
		isGiven: () => {
			state.looks += 1;
			return state.isGiven;
		},
		isGood: () => true,
	};
	seen.claim(id, answer, NOW);
	const { data, counts } = staticData();
	markUntilAnswered({ data, seen, ids: [id], answer, nowSeconds: NOW });
	return { state, data, counts };
}

const keysOf = (data: IDataObject) => Object.keys((data.seen ?? {}) as IDataObject);

beforeEach(() => void jest.useFakeTimers());

afterEach(async () => {
	await jest.advanceTimersByTimeAsync(31_000);
	jest.useRealTimers();
});

it('marks a request anew until it is answered, and not after', async () => {
	const { state, counts, data } = requestOf(new SeenIds(), 'a');
	await jest.advanceTimersByTimeAsync(20);
	expect(counts.marks).toBeGreaterThan(10);
	expect(keysOf(data)).toHaveLength(1);
	state.isGiven = true;
	await jest.advanceTimersByTimeAsync(2);
	const then = counts.marks;
	await jest.advanceTimersByTimeAsync(50);
	expect(counts.marks).toBe(then);
});

it('takes in what others let through meanwhile', async () => {
	const seen = new SeenIds();
	const [first, second] = [requestOf(seen, 'a'), requestOf(seen, 'b')];
	expect(keysOf(second.data)).toHaveLength(1);
	first.state.isGiven = true;
	await jest.advanceTimersByTimeAsync(60);
	expect(keysOf(second.data)).toHaveLength(2);
});

it('gives up after half a minute', async () => {
	const { counts } = requestOf(new SeenIds(), 'a');
	await jest.advanceTimersByTimeAsync(31_000);
	const then = counts.marks;
	await jest.advanceTimersByTimeAsync(1_000);
	expect(counts.marks).toBe(then);
});

// Each used to look at all others every millisecond: n8n never got to answer, and grew to
// gigabytes.
it('looks at each of many requests a few times a round, however many there are', async () => {
	const REQUESTS = 400;
	const seen = new SeenIds();
	const requests = Array.from({ length: REQUESTS }, (_none, at) => requestOf(seen, `n${at}`));
	for (const { state } of requests) state.looks = 0;
	await jest.advanceTimersByTimeAsync(10);
	const looks = requests.reduce((sum, { state }) => sum + state.looks, 0);
	expect(looks).toBeGreaterThan(REQUESTS);
	expect(looks).toBeLessThan(REQUESTS * 11 * 3);
});
