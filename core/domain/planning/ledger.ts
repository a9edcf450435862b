import { parseExternalId } from '../external-id';
import type { Money } from '../money';

/**
 * Where a provider order stands in the table `POD Order Ledger`. `planned`: written down, nothing
 * tried. `creating`: a run holds it and may have called the provider. `retry`: a try failed, the
 * next has a time. `needs_person`: no further try without somebody. `ordered`: made and read back
 * or found. `cancelled`: it was ordered, the Etsy order was cancelled, and it was stopped at the
 * provider. `ignored`: lines that a rule leaves out (their `n` is 0).
 */
export const LEDGER_STATES = [
	'planned',
	'creating',
	'retry',
	'needs_person',
	'ordered',
	'cancelled',
	'ignored',
] as const;
/** One of {@link LEDGER_STATES}. */
export type LedgerState = (typeof LEDGER_STATES)[number];

/** One row of the ledger. */
export interface LedgerRow {
	/** The row's number in the table, where it is known; rows written earlier have a lower one. */
	rowId?: number;
	/** What a claim must find, where several rows say the same order; else the row's own. */
	claimAs?: { state: LedgerState; attempts: number };
	externalId: string;
	receiptId: string;
	n: number;
	provider: string;
	providerOrderId: string;
	state: LedgerState;
	lineIds: string[];
	/** How many runs took the row so far; also its version for compare-and-set. */
	attempts: number;
	/** True when the last try may have worked. */
	inDoubt: boolean;
	/** ISO 8601, empty when never. */
	claimedAt: string;
	firstTriedAt: string;
	nextAttemptAt: string;
	/** ISO 8601, empty when not ordered yet. */
	orderedAt: string;
	/** By which rule it was left out, or of which kind the last failure was. */
	reason: string;
	/** Who it is for and where to, as a hash; empty where that was not written down. */
	buyerKey: string;
	/** What the Etsy order said when it was ordered, see `ordered-as.ts`; empty: not written down. */
	orderedAs: string;
	/** What the buyer changed after that, as it was taken up last; empty: nothing. */
	change: string;
	/** What it was expected to cost; missing where nobody knew. */
	cost?: Money;
}

/** A cell as text; a column of type date gives a `Date`. */
function asText(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Only a clear no counts as no: a doubt that is overlooked is an order made twice. */
function isInDoubt(value: unknown): boolean {
	if (value === undefined || value === null) return false;
	return !['', '0', 'false', 'no'].includes(String(value).trim().toLowerCase());
}

function costOf({ costMinor, currency }: Readonly<Record<string, unknown>>): { cost?: Money } {
	const code = asText(currency).trim().toUpperCase();
	const amountMinor = asText(costMinor).trim() === '' ? Number.NaN : Number(costMinor);
	const isMoney = Number.isSafeInteger(amountMinor) && /^[A-Z]{3}$/.test(code);
	return isMoney ? { cost: { amountMinor, currency: code } } : {};
}

/**
 * Reads a ledger row as a Data Table gives it.
 * @returns null for an item that is no ledger row (an empty table gives one empty item); a row in
 *   a state we do not know counts as `needs_person`, so that nothing is ordered behind a person's
 *   back
 */
export function parseLedgerRow(row: Readonly<Record<string, unknown>>): LedgerRow | null {
	const externalId = asText(row.externalId).trim();
	const parts = parseExternalId(externalId);
	if (!parts) return null;
	const rowId = Number(row.id);
	return {
		...(row.id !== undefined && Number.isFinite(rowId) ? { rowId } : {}),
		externalId,
		receiptId: parts.receiptId,
		n: parts.n,
		provider: asText(row.provider),
		providerOrderId: asText(row.providerOrderId),
		state: LEDGER_STATES.find((state) => state === row.state) ?? 'needs_person',
		lineIds: asText(row.lineIds)
			.split(',')
			.map((id) => id.trim())
			.filter((id) => id !== ''),
		attempts: Number(row.attempts ?? 0) || 0,
		inDoubt: isInDoubt(row.inDoubt),
		claimedAt: asText(row.claimedAt),
		firstTriedAt: asText(row.firstTriedAt),
		nextAttemptAt: asText(row.nextAttemptAt),
		orderedAt: asText(row.orderedAt),
		reason: asText(row.reason),
		buyerKey: asText(row.buyerKey),
		orderedAs: asText(row.orderedAs),
		change: asText(row.change),
		...costOf(row),
	};
}

/** The ledger by Etsy order, so that planning an order does not walk the whole table. */
export function ledgerByReceipt(rows: readonly LedgerRow[]): ReadonlyMap<string, LedgerRow[]> {
	const byReceipt = new Map<string, LedgerRow[]>();
	for (const row of rows) {
		const known = byReceipt.get(row.receiptId);
		if (known) known.push(row);
		else byReceipt.set(row.receiptId, [row]);
	}
	return byReceipt;
}

/** Reads all rows of the ledger; items that are no ledger row are passed over. */
export function ledgerRows(items: ReadonlyArray<Readonly<Record<string, unknown>>>): LedgerRow[] {
	return items.map(parseLedgerRow).filter((row): row is LedgerRow => row !== null);
}
