import type { LineOption } from '../../order';
import type { MatchProduct } from '../match/types';
import type { ShopListing } from '../suggest/types';

/** A row that waits for a person. */
export interface WaitingRow {
	rowId: string;
	shopId: string;
	listingId: string;
	sku: string;
	options: LineOption[];
	provider: string;
	productId: string;
	variantId: string;
	makerId: string;
	/** As they stand in the table. */
	attributes: string;
	files: string;
	confidence: number | null;
	note: string;
	costMinor: number | null;
	currency: string;
}

/** What a printer has for a row; or why that is not known. */
export type RowProduct = { product: MatchProduct } | { problem: string };

/** What one page is made of. */
export interface ReviewMaterial {
	rows: readonly WaitingRow[];
	/** By their number; those that Etsy does not have any more are missing. */
	listings: ReadonlyMap<string, ShopListing>;
	productOf(row: WaitingRow): RowProduct;
}

/** The cells that a decision writes, as the table takes them. */
export interface DecidedCells {
	state: 'active' | 'disabled';
	providerProductId: string;
	providerVariantId: string;
	providerMakerId: string;
	providerAttributes: string;
	costMinor: number | null;
	currency: string;
	approvedTitle: string;
	approvedOptions: string;
	confidence: number | null;
	note: string;
}

/** Something that a person can choose. */
export interface Choice {
	/** What stands in the form. */
	label: string;
	/** What the audit log calls it; empty for leaving it as it is. */
	action: '' | 'map.added' | 'map.approved' | 'map.changed' | 'map.rejected';
	/** The row that it is about; empty for a new one. */
	rowId: string;
	/**
	 * What the row said when the page was made: where it says something else now, nothing is done.
	 */
	was: { sku: string; options: string; providerVariantId: string };
	cells: DecidedCells;
	/** For a new row: what stands in it besides. */
	fresh?: { shopId: string; listingId: string; sku: string; options: string; provider: string };
	subject: string;
	detail: string;
}

/** One question of the form with its answers. */
export interface Question {
	/** The field of the form; no other has the same. */
	field: string;
	/** What to read before answering. */
	html: string;
	choices: Choice[];
}

/** What is said about a listing besides its rows. */
export interface Aside {
	html: string;
}
