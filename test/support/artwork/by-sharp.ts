import sharp from 'sharp';
import { PixelStats, type PixelFacts } from '../../../core/domain/artwork/pixel-stats';

/** A file in pieces of a size that suits no boundary in it. */
export async function* pieces(file: Uint8Array, size = 997) {
	for (let at = 0; at < file.length; at += size) {
		yield await Promise.resolve(file.subarray(at, at + size));
	}
}

/**
 * What the pixels of a file are like by the reference decoder.
 * @param isTurned whether it is turned upright by its orientation
 */
export async function bySharp(
	file: Buffer,
	{ isTurned = false, mayBePhoto = false } = {},
): Promise<PixelFacts> {
	const shown = isTurned ? sharp(file).rotate() : sharp(file);
	const raw = shown.toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' });
	const { data, info } = await raw.toBuffer({ resolveWithObject: true });
	const stats = new PixelStats(info.width, info.height, mayBePhoto);
	for (let y = 0; y < info.height; y += 1) {
		stats.row(data.subarray(y * info.width * 4, (y + 1) * info.width * 4), y);
	}
	return stats.facts();
}
