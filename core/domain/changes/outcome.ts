import type { Failure } from '../failure';
import { serviceLabel } from '../provider';
import type { ProviderOrder } from '../provider-order';
import type { Difference } from './plan-changes';
import {
	cannotMove,
	cannotStop,
	onlyTold,
	triedAgain,
	type ChangeWords,
	type LateReason,
	type ToldOrder,
} from './words';

/** How an attempt to change an order at a printer ended. */
export type Attempt =
	/** It is as wanted. `order` is missing where the printer has deleted it. */
	| { kind: 'done'; order?: ProviderOrder; wasSo: boolean }
	/** It cannot be done any more, or not by this printer. */
	| { kind: 'late'; why: LateReason; order?: ProviderOrder; failure?: Failure }
	/** It may still be done, and nobody knows whether it was: look first, then try again. */
	| { kind: 'again'; failure: Failure; order?: ProviderOrder };

/** A change that was taken up, without the buyer's data. */
export interface TakenChange extends Omit<ToldOrder, 'order'> {
	externalId: string;
	differences: Difference[];
	/** What the printer was told, and what it is told once it has the new address. */
	orderedAs: string;
	orderedAsMoved: string;
	/** See `PlannedChange` in `plan-changes.ts`. */
	takenBack?: true;
}

/** What is to be written down of one difference. */
export interface ChangeOutcome {
	kind: 'again' | 'done' | 'needs_you';
	/** The same for the same difference, so that it is told once. */
	key: string;
	/** The keys that are over with it, as a pattern: `%` are all of the order. */
	closes: string;
	words?: ChangeWords;
	/** For the audit log. */
	action: string;
	detail: string;
}

/** What the row of the ledger is to say after all differences were looked at. */
export interface LedgerAfter {
	state: 'cancelled' | 'ordered';
	orderedAs: string;
	change: string;
	changeState: 'done' | 'needs_person' | 'retry';
}

function outcomeOf(taken: TakenChange, { kind, key: print }: Difference, attempt: Attempt) {
	const key = `change:${taken.externalId}:${print}`;
	const again = `${key}:again`;
	const told: ToldOrder = { ...taken, ...('order' in attempt ? { order: attempt.order } : {}) };
	const needsYou = (words: ChangeWords): ChangeOutcome => ({
		...{ kind: 'needs_you', key, closes: again, words },
		...{ action: 'order.change_not_possible', detail: words.code },
	});
	if (kind !== 'cancel' && kind !== 'address') return needsYou(onlyTold(kind, told));
	const isCancel = kind === 'cancel';
	const done = (wasSo: boolean): ChangeOutcome => ({
		// With the address of now, whatever was noted of an address is over.
		...{ kind: 'done', key, closes: isCancel ? '%' : `change:${taken.externalId}:address:%` },
		action: isCancel ? 'order.cancelled' : 'order.address_changed',
		detail: `${serviceLabel(taken.provider)} ${taken.providerOrderId}; ${wasSo ? 'it was so already' : 'by this pack'}`,
	});
	switch (attempt.kind) {
		case 'late': {
			// It never had the address that was taken back, so it has the right one.
			if (taken.takenBack && attempt.why === 'not_offered') return done(true);
			const say = isCancel ? cannotStop : cannotMove;
			return needsYou(say(told, attempt.why, attempt.failure));
		}
		case 'again':
			return {
				...{
					kind: 'again',
					key: again,
					closes: '',
					words: triedAgain(kind, told, attempt.failure),
				},
				...{ action: 'order.change_tried', detail: attempt.failure.category },
			} satisfies ChangeOutcome;
		case 'done':
			return done(attempt.wasSo);
	}
}

/**
 * What came of a change: one outcome a difference, and what the ledger says from now on.
 * @param attempts by the kind of difference; those that no printer takes over need none
 */
export function outcomesOf(
	taken: TakenChange,
	attempts: Partial<Record<'address' | 'cancel', Attempt>>,
): { outcomes: ChangeOutcome[]; ledger: LedgerAfter } {
	const results = taken.differences.map((difference) => {
		const { kind } = difference;
		const attempt = kind === 'address' || kind === 'cancel' ? attempts[kind] : undefined;
		const outcome = outcomeOf(taken, difference, attempt ?? { kind: 'late', why: 'not_offered' });
		return { difference, outcome };
	});
	const isSo = (kind: Difference['kind']) =>
		results.some(({ difference, outcome }) => difference.kind === kind && outcome.kind === 'done');
	const outcomes = results.map(({ outcome }) => outcome);
	const left = results.filter(({ outcome }) => outcome.kind !== 'done');
	const named = left.length > 0 ? left : results;
	const has = (kind: ChangeOutcome['kind']) => outcomes.some((outcome) => outcome.kind === kind);
	return {
		outcomes,
		ledger: {
			state: isSo('cancel') ? 'cancelled' : 'ordered',
			orderedAs: isSo('address') ? taken.orderedAsMoved : taken.orderedAs,
			change: named.map(({ difference }) => difference.key).join(' '),
			changeState: has('again') ? 'retry' : has('needs_you') ? 'needs_person' : 'done',
		},
	};
}
