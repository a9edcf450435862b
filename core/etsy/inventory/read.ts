import { failure } from '../../domain/failure';
import { fail, type Result } from '../../domain/result';
import { checkAnswer } from '../../transport/check-answer';
import type { EtsyCall } from '../caller';
import { BATCH_SIZE, getListingInventory, getListingsInventory } from './api';
import { listingWithInventory } from './schemas';
import { readEntry, readOne, type ReadInventory } from './to-inventory';

function goneListing(listingId: string): Result<never> {
	return fail(
		failure({
			category: 'not_found',
			provider: 'etsy',
			operation: 'getListingsInventoryByListingIds',
			httpStatus: 404,
			message: `Etsy has no listing ${listingId}, or it was deleted.`,
			hint: 'Check the number of the listing, and that the Etsy credential belongs to its shop.',
			fields: ['listingId'],
		}),
	);
}

function checkEntry(raw: unknown): Result<ReadInventory> {
	const entry = checkAnswer(listingWithInventory, raw);
	if (entry.ok) return readEntry(entry.value);
	const { paths, problem } = entry.mismatch;
	return fail(
		failure({
			category: 'service_down',
			provider: 'etsy',
			operation: 'getListingsInventoryByListingIds',
			code: 'unexpected_answer',
			message: `Etsy sent variants that cannot be understood: ${paths[0] ?? 'answer'} ${problem}.`,
			hint: 'It can be tried again later. If it lasts, look for a newer version of this pack, or report this message.',
			fields: paths,
		}),
	);
}

function idOf(raw: unknown): string {
	return typeof raw === 'object' && raw !== null ? String(Reflect.get(raw, 'listing_id')) : '';
}

type Answers = Map<string, Result<ReadInventory>>;

/**
 * One call; where an id is unknown, Etsy fails the call as a whole, and the halves are asked for
 * until the unknown ones stand alone: about 14 calls more for one in a hundred.
 */
async function readPart(call: EtsyCall, ids: readonly string[], into: Answers): Promise<void> {
	const page = await getListingsInventory(call, ids);
	if (page.ok) {
		const byId = new Map(page.value.map((raw) => [idOf(raw), raw]));
		for (const id of ids) {
			into.set(id, byId.has(id) ? checkEntry(byId.get(id)) : goneListing(id));
		}
		return;
	}
	if (page.failure.category !== 'not_found' || ids.length === 1) {
		const isGone = page.failure.category === 'not_found';
		for (const id of ids) into.set(id, isGone ? goneListing(id) : page);
		return;
	}
	const half = Math.ceil(ids.length / 2);
	await readPart(call, ids.slice(0, half), into);
	await readPart(call, ids.slice(half), into);
}

/**
 * Reads the variants of many listings, 100 a call. A listing that is gone, or cannot be
 * understood, costs the others nothing.
 * @returns an answer for every id
 */
export async function readInventories(call: EtsyCall, ids: readonly string[]): Promise<Answers> {
	const answers: Answers = new Map();
	const wanted = [...new Set(ids)];
	for (let start = 0; start < wanted.length; start += BATCH_SIZE) {
		await readPart(call, wanted.slice(start, start + BATCH_SIZE), answers);
	}
	return answers;
}

/**
 * Reads the variants of one listing. One call; one more where Etsy keeps no inventory for it.
 */
export async function readInventory(
	call: EtsyCall,
	listingId: string,
): Promise<Result<ReadInventory>> {
	const answer = await getListingInventory(call, listingId);
	if (answer.ok) return readOne(listingId, answer.value);
	if (answer.failure.category !== 'not_found') return answer;
	return (await readInventories(call, [listingId])).get(listingId) ?? goneListing(listingId);
}
