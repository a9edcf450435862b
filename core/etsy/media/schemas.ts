import { z } from 'zod';
import { etsyId, etsyList, etsyText, etsyTime } from '../fields';

const whole = z.number().int().nullish();

/** OAS: ListingImage. Colour and size are null until Etsy has looked at a new image. */
export const listingImage = z.object({
	listing_image_id: etsyId,
	rank: whole,
	url_170x135: etsyText,
	url_fullxfull: etsyText,
	full_width: whole,
	full_height: whole,
	alt_text: etsyText,
	created_timestamp: etsyTime.nullish(),
});

/** OAS: ListingVideo. */
export const listingVideo = z.object({
	video_id: etsyId,
	video_state: etsyText,
	video_url: etsyText,
	thumbnail_url: etsyText,
	width: whole,
	height: whole,
});

/** OAS: ShopListingFile. */
export const listingFile = z.object({
	listing_file_id: etsyId,
	rank: whole,
	filename: etsyText,
	filetype: etsyText,
	size_bytes: whole,
	created_timestamp: etsyTime.nullish(),
});

/** OAS: ListingImages. */
export const listingImages = z.object({ results: etsyList(listingImage) });
/** OAS: ListingVideos. */
export const listingVideos = z.object({ results: etsyList(listingVideo) });
/** OAS: ShopListingFiles. */
export const listingFiles = z.object({ results: etsyList(listingFile) });

/** An image that passed {@link listingImage}. */
export type EtsyListingImage = z.output<typeof listingImage>;
/** A video that passed {@link listingVideo}. */
export type EtsyListingVideo = z.output<typeof listingVideo>;
/** A file that passed {@link listingFile}. */
export type EtsyListingFile = z.output<typeof listingFile>;
