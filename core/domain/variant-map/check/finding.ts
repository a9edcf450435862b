import { writeOptions } from '../cells';
import type { VariantMapRow } from '../row';

/** What can be wrong with the map. */
export const FINDING_CODES = [
	'artwork_missing',
	'artwork_too_small',
	'artwork_wrong_place',
	'back_in_stock',
	'broken_row',
	'changed',
	'contradiction',
	'cost_changed',
	'duplicate',
	'listing_gone',
	'listing_not_active',
	'not_checked',
	'out_of_stock',
	'price_under_cost',
	'printer_product_gone',
	'printer_variant_gone',
	'renamed',
	'sku_reused',
	'unmapped',
	'variant_gone',
] as const;
/** One of {@link FINDING_CODES}. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** `error`: orders wait or print the wrong thing. `warning`: soon. `info`: good to know. */
export type Severity = 'error' | 'info' | 'warning';

/** One thing that is wrong with the map, with what repairs it. */
export interface Finding {
	code: FindingCode;
	severity: Severity;
	/** What is wrong, in a seller's words. */
	message: string;
	/** What to do, in a seller's words. */
	repair: string;
	/** The cells that repair it, where nobody has to decide anything. */
	change?: Readonly<Record<string, number | string>>;
	rowId?: string;
	shopId: string;
	listingId: string;
	sku: string;
	options: string;
	provider: string;
}

/** The parts of a finding that the row does not give. */
export type FindingText = Pick<Finding, 'change' | 'code' | 'message' | 'repair' | 'severity'>;

/** A finding about a row. */
export function ofRow(row: VariantMapRow, text: FindingText): Finding {
	return {
		...text,
		...(row.rowId ? { rowId: row.rowId } : {}),
		shopId: row.shopId,
		listingId: row.listingId,
		sku: row.sku,
		options: writeOptions(row.options),
		provider: row.provider,
	};
}

/** Names a row for a message. */
export function nameOfRow({ rowId, sku, listingId, options }: VariantMapRow): string {
	const what = sku ? `SKU ${sku}` : `listing ${listingId} (${writeOptions(options)})`;
	return rowId ? `row ${rowId} (${what})` : what;
}
