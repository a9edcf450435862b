import type { Money } from '../../money';
import type { LineOption } from '../../order';
import type { MatchProduct, MatchVariant, NearVariant } from '../match/types';

/** One variant of an Etsy listing. */
export interface ShopVariant {
	sku: string;
	options: LineOption[];
	price: Money;
	isEnabled: boolean;
}

/** An Etsy listing with its variants. */
export interface ShopListing {
	listingId: string;
	shopId: string;
	title: string;
	state: string;
	variants: ShopVariant[];
}

/** A row that is proposed for the map. */
export interface Proposal {
	listing: ShopListing;
	variant: ShopVariant;
	product: MatchProduct;
	printed: MatchVariant;
	/** From 0 to 1. */
	confidence: number;
	/** Whether it may be taken without a person. */
	isCertain: boolean;
	/** In a seller's words. */
	explanation: string;
}

/** A variant of a listing for which nothing is proposed. */
export interface LeftOver {
	listing: ShopListing;
	variant: ShopVariant;
	code: 'ambiguous' | 'no_product' | 'no_variant';
	message: string;
	candidates: NearVariant[];
}

/** What the printer has for a listing, and the listing does not. */
export interface PrinterLeftOver {
	listing: ShopListing;
	product: MatchProduct;
	variants: string[];
}

/** All that is said about one listing. */
export interface Suggestion {
	proposals: Proposal[];
	leftOver: LeftOver[];
	printerLeftOver: PrinterLeftOver[];
	/** How many variants have a row already. */
	alreadyMapped: number;
}
