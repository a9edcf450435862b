import { failure } from '../../domain/failure';
import type { Inventory, Product } from '../../domain/inventory/types';
import { fail, ok, type Result } from '../../domain/result';
import type { InventoryListing, ListingInventory, ListingWithInventory } from './schemas';

/** The variants of a listing with what is known of the listing. */
export interface ReadInventory {
	listingId: string;
	/** Undefined where Etsy does not say. */
	shopId?: string;
	title?: string;
	state?: string;
	inventory: Inventory;
	/** False: Etsy keeps no inventory yet; the one variant is made of the listing itself. */
	isKept: boolean;
}

function unreadable(listingId: string, message: string): Result<never> {
	return fail(
		failure({
			category: 'capability',
			provider: 'etsy',
			operation: 'getListingInventory',
			message: `Listing ${listingId}: ${message}`,
			hint: 'Open the listing on Etsy, save its variations there once, and try again.',
			fields: ['listingId'],
		}),
	);
}

type EtsyProduct = ListingInventory['products'][number];

function toProduct(listingId: string, product: EtsyProduct): Result<Product> {
	const [offering, another] = product.offerings.filter(({ is_deleted }) => is_deleted !== true);
	if (offering === undefined || another !== undefined) {
		return unreadable(
			listingId,
			`a variant has ${offering === undefined ? 'no offer' : 'several offers'}, which this pack cannot handle.`,
		);
	}
	return ok({
		...(product.product_id === undefined ? {} : { productId: product.product_id }),
		...(offering.offering_id === undefined ? {} : { offeringId: offering.offering_id }),
		sku: product.sku,
		options: product.property_values.map((value) => ({
			propertyId: value.property_id,
			name: value.property_name,
			...(value.scale_id === undefined ? {} : { scaleId: value.scale_id }),
			...(value.scale_name === undefined ? {} : { scaleName: value.scale_name }),
			valueIds: value.value_ids,
			values: value.values,
		})),
		price: offering.price,
		quantity: offering.quantity,
		isEnabled: offering.is_enabled,
		processingProfileId: offering.readiness_state_id ?? null,
	});
}

/** Brings an inventory into our words. Deleted products and offers are left out. */
export function toInventory(listingId: string, answer: ListingInventory): Result<Inventory> {
	const products: Product[] = [];
	for (const one of answer.products) {
		if (one.is_deleted === true) continue;
		const product = toProduct(listingId, one);
		if (!product.ok) return product;
		products.push(product.value);
	}
	return ok({
		products,
		onProperty: {
			price: answer.price_on_property,
			quantity: answer.quantity_on_property,
			sku: answer.sku_on_property,
			processingProfileId: answer.readiness_state_on_property,
		},
	});
}

/** A listing without variations of which Etsy keeps no inventory, as the one product it is. */
function inventoryOfListing(listing: InventoryListing): Result<Inventory> {
	const { listing_id, price, quantity, readiness_state_id } = listing;
	if (!price || quantity === null || quantity === undefined) {
		return unreadable(listing_id, 'Etsy tells neither its variants nor its price.');
	}
	return ok({
		products: [
			{
				sku: '',
				options: [],
				price,
				quantity,
				isEnabled: true,
				processingProfileId: readiness_state_id ?? null,
			},
		],
		onProperty: { price: [], quantity: [], sku: [], processingProfileId: [] },
	});
}

/**
 * Etsy tells the processing profile of each offer for some listings only (OAS); where it tells
 * none at all, all offers have that of the listing, and it must not be wiped by a write.
 */
function withListingProfile(inventory: Inventory, profile: string | undefined): Inventory {
	const tellsNone = inventory.products.every((product) => product.processingProfileId === null);
	if (profile === undefined || !tellsNone) return inventory;
	const products = inventory.products.map((product) => ({
		...product,
		processingProfileId: profile,
	}));
	return { ...inventory, products };
}

function describeListing({ shop_id, title, state }: Partial<InventoryListing>) {
	return {
		...(shop_id === undefined ? {} : { shopId: shop_id }),
		...(title === undefined ? {} : { title }),
		...(state === undefined ? {} : { state }),
	};
}

/** What getListingInventory answers. */
export function readOne(listingId: string, answer: ListingInventory): Result<ReadInventory> {
	const inventory = toInventory(listingId, answer);
	if (!inventory.ok) return inventory;
	const listing = answer.listing ?? undefined;
	return ok({
		listingId,
		...describeListing(listing ?? {}),
		inventory: withListingProfile(inventory.value, listing?.readiness_state_id),
		isKept: true,
	});
}

/** An entry of the batch read. */
export function readEntry(entry: ListingWithInventory): Result<ReadInventory> {
	const listingId = entry.listing_id;
	const answer = entry.inventory ?? undefined;
	const inventory = answer ? toInventory(listingId, answer) : inventoryOfListing(entry);
	if (!inventory.ok) return inventory;
	return ok({
		listingId,
		...describeListing(entry),
		inventory: withListingProfile(inventory.value, entry.readiness_state_id),
		isKept: answer !== undefined,
	});
}
