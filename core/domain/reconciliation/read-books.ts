import { parseFollowedRow } from '../following/followed-row';
import { parseLedgerRow } from '../planning/ledger';
import { parseParcelRow } from '../tracking/parcel-row';
import type { BookParcel } from './compare-parcels';
import type { BookRow, OpenException } from './types';

type Cells = Readonly<Record<string, unknown>>;

/** A cell as text; a column of type date gives a `Date`. */
function text(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Reads a row of `POD Order Ledger`; null for an item that is none. */
export function parseBookRow(row: Cells): BookRow | null {
	const ledger = parseLedgerRow(row);
	const followed = parseFollowedRow(row);
	if (ledger === null || followed === null) return null;
	return {
		rowId: ledger.rowId ?? 0,
		ledger,
		followed,
		writtenAt: Date.parse(text(row.createdAt)),
		changedAt: Date.parse(text(row.updatedAt)),
		shippedAt: text(row.shippedAt),
		deliveredAt: text(row.deliveredAt),
		found: row.found === true,
		audited: row.audited === true,
	};
}

/** Reads a row of `POD Exceptions`; null for one that is resolved, or no row of it. */
export function parseOpenException(row: Cells): OpenException | null {
	const key = text(row.key);
	const state = text(row.state).trim().toLowerCase();
	if (key === '' || state === 'resolved') return null;
	return {
		rowId: Number(row.id ?? 0) || 0,
		key,
		kind: text(row.kind),
		receiptId: text(row.receiptId),
		lineId: text(row.lineId),
		externalId: text(row.externalId),
		shopId: text(row.shopId),
		state,
		createdAt: Date.parse(text(row.createdAt)),
		changedAt: Date.parse(text(row.updatedAt)),
	};
}

/** Reads a row of `POD Parcels`; null for an item that is none. */
export function parseBookParcel(row: Cells): BookParcel | null {
	const parcel = parseParcelRow(row);
	if (parcel === null) return null;
	return { ...parcel, writtenAt: Date.parse(text(row.createdAt)), toldAt: text(row.toldAt) };
}
