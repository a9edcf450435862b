import type { Availability, PrintArea } from '../../catalog';
import type { Money } from '../../money';
import type { LineOption } from '../../order';

/** A variant of a printer's, as far as it is compared. */
export interface MatchVariant {
	variantId: string;
	title: string;
	sku?: string;
	/** What an order line must say besides, where several variants share an id. */
	attributes?: Record<string, string>;
	options: LineOption[];
	cost?: Money;
	availability: Availability;
	printAreas?: PrintArea[];
}

/** A product of a printer's: one that is saved, with its artwork, or a blank of the catalog. */
export interface MatchProduct {
	productId: string;
	kind: 'saved' | 'blank';
	title: string;
	brand?: string;
	/** Text or HTML. */
	description?: string;
	/** Who makes it, for a blank at a printer that works with several. */
	makerId?: string;
	/** The Etsy listing that the printer made of it. */
	shopListingId?: string;
	variants: MatchVariant[];
}

/** How well one option of a listing fits a variant of the printer's. */
export interface OptionMatch {
	option: LineOption;
	/** 0: says something else. 1: the same text. */
	grade: number;
	/** In a seller's words. */
	how: string;
}

/** A variant that came into question. */
export interface NearVariant {
	variantId: string;
	title: string;
	/** From 0 to 1. */
	score: number;
	reason: string;
}

/** Which variant of a product an Etsy variant is. */
export interface VariantMatch {
	/** Missing where none fits, or where several fit alike. */
	variant?: MatchVariant;
	/** From 0 to 1: that of the option that fits least. */
	grade: number;
	/** Option by option, why. */
	because: OptionMatch[];
	/** What the printer's variant says and the listing does not, such as the colour of a mug. */
	leftOver: string[];
	/** Why no variant is taken. */
	problem?: 'ambiguous' | 'none';
	nearest: NearVariant[];
}
