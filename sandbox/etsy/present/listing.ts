import type { EtsyListing, EtsyProduct } from '../state';
import { money } from './money';
import { presentPropertyValue } from './receipt';

const FOUR_MONTHS_SECONDS = 120 * 24 * 3600;

/** A listing as ShopListing. Its price is the lowest of its products, its quantity their sum. */
export function presentListing(listing: EtsyListing) {
	const { products, shop, createdAt } = listing;
	const price = money(Math.min(...products.map((product) => product.price)), shop.currency);
	const isPersonalizable = (listing.personalization ?? []).length > 0;
	return {
		listing_id: listing.id,
		user_id: shop.userId,
		shop_id: shop.id,
		title: listing.title,
		description: listing.description ?? listing.title,
		state: listing.state ?? 'active',
		creation_timestamp: createdAt,
		created_timestamp: createdAt,
		ending_timestamp: createdAt + FOUR_MONTHS_SECONDS,
		original_creation_timestamp: createdAt,
		last_modified_timestamp: createdAt,
		updated_timestamp: createdAt,
		state_timestamp: createdAt,
		quantity: products.reduce((sum, product) => sum + product.quantity, 0),
		shop_section_id: listing.sectionId ?? null,
		featured_rank: -1,
		url: `https://www.etsy.com/listing/${listing.id}`,
		num_favorers: 0,
		non_taxable: false,
		is_taxable: true,
		is_customizable: false,
		is_personalizable: isPersonalizable,
		listing_type: 'physical',
		tags: listing.tags ?? [],
		materials: [],
		shipping_profile_id: listing.shippingProfileId ?? null,
		return_policy_id: listing.returnPolicyId ?? null,
		processing_min: 1,
		processing_max: 3,
		who_made: 'i_did',
		when_made: 'made_to_order',
		is_supply: false,
		item_weight: null,
		item_weight_unit: null,
		item_length: null,
		item_width: null,
		item_height: null,
		item_dimensions_unit: null,
		is_private: false,
		style: [],
		file_data: '',
		has_variations: products.some((product) => (product.property_values ?? []).length > 0),
		should_auto_renew: true,
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
export function presentInventory({ products, shop }: EtsyListing, forOwner: boolean) {
	return {
		products: products.map((product) => presentProduct(product, shop.currency, forOwner)),
		price_on_property: varyingProperties(products, (product) => product.price),
		quantity_on_property: varyingProperties(products, (product) => product.quantity),
		sku_on_property: varyingProperties(products, (product) => product.sku),
		readiness_state_on_property: varyingProperties(products, (p) => p.readinessStateId ?? 0),
	};
}

function presentProduct(product: EtsyProduct, currency: string, forOwner: boolean) {
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

/** A listing's images as ListingImages.results. */
export function presentImages({ id: listingId, images = [], createdAt }: EtsyListing) {
	return images.map((image, index) => {
		const base = image.url ?? `https://i.etsystatic.com/sandbox/${image.id}`;
		return {
			listing_id: listingId,
			listing_image_id: image.id,
			hex_code: null,
			red: null,
			green: null,
			blue: null,
			hue: null,
			saturation: null,
			brightness: null,
			is_black_and_white: null,
			creation_tsz: createdAt,
			created_timestamp: createdAt,
			rank: index + 1,
			url_75x75: `${base}.75x75.jpg`,
			url_170x135: `${base}.170x135.jpg`,
			url_570xN: `${base}.570xN.jpg`,
			url_fullxfull: image.url ?? `${base}.fullxfull.jpg`,
			full_height: 2000,
			full_width: 2000,
			alt_text: image.alt_text ?? null,
		};
	});
}

/** A listing's questions to the buyer as ListingPersonalization. */
export function presentPersonalization({ personalization = [] }: EtsyListing) {
	return {
		personalization_questions: personalization.map((question) => ({
			question_id: question.id,
			question_text: question.question,
			instructions: null,
			question_type: 'text_input',
			required: question.required ?? false,
			max_allowed_characters: question.maxCharacters ?? 256,
			max_allowed_files: null,
			options: null,
		})),
	};
}
