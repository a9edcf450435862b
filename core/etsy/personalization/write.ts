import { failure } from '../../domain/failure';
import {
	askTheSame,
	differenceOf,
	type QuestionChange,
} from '../../domain/personalization/difference';
import { checkQuestions } from '../../domain/personalization/limits';
import { mergeQuestions } from '../../domain/personalization/merge';
import type { MergeMode, Question, QuestionPatch } from '../../domain/personalization/types';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import {
	deleteListingPersonalization,
	getListingPersonalization,
	updateListingPersonalization,
} from './api';

/** How a write is made. */
export interface WriteOptions {
	/** Only tell what would change. */
	dryRun: boolean;
}

/** What came of it. */
export interface QuestionsWritten {
	changes: QuestionChange[];
	/** False for a dry run, and where nothing had to change. */
	written: boolean;
	/** As they are now; for a dry run as they would be. */
	questions: Question[];
}

/**
 * Sets questions without losing others: reads, merges by id or text, checks every limit, writes
 * only if something changes, and looks whether the answer says what was wanted. 1 call, 2 with a
 * write.
 */
export async function setQuestions(
	call: EtsyCall,
	listing: ListingRef,
	wanted: readonly QuestionPatch[],
	{ mode, dryRun }: WriteOptions & { mode: MergeMode },
): Promise<Result<QuestionsWritten>> {
	const present = await readKnown(call, listing.listingId);
	if (!present.ok) return present;
	const next = mergeQuestions(present.value, wanted, mode);
	if (!next.ok) return next;
	const checked = checkQuestions(next.value);
	if (!checked.ok) return checked;
	return await write(call, listing, { present: present.value, next: next.value, dryRun });
}

/**
 * Removes all questions. Kinds that are newer than this pack do not stand in its way. 1 call, 2
 * where there are questions.
 */
export async function removeAllQuestions(
	call: EtsyCall,
	listing: ListingRef,
	{ dryRun }: WriteOptions,
): Promise<Result<QuestionsWritten>> {
	const present = await getListingPersonalization(call, listing.listingId);
	if (!present.ok) return present;
	const { questions, unknownTypes } = present.value;
	const changes = [
		...differenceOf(questions, []),
		...unknownTypes.map((type): QuestionChange => ({ question: type, change: 'removed' })),
	];
	if (changes.length === 0 || dryRun) return ok({ changes, written: false, questions: [] });
	return await clear(call, listing, changes);
}

/**
 * Removes one question and keeps the others. 2 calls.
 * @param idOrText its id, or its text
 * @returns `not_found` where the listing has no such question
 */
export async function removeQuestion(
	call: EtsyCall,
	listing: ListingRef,
	idOrText: string,
	{ dryRun }: WriteOptions,
): Promise<Result<QuestionsWritten>> {
	const present = await readKnown(call, listing.listingId);
	if (!present.ok) return present;
	const plain = (text: string) => text.trim().toLowerCase();
	const next = present.value.filter(
		({ questionId, text }) => questionId !== idOrText && plain(text) !== plain(idOrText),
	);
	if (next.length === present.value.length) {
		return fail(
			failure({
				category: 'not_found',
				provider: 'pack',
				operation: 'personalization:remove',
				message: `The listing has no question "${idOrText}".`,
				hint: `It has ${present.value.map(({ text }) => `"${text}"`).join(', ') || 'none'}.`,
				fields: ['question'],
			}),
		);
	}
	return await write(call, listing, { present: present.value, next, dryRun });
}

/**
 * The questions of a listing, to be written back.
 * @returns a `capability` failure where there is a kind that would get lost
 */
async function readKnown(call: EtsyCall, listingId: string): Promise<Result<Question[]>> {
	const read = await getListingPersonalization(call, listingId);
	if (!read.ok) return read;
	const [unknown] = read.value.unknownTypes;
	if (unknown === undefined) return ok(read.value.questions);
	return fail(
		failure({
			category: 'capability',
			provider: 'pack',
			operation: 'updateListingPersonalization',
			message: `The listing asks a question of a kind (${unknown}) that this version does not know, and that would get lost.`,
			hint: 'Update the package, or change the questions on Etsy.',
		}),
	);
}

async function write(
	call: EtsyCall,
	listing: ListingRef,
	{ present, next, dryRun }: WriteOptions & { present: Question[]; next: Question[] },
): Promise<Result<QuestionsWritten>> {
	const changes = differenceOf(present, next);
	if (changes.length === 0 || dryRun) return ok({ changes, written: false, questions: next });
	if (next.length === 0) return await clear(call, listing, changes);
	let answer = await updateListingPersonalization(call, listing, next);
	if (!answer.ok && answer.failure.category === 'unclear') {
		// Nobody knows whether it was done; what the listing asks now tells.
		const now = await getListingPersonalization(call, listing.listingId);
		if (now.ok && askTheSame(now.value.questions, next)) answer = now;
	}
	if (!answer.ok) return answer;
	const { questions } = answer.value;
	if (askTheSame(questions, next)) return ok({ changes, written: true, questions });
	return fail(
		failure({
			category: 'conflict',
			provider: 'etsy',
			operation: 'updateListingPersonalization',
			message: 'Etsy accepted the questions, but shows other ones.',
			hint: 'Look at the personalization of the listing on Etsy, then run it again.',
		}),
	);
}

async function clear(
	call: EtsyCall,
	listing: ListingRef,
	changes: QuestionChange[],
): Promise<Result<QuestionsWritten>> {
	const cleared = await deleteListingPersonalization(call, listing);
	if (cleared.ok) return ok({ changes, written: true, questions: [] });
	if (cleared.failure.category !== 'unclear') return cleared;
	const now = await getListingPersonalization(call, listing.listingId);
	const isGone = now.ok && now.value.questions.length + now.value.unknownTypes.length === 0;
	return isGone ? ok({ changes, written: true, questions: [] }) : cleared;
}
