import { PixelStats, type PixelFacts } from '../../domain/artwork/pixel-stats';
import { Unpacking } from '../vendor/inflate';
import { PngChunks } from './png-chunks';
import { pngColours } from './png-colours';
import { PngLines } from './png-lines';

/**
 * Looks at every pixel of a PNG, line by line: never more than two lines and one unpacked piece
 * are in memory.
 * @returns undefined where the pixels are damaged or not all there
 * @throws what reading the pieces throws
 */
export async function readPngPixels(
	pieces: AsyncIterable<Uint8Array>,
): Promise<PixelFacts | undefined> {
	const chunks = new PngChunks();
	const unpacking = new Unpacking();
	let lines: PngLines | undefined;
	let colours: ReturnType<typeof pngColours> | undefined;
	let stats: PixelStats | undefined;
	const look = (packed: Uint8Array): boolean => {
		lines ??= new PngLines(chunks.shape);
		colours ??= pngColours(chunks.shape);
		stats ??= new PixelStats(chunks.shape.width, chunks.shape.height);
		for (const bytes of unpacking.push(packed)) {
			for (const line of lines.push(bytes)) {
				stats.row(colours(line.bytes, line.pixels), line.y, line.x, line.stepX);
			}
			if (lines.isDone) return true;
		}
		return unpacking.isDamaged;
	};
	for await (const piece of pieces) {
		for (const packed of chunks.push(piece)) {
			if (look(packed)) return lines?.isDone ? stats?.facts() : undefined;
		}
	}
	return undefined;
}
