import type { Failure } from '../failure';
import type { LineOption } from '../order';
import { DICTIONARY, type Dictionary } from './meaning/dictionary';
import { foldText } from './keys';
import type { VariantMapRow } from './row';

/** Rows by a key. Most keys have one row, which then stands there without a list around it. */
class RowMap {
	private readonly rows = new Map<string, VariantMapRow | VariantMapRow[]>();

	add(key: string, row: VariantMapRow): void {
		const known = this.rows.get(key);
		if (known === undefined) this.rows.set(key, row);
		else if (Array.isArray(known)) known.push(row);
		else this.rows.set(key, [known, row]);
	}

	get(key: string): readonly VariantMapRow[] {
		const found = this.rows.get(key);
		if (found === undefined) return [];
		return Array.isArray(found) ? found : [found];
	}
}

/** The map, indexed once so that each line costs a look-up and not a walk. */
export interface VariantIndex {
	/** All rows. */
	rows: readonly VariantMapRow[];
	bySku(sku: string): readonly VariantMapRow[];
	/** By the SKU in any spelling: see `foldText`. */
	byFoldedSku(sku: string): readonly VariantMapRow[];
	/** The rows of a listing that name options. */
	byListing(listingId: string): readonly VariantMapRow[];
	/** Why a row cannot be used, by its folded SKU. */
	brokenBySku: ReadonlyMap<string, Failure>;
	/** The same for rows without a SKU, by their listing. */
	brokenByListing: ReadonlyMap<string, Failure>;
	/** The words by which options are compared: built-in ones and the seller's own. */
	dictionary: Dictionary;
}

/** A row that cannot be used, with the SKU or the listing it seems to be for. */
export interface BrokenRow {
	sku: string;
	listingId: string;
	/** What else can be read of it, for those who only ask whether there is a row. */
	shopId: string;
	options: LineOption[];
	failure: Failure;
}

/**
 * Indexes the rows of the map. Time grows in line with the rows.
 * @param broken rows that cannot be used, so that a line can say so instead of "unmapped"
 * @param dictionary with the seller's own words, where there are any
 */
export function indexRows(
	rows: readonly VariantMapRow[],
	broken: readonly BrokenRow[] = [],
	dictionary: Dictionary = DICTIONARY,
): VariantIndex {
	const bySku = new RowMap();
	const byListing = new RowMap();
	for (const row of rows) {
		if (row.sku) bySku.add(row.sku, row);
		if (row.listingId && row.options.length > 0) byListing.add(row.listingId, row);
	}
	// Only an order that spells a SKU in another way asks for it.
	let folded: RowMap | undefined;
	const foldedSkus = () => {
		const all = new RowMap();
		for (const row of rows) if (row.sku) all.add(foldText(row.sku), row);
		return all;
	};
	const brokenBySku = new Map(
		broken.filter(({ sku }) => sku !== '').map(({ sku, failure }) => [foldText(sku), failure]),
	);
	const brokenByListing = new Map(
		broken
			.filter(({ sku, listingId }) => sku === '' && listingId !== '')
			.map(({ listingId, failure }) => [listingId, failure]),
	);
	return {
		rows,
		bySku: (sku) => bySku.get(sku),
		byFoldedSku: (sku) => (folded ??= foldedSkus()).get(foldText(sku)),
		byListing: (listingId) => byListing.get(listingId),
		brokenBySku,
		brokenByListing,
		dictionary,
	};
}
