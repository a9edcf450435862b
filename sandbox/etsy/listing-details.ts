import type { ScenarioListing, ScenarioPropertyValue } from '../scenario/types';

/** An image as a listing holds it. */
export type EtsyListingImage = NonNullable<ScenarioListing['images']>[number];

/** What a listing can have besides what a scenario says of it. Times in epoch seconds. */
export interface ListingDetails {
	shouldAutoRenew?: boolean;
	isTaxable?: boolean;
	isCustomizable?: boolean;
	featuredRank?: number;
	itemWeight?: number;
	itemWeightUnit?: string;
	itemLength?: number;
	itemWidth?: number;
	itemHeight?: number;
	itemDimensionsUnit?: string;
	/** Attributes such as the occasion, by updateListingProperty. */
	attributes?: ScenarioPropertyValue[];
	/** Taken off the listing and still on Etsy's servers (facts/etsy.md 7). */
	detachedImages?: EtsyListingImage[];
	/** Of the last publication or renewal; a listing ends four months later. */
	listedAt?: number;
	updatedAt?: number;
	stateAt?: number;
}
