import { ok, type Result } from '../../domain/result';
import { READ as read, shopListingPath, type EtsyCall } from '../caller';
import { variationImages } from './schemas';

/** Which image is shown when a buyer chooses a value, such as Black. Ids are texts. */
export interface VariationImage {
	propertyId: string;
	valueId: string;
	/** In words, where Etsy tells; empty where not. */
	value: string;
	imageId: string;
}

/** An image of a listing by its place. */
export interface PlacedImage {
	imageId: string;
	/** Counted from 1. */
	rank: number;
}

type Links = Result<VariationImage[]>;

function toLinks(answer: {
	results: Array<{ property_id: string; value_id: string; value: string; image_id: string }>;
}): VariationImage[] {
	return answer.results.map(({ property_id, value_id, value, image_id }) => ({
		propertyId: property_id,
		valueId: value_id,
		value,
		imageId: image_id,
	}));
}

function linksPath(shopId: string, listingId: string): string {
	return `${shopListingPath(shopId, listingId)}/variation-images`;
}

/** Which images the values of a listing show. Only the path below the shop exists. */
export async function getListingVariationImages(
	call: EtsyCall,
	shopId: string,
	listingId: string,
): Promise<Links> {
	const answer = await call({
		...read,
		operation: 'getListingVariationImages',
		path: linksPath(shopId, listingId),
		schema: variationImages,
	});
	return answer.ok ? ok(toLinks(answer.value)) : answer;
}

/**
 * Replaces all links of a listing; none at all clears them. Etsy takes no other keys, and the
 * values of one property only (facts/etsy.md 7). Permission: listings_w.
 */
export async function updateVariationImages(
	call: EtsyCall,
	shopId: string,
	listingId: string,
	links: ReadonlyArray<Omit<VariationImage, 'value'>>,
): Promise<Links> {
	const answer = await call({
		operation: 'updateVariationImages',
		effect: 'idempotent',
		method: 'POST',
		path: linksPath(shopId, listingId),
		body: {
			kind: 'json',
			value: {
				variation_images: links.map(({ propertyId, valueId, imageId }) => ({
					property_id: Number(propertyId),
					value_id: Number(valueId),
					image_id: Number(imageId),
				})),
			},
		},
		schema: variationImages,
	});
	return answer.ok ? ok(toLinks(answer.value)) : answer;
}
