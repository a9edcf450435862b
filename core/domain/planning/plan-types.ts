import type { Address } from '../address';
import type { FailureCategory } from '../failure';
import type { Money } from '../money';
import type { Provider } from '../provider';
import type { EarlierTry, ProviderOrderRequest } from '../provider-order';
import type { AttentionCode, ResolvedLine } from '../variant-map/resolve';
import type { ProviderChoice } from './choose/choice-types';
import type { ImportLimits } from './import-limits';
import type { LedgerRow, LedgerState } from './ledger';
import type { MarginReport } from './margin-types';
import type { QuoteBook } from './quote-book';
import type { Route } from './route';
import type { PlanSettings } from './settings-types';

/**
 * A provider order to make now, or one that its printer imported. Holds buyer data: never store it.
 */
export interface ReadyOrder extends Omit<ProviderOrderRequest, 'shipTo'> {
	route: Route;
	/** Missing where the printer imported the order and Etsy hides the address from us. */
	shipTo?: Address;
	shopId: string;
	receiptId: string;
	/** The Etsy lines in it, joined with commas as the ledger keeps them. */
	lineIds: string;
	earlierTry: EarlierTry;
	/**
	 * True where the printer failed so often that another one shall have it: the doubt is settled by
	 * a look, and nothing is sent there again.
	 */
	lookOnly?: true;
	/** The ledger row as this plan saw it: the condition of the compare-and-set. */
	ledger: {
		isNew: boolean;
		state: LedgerState;
		attempts: number;
		/** ISO 8601; when the first try began, or begins with this one. */
		firstTriedAt: string;
		/** After how many seconds another run may take the order over. */
		claimSeconds: number;
		/** What the row is to say of the Etsy order as long as nobody knows which try worked. */
		orderedAs: string;
	};
	/** When to try again if this try fails; empty when a person has to look then. ISO 8601. */
	nextAttemptAt: string;
	/**
	 * Why this printer, where several were compared, and what it cannot do for this order; no buyer
	 * data.
	 */
	notes: string;
	/** Why this printer: one entry for each set of lines that was decided together. */
	choice: ProviderChoice[];
	/** What it is expected to cost, in the printer's currency; missing where that is not known. */
	expectedCost?: Money;
	/** What the Etsy order leaves, where a floor is set: over all its lines that go now. */
	margin?: MarginReport;
	/** What the Etsy order says now, in hashes: what later changes are compared with. */
	orderedAs: string;
	/** Until when Etsy promised to send it, ISO 8601; empty where Etsy promised nothing. */
	shipBy: string;
	/** Names the buyer and the address without telling them; empty without an address. */
	buyerKey: string;
	/** What the plan rests on: it is void as soon as Etsy says something else. */
	plan: PlanBasis;
	/** Until when the printer's own connection may take to bring the order. ISO 8601. */
	waitUntil?: string;
	/** For an order that its printer imports: what is held against its costs once they are known. */
	limits?: ImportLimits;
}

/** The Etsy order as the plan saw it. */
export interface PlanBasis {
	/** A hash of all that matters: state, address, lines, refunds. */
	fingerprint: string;
	/** ISO 8601; when the Etsy order was made and when it last changed. */
	createdAt: string;
	updatedAt: string;
}

/** Why a line waits. */
export type HoldCode =
	| AttentionCode
	| 'address_hidden'
	| 'address_incomplete'
	| 'cancelled_after_order'
	| 'changed_in_doubt'
	| 'cost_unknown'
	| 'country_not_allowed'
	| 'country_unknown'
	| 'first_order'
	| 'line_margin_too_low'
	| 'margin_too_low'
	| 'needs_proof'
	| 'no_exchange_rate'
	| 'no_printer'
	| 'older_than_ledger'
	| 'partly_refunded'
	| 'personalised'
	| 'personalization_changed'
	| 'personalization_missing'
	| 'personalization_too_long'
	| 'personalization_unreadable'
	| 'quantity_too_high'
	| 'repeat_order'
	| 'spend_limit'
	| 'start_not_allowed'
	| 'unusable_number'
	| 'value_too_high'
	| 'waits_for_other_lines';

/** A reason to hold, in a seller's words. */
export interface HoldReason {
	code: HoldCode;
	category: FailureCategory;
	message: string;
	hint: string;
	fields: string[];
	/** Whether a person may say that it goes all the same. Default false. */
	canApprove?: boolean;
	/** What exactly is approved, where it is not what the message says. No buyer data. */
	facts?: string;
}

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
	/** Whether a person may approve it. */
	canApprove: boolean;
	/** Names the reason and all that it rests on: an approval counts for exactly this. */
	fingerprint: string;
}

/** By which rule a line is left alone. */
export type IgnoreCode =
	| 'already_cancelled'
	| 'already_ignored'
	| 'already_ordered'
	| 'already_shipped'
	| 'being_ordered'
	| 'cancelled'
	| 'digital'
	| 'not_paid'
	| 'refunded'
	| 'served_elsewhere'
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
	/**
	 * Who serves the line, where no printer does: `self`, `dropship`, `digital` or the seller's word.
	 */
	fulfilment: string;
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
	/** Gives the hash of a text in hex; handed in because the domain is pure. */
	sha256(text: string): string;
	/** What printers asked for, where a comparison needed it. */
	quotes?: QuoteBook;
	/** The fingerprints of what a person approved. */
	approved?: ReadonlySet<string>;
	/** Printers at which an order cannot wait before it is printed; by their capabilities. */
	startAtOnce?: ReadonlySet<Provider>;
	/** The same by the number of the Etsy order, for what is only judged once it is imported. */
	approvedFor?(receiptId: string): readonly string[];
}

/** A line that this run could order: with the ledger row of an earlier try, or free. */
export interface OpenLine {
	line: ResolvedLine;
	row: LedgerRow | null;
	/** True when the earlier try may have worked. */
	inDoubt: boolean;
}
