import type { Money } from '../money';
import type { Order, OrderLine } from '../order';
import type { Provider } from '../provider';
import type { LineSource } from '../provider-order';
import type { LineElsewhere, MappedChoice, PersonalizationRule } from './choice';

/**
 * How a line found its row: by the exact SKU, by a SKU in another spelling, by the listing and its
 * option values, or by option values that mean the same in other words.
 */
export const MATCHED_BY = ['sku', 'sku_other_spelling', 'options', 'options_other_words'] as const;
/** One of {@link MATCHED_BY}. */
export type MatchedBy = (typeof MATCHED_BY)[number];

/** Why a line found no usable row. */
export const ATTENTION_CODES = [
	'ambiguous',
	'broken_row',
	'changed',
	'disabled',
	'not_approved',
	'sold_out',
	'unmapped',
] as const;
/** One of {@link ATTENTION_CODES}. */
export type AttentionCode = (typeof ATTENTION_CODES)[number];

/** A row that comes near to a line and was not taken. */
export interface NearRow {
	rowId?: string;
	sku: string;
	listingId: string;
	/** As in the table, such as `Size=M; Color=Black`. */
	options: string;
	provider: Provider;
	/** How near, from 0 to 1. */
	score: number;
	/** In a seller's words. */
	reason: string;
}

/** What a line prints as. */
export interface MappedLine {
	status: 'mapped';
	provider: Provider;
	source: LineSource;
	matchedBy: MatchedBy;
	rowId?: string;
	/** What one piece costs the seller, without shipping and tax. */
	cost?: Money;
	/** All printers that can make it, the first preferred; missing where it is this one alone. */
	choices?: MappedChoice[];
	personalization?: PersonalizationRule;
	/** Why this row, wherever it was not found by its exact SKU. */
	explanation?: string;
}

/** A line that a person has to look at, in a seller's words. */
export interface LineNeedsAttention {
	status: 'attention';
	code: AttentionCode;
	message: string;
	hint: string;
	/** The rows that come nearest, the nearest first; missing where none is near. */
	candidates?: NearRow[];
}

/** What the map says about one line. */
export type LineMapping = MappedLine | LineNeedsAttention | LineElsewhere;

/** An order line with what the map says about it. */
export type ResolvedLine = OrderLine & { mapping: LineMapping };

/** An order whose lines went through the map. Holds buyer data: never store it. */
export type ResolvedOrder = Omit<Order, 'lines'> & { lines: ResolvedLine[] };
