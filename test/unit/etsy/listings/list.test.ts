import * as fc from 'fast-check';
import { ok } from '../../../../core/domain/result';
import type { EtsyCall } from '../../../../core/etsy/caller';
import { getListingsByIds, listListings } from '../../../../core/etsy/listings/list';
import { valueOf } from '../../../support/result';

/** A shop whose listings may change after each page. */
function shopOf(ids: number[], afterPage: (page: number, ids: number[]) => void = () => undefined) {
	let pages = 0;
	const calls: Array<Record<string, unknown>> = [];
	const call: EtsyCall = async (what) => {
		const query = what.query ?? {};
		calls.push(query);
		const [limit, offset] = [Number(query.limit), Number(query.offset)];
		const wanted = query.listing_ids as string[] | undefined;
		const results = wanted
			? ids.filter((id) => wanted.includes(String(id))).reverse()
			: ids.slice(offset, offset + limit);
		const body = { count: ids.length, results: results.map((listing_id) => ({ listing_id })) };
		pages += 1;
		afterPage(pages, ids);
		return await Promise.resolve(ok(what.schema.parse(body)));
	};
	return { call, calls };
}

const numbers = (count: number) => Array.from({ length: count }, (_none, index) => index + 1);
const idsIn = (listings: Array<{ listingId: string }>) =>
	listings.map(({ listingId }) => Number(listingId));

describe('a list of listings', () => {
	test('is whole and holds each once, at any length and limit', async () => {
		const counts = fc.nat(450);
		const limits = fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined });
		await fc.assert(
			fc.asyncProperty(counts, limits, async (count, limit) => {
				const { call, calls } = shopOf(numbers(count));
				const list = { shopId: '5', states: ['active'] as const, limit };
				const found = idsIn(valueOf(await listListings(call, list)));
				expect(found).toEqual(numbers(Math.min(count, limit ?? Infinity)));
				expect(calls).toHaveLength(Math.max(1, Math.ceil(found.length / 100)));
			}),
			{ numRuns: 40 },
		);
	});

	test('misses none when listings leave the state while it is read', async () => {
		const { call } = shopOf(numbers(250), (page, ids) => {
			if (page === 1) ids.splice(0, 3);
		});
		const found = valueOf(await listListings(call, { shopId: '5', states: ['active'] }));
		for (const id of numbers(250).slice(3)) expect(idsIn(found)).toContain(id);
	});

	test('asks for each state on its own, and stops at the limit', async () => {
		const { call, calls } = shopOf(numbers(30));
		const states = ['active', 'draft'] as const;
		await listListings(call, { shopId: '5', states });
		expect(calls.map(({ state }) => state)).toEqual(['active', 'draft']);
		const limited = shopOf(numbers(30));
		await listListings(limited.call, { shopId: '5', states, limit: 30 });
		expect(limited.calls).toHaveLength(1);
	});
});

test('listings are read by their ids 100 at a time, in the order of the ids', async () => {
	const { call, calls } = shopOf(numbers(300));
	const wanted = ['250', '7', '999', ...numbers(180).map(String)];
	const found = idsIn(valueOf(await getListingsByIds(call, wanted)));
	expect(found.slice(0, 3)).toEqual([250, 7, 1]);
	expect(new Set(found).size).toBe(found.length);
	expect(found).not.toContain(999);
	expect(calls).toHaveLength(2);
});
