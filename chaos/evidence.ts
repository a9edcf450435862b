import type { StoredRow } from '../host';
import type { Truth } from './truth-types';
import type { Violations } from './verdict';

/** Everything that is known of an Etsy order, or of a row that a finding names. */
export interface Evidence {
	etsy: unknown[];
	mishap: unknown;
	printers: unknown[];
	ledger: StoredRow[];
	parcels: StoredRow[];
	exceptions: StoredRow[];
}

/** Numbers of Etsy orders in a finding. */
const RECEIPT = /\b\d{10}\b/g;

/**
 * What the tables, Etsy and the printers say of what was found, so that a broken promise can be
 * explained after the run. By the number of the Etsy order; what names none stands under ''.
 */
export function evidenceOf(violations: Violations, truth: Truth): Record<string, Evidence> {
	const texts = Object.values(violations).flat();
	const numbers = new Set(texts.flatMap((text) => text.match(RECEIPT) ?? ['']));
	return Object.fromEntries([...numbers].map((number) => [number, about(number, texts, truth)]));
}

function about(number: string, texts: string[], truth: Truth): Evidence {
	const names = (thing: unknown) => number !== '' && JSON.stringify(thing).includes(number);
	const isSaid = ({ key }: StoredRow) => texts.some((text) => text.startsWith(`${String(key)} (`));
	const { books, etsy, printers, parcels, mishaps } = truth;
	return {
		etsy: etsy.filter(names),
		mishap: mishaps.get(Number(number)) ?? null,
		printers: printers.filter(names),
		ledger: books.ledger.filter(names),
		parcels: parcels.filter(names),
		exceptions: books.exceptions.filter((row) => names(row) || (number === '' && isSaid(row))),
	};
}
