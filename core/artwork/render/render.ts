import { createHash } from 'node:crypto';
import { withDensity } from '../../domain/artwork/render/png-density';
import { fine, held, type OrHold, type RenderSize } from '../../domain/artwork/render/types';
import { fillTemplate, type Answers } from './fill';
import type { Renderer } from './renderer';
import type { Template } from './template';
import { writeXml, type XmlElement } from './xml';

/** A finished print file. */
export interface Rendered {
	png: Uint8Array;
	/** A small picture of it, to look at before it is approved. */
	preview: Uint8Array;
	widthPx: number;
	heightPx: number;
	/** Of `png`, in hex. */
	sha256: string;
	warnings: string[];
}

type Drawn = ReturnType<Renderer['draw']>;

const PREVIEW_SIDE = 600;
/** Up to this the empty border is no wider than a printer's own tolerance. */
const SHAPE_TOLERANCE = 0.01;

function preview(root: XmlElement, { widthPx, heightPx }: RenderSize): string {
	const scale = Math.min(1, PREVIEW_SIDE / Math.max(widthPx, heightPx));
	const side = (value: number) => String(Math.max(1, Math.round(value * scale)));
	const attributes = { ...root.attributes, width: side(widthPx), height: side(heightPx) };
	return writeXml({ ...root, attributes });
}

function shapeWarnings({ width, height }: Template, { widthPx, heightPx }: RenderSize): string[] {
	const off = Math.abs((width * heightPx) / (height * widthPx) - 1);
	if (off <= SHAPE_TOLERANCE) return [];
	return [
		'The template has another shape than the print area, so that a border stays empty; give it the same proportions.',
	];
}

/** About 1 GB of memory, with four bytes a pixel. */
const MOST_LAYER_PIXELS = 240_000_000;

function tooHeavy({ layers }: Template, { widthPx, heightPx }: RenderSize): boolean {
	return widthPx * heightPx * layers > MOST_LAYER_PIXELS;
}

/** Draws, and tells where the renderer gives up what it says of no use to a seller. */
function draw({ renderer }: Template, drawing: string): OrHold<Drawn> {
	try {
		return fine(renderer.draw(drawing));
	} catch {
		return held(
			'template',
			'The template cannot be drawn',
			'Simplify it (fewer effects, smaller pictures inside it) and save it again as plain SVG.',
		);
	}
}

/**
 * Makes the print file of one order line. The same input gives the same bytes.
 * @returns the file, or why the line waits
 */
export function render(known: Template, given: Answers, size: RenderSize): OrHold<Rendered> {
	if (tooHeavy(known, size)) {
		return held(
			'template',
			'The template lays too many effects over each other for a file of this size',
			'Use fewer transparent groups, masks and filters inside each other, or a lower resolution.',
		);
	}
	const words = [...given.answers, ...(given.alsoKnown ?? [])].map(({ text }) => text).join('');
	const template = known.narrowed(words);
	const filled = fillTemplate(template, given, size);
	if (!filled.ok) return filled;
	const drawn = draw(template, writeXml(filled.value));
	if (!drawn.ok) return drawn;
	const small = draw(template, preview(filled.value, size));
	if (!small.ok) return small;
	const { png: plain, widthPx, heightPx } = drawn.value;
	if (widthPx !== size.widthPx || heightPx !== size.heightPx) {
		return held(
			'template',
			'The template does not come out at the size of the print area',
			'Give it a viewBox with the proportions of the print area.',
		);
	}
	const png = withDensity(plain, size.dpi);
	return fine({
		png,
		preview: small.value.png,
		widthPx,
		heightPx,
		sha256: createHash('sha256').update(png).digest('hex'),
		warnings: shapeWarnings(template, size),
	});
}
