import type { Availability } from '../catalog';
import type { Money } from '../money';
import type { Provider } from '../provider';
import type { LineSource } from '../provider-order';

/** One printer that can make a line. A line's choices stand in the seller's order of preference. */
export interface MappedChoice {
	provider: Provider;
	source: LineSource;
	/** The row of the map that says so. */
	rowId?: string;
	/** What one piece costs the seller, without shipping and tax. */
	cost?: Money;
	/** What was last known of the stock; a choice that is out of stock is passed over. */
	availability?: Availability;
	/** ISO 3166-1 alpha-2: where it is made, for the nearest printer. */
	madeIn?: string[];
}

/** What a row of the map, or the questions of the listing, say about personalising a line. */
export interface PersonalizationRule {
	/** Whether it cannot be made without the buyer's answer. */
	isRequired?: boolean;
	/** The longest text that fits the print. */
	maxCharacters?: number;
	/** Whether a person looks at the finished print file before it is ordered. */
	needsProof?: boolean;
}

/** One question that a listing asks its buyers. */
export interface AskedQuestion {
	/** May change whenever the seller writes the questions (facts/etsy.md 8). */
	questionId?: string;
	question: string;
	isRequired: boolean;
	/** The longest answer that Etsy takes today. */
	maxCharacters?: number;
}

/** What a listing asks its buyers: a rule for all answers, or one for each question. */
export interface ListingPersonalization extends PersonalizationRule {
	questions?: AskedQuestion[];
}

/**
 * A line that no printer makes: the seller makes it (`self`), a supplier sends it (`dropship`), or
 * whatever else the seller calls it. The label tells a second branch what to do.
 */
export interface LineElsewhere {
	status: 'elsewhere';
	fulfilment: string;
	rowId?: string;
}

/** Providers in the map that are no printers, and the labels that their lines get. */
export const ELSEWHERE = ['self', 'dropship'] as const;
