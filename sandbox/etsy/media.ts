import type { ScenarioListing } from '../scenario/types';
import { etsyError } from './errors';
import type { KeptUpload } from './multipart';
import type { EtsyListing, EtsyState } from './state';

/** A picture. Those of a scenario have no upload. */
export type EtsyImage = NonNullable<ScenarioListing['images']>[number] & {
	isWatermarked?: boolean;
	/** Epoch milliseconds. */
	uploadedAt?: number;
	upload?: KeptUpload;
};

/** A film. */
export interface EtsyVideo {
	id: number;
	name: string;
	upload?: KeptUpload;
}

/** A file that buyers of a digital listing download. */
export interface EtsyFile {
	id: number;
	name: string;
	rank: number;
	/** Epoch seconds. */
	createdAt: number;
	upload: KeptUpload;
}

/** What a listing has besides pictures. What was taken off stays known (Etsy's document). */
export interface ListingMedia {
	videos?: EtsyVideo[];
	detachedVideos?: EtsyVideo[];
	/** When films were attached, epoch milliseconds. */
	videoAttaches?: number[];
	files?: EtsyFile[];
	detachedFiles?: EtsyFile[];
}

/** How many pictures a listing may have (Etsy's document). */
export const MAX_IMAGES = 20;

const DAY_MS = 24 * 3600 * 1000;

/** The ranks in one arrangement of pictures; a new arrangement counts from 1 again. */
const ranksOf = new WeakMap<readonly EtsyImage[], number[]>();

/** The pictures of a listing with their ranks, in the order buyers see. */
export function rankedImages({
	images = [],
}: EtsyListing): Array<{ image: EtsyImage; rank: number }> {
	const ranks = ranksOf.get(images);
	return images.map((image, index) => ({ image, rank: ranks?.[index] ?? index + 1 }));
}

/** Hangs pictures on a listing; those of one rank stand in the given order. */
function arrange(listing: EtsyListing, ranked: Array<{ image: EtsyImage; rank: number }>): void {
	const sorted = [...ranked].sort((a, b) => a.rank - b.rank);
	listing.images = sorted.map(({ image }) => image);
	ranksOf.set(
		listing.images,
		sorted.map(({ rank }) => rank),
	);
}

/** Pictures that the shop has, on a listing or taken off one. */
export function findShopImage(state: EtsyState, shopId: number, id: number): EtsyImage | undefined {
	return state
		.listingsOf(shopId)
		.flatMap(({ images = [], detachedImages = [] }) => [...images, ...detachedImages])
		.find((image) => image.id === id);
}

/**
 * Puts a picture at a rank. It pushes nothing down: the same rank twice is two pictures at one
 * rank; with `overwrite` it takes the place of the first that stands there (facts/etsy.md 7). That
 * a picture is refused when it is on the listing already is assumed.
 * @throws 400
 */
export function placeImage(
	listing: EtsyListing,
	image: EtsyImage,
	rank: number,
	overwrite: boolean,
): void {
	const ranked = rankedImages(listing);
	if (ranked.some((one) => one.image.id === image.id)) {
		throw etsyError(400, `Image ${image.id} is on this listing already`);
	}
	const replaced = overwrite ? ranked.find((one) => one.rank === rank) : undefined;
	const rest = ranked.filter((one) => one !== replaced);
	if (rest.length >= MAX_IMAGES) {
		throw etsyError(400, `A listing may have at most ${MAX_IMAGES} images`);
	}
	arrange(listing, [...rest, { image, rank }]);
	const detached = (listing.detachedImages ?? []).filter(({ id }) => id !== image.id);
	listing.detachedImages = replaced ? [...detached, replaced.image] : detached;
}

/** Takes a picture off. @throws 404; 400 for the last one (facts/etsy.md 7) */
export function removeImage(listing: EtsyListing, id: number): void {
	const ranked = rankedImages(listing);
	const removed = ranked.find(({ image }) => image.id === id);
	if (!removed) throw etsyError(404, `Could not find an image with listing_image_id ${id}`);
	if (ranked.length === 1) throw etsyError(400, 'The last image of a listing cannot be deleted');
	arrange(
		listing,
		ranked.filter((one) => one !== removed),
	);
	listing.detachedImages = [...(listing.detachedImages ?? []), removed.image];
}

/**
 * Attaches a film: at most two, the third is 409; ten times a day and listing, then 400
 * (facts/etsy.md 7).
 */
export function attachVideo(listing: EtsyListing, video: EtsyVideo, nowMs: number): void {
	const videos = listing.videos ?? [];
	if (videos.some(({ id }) => id === video.id)) {
		throw etsyError(409, `Video ${video.id} is on this listing already`);
	}
	if (videos.length >= 2) throw etsyError(409, 'A listing may have at most 2 videos');
	const recent = (listing.videoAttaches ?? []).filter((at) => at > nowMs - DAY_MS);
	if (recent.length >= 10) throw etsyError(400, 'Too many videos for this listing today');
	listing.videoAttaches = [...recent, nowMs];
	listing.videos = [...videos, video];
}

/** Takes a film off. @throws 404 */
export function removeVideo(listing: EtsyListing, id: number): void {
	const removed = listing.videos?.find((video) => video.id === id);
	if (!removed) throw etsyError(404, `Could not find a video with video_id ${id}`);
	listing.videos = listing.videos?.filter((video) => video !== removed);
	listing.detachedVideos = [...(listing.detachedVideos ?? []), removed];
}

/**
 * Attaches a file. A physical listing becomes a digital one and loses shipping and variations, for
 * good (Etsy's document). @throws 400 for the sixth
 */
export function attachFile(listing: EtsyListing, file: EtsyFile): void {
	const files = listing.files ?? [];
	if (files.length >= 5) throw etsyError(400, 'A listing may have at most 5 files');
	if (files.some(({ id }) => id === file.id)) {
		throw etsyError(400, `File ${file.id} is on this listing already`);
	}
	listing.files = [...files, file].sort((a, b) => a.rank - b.rank);
	if ((listing.listingType ?? 'physical') === 'physical') turnDigital(listing);
}

function turnDigital(listing: EtsyListing): void {
	listing.listingType = 'download';
	listing.shippingProfileId = undefined;
	listing.products = listing.products
		.slice(0, 1)
		.map((product) => ({ ...product, property_values: [], readinessStateId: undefined }));
}

/**
 * Takes a file off. Without its last file a digital listing becomes a physical one; what it lost
 * does not come back (Etsy's document). @throws 404
 */
export function removeFile(listing: EtsyListing, id: number): void {
	const removed = listing.files?.find((file) => file.id === id);
	if (!removed) throw etsyError(404, `Could not find a file with listing_file_id ${id}`);
	listing.files = listing.files?.filter((file) => file !== removed);
	listing.detachedFiles = [...(listing.detachedFiles ?? []), removed];
	if (listing.files?.length === 0 && listing.listingType === 'download') {
		listing.listingType = 'physical';
	}
}

/** Ids of uploads, and which listings have one under way. */
export class Uploads {
	private readonly busy = new Set<number>();
	private last = 7_000_000_000;

	/** An id that was never given before. */
	nextId(): number {
		this.last += 1;
		return this.last;
	}

	/**
	 * Runs one upload. A second one to the same listing at the same time is refused: sellers saw
	 * parallel uploads go wrong (etsy/open-api#293), how is not known.
	 * @throws 409
	 */
	async alone<T>(listingId: number, upload: () => Promise<T>): Promise<T> {
		if (this.busy.has(listingId)) {
			throw etsyError(409, 'Another upload to this listing is under way');
		}
		this.busy.add(listingId);
		try {
			return await upload();
		} finally {
			this.busy.delete(listingId);
		}
	}
}
