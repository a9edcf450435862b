import type { Money } from '../money';
import type { Route } from './route';

/** A planned order, as far as its row in `POD Order Ledger` needs it. */
export interface RowOrder {
	externalId: string;
	shopId: string;
	receiptId: string;
	provider: string;
	/** Joined with commas. */
	lineIds: string;
	route: Route;
	notes: string;
	buyerKey: string;
	shipBy: string;
	expectedCost?: Money | undefined;
	/** What the Etsy order says now, in hashes. */
	orderedAs: string;
	ledger: {
		/** What the row says of the Etsy order as long as nobody knows which try worked. */
		orderedAs: string;
	};
}

/** What came of an order at its printer. */
export interface MadeOrder {
	providerOrderId: string;
	/** Where it stands there. */
	status: string;
	/** True: it was there already. */
	found: boolean;
}

/** Who holds an order, and since when (ISO 8601). */
export interface Claim {
	claimedBy: string;
	claimedAt: string;
}

/** A row of `POD Order Ledger` to add: exactly the columns that are known. */
export type LedgerCells = Readonly<Record<string, string | number | boolean | null>>;

/** The row that says that an order is to be made, before anything is sent. */
export function plannedCells(order: RowOrder, claimedBy: string): LedgerCells {
	const { externalId, shopId, receiptId, provider, lineIds, route, notes, buyerKey } = order;
	return {
		...{ externalId, shopId, receiptId, provider, providerOrderId: '' },
		...{ state: 'planned', status: '', lineIds, reason: '', route, notes },
		...{ attempts: 0, inDoubt: false, found: false, claimedBy, audited: false },
		costMinor: order.expectedCost?.amountMinor ?? null,
		currency: order.expectedCost?.currency ?? '',
		...{ buyerKey, orderedAs: order.ledger.orderedAs, shipBy: order.shipBy },
		...{ change: '', changeState: '', changeAt: '' },
	};
}

/**
 * The row that says that an order was made at its first try. It takes the place of the row that
 * was written before, which says the same order in `creating`: see `ended-claims.ts`.
 * @param orderedAt ISO 8601
 */
export function orderedCells(
	order: RowOrder,
	made: MadeOrder,
	{ claimedBy, claimedAt }: Claim,
	orderedAt: string,
): LedgerCells {
	return {
		...plannedCells(order, claimedBy),
		...{ state: 'ordered', status: made.status, providerOrderId: made.providerOrderId },
		...{ found: made.found, attempts: 1, claimedAt, firstTriedAt: claimedAt },
		...{ nextAttemptAt: '', orderedAt, orderedAs: orderedAs(order, made) },
	};
}

/** What was ordered is what Etsy says now, but for an order that an earlier try had made. */
export function orderedAs(order: RowOrder, { found }: Pick<MadeOrder, 'found'>): string {
	return found ? order.ledger.orderedAs : order.orderedAs;
}
