import { rankedImages, type EtsyFile, type EtsyVideo } from '../media';
import type { EtsyListing } from '../state';

/** How long Etsy takes to look at a new picture; until then colour and size are null. */
const PROCESSING_MS = 10_000;

/** A listing's pictures as ListingImages.results. @param nowMs epoch milliseconds */
export function presentImages(listing: EtsyListing, nowMs: number) {
	return rankedImages(listing).map(({ image, rank }) => {
		const base = image.url ?? `https://i.etsystatic.com/sandbox/${image.id}`;
		const { uploadedAt } = image;
		const createdAt = uploadedAt === undefined ? listing.createdAt : Math.floor(uploadedAt / 1000);
		const isProcessed = uploadedAt === undefined || nowMs - uploadedAt >= PROCESSING_MS;
		const shade = uploadedAt !== undefined && isProcessed ? 128 : null;
		return {
			listing_id: listing.id,
			listing_image_id: image.id,
			hex_code: shade === null ? null : '808080',
			red: shade,
			green: shade,
			blue: shade,
			hue: shade === null ? null : 0,
			saturation: shade === null ? null : 0,
			brightness: shade === null ? null : 50,
			is_black_and_white: shade === null ? null : true,
			creation_tsz: createdAt,
			created_timestamp: createdAt,
			rank,
			url_75x75: `${base}.75x75.jpg`,
			url_170x135: `${base}.170x135.jpg`,
			url_570xN: `${base}.570xN.jpg`,
			url_fullxfull: image.url ?? `${base}.fullxfull.jpg`,
			full_height: isProcessed ? 2000 : null,
			full_width: isProcessed ? 2000 : null,
			alt_text: image.alt_text ?? null,
		};
	});
}

/** A film as ListingVideo. */
export function presentVideo({ id }: EtsyVideo) {
	return {
		video_id: id,
		height: 1080,
		width: 1080,
		thumbnail_url: `https://i.etsystatic.com/sandbox/video-${id}.jpg`,
		video_url: `https://v.etsystatic.com/sandbox/video-${id}.mp4`,
		video_state: 'active',
	};
}

/** A file as ShopListingFile. */
export function presentFile(listingId: number, { id, rank, name, upload, createdAt }: EtsyFile) {
	return {
		listing_file_id: id,
		listing_id: listingId,
		rank,
		filename: name,
		filesize: `${(upload.bytes / 1024 / 1024).toFixed(2)} MB`,
		size_bytes: upload.bytes,
		filetype: upload.mimeType,
		create_timestamp: createdAt,
		created_timestamp: createdAt,
	};
}
