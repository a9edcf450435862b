import type { StoredAuditRow } from './verify';

/**
 * Reads rows of `POD Audit Log` as a Data Table gives them; items that are none are passed over.
 */
export function auditRows(
	items: ReadonlyArray<Readonly<Record<string, unknown>>>,
): StoredAuditRow[] {
	const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
	return items
		.filter(({ id, hash, action }) => Number.isFinite(Number(id)) && (hash ?? action) !== undefined)
		.map((row) => ({
			rowId: Number(row.id),
			...{ at: text(row.at), actor: text(row.actor), action: text(row.action) },
			...{ subject: text(row.subject), detail: text(row.detail) },
			...{ prevHash: text(row.prevHash), hash: text(row.hash) },
		}));
}
