import { fail, ok, type Result } from '../../domain/result';
import { failure } from '../../domain/failure';
import type { EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import { getListingImages, uploadListingImage, type UploadFile } from './api';
import { idsOf, MAX_IMAGES, sameOrder, setImageOrder } from './image-order';
import { putAndLook } from './look-after';
import { checkWords } from './place-image';
import { refuseMedia } from './refuse';
import type { Image } from './to-media';

const OPERATION = 'image:complete';

/** An image that a listing is to have. */
export interface WantedImage {
	/** By it an image is known again, so each has another. */
	altText: string;
	/** Opens the file; asked only where the image is not there. */
	file(): Promise<UploadFile>;
}

/** What became of it. */
export interface CompletedImages {
	/** All of the listing in their order: those wanted first, then others that it had. */
	images: Image[];
	uploaded: number;
}

function check(wanted: readonly WantedImage[]): Result<undefined> {
	const texts = wanted.map(({ altText }) => altText.trim());
	const twice = texts.find((text, index) => texts.indexOf(text) !== index);
	if (texts.includes('') || twice !== undefined) {
		return refuseMedia(
			OPERATION,
			twice ? `Two images have the alt text "${twice}".` : 'An image has no alt text.',
			'Give each image an alt text of its own; by it an image is known again.',
			['altText'],
		);
	}
	if (wanted.length > MAX_IMAGES) {
		return refuseMedia(
			OPERATION,
			`There are ${wanted.length} images, and Etsy allows ${MAX_IMAGES}.`,
			`Give each listing at most ${MAX_IMAGES} images.`,
			[],
		);
	}
	for (const image of wanted) {
		const words = checkWords(image);
		if (!words.ok) return words;
	}
	return ok(undefined);
}

/**
 * Brings a listing to have these images in this order, first of all. An image that is there, known
 * by its alt text, is not uploaded again, so that this may be run any number of times, also after a
 * run that was cut off in the middle. Images that are not named stay, behind.
 *
 * Calls: 1 where nothing is missing; else one for each missing image, and two more where the order
 * is another one.
 */
export async function completeImages(
	call: EtsyCall,
	listing: ListingRef,
	wanted: readonly WantedImage[],
): Promise<Result<CompletedImages>> {
	const checked = check(wanted);
	if (!checked.ok) return checked;
	const read = await getListingImages(call, listing.listingId);
	if (!read.ok) return read;
	const present = [...read.value];
	const byText = new Map(present.map((image) => [image.altText?.trim() ?? '', image]));
	const missing = wanted.filter(({ altText }) => !byText.has(altText.trim()));
	if (present.length + missing.length > MAX_IMAGES)
		return fail(noRoom(present.length, missing.length));
	for (const image of missing) {
		const { altText } = image;
		const file = await image.file();
		const rank = Math.max(0, ...present.map((one) => one.rank)) + 1;
		const put = await putAndLook({
			idOf: ({ imageId }) => imageId,
			before: present,
			put: async () => await uploadListingImage(call, listing, { file }, { rank, altText }),
			read: async () => await getListingImages(call, listing.listingId),
		});
		if (!put.ok) return put;
		present.push(put.value);
		byText.set(altText.trim(), put.value);
	}
	const first = wanted.flatMap(({ altText }) => byText.get(altText.trim()) ?? []);
	const order = [...first, ...present.filter((image) => !first.includes(image))];
	const uploaded = missing.length;
	if (sameOrder(idsOf(order), idsOf(present))) return ok({ images: order, uploaded });
	const ordered = await setImageOrder(call, listing, idsOf(order));
	return ordered.ok ? ok({ images: ordered.value, uploaded }) : ordered;
}

function noRoom(there: number, missing: number) {
	return failure({
		category: 'conflict',
		provider: 'pack',
		operation: OPERATION,
		message: `The listing has ${there} images, ${missing} more are to come, and Etsy allows ${MAX_IMAGES}.`,
		hint: 'Take images off the listing, or use Replace All.',
	});
}
