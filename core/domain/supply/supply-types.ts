import type { LedgerState } from '../planning/ledger';
import type { HeldLine, PlanBasis } from '../planning/plan-types';
import type { Attention } from '../following/attention';
import type { Letter } from './letter';
import type { SupplierWay } from './suppliers';

/** An order that a supplier is to get now. Holds buyer data: never store it. */
export interface SupplierOrder {
	externalId: string;
	/** The supplier's name, as the ledger keeps it in `provider`. */
	provider: string;
	route: 'supplier';
	way: SupplierWay;
	/** The e-mail address, or the address that takes orders; empty for a sheet. */
	to: string;
	/** What the supplier gets: as a text, as JSON and as cells. */
	letter: Letter;
	shopId: string;
	receiptId: string;
	/** The Etsy lines in it, joined with commas as the ledger keeps them. */
	lineIds: string;
	/** In doubt only where a person said that it may be sent again. */
	earlierTry: { inDoubt: boolean };
	/** The ledger row as this plan saw it: the condition of the compare-and-set. */
	ledger: {
		isNew: boolean;
		state: LedgerState;
		attempts: number;
		firstTriedAt: string;
		claimSeconds: number;
		orderedAs: string;
	};
	/** When to try again if this try fails; empty when a person has to look then. ISO 8601. */
	nextAttemptAt: string;
	notes: string;
	orderedAs: string;
	shipBy: string;
	buyerKey: string;
	plan: PlanBasis;
}

/** A row of `POD Exceptions` about an order to a supplier. No buyer data. */
export interface SupplyException extends Attention {
	attempts: number;
	nextAttemptAt: string;
}

/** A row of the ledger that gets another state without anything being sent. */
export interface SettledRow {
	externalId: string;
	/** What the row must still say. */
	was: { state: LedgerState; attempts: number };
	state: 'ignored' | 'needs_person';
	reason: string;
	inDoubt: boolean;
	/** Missing where nobody has to know. */
	exception?: SupplyException;
}

/** What is to be done about the lines of suppliers. */
export interface SupplyPlan {
	ready: SupplierOrder[];
	hold: HeldLine[];
	settle: SettledRow[];
}

/** The key of the one exception that an order to a supplier has. */
export const exceptionKey = (externalId: string): string => `${externalId}:create`;
