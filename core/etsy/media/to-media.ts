import type { EtsyListingFile, EtsyListingImage, EtsyListingVideo } from './schemas';

/** An image of a listing. Ids are texts, times ISO 8601. */
export interface Image {
	imageId: string;
	/** Its place, counted from 1; several images may have the same. */
	rank: number;
	url?: string;
	thumbnailUrl?: string;
	/** Pixels; missing until Etsy has looked at a new image. */
	width?: number;
	height?: number;
	altText?: string;
	createdAt?: string;
}

/** A video of a listing. */
export interface Video {
	videoId: string;
	/** Etsy's word: `active`, `inactive`, `deleted` or `flagged`. */
	state?: string;
	url?: string;
	thumbnailUrl?: string;
	width?: number;
	height?: number;
}

/** A file that buyers of a digital listing download. */
export interface DigitalFile {
	fileId: string;
	rank?: number;
	filename?: string;
	contentType?: string;
	bytes?: number;
	createdAt?: string;
}

/** Etsy's image in our words. */
export function toImage(image: EtsyListingImage, index = 0): Image {
	return {
		imageId: image.listing_image_id,
		rank: image.rank ?? index + 1,
		url: image.url_fullxfull,
		thumbnailUrl: image.url_170x135,
		width: image.full_width ?? undefined,
		height: image.full_height ?? undefined,
		altText: image.alt_text,
		createdAt: image.created_timestamp ?? undefined,
	};
}

/** Etsy's images in our words, in the order in which buyers see them. */
export function toImages(images: readonly EtsyListingImage[]): Image[] {
	return images.map(toImage).sort((a, b) => a.rank - b.rank);
}

/** Etsy's video in our words. */
export function toVideo(video: EtsyListingVideo): Video {
	return {
		videoId: video.video_id,
		state: video.video_state,
		url: video.video_url,
		thumbnailUrl: video.thumbnail_url,
		width: video.width ?? undefined,
		height: video.height ?? undefined,
	};
}

/** Etsy's file in our words. */
export function toDigitalFile(file: EtsyListingFile): DigitalFile {
	return {
		fileId: file.listing_file_id,
		rank: file.rank ?? undefined,
		filename: file.filename,
		contentType: file.filetype,
		bytes: file.size_bytes ?? undefined,
		createdAt: file.created_timestamp ?? undefined,
	};
}
