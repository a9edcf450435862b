import { nextAttempt } from '../planning/back-off';
import type { LedgerState } from '../planning/ledger';
import { readAnswer, type Answer } from './read-answer';
import { exceptionKey, type SupplyException } from './supply-types';
import {
	notConnected,
	notLetIn,
	notReached,
	refused,
	tooManyCalls,
	unknownWhetherSent,
	type SupplyWords,
} from './words';

/** The order that was handed over, as far as the answer needs it. */
export interface SentOrder {
	externalId: string;
	shopId: string;
	receiptId: string;
	lineIds: string;
	provider: string;
	way: string;
	/** How many tries were made before this one. */
	attempts: number;
	/** When to try again if this try failed; empty: a person has to look. */
	nextAttemptAt: string;
}

/** What is to be written down of one try. */
export interface SupplyOutcome {
	externalId: string;
	receiptId: string;
	lineIds: string[];
	taken: boolean;
	ledger: {
		state: LedgerState;
		/** The supplier's own number; ours where it gave none. Empty as long as it is not taken. */
		providerOrderId: string;
		reason: string;
		/** True where the supplier may have it: then it is not sent again without a person. */
		inDoubt: boolean;
		nextAttemptAt: string;
		/** ISO 8601; empty as long as it is not taken. */
		orderedAt: string;
	};
	exception?: SupplyException;
}

function wordsFor(answer: Exclude<Answer, { kind: 'taken' }>, order: SentOrder): SupplyWords {
	const { provider, receiptId, externalId } = order;
	switch (answer.kind) {
		case 'not_connected':
			return notConnected(provider, order.way);
		case 'not_reached':
			return notReached(provider, receiptId);
		case 'not_let_in':
			return notLetIn(provider, receiptId);
		case 'later':
			return tooManyCalls(provider, receiptId);
		case 'refused':
			return refused(provider, receiptId, answer.detail);
		case 'unclear':
			return unknownWhetherSent(provider, receiptId, externalId, answer.detail);
	}
}

/** What time alone, or a corrected credential, can heal. */
const TRIED_AGAIN: ReadonlyArray<Answer['kind']> = ['not_reached', 'not_let_in', 'later'];

function later(order: SentOrder, answer: Answer): string {
	if (!TRIED_AGAIN.includes(answer.kind) || order.nextAttemptAt === '') return '';
	const wait = 'afterSeconds' in answer ? (answer.afterSeconds ?? 0) : 0;
	// The wait counts from the planned time on: nobody is asked sooner than it wants.
	return nextAttempt([wait / 60], 0, Date.parse(order.nextAttemptAt));
}

/**
 * Says what came of handing an order to its supplier. Only where it is certain that the supplier
 * did not get it is it tried again by itself. Pure.
 * @param given what the last step of the supplier's branch gave; nothing of it is quoted, because
 *   it may repeat the buyer's address
 * @param now epoch milliseconds
 */
export function judgeAnswer(given: unknown, order: SentOrder, now: number): SupplyOutcome {
	const answer = readAnswer(given);
	const { externalId, shopId, receiptId, provider, attempts } = order;
	const lineIds = order.lineIds.split(',').filter((id) => id !== '');
	const common = { externalId, receiptId, lineIds };
	if (answer.kind === 'taken') {
		return {
			...{ ...common, taken: true },
			ledger: {
				...{ state: 'ordered', providerOrderId: answer.reference || externalId },
				...{ reason: '', inDoubt: false, nextAttemptAt: '' },
				orderedAt: new Date(now).toISOString(),
			},
		};
	}
	const words = wordsFor(answer, order);
	const nextAttemptAt = later(order, answer);
	return {
		...{ ...common, taken: false },
		ledger: {
			state: nextAttemptAt === '' ? 'needs_person' : 'retry',
			...{ providerOrderId: '', reason: words.category },
			...{ inDoubt: answer.kind === 'unclear', nextAttemptAt, orderedAt: '' },
		},
		exception: {
			key: exceptionKey(externalId),
			...{ shopId, receiptId, externalId, provider, attempts: attempts + 1, nextAttemptAt },
			...words,
		},
	};
}
