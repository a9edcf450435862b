import { ok, type Result } from '../../domain/result';
import type { Question } from '../../domain/personalization/types';
import { listingPath, READ as read, shopListingPath, type EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import { nothing } from '../listings/schemas';
import { listingPersonalization } from './schemas';
import { toBodies, toQuestions, type ReadQuestions } from './to-questions';

function path({ shopId, listingId }: ListingRef): string {
	return `${shopListingPath(shopId, listingId)}/personalization`;
}

/** The questions of a listing; none is an empty list. No permission needed. */
export async function getListingPersonalization(
	call: EtsyCall,
	listingId: string,
): Promise<Result<ReadQuestions>> {
	const answer = await call({
		...read,
		operation: 'getListingPersonalization',
		path: `${listingPath(listingId)}/personalization`,
		schema: listingPersonalization,
	});
	return answer.ok ? ok(toQuestions(answer.value)) : answer;
}

/**
 * Replaces all questions of a listing. The parameter says that we know of several questions and of
 * all kinds: without it Etsy refuses where questions would be lost, with it they are lost. So the
 * caller has read and merged before (facts/etsy.md 8).
 *
 * Not replayed: ids change with a write, so the second one would name ids that are gone.
 */
export async function updateListingPersonalization(
	call: EtsyCall,
	listing: ListingRef,
	questions: readonly Question[],
): Promise<Result<ReadQuestions>> {
	const answer = await call({
		operation: 'updateListingPersonalization',
		effect: 'create',
		method: 'POST',
		path: path(listing),
		query: { supports_multiple_personalization_questions: true },
		body: { kind: 'json', value: { personalization_questions: toBodies(questions) } },
		schema: listingPersonalization,
	});
	return answer.ok ? ok(toQuestions(answer.value)) : answer;
}

/** Removes all questions of a listing. Permission: listings_w. */
export async function deleteListingPersonalization(
	call: EtsyCall,
	listing: ListingRef,
): Promise<Result<undefined>> {
	return await call({
		operation: 'deleteListingPersonalization',
		effect: 'create',
		method: 'DELETE',
		path: path(listing),
		schema: nothing,
	});
}
