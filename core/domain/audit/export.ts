import type { StoredAuditRow } from './verify';

const COLUMNS = [
	'rowId',
	'at',
	'actor',
	'action',
	'subject',
	'detail',
	'prevHash',
	'hash',
] as const;

/** A cell of a CSV file; one that a spreadsheet would take for a formula is made plain text. */
function cell(value: string | number): string {
	const text = String(value);
	const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The log as a file, in the order of its rows. */
export function exportAudit(rows: readonly StoredAuditRow[], format: 'csv' | 'json'): string {
	const log = [...rows].sort((a, b) => a.rowId - b.rowId);
	if (format === 'json') return `${JSON.stringify(log, null, '\t')}\n`;
	const lines = log.map((row) => COLUMNS.map((column) => cell(row[column])).join(','));
	return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
