import type { Provider } from '../provider';
import { cellText, isSynonym, parseOptions, type LooseRow } from './cells';
import { withOwnWords, type Dictionary, type OwnWord } from './meaning/dictionary';
import { parseRow } from './parse-row';
import type { VariantMapRow } from './row';
import { indexRows, type BrokenRow, type VariantIndex } from './variant-index';

/** The rows of the map, and those that cannot be used. */
export interface ReadRows {
	rows: VariantMapRow[];
	unusable: BrokenRow[];
	/** The built-in words with the seller's own. */
	dictionary: Dictionary;
}

/** The map, ready for look-ups, and the rows that cannot be used. */
export interface ReadMap {
	index: VariantIndex;
	unusable: BrokenRow[];
}

/**
 * The seller's own words: rows whose `kind` is `synonym` say them in `options`, such as
 * `Graumeliert=Heather Grey`. A row that is switched off does not count.
 */
export function ownWords(rows: readonly LooseRow[]): OwnWord[] {
	return rows
		.filter((row) => isSynonym(row) && ['', 'active'].includes(cellText(row, 'state')))
		.flatMap((row) => parseOptions(cellText(row, 'options')) ?? [])
		.map(({ name, value }) => ({ word: name, means: value }));
}

/**
 * Reads the map as a table or a sheet gives it. A row that cannot be used costs only the lines it
 * is for. Rows without any content (an empty table gives one) are passed over.
 * @param providers the providers on offer
 */
export function readRows(rows: readonly LooseRow[], providers: readonly Provider[]): ReadRows {
	const good: VariantMapRow[] = [];
	const unusable: BrokenRow[] = [];
	rows.forEach((row, position) => {
		if ((!('provider' in row) && !('sku' in row)) || isSynonym(row)) return;
		const parsed = parseRow(row, position, providers);
		if (parsed.ok) good.push(parsed.value);
		else {
			unusable.push({
				sku: cellText(row, 'sku'),
				listingId: cellText(row, 'listingId'),
				shopId: cellText(row, 'shopId'),
				options: parseOptions(cellText(row, 'options')) ?? [],
				failure: parsed.failure,
			});
		}
	});
	return { rows: good, unusable, dictionary: withOwnWords(ownWords(rows)) };
}

/**
 * The map for the question whether it speaks of a variant at all: a row that cannot be used is
 * there all the same, and nothing is to be proposed beside it.
 */
export function everyRow({ rows, unusable, dictionary }: ReadRows): VariantIndex {
	const broken = unusable.map(
		({ sku, listingId, shopId, options }): VariantMapRow => ({
			...{ sku, listingId, shopId, options },
			provider: 'self',
			state: 'review',
		}),
	);
	return indexRows([...rows, ...broken], unusable, dictionary);
}

/** As {@link readRows}, ready for look-ups. */
export function readMap(rows: readonly LooseRow[], providers: readonly Provider[]): ReadMap {
	const { rows: good, unusable, dictionary } = readRows(rows, providers);
	return { index: indexRows(good, unusable, dictionary), unusable };
}
