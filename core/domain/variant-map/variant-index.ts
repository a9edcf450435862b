import type { Failure } from '../failure';
import { foldText, optionsKey } from './keys';
import type { VariantMapRow } from './row';

/** The map, indexed once so that each line costs a look-up and not a walk. */
export interface VariantIndex {
	bySku: ReadonlyMap<string, readonly VariantMapRow[]>;
	byFoldedSku: ReadonlyMap<string, readonly VariantMapRow[]>;
	byOptions: ReadonlyMap<string, readonly VariantMapRow[]>;
	/** Why a row cannot be used, by its folded SKU. */
	brokenBySku: ReadonlyMap<string, Failure>;
	/** The same for rows without a SKU, by their listing. */
	brokenByListing: ReadonlyMap<string, Failure>;
}

/** A row that cannot be used, with the SKU or the listing it seems to be for. */
export interface BrokenRow {
	sku: string;
	listingId: string;
	failure: Failure;
}

function add(index: Map<string, VariantMapRow[]>, key: string, row: VariantMapRow): void {
	const rows = index.get(key);
	if (rows) rows.push(row);
	else index.set(key, [row]);
}

/**
 * Indexes the rows of the map. Time grows in line with the rows.
 * @param broken rows that cannot be used, so that a line can say so instead of "unmapped"
 */
export function indexRows(
	rows: readonly VariantMapRow[],
	broken: readonly BrokenRow[] = [],
): VariantIndex {
	const bySku = new Map<string, VariantMapRow[]>();
	const byFoldedSku = new Map<string, VariantMapRow[]>();
	const byOptions = new Map<string, VariantMapRow[]>();
	for (const row of rows) {
		if (row.sku) {
			add(bySku, row.sku, row);
			add(byFoldedSku, foldText(row.sku), row);
		}
		if (row.listingId && row.options.length > 0) {
			add(byOptions, `${row.listingId}|${optionsKey(row.options)}`, row);
		}
	}
	const brokenBySku = new Map(
		broken.filter(({ sku }) => sku !== '').map(({ sku, failure }) => [foldText(sku), failure]),
	);
	const brokenByListing = new Map(
		broken
			.filter(({ sku, listingId }) => sku === '' && listingId !== '')
			.map(({ listingId, failure }) => [listingId, failure]),
	);
	return { bySku, byFoldedSku, byOptions, brokenBySku, brokenByListing };
}
