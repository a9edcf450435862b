import fc from 'fast-check';
import { ok } from '../../../core/domain/result';
import { anyCall, anyList, safePath } from '../../../core/etsy/any-call';
import { ETSY_ROOT, type EtsyCall } from '../../../core/etsy/caller';
import { failureOf, valueOf } from '../../support/result';

const BASE = 'https://openapi.etsy.com';

test.each([
	['/shops/1/sections', '/shops/1/sections'],
	['shops/1', '/shops/1'],
	[' /v3/application/shops/1 ', '/shops/1'],
	['v3/application/listings/batch', '/listings/batch'],
	['/shops/1/listings/2/translations/en-US', '/shops/1/listings/2/translations/en-US'],
])('takes %s', (entered, path) => {
	expect(valueOf(safePath(entered))).toBe(path);
});

test.each([
	['https://evil.example/shops', /full address/],
	['HTTP://evil.example', /full address/],
	['javascript:alert(1)', /full address/],
	['//evil.example', /full address/],
	['/shops?limit=1', /question mark/],
	['/v3/application', /not a path/],
	['/shops/../x', /not a path/],
	['/shops/%2E%2e%2fx', /not a path/],
	['/shops/%25252e%25252e/x', /not a path/],
	['/shops/{shop_id}', /not a path/],
	['/shops/%', /not a path/],
	['/shops/1\n', undefined],
	['/shops/\n1', /not a path/],
])('refuses or cleans %j', (entered, message) => {
	if (message) expect(failureOf(safePath(entered)).message).toMatch(message);
	else expect(valueOf(safePath(entered))).toBe('/shops/1');
});

const piece = fc.oneof(
	fc.constantFrom('/', '..', '.', '%2e', '%2F', '%5c', '\\', '//', ':', '@', '?', '#', '%25', ';'),
	fc.constantFrom('shops', 'v3', 'application', 'https:', 'evil.example', 'oauth', '1', ' ', '\t'),
	fc.string({ maxLength: 3 }),
);

test('whatever is entered, a call goes below the API at the address of the credential', () => {
	let taken = 0;
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
			const path = safePath(pieces.join(''));
			if (!path.ok) return;
			taken += 1;
			const url = new URL(`${BASE}${ETSY_ROOT}${path.value}`);
			expect(url.origin).toBe(BASE);
			expect(url.pathname.startsWith(`${ETSY_ROOT}/`)).toBe(true);
			expect(decodeURIComponent(url.pathname).split('/')).not.toContain('..');
			expect(url.search + url.hash + url.username).toBe('');
		}),
		{ numRuns: 2000 },
	);
	expect(taken).toBeGreaterThan(100);
});

describe('all pages', () => {
	/** Etsy with a list; `paged` false: a list that Etsy always sends whole. */
	function fakeList(length: number, paged = true, told = true) {
		const offsets: unknown[] = [];
		const call: EtsyCall = async ({ query, schema }) => {
			const { limit, offset } = query as { limit: number; offset: number };
			offsets.push(offset);
			const all = Array.from({ length }, (_none, index) => index);
			const results = paged ? all.slice(offset, offset + limit) : all;
			return ok(schema.parse(told ? { count: length, results } : { results }));
		};
		return { call, offsets };
	}
	const what = { method: 'GET', path: '/shops' } as const;

	test.each([
		[0, true, true, 1],
		[99, true, true, 1],
		[100, true, true, 1],
		[100, true, false, 2],
		[250, true, true, 3],
		[250, true, false, 3],
		[250, false, true, 1],
		[40, false, true, 1],
		[12_100, true, true, 121],
	])('of %i entries, paged %s, counted %s: %i calls', async (length, paged, told, calls) => {
		const { call, offsets } = fakeList(length, paged, told);
		const all = valueOf(await anyList(call, what));
		expect(all).toEqual(Array.from({ length }, (_none, index) => index));
		expect(offsets).toHaveLength(calls);
	});

	test('more than Etsy lets us read is told, and no entry is left off in silence', async () => {
		const failure = failureOf(await anyList(fakeList(12_101).call, what));
		expect(failure).toMatchObject({ category: 'capability', retryable: false });
	});
});

test.each([
	['GET', 'read'],
	['PUT', 'create'],
	['PATCH', 'create'],
	['DELETE', 'create'],
	['POST', 'create'],
] as const)('%s counts as %s, so that only reading is repeated', async (method, effect) => {
	const call: EtsyCall = async (given) => {
		expect(given).toMatchObject({ method, effect, path: '/v3/application/shops' });
		return ok(given.schema.parse(null));
	};
	expect(valueOf(await anyCall(call, { method, path: '/shops' }))).toBeNull();
});
