import type { OnProperty } from '../inventory-details';
import type { EtsyListing, EtsyProduct } from '../state';
import { money } from './money';
import { presentPropertyValue } from './receipt';

const FOUR_MONTHS_SECONDS = 120 * 24 * 3600;

/** A listing as ShopListing. Its price is the lowest of its products, its quantity their sum. */
export function presentListing(listing: EtsyListing) {
	const { products, shop, createdAt } = listing;
	const { updatedAt = createdAt, listedAt = createdAt, stateAt = createdAt } = listing;
	// Cells that Etsy filled have price 0, and nobody can buy them.
	const prices = products.map((product) => product.price).filter((one) => one > 0);
	const price = money(prices.length > 0 ? Math.min(...prices) : 0, shop.currency);
	const isPersonalizable = (listing.personalization ?? []).length > 0;
	return {
		listing_id: listing.id,
		user_id: shop.userId,
		shop_id: shop.id,
		title: listing.title,
		description: listing.description ?? listing.title,
		state: listing.state ?? 'active',
		creation_timestamp: listedAt,
		created_timestamp: listedAt,
		ending_timestamp: listedAt + FOUR_MONTHS_SECONDS,
		original_creation_timestamp: createdAt,
		last_modified_timestamp: updatedAt,
		updated_timestamp: updatedAt,
		state_timestamp: stateAt,
		quantity: products.reduce((sum, product) => sum + product.quantity, 0),
		shop_section_id: listing.sectionId ?? null,
		featured_rank: listing.featuredRank ?? -1,
		url: `https://www.etsy.com/listing/${listing.id}`,
		num_favorers: 0,
		non_taxable: listing.isTaxable === false,
		is_taxable: listing.isTaxable ?? true,
		is_customizable: listing.isCustomizable ?? false,
		is_personalizable: isPersonalizable,
		listing_type: listing.listingType ?? 'physical',
		tags: listing.tags ?? [],
		materials: listing.materials ?? [],
		shipping_profile_id: listing.shippingProfileId ?? null,
		return_policy_id: listing.returnPolicyId ?? null,
		processing_min: 1,
		processing_max: 3,
		who_made: listing.whoMade ?? 'i_did',
		when_made: listing.whenMade ?? 'made_to_order',
		is_supply: listing.isSupply ?? false,
		item_weight: listing.itemWeight ?? null,
		item_weight_unit: listing.itemWeightUnit ?? null,
		item_length: listing.itemLength ?? null,
		item_width: listing.itemWidth ?? null,
		item_height: listing.itemHeight ?? null,
		item_dimensions_unit: listing.itemDimensionsUnit ?? null,
		is_private: false,
		style: listing.styles ?? [],
		file_data: '',
		has_variations: products.some((product) => (product.property_values ?? []).length > 0),
		should_auto_renew: listing.shouldAutoRenew ?? true,
		language: 'en-US',
		price,
		taxonomy_id: listing.taxonomyId ?? null,
		readiness_state_id: products[0]?.readinessStateId ?? null,
	};
}

/**
 * A listing's inventory as ListingInventory.
 * @param forOwner SKUs are only shown to the listing's owner; others get an empty string.
 */
export function presentInventory({ products, shop, onProperty }: EtsyListing, forOwner: boolean) {
	return {
		products: products.map((product) => presentProduct(product, shop.currency, forOwner)),
		// As written, once it was written: a list that is too short is kept (etsy/open-api#362).
		...(onProperty ?? deriveOnProperty(products)),
	};
}

function deriveOnProperty(products: readonly EtsyProduct[]): OnProperty {
	return {
		price_on_property: varyingProperties(products, (product) => product.price),
		quantity_on_property: varyingProperties(products, (product) => product.quantity),
		sku_on_property: varyingProperties(products, (product) => product.sku),
		readiness_state_on_property: varyingProperties(products, (p) => p.readinessStateId ?? 0),
	};
}

/** A product as ListingInventoryProduct. */
export function presentProduct(product: EtsyProduct, currency: string, forOwner: boolean) {
	return {
		product_id: product.id,
		sku: forOwner ? product.sku : '',
		is_deleted: false,
		offerings: [
			{
				offering_id: product.id * 10 + 1,
				quantity: product.quantity,
				is_enabled: product.is_enabled ?? true,
				is_deleted: false,
				price: money(product.price, currency),
				readiness_state_id: product.readinessStateId ?? null,
			},
		],
		property_values: (product.property_values ?? []).map(presentPropertyValue),
	};
}

/** Ids of the variation properties that decide about a field: all of them once it varies. */
function varyingProperties(
	products: readonly EtsyProduct[],
	field: (product: EtsyProduct) => unknown,
): number[] {
	const [first] = products;
	if (!first || products.every((product) => field(product) === field(first))) return [];
	return (first.property_values ?? []).map((value) => value.property_id);
}
