import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import { getListingImages, uploadListingImage, type Upload } from './api';
import { idsOf, MAX_IMAGES, setImageOrder } from './image-order';
import { putAndLook } from './look-after';
import { refuseMedia } from './refuse';
import { readLinks, relink } from './relink';
import type { Image } from './to-media';

/** Where an image goes: behind all others, in the place of one, or before one. */
export type Placement =
	| { at: 'last' }
	| { at: 'replace'; rank: number }
	| { at: 'insert'; rank: number };

/** What is said of an image. */
export interface ImageWords {
	/** At most 500 characters. */
	altText?: string;
	isWatermarked?: boolean;
}

/** One image for one listing. */
export interface PlaceImage extends ImageWords {
	listing: ListingRef;
	image: Upload;
	placement: Placement;
}

/** The image where it stands now, and what became of the one it replaced. */
export interface PlacedImage {
	image: Image;
	replacedImageId?: string;
	/** Links of variations that were moved from the replaced image to the new one. */
	variationLinks?: number;
}

const OPERATION = 'image:upload';
const MAX_ALT_TEXT = 500;

/**
 * Puts an image where it is wanted. Etsy's own rank pushes nothing down and leaves two images at
 * one place, and replacing gives the image a new id, so that variations lose theirs
 * (facts/etsy.md 7): both are put right here.
 *
 * Calls: 2; 4 to insert; 3 to replace, and 4 where variations were linked to the old image.
 */
export async function placeImage(call: EtsyCall, what: PlaceImage): Promise<Result<PlacedImage>> {
	const { listing, placement } = what;
	const words = checkWords(what);
	if (!words.ok) return words;
	const images = await getListingImages(call, listing.listingId);
	if (!images.ok) return images;
	if (placement.at === 'replace') return await replace(call, what, images.value, placement.rank);
	const room = checkRoom(images.value.length);
	if (!room.ok) return room;
	const lastRank = Math.max(0, ...images.value.map(({ rank }) => rank));
	const added = await put(call, what, images.value, { rank: lastRank + 1 });
	if (!added.ok) return added;
	const index = placement.at === 'insert' ? placement.rank - 1 : images.value.length;
	if (index >= images.value.length) return ok({ image: added.value });
	const order = idsOf(images.value);
	order.splice(Math.max(0, index), 0, added.value.imageId);
	const ordered = await setImageOrder(call, listing, order);
	if (!ordered.ok) return ordered;
	const now = ordered.value.find(({ imageId }) => imageId === added.value.imageId);
	return ok({ image: now ?? added.value });
}

async function replace(
	call: EtsyCall,
	what: PlaceImage,
	images: readonly Image[],
	rank: number,
): Promise<Result<PlacedImage>> {
	const { listing } = what;
	// By the order in which buyers see them: Etsy's ranks have gaps after a deletion.
	const old = images[rank - 1];
	if (old === undefined) {
		return refuseMedia(
			OPERATION,
			`The listing has no image at place ${rank}; it has ${images.length}.`,
			"Choose a place that is taken, or 'Last' as the place.",
			['rank'],
			'not_found',
		);
	}
	if (images.some((image) => image !== old && image.rank === old.rank)) {
		return refuseMedia(
			OPERATION,
			`The listing has several images at place ${rank}.`,
			"Bring the images in order first, with 'Set Order'.",
			['rank'],
			'conflict',
		);
	}
	const links = await readLinks(call, listing);
	if (!links.ok) return links;
	const added = await put(call, what, images, { rank: old.rank, overwrite: true });
	if (!added.ok) return added;
	const replaced = { image: added.value, replacedImageId: old.imageId };
	const linked = links.value.filter(({ imageId }) => imageId === old.imageId).length;
	if (linked === 0) return ok(replaced);
	const successors = new Map(images.map(({ imageId }) => [imageId, imageId]));
	successors.set(old.imageId, added.value.imageId);
	const relinked = await relink(call, listing, links.value, successors);
	return relinked.ok ? ok({ ...replaced, variationLinks: linked }) : relinked;
}

async function put(
	call: EtsyCall,
	{ listing, image, altText, isWatermarked }: PlaceImage,
	before: readonly Image[],
	place: { rank: number; overwrite?: boolean },
): Promise<Result<Image>> {
	return await putAndLook({
		idOf: ({ imageId }) => imageId,
		before,
		put: async () =>
			await uploadListingImage(call, listing, image, { ...place, altText, isWatermarked }),
		read: async () => await getListingImages(call, listing.listingId),
	});
}

function checkRoom(count: number): Result<undefined> {
	if (count < MAX_IMAGES) return ok(undefined);
	return refuseMedia(
		OPERATION,
		`The listing has ${count} images already, and Etsy allows ${MAX_IMAGES}.`,
		'Delete one first, or replace one.',
		[],
		'conflict',
	);
}

/** Checks the alt text before anything is sent. */
export function checkWords({ altText = '' }: ImageWords): Result<undefined> {
	if (altText.length <= MAX_ALT_TEXT) return ok(undefined);
	return refuseMedia(
		OPERATION,
		`The alt text has ${altText.length} characters, and Etsy allows ${MAX_ALT_TEXT}.`,
		'Shorten it.',
		['altText'],
	);
}
