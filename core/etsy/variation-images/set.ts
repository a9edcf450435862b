import type { Failure } from '../../domain/failure';
import { refuse } from '../../domain/inventory/refuse';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { getListingImages } from '../media/api';
import type { ListingRef } from '../listings/api';
import { readInventory } from '../inventory/read';
import { getListingVariationImages, updateVariationImages, type VariationImage } from './api';
import { describeLinks, sameLinks, toLinks, type ImageChoice } from './links';

/** What the links of a listing are to be. */
export interface LinkRequest {
	choices: readonly ImageChoice[];
	/** The name of the option, such as Color; empty: the one that has all the values. */
	optionName: string;
	/** Whether values that are not named keep their images. */
	keepOthers: boolean;
}

/** What became of it. */
export interface LinkReport {
	changed: boolean;
	links: Array<VariationImage & { option: string }>;
}

function notTaken(): Failure | undefined {
	const refusal = refuse(
		'Etsy took the links, but they are not as they were sent.',
		'Read them again with "Get Variation Images" and compare.',
		['images'],
		'unclear',
	);
	return refusal.ok ? undefined : refusal.failure;
}

/** The links as they are to be: the new ones, and of the old ones those that stay. */
function merge(
	fresh: readonly VariationImage[],
	old: readonly VariationImage[],
	images: ReadonlySet<string>,
): Result<VariationImage[]> {
	const taken = new Set(fresh.map(({ valueId }) => valueId));
	// Links to images that are gone would make Etsy refuse all of them.
	const kept = old.filter(({ valueId, imageId }) => !taken.has(valueId) && images.has(imageId));
	const all = [...fresh, ...kept];
	if (new Set(all.map(({ propertyId }) => propertyId)).size <= 1) return ok(all);
	return refuse(
		'The listing has images on the values of another option, and Etsy takes images on one option only.',
		"Turn off 'Keep Other Links' to replace them.",
		['options.keepOthers'],
	);
}

/**
 * Links images to the values of one option of a listing; the ids of the values are those of the
 * inventory. Three calls, and one more where that changes anything.
 */
export async function setVariationImages(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	{ choices, optionName, keepOthers }: LinkRequest,
): Promise<Result<LinkReport>> {
	const read = await readInventory(call, listingId);
	if (!read.ok) return read;
	const images = await getListingImages(call, listingId);
	if (!images.ok) return images;
	const old = await getListingVariationImages(call, shopId, listingId);
	if (!old.ok) return old;
	const { inventory } = read.value;
	const fresh = toLinks(choices, optionName, inventory, images.value);
	if (!fresh.ok) return fresh;
	const there = new Set(images.value.map(({ imageId }) => imageId));
	const wanted = keepOthers ? merge(fresh.value, old.value, there) : fresh;
	if (!wanted.ok) return wanted;
	const links = describeLinks(wanted.value, inventory);
	if (sameLinks(wanted.value, old.value)) return ok({ changed: false, links });
	const written = await updateVariationImages(call, shopId, listingId, wanted.value);
	if (!written.ok) return written;
	const odd = sameLinks(written.value, wanted.value) ? undefined : notTaken();
	return odd === undefined ? ok({ changed: true, links }) : fail(odd);
}
