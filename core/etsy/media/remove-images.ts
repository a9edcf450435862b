import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import type { VariationImage } from '../variation-images/api';
import { deleteListingImage, getListingImages } from './api';
import { idsOf, setImageOrder } from './image-order';
import { removeAndLook } from './look-after';
import { refuseMedia } from './refuse';
import { readLinks, relink } from './relink';
import type { Image } from './to-media';

/**
 * Takes the links of variations to images that are gone off. They would stay and make Etsy refuse
 * later writes of the inventory ("image id N is invalid", facts/etsy.md 6). No call where nothing
 * was linked to them.
 * @param links as they were before
 * @returns how many variations show no image of their own any more
 */
async function unlink(
	call: EtsyCall,
	listing: ListingRef,
	links: readonly VariationImage[],
	left: readonly string[],
): Promise<Result<number>> {
	if (links.every(({ imageId }) => left.includes(imageId))) return ok(0);
	const linked = await relink(call, listing, links, new Map(left.map((id) => [id, id])));
	return linked.ok ? ok(linked.value.unlinked) : linked;
}

/**
 * Takes an image off a listing, and off the variations that showed it. 3 calls, 4 where variations
 * showed it.
 * @returns a failure where the listing has no such image, and for its last one
 */
export async function deleteImage(
	call: EtsyCall,
	listing: ListingRef,
	imageId: string,
): Promise<Result<{ unlinkedVariations: number }>> {
	const images = await getListingImages(call, listing.listingId);
	if (!images.ok) return images;
	const ids = idsOf(images.value);
	const operation = 'image:delete';
	if (!ids.includes(imageId)) {
		const message = `The listing has no image ${imageId}.`;
		return refuseMedia(operation, message, `It has ${ids.join(', ')}.`, ['imageId'], 'not_found');
	}
	if (ids.length === 1) {
		return refuseMedia(
			operation,
			'This is the last image of the listing, which Etsy does not let you delete.',
			"Upload another image first, or use 'Upload' with 'In Place of Another'.",
			['imageId'],
			'conflict',
		);
	}
	const links = await readLinks(call, listing);
	if (!links.ok) return links;
	const removed = await removeAndLook(
		async () => await deleteListingImage(call, listing, imageId),
		async () => {
			const now = await getListingImages(call, listing.listingId);
			return now.ok ? ok(!idsOf(now.value).includes(imageId)) : now;
		},
	);
	if (!removed.ok) return removed;
	const left = ids.filter((id) => id !== imageId);
	const unlinked = await unlink(call, listing, links.value, left);
	return unlinked.ok ? ok({ unlinkedVariations: unlinked.value }) : unlinked;
}

/**
 * Brings images in order and takes off those that are left out, also from the variations that
 * showed them. 2 calls; 3 where images are left out, 4 where variations showed them.
 */
export async function orderImages(
	call: EtsyCall,
	listing: ListingRef,
	present: readonly Image[],
	wanted: readonly string[],
): Promise<Result<Image[]>> {
	if (wanted.length === present.length) return await setImageOrder(call, listing, wanted);
	const links = await readLinks(call, listing);
	if (!links.ok) return links;
	const ordered = await setImageOrder(call, listing, wanted);
	if (!ordered.ok) return ordered;
	const unlinked = await unlink(call, listing, links.value, wanted);
	return unlinked.ok ? ordered : unlinked;
}
