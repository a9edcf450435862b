import { z } from 'zod';
import { listingPersonalization } from '../personalization/schemas';
import { etsyId, etsyList, etsyMoney, etsyText, etsyTime, optionalEtsyId } from '../fields';

/*
 * What we read of a listing (OAS: ShopListing and ShopListingWithAssociations). Only the id is
 * asked for: Etsy adds and drops fields of listings at short notice (facts/etsy.md 0).
 */

const image = z.object({
	listing_image_id: etsyId,
	rank: z.number().int().nullish(),
	url_fullxfull: etsyText,
	alt_text: etsyText,
});

const partner = z.object({ production_partner_id: etsyId });

const time = etsyTime.nullish();
const flag = z.boolean().nullish();
const size = z.number().nullish();

/** One listing, with whatever was asked to be included. */
export const shopListing = z.object({
	listing_id: etsyId,
	shop_id: optionalEtsyId,
	title: etsyText,
	description: etsyText,
	state: etsyText,
	url: etsyText,
	price: etsyMoney.nullish(),
	quantity: z.number().int().nullish(),
	shop_section_id: optionalEtsyId,
	shipping_profile_id: optionalEtsyId,
	readiness_state_id: optionalEtsyId,
	return_policy_id: optionalEtsyId,
	taxonomy_id: optionalEtsyId,
	production_partners: z.array(partner).nullish(),
	tags: etsyList(z.string()),
	materials: etsyList(z.string()),
	style: etsyList(z.string()),
	skus: etsyList(z.string()),
	who_made: etsyText,
	when_made: etsyText,
	is_supply: flag,
	listing_type: etsyText,
	is_personalizable: flag,
	has_variations: flag,
	should_auto_renew: flag,
	is_taxable: flag,
	is_customizable: flag,
	is_private: flag,
	featured_rank: z.number().int().nullish(),
	item_weight: size,
	item_weight_unit: etsyText,
	item_length: size,
	item_width: size,
	item_height: size,
	item_dimensions_unit: etsyText,
	num_favorers: z.number().int().nullish(),
	views: z.number().int().nullish(),
	language: etsyText,
	created_timestamp: time,
	creation_timestamp: time,
	original_creation_timestamp: time,
	updated_timestamp: time,
	last_modified_timestamp: time,
	ending_timestamp: time,
	state_timestamp: time,
	images: z.array(image).nullish(),
	personalization: listingPersonalization.nullish(),
});
/** An Etsy listing that passed {@link shopListing}. */
export type ShopListing = z.output<typeof shopListing>;

/** A page of listings, or a batch of them. */
export const listingPage = z.object({
	count: z.number().int().min(0).nullish(),
	results: z.array(shopListing),
});
/** A page that passed {@link listingPage}. */
export type ListingPage = z.output<typeof listingPage>;

/** One attribute of a listing (OAS: ListingPropertyValue). */
export const listingProperty = z.object({
	property_id: z.number().int(),
	property_name: etsyText,
	scale_id: z.number().int().nullish(),
	scale_name: etsyText,
	value_ids: etsyList(z.number().int()),
	values: etsyList(z.string()),
});
/** An attribute that passed {@link listingProperty}. */
export type ListingProperty = z.output<typeof listingProperty>;

/** All attributes of a listing (OAS: ListingPropertyValues). */
export const listingProperties = z.object({ results: z.array(listingProperty) });

/** An answer without a body (204). */
export const nothing = z.unknown().transform(() => undefined);
