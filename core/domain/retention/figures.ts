import { parseLedgerRow } from '../planning/ledger';

/** How a row is marked whose figures are being taken: the execution that does it follows. */
export const MARK = 'retention ';

/** A row of `POD Monthly Figures`: what is left of old rows of the ledger. */
export interface Figure {
	/** Names batch, month, printer, currency and state: counted once, whatever dies in between. */
	key: string;
	/** Such as `2026-01`; `unknown` where no row told a time. */
	month: string;
	shopId: string;
	provider: string;
	/** `ordered`, `cancelled` or `ignored`. */
	state: string;
	/** Empty where no cost was known. */
	currency: string;
	orders: number;
	lines: number;
	/** What the orders were expected to cost, in the smallest unit. */
	costMinor: number;
}

type Cells = Readonly<Record<string, unknown>>;

const text = (value: unknown): string =>
	value === null || value === undefined ? '' : String(value);

/** The month of a row: when it was ordered, else when it was written. */
function monthOf(orderedAt: string, createdAt: unknown): string {
	const at = Date.parse(
		orderedAt || text(createdAt instanceof Date ? createdAt.toISOString() : createdAt),
	);
	return Number.isNaN(at) ? 'unknown' : new Date(at).toISOString().slice(0, 7);
}

/**
 * Adds up marked rows of the ledger by month. The same rows always give the same figures under the
 * same keys: rows are removed only once all of their figures stand, so a run that died is made
 * again without counting anything twice. Pure.
 */
export function figuresOf(rows: readonly Cells[]): { figures: Figure[]; batches: string[] } {
	const figures = new Map<string, Figure>();
	const batches = new Set<string>();
	for (const row of rows) {
		const batch = text(row.claimedBy);
		const ledger = parseLedgerRow(row);
		if (!batch.startsWith(MARK) || ledger === null) continue;
		batches.add(batch);
		const month = monthOf(ledger.orderedAt, row.createdAt);
		const { provider, state, cost, lineIds } = ledger;
		const currency = cost?.currency ?? '';
		const shopId = text(row.shopId);
		const key = [batch, month, shopId, provider, state, currency].join(':');
		const figure = figures.get(key) ?? {
			...{ key, month, shopId, provider, state, currency, orders: 0, lines: 0, costMinor: 0 },
		};
		figure.orders += 1;
		figure.lines += lineIds.length;
		figure.costMinor += cost?.amountMinor ?? 0;
		figures.set(key, figure);
	}
	return { figures: [...figures.values()], batches: [...batches] };
}
