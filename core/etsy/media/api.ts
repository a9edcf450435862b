import type { ZodType, ZodTypeDef } from 'zod';
import { ok, type Result } from '../../domain/result';
import type { FieldValue, FilePart } from '../../transport/http';
import { listingPath, READ as read, shopListingPath, type EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import { nothing } from '../listings/schemas';
import {
	listingFile,
	listingFiles,
	listingImage,
	listingImages,
	listingVideo,
	listingVideos,
} from './schemas';
import {
	toDigitalFile,
	toImage,
	toImages,
	toVideo,
	type DigitalFile,
	type Image,
	type Video,
} from './to-media';

/** A file to send, wherever its bytes are. */
export type UploadFile = Omit<FilePart, 'field'>;

/** What is put on a listing: a new file, or the id of one that Etsy has already. */
export type Upload = { file: UploadFile } | { id: string };

/** Time without any progress after which an upload is given up, in milliseconds. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** Where an image goes. */
export interface ImagePlace {
	/** Counted from 1. It pushes nothing down: a rank can be taken twice (facts/etsy.md 7). */
	rank: number;
	/** Takes the place of what stands at the rank, which goes; the new one has a new id. */
	overwrite?: boolean;
	/** At most 500 characters. */
	altText?: string;
	isWatermarked?: boolean;
}

/** The images of a listing, in the order in which buyers see them. No permission needed. */
export async function getListingImages(
	call: EtsyCall,
	listingId: string,
): Promise<Result<Image[]>> {
	const answer = await call({
		...read,
		operation: 'getListingImages',
		path: `${listingPath(listingId)}/images`,
		schema: listingImages,
	});
	return answer.ok ? ok(toImages(answer.value.results)) : answer;
}

/**
 * Puts an image on a listing: a new one, or one that was taken off. Never two at a time for one
 * listing (etsy/open-api#293). Permission: listings_w.
 */
export async function uploadListingImage(
	call: EtsyCall,
	listing: ListingRef,
	image: Upload,
	{ rank, overwrite, altText, isWatermarked }: ImagePlace,
): Promise<Result<Image>> {
	const answer = await upload(call, {
		operation: 'uploadListingImage',
		path: `${shopListingPath(listing.shopId, listing.listingId)}/images`,
		fields: {
			rank,
			...(overwrite === true ? { overwrite } : {}),
			...(isWatermarked === true ? { is_watermarked: true } : {}),
			...(altText ? { alt_text: altText } : {}),
			...('id' in image ? { listing_image_id: image.id } : {}),
		},
		// Etsy looks for this name only (etsy/open-api#233).
		file: 'file' in image ? { field: 'image', ...image.file } : undefined,
		schema: listingImage,
	});
	return answer.ok ? ok(toImage(answer.value)) : answer;
}

/** Takes an image off; Etsy keeps it and refuses the last one. Permission: listings_w. */
export async function deleteListingImage(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	imageId: string,
): Promise<Result<undefined>> {
	const path = `${shopListingPath(shopId, listingId)}/images/${encodeURIComponent(imageId)}`;
	return await remove(call, 'deleteListingImage', path);
}

/** The videos of a listing. No permission needed. */
export async function getListingVideos(
	call: EtsyCall,
	listingId: string,
): Promise<Result<Video[]>> {
	const answer = await call({
		...read,
		operation: 'getListingVideos',
		path: `${listingPath(listingId)}/videos`,
		schema: listingVideos,
	});
	return answer.ok ? ok(answer.value.results.map(toVideo)) : answer;
}

/** Puts a video on a listing, as a second one where there is one. Permission: listings_w. */
export async function uploadListingVideo(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	video: Upload,
): Promise<Result<Video>> {
	const answer = await upload(call, {
		operation: 'uploadListingVideo',
		path: `${shopListingPath(shopId, listingId)}/videos`,
		fields: 'id' in video ? { video_id: video.id } : { name: video.file.filename },
		file: 'file' in video ? { field: 'video', ...video.file } : undefined,
		schema: listingVideo,
	});
	return answer.ok ? ok(toVideo(answer.value)) : answer;
}

/** Takes a video off; Etsy keeps it. Permission: listings_w. */
export async function deleteListingVideo(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	videoId: string,
): Promise<Result<undefined>> {
	const path = `${shopListingPath(shopId, listingId)}/videos/${encodeURIComponent(videoId)}`;
	return await remove(call, 'deleteListingVideo', path);
}

/** The files of a digital listing; a physical one has none. Permission: listings_r. */
export async function getAllListingFiles(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
): Promise<Result<DigitalFile[]>> {
	const answer = await call({
		...read,
		operation: 'getAllListingFiles',
		path: `${shopListingPath(shopId, listingId)}/files`,
		schema: listingFiles,
	});
	return answer.ok ? ok(answer.value.results.map(toDigitalFile)) : answer;
}

/**
 * Adds a file for buyers to download. A physical listing becomes a digital one and loses its
 * shipping and its variations (OAS). Permission: listings_w.
 */
export async function uploadListingFile(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	file: Upload,
	rank: number,
): Promise<Result<DigitalFile>> {
	const answer = await upload(call, {
		operation: 'uploadListingFile',
		path: `${shopListingPath(shopId, listingId)}/files`,
		fields: {
			rank,
			...('id' in file ? { listing_file_id: file.id } : { name: file.file.filename }),
		},
		file: 'file' in file ? { field: 'file', ...file.file } : undefined,
		schema: listingFile,
	});
	return answer.ok ? ok(toDigitalFile(answer.value)) : answer;
}

/** Takes a file off. Without its last one the listing becomes physical. Permission: listings_w. */
export async function deleteListingFile(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	fileId: string,
): Promise<Result<undefined>> {
	const path = `${shopListingPath(shopId, listingId)}/files/${encodeURIComponent(fileId)}`;
	return await remove(call, 'deleteListingFile', path);
}

async function upload<T>(
	call: EtsyCall,
	what: {
		operation: string;
		path: string;
		fields: Record<string, FieldValue>;
		file: FilePart | undefined;
		schema: ZodType<T, ZodTypeDef, unknown>;
	},
): Promise<Result<T>> {
	const { operation, path, fields, file, schema } = what;
	return await call({
		operation,
		effect: 'create',
		method: 'POST',
		path,
		body: { kind: 'multipart', fields, file },
		timeoutMs: UPLOAD_TIMEOUT_MS,
		schema,
	});
}

/** Not replayed: the second deletion would be told "not found". */
async function remove(call: EtsyCall, operation: string, path: string): Promise<Result<undefined>> {
	return await call({ operation, effect: 'create', method: 'DELETE', path, schema: nothing });
}
