/** One row of `POD Exceptions`, as far as retrying and telling need it. */
export interface ExceptionRow {
	/** The row's number in the table. */
	rowId: number;
	key: string;
	kind: string;
	shopId: string;
	receiptId: string;
	lineId: string;
	externalId: string;
	provider: string;
	code: string;
	category: string;
	message: string;
	hint: string;
	/** How many tries were made; 0 where nobody counts. */
	attempts: number;
	/** ISO 8601; empty: it is not tried again by itself. */
	nextAttemptAt: string;
	state: string;
	/** The execution that deals with it; empty: none does. */
	claimedBy: string;
	/** When it was taken last; ISO 8601, empty when never. Its version for compare-and-set. */
	claimedAt: string;
	/** When the seller was told; ISO 8601, empty when not. */
	toldAt: string;
	/** ISO 8601, as n8n writes them. */
	createdAt: string;
	updatedAt: string;
	/** The cells as they stand in the table, for compare-and-set: null is not the same as empty. */
	was: { claimedAt: string | null; nextAttemptAt: string | null };
}

/** A cell as text; a column of type date gives a `Date`. */
function text(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function cell(value: unknown): string | null {
	return value === undefined || value === null ? null : text(value);
}

/**
 * Reads a row of the table; columns that an older table lacks are empty.
 * @returns null for an item that is no exception (an empty table gives one empty item)
 */
export function parseExceptionRow(row: Readonly<Record<string, unknown>>): ExceptionRow | null {
	const key = text(row.key);
	if (key === '') return null;
	return {
		rowId: Number(row.id ?? 0) || 0,
		key,
		kind: text(row.kind),
		shopId: text(row.shopId),
		receiptId: text(row.receiptId),
		lineId: text(row.lineId),
		externalId: text(row.externalId),
		provider: text(row.provider),
		code: text(row.code),
		category: text(row.category),
		message: text(row.message),
		hint: text(row.hint),
		attempts: Number(row.attempts ?? 0) || 0,
		nextAttemptAt: text(row.nextAttemptAt),
		state: text(row.state).trim().toLowerCase(),
		claimedBy: text(row.claimedBy),
		claimedAt: text(row.claimedAt),
		toldAt: text(row.toldAt),
		createdAt: text(row.createdAt),
		updatedAt: text(row.updatedAt),
		was: { claimedAt: cell(row.claimedAt), nextAttemptAt: cell(row.nextAttemptAt) },
	};
}
