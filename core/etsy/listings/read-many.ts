import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { getListing, type ListingInclude } from './api';
import { getListingsByIds } from './list';
import { toListing, type Listing } from './to-listing';

/**
 * Reads listings in any state by their ids, each once. One call for a single one; for several one
 * call a hundred, and one more for each that Etsy leaves out of such an answer (drafts, deleted
 * ones) or whose hundred holds something that cannot be understood.
 * @returns an entry for every id; one listing that cannot be read does not cost the others
 */
export async function readListings(
	call: EtsyCall,
	ids: readonly string[],
	includes: readonly ListingInclude[],
): Promise<Map<string, Result<Listing>>> {
	const wanted = [...new Set(ids)];
	const answers = new Map<string, Result<Listing>>();
	if (wanted.length > 1) {
		const together = await getListingsByIds(call, wanted, includes);
		if (together.ok) {
			for (const listing of together.value) answers.set(listing.listingId, ok(listing));
		} else if (together.failure.code !== 'unexpected_answer') {
			return new Map(wanted.map((id) => [id, together]));
		}
	}
	const left = wanted.filter((id) => !answers.has(id));
	await Promise.all(
		left.map(async (id) => {
			const one = await getListing(call, id, includes);
			answers.set(id, one.ok ? ok(toListing(one.value)) : one);
		}),
	);
	return answers;
}
