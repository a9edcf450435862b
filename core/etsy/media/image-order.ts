import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { updateListing, type ListingRef } from '../listings/api';
import { getListingImages } from './api';
import { refuseMedia } from './refuse';
import type { Image } from './to-media';

/** How many images a listing may have (OAS). */
export const MAX_IMAGES = 20;

/** The ids of images, in their order. */
export function idsOf(images: readonly Image[]): string[] {
	return images.map(({ imageId }) => imageId);
}

/** Whether two lists hold the same texts in the same order. */
export function sameOrder(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((id, index) => id === b[index]);
}

/**
 * Makes the ordered, full set of a listing's images: one comma-joined value, of which Etsy keeps
 * only the last id when it is sent in any other way, and still answers 200 (facts/etsy.md 3). So it
 * is read back. Images that are left out are taken off and stay at Etsy. Two calls.
 * @returns the images as they are afterwards
 */
export async function setImageOrder(
	call: EtsyCall,
	listing: ListingRef,
	imageIds: readonly string[],
): Promise<Result<Image[]>> {
	const written = await updateListing(call, listing, { image_ids: imageIds });
	if (!written.ok) return written;
	const images = await getListingImages(call, listing.listingId);
	if (!images.ok || sameOrder(idsOf(images.value), imageIds)) return images;
	return fail(
		failure({
			category: 'conflict',
			provider: 'etsy',
			operation: 'updateListing',
			message: 'Etsy accepted the order of the images, but the listing shows another one.',
			hint: 'Look at the images of the listing on Etsy: somebody else, or another tool, may be changing them at the same time. Then run it again.',
			fields: ['imageIds'],
		}),
	);
}

/**
 * Checks a wanted order against what is on the listing.
 * @param mayDetach whether images may be left out, which takes them off
 */
export function checkOrder(
	present: readonly Image[],
	wanted: readonly string[],
	mayDetach: boolean,
): Result<undefined> {
	const operation = 'image:reorder';
	if (wanted.length === 0) {
		return refuseMedia(
			operation,
			"The field 'Image IDs' is empty.",
			'Enter the IDs of all images in the order you want, separated by commas.',
			['imageIds'],
		);
	}
	const twice = wanted.find((id, index) => wanted.indexOf(id) !== index);
	if (twice !== undefined) {
		return refuseMedia(operation, `The image ${twice} is named twice.`, 'Name each image once.', [
			'imageIds',
		]);
	}
	const there = new Set(idsOf(present));
	const foreign = wanted.filter((id) => !there.has(id));
	if (foreign.length > 0) {
		return refuseMedia(
			operation,
			`The listing has no image ${foreign.join(', ')}.`,
			`It has ${idsOf(present).join(', ')}. An image that was taken off is put back by 'Upload' with 'Image on Etsy'.`,
			['imageIds'],
			'not_found',
		);
	}
	const left = idsOf(present).filter((id) => !wanted.includes(id));
	if (left.length === 0 || mayDetach) return ok(undefined);
	return refuseMedia(
		operation,
		`The images ${left.join(', ')} of the listing are not named, so they would be taken off.`,
		"Name all images, or turn on 'Take Off Images Left Out'.",
		['imageIds'],
	);
}
