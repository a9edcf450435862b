import type { Money } from '../money';
import { parseLedgerRow } from '../planning/ledger';
import { parseOrderedAs, type OrderedAs } from '../planning/ordered-as';
import { ORDER_STATUSES, type OrderStatus } from '../status';

/** How far a change that was taken up has come, as the column `changeState` says. */
export const CHANGE_STATES = ['', 'working', 'retry', 'done', 'needs_person'] as const;
/** One of {@link CHANGE_STATES}. */
export type ChangeState = (typeof CHANGE_STATES)[number];

/** A row of `POD Order Ledger` as far as a buyer's change needs it. */
export interface ChangeRow {
	/** The row's number in the table. */
	rowId: number;
	externalId: string;
	shopId: string;
	receiptId: string;
	provider: string;
	providerOrderId: string;
	status: OrderStatus;
	lineIds: string[];
	/** What the printer was told; null where that was not written down. */
	orderedAs: OrderedAs | null;
	/** What it was expected to cost. */
	cost?: Money;
	/** What was taken up last; empty: nothing. */
	change: string;
	changeState: ChangeState;
	/** When, ISO 8601; empty: never. */
	changeAt: string;
	/** The three cells as they stand in the table, for the compare-and-set of a claim. */
	claimAs: { change: string | null; changeState: string | null; changeAt: string | null };
}

/** It has arrived, or come back: nobody can do anything about a change any more. */
const ARRIVED: readonly OrderStatus[] = ['delivered', 'returned'];

function cell(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/**
 * Reads a row of the ledger.
 * @returns null for a row of no order that is at a printer, and for one that is on its way: what was
 *   told of it stands until it has arrived
 */
export function parseChangeRow(row: Readonly<Record<string, unknown>>): ChangeRow | null {
	const ledger = parseLedgerRow(row);
	if (ledger?.state !== 'ordered' || ledger.providerOrderId === '') return null;
	const status = ORDER_STATUSES.find((one) => one === row.status) ?? 'unknown';
	if (status === 'shipped') return null;
	const claimAs = {
		change: cell(row.change),
		changeState: cell(row.changeState),
		changeAt: cell(row.changeAt),
	};
	return {
		rowId: ledger.rowId ?? 0,
		externalId: ledger.externalId,
		shopId: String(row.shopId ?? ''),
		receiptId: ledger.receiptId,
		provider: ledger.provider,
		providerOrderId: ledger.providerOrderId,
		status,
		lineIds: ledger.lineIds,
		orderedAs: parseOrderedAs(ledger.orderedAs),
		...(ledger.cost ? { cost: ledger.cost } : {}),
		change: claimAs.change ?? '',
		changeState: CHANGE_STATES.find((state) => state === claimAs.changeState) ?? '',
		changeAt: claimAs.changeAt ?? '',
		claimAs,
	};
}

/** Whether the order has arrived, so that nothing about it is left to be changed or told. */
export function hasArrived({ status }: Pick<ChangeRow, 'status'>): boolean {
	return ARRIVED.includes(status);
}
