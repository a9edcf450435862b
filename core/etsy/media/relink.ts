import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import {
	getListingVariationImages,
	updateVariationImages,
	type VariationImage,
} from '../variation-images/api';

/** Old id of an image -> the id of what stands in its place. */
export type Successors = ReadonlyMap<string, string>;

/** The links of a listing's variations to its images, as they are now. One call. */
export async function readLinks(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
): Promise<Result<VariationImage[]>> {
	return await getListingVariationImages(call, shopId, listingId);
}

/**
 * Sends the links again after images were replaced: the old ones dangle or vanish without a word
 * (facts/etsy.md 7). A link whose image has no successor is left out. No call where nothing was
 * linked.
 * @param links as they were before
 * @returns how many links there are now, and how many were lost
 */
export async function relink(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	links: readonly VariationImage[],
	successors: Successors,
): Promise<Result<{ linked: number; unlinked: number }>> {
	if (links.length === 0) return ok({ linked: 0, unlinked: 0 });
	const carried = links.flatMap((link) => {
		const imageId = successors.get(link.imageId);
		return imageId === undefined ? [] : [{ ...link, imageId }];
	});
	const written = await updateVariationImages(call, shopId, listingId, carried);
	if (!written.ok) return written;
	return ok({ linked: carried.length, unlinked: links.length - carried.length });
}
