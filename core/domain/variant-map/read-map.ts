import { cellText, parseRow, type LooseRow } from './parse-row';
import type { VariantMapRow } from './row';
import { indexRows, type BrokenRow, type VariantIndex } from './variant-index';

/** The map, ready for look-ups, and the rows that cannot be used. */
export interface ReadMap {
	index: VariantIndex;
	unusable: BrokenRow[];
}

/**
 * Reads the map as a table or a sheet gives it. A row that cannot be used costs only the lines it
 * is for. Rows without any content (an empty table gives one) are passed over.
 */
export function readMap(rows: readonly LooseRow[]): ReadMap {
	const good: VariantMapRow[] = [];
	const unusable: BrokenRow[] = [];
	rows.forEach((row, position) => {
		if (!('provider' in row) && !('sku' in row)) return;
		const parsed = parseRow(row, position);
		if (parsed.ok) good.push(parsed.value);
		else {
			const [sku, listingId] = [cellText(row, 'sku'), cellText(row, 'listingId')];
			unusable.push({ sku, listingId, failure: parsed.failure });
		}
	});
	return { index: indexRows(good, unusable), unusable };
}
