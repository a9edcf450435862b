import { drawingEngine, type Engine } from '../engine';
import type { FontSet } from './fonts';
import type { ResvgRenderOptions } from '../vendor/resvg';

/** The box that a drawing's ink fills, in the drawing's own units. */
export interface InkBox {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Draws SVG. The same input gives the same pixels on every machine. */
export interface Renderer {
	/** The same with other fonts. */
	withFonts: (files: readonly Uint8Array[]) => Renderer;
	/** @returns null where nothing is to be seen */
	measure: (svg: string) => InkBox | null;
	/** How many outlines its letters and shapes are made of. */
	outlines: (svg: string) => number;
	/** @returns a PNG of the size that the drawing's root states */
	draw: (svg: string) => { png: Uint8Array; widthPx: number; heightPx: number };
}

/** A renderer that knows these fonts and no others. */
export async function openRenderer({ files, defaultFamily }: FontSet): Promise<Renderer> {
	return rendererOf(await drawingEngine(), files, defaultFamily);
}

function rendererOf(Resvg: Engine, files: readonly Uint8Array[], defaultFamily: string): Renderer {
	const options: ResvgRenderOptions = {
		font: {
			fontBuffers: [...files],
			defaultFontFamily: defaultFamily,
			serifFamily: defaultFamily,
			sansSerifFamily: defaultFamily,
			cursiveFamily: defaultFamily,
			fantasyFamily: defaultFamily,
			monospaceFamily: defaultFamily,
		},
	};
	return {
		withFonts: (others) => rendererOf(Resvg, others, defaultFamily),
		measure(svg) {
			const drawing = new Resvg(svg, options);
			try {
				const box = drawing.getBBox();
				if (box === undefined) return null;
				const { x, y, width, height } = box;
				box.free();
				return { x, y, width, height };
			} finally {
				drawing.free();
			}
		},
		outlines(svg) {
			const drawing = new Resvg(svg, options);
			try {
				const shapes = drawing.toString().matchAll(/\sd="([^"]*)"/g);
				return [...shapes].reduce((sum, [, shape = '']) => sum + shape.split('M').length - 1, 0);
			} finally {
				drawing.free();
			}
		},
		draw(svg) {
			const drawing = new Resvg(svg, options);
			try {
				const image = drawing.render();
				const { width, height } = image;
				const png = image.asPng();
				image.free();
				return { png, widthPx: width, heightPx: height };
			} finally {
				drawing.free();
			}
		},
	};
}
