import type { Money } from '../money';
import type { LineOption } from '../order';
import type { Provider } from '../provider';
import type { LineSource } from '../provider-order';
import type { PersonalizationRule } from './choice';

/**
 * Whether a row may be used. `review`: somebody proposed it and nobody has approved it yet.
 */
export const ROW_STATES = ['active', 'disabled', 'review', 'sold_out'] as const;
/** One of {@link ROW_STATES}. */
export type RowState = (typeof ROW_STATES)[number];

/** What the listing looked like when somebody approved the row. */
export interface ApprovedAs {
	title: string;
	options: LineOption[];
}

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
	/** Who prints; for a line that no printer makes, one of `ELSEWHERE`. */
	provider: Provider;
	/** What is printed; missing where no printer makes it. */
	source?: LineSource;
	state: RowState;
	/** Which printer of several goes first: 1 before 2. Missing where there is one alone. */
	priority?: number;
	/** What one piece costs the seller, without shipping and tax. */
	cost?: Money;
	/** ISO 3166-1 alpha-2. */
	madeIn?: string[];
	personalization?: PersonalizationRule;
	/** Missing where nobody wrote it down: then nothing is compared with it. */
	approvedAs?: ApprovedAs;
}
