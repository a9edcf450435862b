/**
 * Where a parcel stands in `POD Parcels`. `found`: the printer told of it. `sending`: a run is
 * telling Etsy. `retry`: Etsy could not be told, the next try has a time. `told`: Etsy has it, and
 * has e-mailed the buyer. `left_out`: by the setting tracking_notices the buyer hears of an
 * order once. `by_printer`: the printer tells Etsy itself. `needs_person`: no further try by
 * itself.
 */
export const PARCEL_STATES = [
	'found',
	'sending',
	'retry',
	'told',
	'left_out',
	'by_printer',
	'needs_person',
] as const;
/** One of {@link PARCEL_STATES}. */
export type ParcelState = (typeof PARCEL_STATES)[number];

/** One row of `POD Parcels`. */
export interface ParcelRow {
	/** The row's number in the table; rows written earlier have a lower one. */
	rowId: number;
	key: string;
	shopId: string;
	receiptId: string;
	externalId: string;
	provider: string;
	trackingNumber: string;
	carrier: string;
	state: ParcelState;
	/** How many runs took it; also its version for compare-and-set. */
	attempts: number;
	/** ISO 8601, empty when never. */
	claimedAt: string;
	nextAttemptAt: string;
	/** When Etsy was told; with `retry`, `sending` or `needs_person`: when it may have been told. */
	toldAt: string;
}

function text(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/**
 * Reads a row of the table.
 * @returns null for an item that is no parcel; a state that we do not know counts as
 *   `needs_person`, so that no buyer is written to behind a person's back
 */
export function parseParcelRow(row: Readonly<Record<string, unknown>>): ParcelRow | null {
	const key = text(row.key);
	const trackingNumber = text(row.trackingNumber);
	if (key === '' || trackingNumber === '') return null;
	return {
		rowId: Number(row.id ?? 0) || 0,
		key,
		shopId: text(row.shopId),
		receiptId: text(row.receiptId),
		externalId: text(row.externalId),
		provider: text(row.provider),
		trackingNumber,
		carrier: text(row.carrier),
		state: PARCEL_STATES.find((state) => state === row.state) ?? 'needs_person',
		attempts: Number(row.attempts ?? 0) || 0,
		claimedAt: text(row.claimedAt),
		nextAttemptAt: text(row.nextAttemptAt),
		toldAt: text(row.toldAt),
	};
}
