import { fail, ok, type Result } from '../../domain/result';
import { failure } from '../../domain/failure';
import type { EtsyCall } from '../caller';
import { getListing, type ListingRef } from '../listings/api';
import { deleteListingFile, getAllListingFiles, uploadListingFile, type Upload } from './api';
import { putAndLook, removeAndLook } from './look-after';
import { refuseMedia } from './refuse';
import type { DigitalFile } from './to-media';

/** How many files a listing may have (facts/etsy.md 7). */
const MAX_FILES = 5;

/** One file for one listing. */
export interface AddFile {
	listing: ListingRef;
	file: Upload;
	/** The user knows that a physical listing loses shipping and variations. */
	mayTurnDigital: boolean;
}

/** The file, and whether the listing changed its kind by it. */
export interface AddedFile {
	file: DigitalFile;
	turnedDigital: boolean;
}

/**
 * Adds a file for buyers to download, behind the others. Etsy turns a physical listing into a
 * digital one by it and drops shipping and variations without a word (OAS): that is refused unless
 * it is wanted. 3 calls.
 */
export async function addFile(call: EtsyCall, what: AddFile): Promise<Result<AddedFile>> {
	const { listing, file, mayTurnDigital } = what;
	const found = await getListing(call, listing.listingId);
	if (!found.ok) return found;
	// A kind that Etsy does not name is taken for physical: nothing can be lost that way.
	const isPhysical = !['download', 'both'].includes(found.value.listing_type ?? '');
	if (isPhysical && !mayTurnDigital) {
		return refuseMedia(
			'file:upload',
			'The listing is a physical one. With a file Etsy would turn it into a digital one and drop its shipping and its variations.',
			"Choose a digital listing, or turn on 'Allow Turning Digital' if that is what you want.",
			['listingId'],
			'policy',
		);
	}
	const files = await getAllListingFiles(call, listing);
	if (!files.ok) return files;
	if (files.value.length >= MAX_FILES) {
		return refuseMedia(
			'file:upload',
			`The listing has ${files.value.length} files already, and Etsy allows ${MAX_FILES}.`,
			'Delete one first.',
			[],
			'conflict',
		);
	}
	const rank = Math.max(0, ...files.value.map((one, index) => one.rank ?? index + 1)) + 1;
	const added = await putAndLook({
		idOf: ({ fileId }) => fileId,
		before: files.value,
		put: async () => await uploadListingFile(call, listing, file, rank),
		read: async () => await getAllListingFiles(call, listing),
	});
	return added.ok ? ok({ file: added.value, turnedDigital: isPhysical }) : added;
}

/**
 * Takes a file off a listing. Without its last file a digital listing becomes a physical one (OAS),
 * which cannot be sent: refused unless it is wanted. 2 calls.
 */
export async function removeFile(
	call: EtsyCall,
	listing: ListingRef,
	fileId: string,
	mayTurnPhysical: boolean,
): Promise<Result<{ turnedPhysical: boolean }>> {
	const files = await getAllListingFiles(call, listing);
	if (!files.ok) return files;
	if (!files.value.some((file) => file.fileId === fileId)) {
		return fail(
			failure({
				category: 'not_found',
				provider: 'pack',
				operation: 'file:delete',
				message: `The listing has no file ${fileId}.`,
				hint: `It has ${files.value.map((file) => file.fileId).join(', ') || 'none'}.`,
				fields: ['fileId'],
			}),
		);
	}
	const isLast = files.value.length === 1;
	if (isLast && !mayTurnPhysical) {
		return refuseMedia(
			'file:delete',
			'This is the last file of the listing. Without it Etsy turns the listing into a physical one.',
			"Upload another file first, or turn on 'Allow Turning Physical'.",
			['fileId'],
			'policy',
		);
	}
	const removed = await removeAndLook(
		async () => await deleteListingFile(call, listing, fileId),
		async () => {
			const now = await getAllListingFiles(call, listing);
			return now.ok ? ok(!now.value.some((file) => file.fileId === fileId)) : now;
		},
	);
	return removed.ok ? ok({ turnedPhysical: isLast }) : removed;
}
