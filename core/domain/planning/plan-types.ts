import type { FailureCategory } from '../failure';
import type { EarlierTry, ProviderOrderRequest } from '../provider-order';
import type { LedgerRow, LedgerState } from './ledger';
import type { PlanSettings } from './settings';
import type { ResolvedLine } from '../variant-map/resolve';

/** A provider order to make now. Holds buyer data: never store it. */
export interface ReadyOrder extends ProviderOrderRequest {
	shopId: string;
	receiptId: string;
	/** The Etsy lines in it, joined with commas as the ledger keeps them. */
	lineIds: string;
	earlierTry: EarlierTry;
	/** The ledger row as this plan saw it: the condition of the compare-and-set. */
	ledger: {
		isNew: boolean;
		state: LedgerState;
		attempts: number;
		/** ISO 8601; when the first try began, or begins with this one. */
		firstTriedAt: string;
		/** After how many seconds another run may take the order over. */
		claimSeconds: number;
	};
	/** When to try again if this try fails; empty when a person has to look then. ISO 8601. */
	nextAttemptAt: string;
	/** Things the provider cannot do for this order and the seller should know; no buyer data. */
	notes: string;
}

/** Why a line waits. */
export type HoldCode =
	| 'address_hidden'
	| 'address_incomplete'
	| 'ambiguous'
	| 'broken_row'
	| 'cancelled_after_order'
	| 'changed_in_doubt'
	| 'disabled'
	| 'not_approved'
	| 'partly_refunded'
	| 'personalised'
	| 'sold_out'
	| 'unmapped'
	| 'unusable_number'
	| 'waits_for_other_lines';

/** A line that waits for a person. */
export interface HeldLine {
	/** The same for the same line and reason, so that it is written down once. */
	key: string;
	shopId: string;
	receiptId: string;
	lineId: string;
	externalId: string;
	quantity: number;
	code: HoldCode;
	category: FailureCategory;
	message: string;
	hint: string;
	fields: string[];
}

/** By which rule a line is left alone. */
export type IgnoreCode =
	| 'already_ignored'
	| 'already_ordered'
	| 'already_shipped'
	| 'being_ordered'
	| 'cancelled'
	| 'digital'
	| 'not_paid'
	| 'refunded'
	| 'waits_for_person'
	| 'waits_for_retry';

/** A line that needs nothing from this run. */
export interface IgnoredLine {
	shopId: string;
	receiptId: string;
	lineId: string;
	externalId: string;
	quantity: number;
	code: IgnoreCode;
	message: string;
	/** True when the rule ends the line and the ledger does not say so yet. */
	record: boolean;
}

/** Every line of every order, exactly once. */
export interface Plan {
	ready: ReadyOrder[];
	hold: HeldLine[];
	ignore: IgnoredLine[];
}

/** What planning needs besides orders and ledger. */
export interface PlanContext {
	/** Epoch milliseconds; the domain has no clock of its own. */
	now: number;
	settings: PlanSettings;
}

/** A line that this run could order: with the ledger row of an earlier try, or free. */
export interface OpenLine {
	line: ResolvedLine;
	row: LedgerRow | null;
	/** True when the earlier try may have worked. */
	inDoubt: boolean;
}
