import { z } from 'zod';
import { mapped } from '../../domain/mapped';
import { decodeEntities } from '../entities';
import { etsyId, etsyList, etsyMoney, etsyText, optionalEtsyId } from '../fields';

/*
 * OAS: ListingInventory, ListingInventoryProduct, ListingInventoryProductOffering,
 * ListingPropertyValue. Texts that are written back are taken over to the letter.
 */

/** Not trimmed, because it is written back; HTML encoding is undone. */
const exactText = mapped(z.string().nullish(), (text) => decodeEntities(text ?? ''));

const propertyValue = z.object({
	property_id: etsyId,
	property_name: exactText,
	scale_id: optionalEtsyId,
	scale_name: etsyText,
	value_ids: etsyList(etsyId),
	values: etsyList(mapped(z.string(), (text) => decodeEntities(text))),
});

const offering = z.object({
	offering_id: optionalEtsyId,
	quantity: z.number().int().min(0),
	is_enabled: z.boolean(),
	is_deleted: z.boolean().nullish(),
	price: etsyMoney,
	readiness_state_id: optionalEtsyId,
});

const product = z.object({
	product_id: optionalEtsyId,
	sku: mapped(z.string().nullish(), (sku) => sku ?? ''),
	is_deleted: z.boolean().nullish(),
	offerings: z.array(offering),
	property_values: etsyList(propertyValue),
});

/** What an inventory says of its listing, and a batch besides. */
const listing = z.object({
	listing_id: etsyId,
	shop_id: optionalEtsyId,
	title: etsyText,
	state: etsyText,
	quantity: z.number().int().nullish(),
	price: etsyMoney.nullish(),
	readiness_state_id: optionalEtsyId,
});
/** A listing that passed the schema. */
export type InventoryListing = z.output<typeof listing>;

/** OAS: ListingInventoryWithAssociations. */
export const listingInventory = z.object({
	products: z.array(product),
	price_on_property: etsyList(etsyId),
	quantity_on_property: etsyList(etsyId),
	sku_on_property: etsyList(etsyId),
	readiness_state_on_property: etsyList(etsyId),
	listing: listing.nullish(),
});
/** An inventory that passed {@link listingInventory}. */
export type ListingInventory = z.output<typeof listingInventory>;

/** OAS: ShopListingsWithAssociations. Each entry is checked on its own. */
export const inventoryPage = z.object({ results: z.array(z.unknown()) });

/** One entry of the batch; without an inventory where the shop's tools never made one. */
export const listingWithInventory = listing.extend({ inventory: listingInventory.nullish() });
/** An entry that passed {@link listingWithInventory}. */
export type ListingWithInventory = z.output<typeof listingWithInventory>;
