import type { LineOption, OrderLine } from '../order';
import { foldText, optionsKey } from './keys';
import { writeOptions } from './cells';
import type { MatchedBy } from './mapping';
import { optionsMeaningKey, readOptions } from './meaning/axis';
import type { Dictionary } from './meaning/dictionary';
import { meaningKey } from './meaning/read-value';
import type { VariantMapRow } from './row';
import type { VariantIndex } from './variant-index';

/** What of an order line, or of a variant of a listing, a row is looked for by. */
export type WantedVariant = Pick<OrderLine, 'listingId' | 'options' | 'sku'>;

/** The rows that speak of a line. */
export interface FoundRows {
	rows: VariantMapRow[];
	matchedBy: MatchedBy;
	/** Why one of these, where it was not the exact SKU. */
	explain?(row: VariantMapRow): string;
	/** A row that has the line's SKU and other options: it is for another variant. */
	otherVariant?: VariantMapRow | undefined;
}

/** A row without a shop is for every shop; a row with one is for that shop alone. */
function inShop(rows: readonly VariantMapRow[], shopId: string): VariantMapRow[] {
	return rows.filter((row) => row.shopId === '' || row.shopId === shopId);
}

/** Options as people say them, such as `Size M, Color Black`. */
export function optionsText(options: readonly LineOption[]): string {
	return options.map(({ name, value }) => `${name} ${value}`).join(', ');
}

/** Whether two options are the same choice with the same value, at least in other words. */
function agree(
	wanted: readonly LineOption[],
	given: readonly LineOption[],
	dictionary: Dictionary,
): boolean {
	const read = readOptions(given, dictionary);
	return readOptions(wanted, dictionary).every((option) => {
		const chosen = read.filter(
			({ name, axis }) => foldText(name) === foldText(option.name) || axis === option.axis,
		);
		return (
			chosen.length === 0 ||
			chosen.some(
				({ value, meaning }) =>
					foldText(value) === foldText(option.value) ||
					(meaningKey(meaning) !== '' && meaningKey(meaning) === meaningKey(option.meaning)),
			)
		);
	});
}

/**
 * Whether a row names an option of the line with another value: it is for another variant. Etsy
 * lets all variants of a listing share one SKU.
 */
function isOtherVariant(row: VariantMapRow, line: WantedVariant, dictionary: Dictionary): boolean {
	return row.options.length > 0 && !agree(row.options, line.options, dictionary);
}

/**
 * Rows that name the line's own listing go before rows that share its SKU only: two listings may
 * use one SKU for different prints. A copied listing, which no row names, still goes by the SKU.
 */
function ownListingFirst(rows: VariantMapRow[], line: WantedVariant): VariantMapRow[] {
	const own = rows.filter((row) => row.listingId !== '' && row.listingId === line.listingId);
	return own.length > 0 ? own : rows;
}

function bySku(index: VariantIndex, shopId: string, line: WantedVariant, sku: string): FoundRows {
	const fitting = (rows: VariantMapRow[]) =>
		ownListingFirst(
			rows.filter((row) => !isOtherVariant(row, line, index.dictionary)),
			line,
		);
	const same = inShop(index.bySku(sku), shopId);
	const exact = fitting(same);
	if (exact.length > 0) return { rows: exact, matchedBy: 'sku' };
	const folded = inShop(index.byFoldedSku(sku), shopId);
	const rows = fitting(folded);
	return {
		rows,
		matchedBy: 'sku_other_spelling',
		explain: (row) => `The order says SKU ${sku}; the Variant Map writes it ${row.sku}.`,
		otherVariant: same[0] ?? folded[0],
	};
}

function byOptions(index: VariantIndex, shopId: string, line: WantedVariant): FoundRows {
	const { listingId = '', options, sku } = line;
	const ofListing = inShop(index.byListing(listingId), shopId);
	if (ofListing.length === 0) return { rows: [], matchedBy: 'options' };
	const sameKey = optionsKey(options);
	const exact = ofListing.filter((row) => optionsKey(row.options) === sameKey);
	if (exact.length > 0) {
		const explanation = `Found by its listing ${listingId} and its options ${optionsText(options)}${
			sku ? `; no row has the SKU ${sku}` : ''
		}.`;
		return { rows: exact, matchedBy: 'options', explain: () => explanation };
	}
	const key = optionsMeaningKey(options, index.dictionary);
	const rows = ofListing.filter((row) => optionsMeaningKey(row.options, index.dictionary) === key);
	return {
		rows,
		matchedBy: 'options_other_words',
		explain: (row) =>
			`Found by its listing ${listingId}: ${writeOptions(options)} was read as ${writeOptions(row.options)}.`,
	};
}

/**
 * The rows that speak of a line: by its SKU, else by listing and options, letter by letter before
 * other words for the same. Slips of the pen are never corrected here.
 */
export function findRows(index: VariantIndex, shopId: string, line: WantedVariant): FoundRows {
	const sku = line.sku?.trim() ?? '';
	const found = sku ? bySku(index, shopId, line, sku) : undefined;
	if (found && found.rows.length > 0) return found;
	const { otherVariant } = found ?? {};
	if (!line.listingId || line.options.length === 0) {
		return { rows: [], matchedBy: 'options', otherVariant };
	}
	return { ...byOptions(index, shopId, line), otherVariant };
}
