import type { LineOption } from '../order';
import type { Provider } from '../provider';
import type { LineSource } from '../provider-order';

/**
 * Whether a row may be used. `review`: somebody proposed it and nobody has approved it yet.
 */
export const ROW_STATES = ['active', 'disabled', 'review', 'sold_out'] as const;
/** One of {@link ROW_STATES}. */
export type RowState = (typeof ROW_STATES)[number];

/**
 * One row of the `POD Variant Map` table: what to print for one variant of an Etsy listing. A row
 * is found by its SKU, or by listing and option values; never by ids that Etsy renews.
 */
export interface VariantMapRow {
	/** The row's id in the table, to name it in a message. */
	rowId?: string;
	shopId: string;
	listingId: string;
	sku: string;
	options: LineOption[];
	provider: Provider;
	source: LineSource;
	state: RowState;
}
