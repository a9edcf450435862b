import type { FailureCategory } from '../failure';
import type { Attention } from '../following/attention';
import type { FollowedRow } from '../following/followed-row';
import type { FoundParcel } from '../following/follow-order';
import type { Order } from '../order';
import type { LedgerRow, LedgerState } from '../planning/ledger';
import type { BookParcel } from './compare-parcels';
import type { PlacedOrder } from './placed-order';

/**
 * Who sees to a difference. `done`: written right by this run. `due`: another workflow does it at
 * its next run, because it compares too. `person`: nobody but the seller can decide.
 */
export type Repair = 'done' | 'due' | 'person';

/** A difference between Etsy, ledger, printer and tracking. */
export interface Finding {
	/** The same for the same difference, so that it is written down once. */
	key: string;
	code: FindingCode;
	category: FailureCategory;
	repair: Repair;
	shopId: string;
	receiptId: string;
	/** Empty where it is about a whole order. */
	lineId: string;
	externalId: string;
	provider: string;
	/** What is so, and what to do, in a seller's words. */
	message: string;
	hint: string;
}

/** Every kind of difference. */
export const FINDING_CODES = [
	'at_printer_only',
	'cancelled_but_made',
	'doubled_at_printer',
	'ended_on_etsy',
	'line_left_behind',
	'line_without_end',
	'made_not_noted',
	'nobody_was_asked',
	'not_at_printer',
	'order_unreadable',
	'other_number',
	'parcel_not_noted',
	'parcel_waits',
	'printer_silent',
	'row_stuck',
	'stopped_at_printer',
	'supplier_line_left',
	'told_not_shown',
] as const;
/** One of {@link FINDING_CODES}. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** A row of the ledger with all that is compared. */
export interface BookRow {
	rowId: number;
	ledger: LedgerRow;
	followed: FollowedRow;
	/** When the row was written; epoch milliseconds, NaN when not known. */
	writtenAt: number;
	/** When anybody wrote it last; the same. */
	changedAt: number;
	/** ISO 8601; empty when not known. */
	shippedAt: string;
	deliveredAt: string;
	found: boolean;
	/** Whether the audit log has the state. */
	audited: boolean;
}

/** A row of `POD Exceptions` that is not resolved. */
export interface OpenException {
	rowId: number;
	key: string;
	kind: string;
	receiptId: string;
	lineId: string;
	externalId: string;
	shopId: string;
	/** In small letters: `open`, or `approved`. */
	state: string;
	/** When it was written down; epoch milliseconds, NaN when not known. */
	createdAt: number;
	/** When anybody wrote it last; the same. */
	changedAt: number;
}

/** All that is compared. */
export interface Books {
	shopId: string;
	/** The workflow that compares: there may be a copy for each shop. */
	workflowId: string;
	/** Epoch milliseconds. */
	now: number;
	/** How many days back. */
	days: number;
	claimTimeoutSeconds: number;
	/** The names of the suppliers that send lines. */
	suppliers: ReadonlySet<string>;
	/** Every Etsy order of the days, whatever its state. */
	orders: readonly Order[];
	/** Numbers of orders that Etsy gave in a form that could not be read. */
	unreadable: readonly string[];
	/** Rows of this shop. */
	rows: readonly BookRow[];
	placed: readonly PlacedOrder[];
	/** Printers whose orders are all in `placed`. */
	asked: ReadonlySet<string>;
	silent: readonly string[];
	parcels: readonly BookParcel[];
	exceptions: readonly OpenException[];
}

/** What a row of the ledger is to say from now on, if it is still what it was. */
export interface LedgerChange {
	rowId: number;
	externalId: string;
	/** Compare-and-set: the row is changed only while it says this. */
	was: { state: LedgerState; attempts: number; providerOrderId: string };
	state: LedgerState;
	provider: string;
	providerOrderId: string;
	status: string;
	reason: string;
	inDoubt: boolean;
	found: boolean;
	/** ISO 8601, or empty. */
	nextAttemptAt: string;
	orderedAt: string;
	shippedAt: string;
	deliveredAt: string;
	audited: boolean;
}

/** A row that the ledger lacks. */
export interface LedgerAddition {
	externalId: string;
	shopId: string;
	receiptId: string;
	provider: string;
	providerOrderId: string;
	state: 'ordered' | 'needs_person';
	status: string;
	lineIds: string;
	reason: string;
	orderedAt: string;
	notes: string;
}

/** A row of `POD Exceptions` to write. */
export interface Note extends Attention {
	kind: 'hold' | 'production' | 'reconcile';
	lineId: string;
}

/** A row of `POD Exceptions` whose matter is over. */
export interface Closing {
	rowId: number;
	key: string;
}

/** Where the lines of the Etsy orders ended; each line counts once. */
export interface Totals {
	orders: number;
	lines: number;
	ordered: number;
	/** Waits for a retry, for a run, or for the seller; the tables say why. */
	waiting: number;
	/** By a rule or by the seller. */
	leftOut: number;
	/** Not paid, shipped by hand, cancelled or refunded before anything was ordered. */
	endedOnEtsy: number;
	/** No end: what must be zero. */
	withoutEnd: number;
	/** Orders at printers, and how many of them the ledger has. */
	atPrinters: number;
	inLedger: number;
	parcels: number;
	openExceptions: number;
	/** Minor units by currency, of the orders of which ledger and printer both tell it. */
	expected: Record<string, number>;
	billed: Record<string, number>;
}

/** What came of the comparison. */
export interface Reconciled {
	findings: Finding[];
	changes: LedgerChange[];
	additions: LedgerAddition[];
	parcels: FoundParcel[];
	notes: Note[];
	closings: Closing[];
	totals: Totals;
}
