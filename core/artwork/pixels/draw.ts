import { PixelStats, type PixelFacts } from '../../domain/artwork/pixel-stats';
import { drawingEngine } from '../engine';
import type { InkBox } from '../render/renderer';

/** The longer side of what is drawn to be looked at. */
export const LONG_SIDE = 1000;

/** What is drawn. */
export interface Drawing {
	/** SVG whose root states its size in pixels. */
	svg: string;
	/** A picture that the drawing names by an address; it is handed over, and nothing is fetched. */
	picture?: { address: string; bytes: Uint8Array };
	/** Whether it is of a kind that is mostly photos. */
	mayBePhoto?: boolean;
}

/** What a drawing's pixels are like, and the box that its shapes fill in its own units. */
export interface Drawn {
	facts: PixelFacts;
	ink?: InkBox;
}

/**
 * The size at which something is drawn: as large as it is, and no larger than {@link LONG_SIDE}.
 */
export function drawnSize(width: number, height: number, most = 1) {
	const scale = Math.min(most, LONG_SIDE / Math.max(width, height));
	const side = (length: number) => Math.max(1, Math.round(length * scale));
	return { width: side(width), height: side(height) };
}

/**
 * Draws something and looks at its pixels. The memory of the renderer is freed whatever happens.
 * @returns undefined where the renderer gives it up
 */
export async function lookAtDrawing(drawing: Drawing): Promise<Drawn | undefined> {
	const Engine = await drawingEngine();
	try {
		return draw(Engine, drawing);
	} catch {
		// What the renderer says is for programmers; the caller says that it was not looked at.
		return undefined;
	}
}

function draw(
	Engine: Awaited<ReturnType<typeof drawingEngine>>,
	{ svg, picture, mayBePhoto }: Drawing,
): Drawn {
	const drawing = new Engine(svg);
	try {
		if (picture) drawing.resolveImage(picture.address, picture.bytes);
		const box = drawing.getBBox();
		const ink = box && { x: box.x, y: box.y, width: box.width, height: box.height };
		box?.free();
		const image = drawing.render();
		const { width, height, pixels } = image;
		image.free();
		const stats = new PixelStats(width, height, mayBePhoto);
		for (let y = 0; y < height; y += 1) {
			stats.row(pixels.subarray(y * width * 4, (y + 1) * width * 4), y);
		}
		return { facts: stats.facts(), ...(ink ? { ink } : {}) };
	} finally {
		drawing.free();
	}
}
