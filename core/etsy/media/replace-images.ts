import { failure, type Failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { updateListing, type ListingRef } from '../listings/api';
import type { VariationImage } from '../variation-images/api';
import { getListingImages, uploadListingImage, type Upload } from './api';
import { idsOf, MAX_IMAGES, setImageOrder } from './image-order';
import { putAndLook } from './look-after';
import { checkWords, type ImageWords } from './place-image';
import { refuseMedia } from './refuse';
import { readLinks, relink } from './relink';
import type { Image } from './to-media';

/** An image of the new set. */
export type NewImage = ImageWords & { image: Upload };

/** The whole new set of a listing. */
export interface ReplaceImages {
	listing: ListingRef;
	/** In their order; 1 to 20. */
	images: readonly NewImage[];
	/** Whether a variation that showed the n-th image shows the n-th new one. */
	keepLinks: boolean;
}

/** What came of it. */
export interface ReplacedImages {
	images: Image[];
	/** Taken off; Etsy keeps them. */
	removedImageIds: string[];
	variationLinks: number;
	/** Links whose place has no image any more. */
	lostVariationLinks: number;
}

/**
 * Replaces all images of a listing in the safe order of facts/etsy.md 7: everything new goes up
 * first, one after another, then the set is put in order in one write, which takes the old ones
 * off, then variations are linked again. The listing is never without an image. Old ones go before
 * only as far as the limit of 20 demands it, the last of them by being replaced in place.
 *
 * When something fails in the middle, the old set is put back.
 *
 * Calls: 4 and one for each image, one more where variations have images or where there is no
 * room for both sets.
 */
export async function replaceImages(
	call: EtsyCall,
	what: ReplaceImages,
): Promise<Result<ReplacedImages>> {
	const checked = check(what.images);
	if (!checked.ok) return checked;
	const old = await getListingImages(call, what.listing.listingId);
	if (!old.ok) return old;
	const links = await readLinks(call, what.listing);
	if (!links.ok) return links;
	const added = await new Replacing(call, what, old.value, links.value).run();
	if (!added.ok) return added;
	return await linkAgain(call, what, { old: old.value, now: added.value, links: links.value });
}

function check(images: readonly NewImage[]): Result<undefined> {
	if (images.length === 0 || images.length > MAX_IMAGES) {
		return refuseMedia(
			'image:replaceAll',
			images.length === 0
				? 'There is no image to upload.'
				: `There are ${images.length} images, and Etsy allows ${MAX_IMAGES}.`,
			`Give each item 1 to ${MAX_IMAGES} images.`,
			['images'],
		);
	}
	for (const image of images) {
		const words = checkWords(image);
		if (!words.ok) return words;
	}
	return ok(undefined);
}

/** The writing part, which knows how far it got. */
class Replacing {
	/** What stands on the listing, to tell what an unclear upload added. */
	private present: Image[];
	private touched = false;

	constructor(
		private readonly call: EtsyCall,
		private readonly what: ReplaceImages,
		private readonly old: readonly Image[],
		private readonly links: readonly VariationImage[],
	) {
		this.present = [...old];
	}

	/** @returns the new images in their order */
	async run(): Promise<Result<Image[]>> {
		const { call, what } = this;
		const room = await this.makeRoom();
		if (!room.ok) return await this.putBack(room.failure);
		const added: Image[] = [];
		for (const image of what.images) {
			const put = await this.upload(image);
			if (!put.ok) return await this.putBack(put.failure);
			added.push(put.value);
		}
		const ordered = await setImageOrder(call, what.listing, idsOf(added));
		return ordered.ok ? ordered : await this.putBack(ordered.failure);
	}

	/** Takes off the last of the old ones where both sets do not fit; at least one stays. */
	private async makeRoom(): Promise<Result<unknown>> {
		const keep = Math.max(1, MAX_IMAGES - this.what.images.length);
		if (this.present.length <= keep) return ok(undefined);
		this.touched = true;
		const ids = idsOf(this.present.slice(0, keep));
		const left = await setImageOrder(this.call, this.what.listing, ids);
		if (left.ok) this.present = left.value;
		return left;
	}

	private async upload({ image, altText, isWatermarked }: NewImage): Promise<Result<Image>> {
		const { call, what, present } = this;
		const ranks = present.map(({ rank }) => rank);
		// Only one old image is left then, and no room beside the new ones.
		const overwrite = present.length >= MAX_IMAGES;
		const rank = overwrite ? Math.min(...ranks) : Math.max(0, ...ranks) + 1;
		const words = { altText, isWatermarked };
		this.touched = true;
		const put = await putAndLook({
			idOf: ({ imageId }) => imageId,
			before: present,
			put: async () =>
				await uploadListingImage(call, what.listing, image, { rank, overwrite, ...words }),
			read: async () => await getListingImages(call, what.listing.listingId),
		});
		if (put.ok) this.present.push(put.value);
		return put;
	}

	private async putBack(cause: Failure): Promise<Result<never>> {
		if (!this.touched || this.old.length === 0) return fail(cause);
		const { call, what, old } = this;
		const ids = idsOf(old);
		const back = await updateListing(call, what.listing, { image_ids: ids });
		const linked = await relink(call, what.listing, this.links, new Map(ids.map((id) => [id, id])));
		const told =
			back.ok && linked.ok
				? 'The listing has its old images again.'
				: `The old images could not be put back; they are ${ids.join(', ')} and stay at Etsy.`;
		return fail(failure({ ...cause, message: `${cause.message} ${told}` }));
	}
}

async function linkAgain(
	call: EtsyCall,
	{ listing, keepLinks }: ReplaceImages,
	{ old, now, links }: { old: Image[]; now: Image[]; links: VariationImage[] },
): Promise<Result<ReplacedImages>> {
	const successors = new Map(
		old.flatMap(({ imageId }, index): Array<[string, string]> => {
			const successor = keepLinks ? now[index] : undefined;
			return successor ? [[imageId, successor.imageId]] : [];
		}),
	);
	const linked = await relink(call, listing, links, successors);
	if (!linked.ok) {
		const message = `The images were replaced, but the variations could not be linked to them again. ${linked.failure.message}`;
		return fail(failure({ ...linked.failure, message }));
	}
	return ok({
		images: now,
		removedImageIds: idsOf(old),
		variationLinks: linked.value.linked,
		lostVariationLinks: linked.value.unlinked,
	});
}
