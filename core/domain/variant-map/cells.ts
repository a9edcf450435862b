import type { LineOption } from '../order';
import { readJsonText } from '../read-json-text';

/** A row as a table or a sheet gives it: loose types, missing cells. */
export type LooseRow = Readonly<Record<string, unknown>>;

/**
 * What stands in the column `files` of a blank without artwork, so that the row is never taken for
 * one of a saved product.
 */
export const NO_FILES = 'missing';

/** A cell as text; ids and SKUs may come as numbers. */
export function cellText(row: LooseRow, column: string): string {
	const value = row[column];
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A cell as JSON: an object or a list, or the text of one. Undefined for anything else. */
export function cellJson(row: LooseRow, column: string): unknown {
	const value = row[column];
	if (typeof value === 'object' && value !== null) return value;
	const text = cellText(row, column);
	if (!/^[[{]/.test(text)) return undefined;
	const read = readJsonText(text);
	// What looks like JSON and is none is told apart from an empty cell by `cellText`.
	return read.ok ? read.value : undefined;
}

/** Whether a row is about a word of the seller's own instead of a variant. */
export function isSynonym(row: LooseRow): boolean {
	return cellText(row, 'kind').toLowerCase() === 'synonym';
}

function readOptions(written: string): LineOption[] | null {
	const options: LineOption[] = [];
	for (const part of written.split(';')) {
		if (part.trim() === '') continue;
		const cut = part.indexOf('=');
		const name = part.slice(0, cut).trim();
		const value = part.slice(cut + 1).trim();
		if (cut < 1 || name === '' || value === '') return null;
		options.push({ name, value });
	}
	return options;
}

/** The listings of a shop repeat the same few hundred sets of options. */
const MOST_KNOWN = 10_000;
const known = new Map<string, LineOption[] | null>([['', []]]);

/** Reads option values written as `Size=M; Color=Black`. The same text gives the same list. */
export function parseOptions(written: string): LineOption[] | null {
	const before = known.get(written);
	if (before !== undefined) return before;
	if (known.size >= MOST_KNOWN) known.clear();
	const options = readOptions(written);
	known.set(written, options);
	return options;
}

/** Writes options as {@link parseOptions} reads them; a semicolon in a text becomes a comma. */
export function writeOptions(options: readonly LineOption[]): string {
	const safe = (text: string) => text.replace(/;/g, ',').trim();
	return options
		.map(({ name, value }) => `${safe(name).replace(/=/g, ' ') || 'Option'}=${safe(value)}`)
		.join('; ');
}
