import { failure } from '../../domain/failure';
import { fail, ok } from '../../domain/result';
import type { EtsyCall } from '../../etsy/caller';
import type { ListingRef } from '../../etsy/listings/api';
import { getListingImages } from '../../etsy/media/api';
import { placeImage } from '../../etsy/media/place-image';
import { megabytes } from '../fetch/words';
import type { LibraryBook } from './library-book';
import type { Destination } from './types';

/** A listing that gets images. */
export interface ToListingOptions {
	call: EtsyCall;
	listing: ListingRef;
	book: LibraryBook;
	altText?: string;
}

/** Etsy's limit as its guide for sellers has it; its document names none (facts/etsy.md 7). */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * The images of an Etsy listing, behind those that are there. An image counts as there where a row
 * names it and the listing still has it. Uploads to one listing must not overlap.
 * Calls for each image: 2, and 1 more where a row names it.
 */
export function toListing({ call, listing, book, altText }: ToListingOptions): Destination {
	const { listingId } = listing;
	const prefix = `${listingId}/`;
	return {
		key: `etsy ${listingId}`,
		provider: 'etsy',
		oneByOne: true,
		wantsMd5: false,
		wantsContentUpTo: MAX_BYTES,
		async deliver(_source, facts) {
			const ids = book
				.idsOf('etsy', facts.sha256)
				.filter((id) => id.startsWith(prefix))
				.map((id) => id.slice(prefix.length));
			if (ids.length > 0) {
				const images = await getListingImages(call, listingId);
				if (!images.ok) return images;
				const there = images.value.find(({ imageId }) => ids.includes(imageId));
				if (there) {
					const { imageId, rank } = there;
					return ok({
						state: 'ready',
						isNew: false,
						isKnown: true,
						fileId: imageId,
						more: { listingId, rank },
					});
				}
			}
			const { content, bytes, mimeType, name } = facts;
			if (content === undefined) {
				return fail(
					failure({
						category: 'artwork',
						provider: 'etsy',
						operation: 'artwork:transfer',
						code: 'file_too_large',
						message: `The image has ${megabytes(bytes)}, and Etsy takes up to ${megabytes(MAX_BYTES)}`,
						hint: 'Use a smaller picture: a listing shows it no larger than about 3000 pixels',
					}),
				);
			}
			const open = async function* () {
				yield await Promise.resolve(content);
			};
			const placed = await placeImage(call, {
				listing,
				image: {
					file: { filename: name, contentType: mimeType, bytes, open: async () => await open() },
				},
				placement: { at: 'last' },
				altText,
			});
			if (!placed.ok) return placed;
			const { imageId, rank } = placed.value.image;
			return ok({ state: 'ready', isNew: true, fileId: imageId, more: { listingId, rank } });
		},
		rowId: ({ fileId = '' }) => `${prefix}${fileId}`,
	};
}
