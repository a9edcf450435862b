import { failure, type Failure } from '../../domain/failure';
import type { Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ListingRef } from '../listings/api';
import { getListingVideos, uploadListingVideo, type Upload } from './api';
import { putAndLook } from './look-after';
import { refuseMedia } from './refuse';
import type { Video } from './to-media';

/** How many videos a listing may have since October 2026 (facts/etsy.md 0). */
const MAX_VIDEOS = 2;

/** Etsy answers anything that it cannot play with 500 (facts/etsy.md 7). */
function explainRefusal(notDone: Failure): Failure {
	return failure({
		...notDone,
		category: 'artwork',
		retryable: false,
		message: 'Etsy could not use the file as a video; nothing was added to the listing.',
		hint: 'Etsy answers so when a file is not a video that it can play. Try an MP4 file of 5 to 15 seconds. If that works on Etsy by hand, try it again later.',
	});
}

/**
 * Adds a video to a listing: looks first whether there is room, and that the file says it is a
 * video, because each try counts towards Etsy's ten a day. 2 calls.
 */
export async function addVideo(
	call: EtsyCall,
	listing: ListingRef,
	video: Upload,
): Promise<Result<Video>> {
	if ('file' in video && !video.file.contentType.startsWith('video/')) {
		return refuseMedia(
			'video:upload',
			`The file "${video.file.filename}" is no video (${video.file.contentType}).`,
			'Choose the binary field that holds the video. Where the kind of a file got lost on the way, set it in the step before.',
			['binaryPropertyName'],
			'artwork',
		);
	}
	const videos = await getListingVideos(call, listing.listingId);
	if (!videos.ok) return videos;
	if (videos.value.length >= MAX_VIDEOS) {
		return refuseMedia(
			'video:upload',
			`The listing has ${videos.value.length} videos already (${videos.value.map(({ videoId }) => videoId).join(', ')}), and Etsy allows ${MAX_VIDEOS}.`,
			'Delete one first.',
			[],
			'conflict',
		);
	}
	return await putAndLook({
		idOf: ({ videoId }) => videoId,
		before: videos.value,
		put: async () => await uploadListingVideo(call, listing, video),
		read: async () => await getListingVideos(call, listing.listingId),
		explain: explainRefusal,
	});
}
