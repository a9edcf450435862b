import { svgText } from '../../domain/artwork/formats/svg';
import type { Edge } from '../../domain/artwork/pixel-stats';
import type { ArtworkFacts } from '../../domain/artwork/types';
import { checkInnerPictures } from '../render/inner-pictures';
import type { InkBox } from '../render/renderer';
import { checkDrawing, layersOf } from '../render/safe-drawing';
import { localName, readXml, walk, writeXml, type XmlElement } from '../render/xml';
import { drawnSize, LONG_SIDE, lookAtDrawing } from './draw';
import type { PlannedLook, Look } from './types';

/** Pictures of the drawn size that effects within each other need at once: 4 MB each. */
const MOST_LAYERS = 16;
/** Each use of a picture decodes it anew. */
const MOST_USES_OF_PICTURES = 12;
/** A shape that is over the page by less, as a fraction of its side, is not cut. */
const OVER = 0.01;

type Size = ReturnType<typeof drawnSize>;

const notLooked = (why: string) => ({
	notLooked: `The pixels of the SVG are not looked at: ${why}.`,
});

/** The edges of the page, at 0, over which the shapes go on. */
function edgesRunOver({ x, y, width, height }: InkBox, page: Size): Edge[] {
	const [across, down] = [page.width * OVER, page.height * OVER];
	const over: Readonly<Record<Edge, boolean>> = {
		top: y < -down,
		right: x + width > page.width + across,
		bottom: y + height > page.height + down,
		left: x < -across,
	};
	return (Object.keys(over) as Edge[]).filter((edge) => over[edge]);
}

/**
 * A page that shows the drawing, with a hair less on each side: sizes in whole pixels may leave a
 * hair of the last line open, and paper that ends there is no content at an edge.
 */
function pageWith(root: XmlElement, widthPx: number, heightPx: number, size: Size): string {
	const { viewBox, ...own } = root.attributes;
	// Without a view box the drawing is as large as it said before that was rounded.
	const unit = viewBox === undefined ? Math.max(size.width / widthPx, size.height / heightPx) : 0;
	const rim = Math.min(Math.max(1, unit / 2), size.width / 4, size.height / 4);
	const [width, height] = [String(size.width), String(size.height)];
	const attributes = {
		...own,
		// The place of an outermost drawing is void.
		...{ x: '0', y: '0', width, height, overflow: 'visible' },
		viewBox: viewBox ?? `0 0 ${widthPx} ${heightPx}`,
	};
	return writeXml({
		name: 'svg',
		attributes: {
			xmlns: 'http://www.w3.org/2000/svg',
			...{ width, height },
			viewBox: `${rim} ${rim} ${size.width - 2 * rim} ${size.height - 2 * rim}`,
			preserveAspectRatio: 'none',
		},
		children: [{ ...root, attributes }],
	});
}

/** Why a drawing would come out otherwise here than at the printer, or take too much. */
async function reasonNotTo(root: XmlElement, text: string): Promise<string | undefined> {
	const all = [...walk(root)].map(({ element }) => element);
	const count = (name: string) => all.filter((element) => localName(element) === name).length;
	if (count('text') > 0) {
		return 'it has text, which looks different in each font; text converted to outlines is looked at';
	}
	// Tiles and effects are drawn at a size and a cost of their own choice.
	if (count('pattern') + count('filter') > 0) {
		return 'it has patterns or filter effects, which are not the same everywhere';
	}
	if (/\bvar\s*\(/.test(text)) return 'its style has variables, which printers may not know';
	if (!checkDrawing(root).ok || layersOf(root) > MOST_LAYERS) return 'it is too intricate';
	if (count('image') > 0 && count('use') > MOST_USES_OF_PICTURES) {
		return 'it uses the pictures in it too often';
	}
	const pictures = await checkInnerPictures(root);
	return pictures.ok ? undefined : 'there is a picture in it that is not PNG or JPEG, or too large';
}

/**
 * Looks at the pixels of a drawing that nothing was found wrong with: it reaches for nothing
 * outside and runs nothing. It is drawn without fonts.
 */
export function svgLook({ widthPx, heightPx }: ArtworkFacts): PlannedLook {
	if (widthPx === undefined || heightPx === undefined) {
		return notLooked('it does not say how large it is');
	}
	return { look: async (file) => await lookAtSvg(svgText(file).text, widthPx, heightPx) };
}

async function lookAtSvg(text: string, widthPx: number, heightPx: number): Promise<Look> {
	const root = readXml(text);
	if (root === null) return notLooked('it is not well formed');
	const why = await reasonNotTo(root, text);
	if (why !== undefined) return notLooked(why);
	const size = drawnSize(widthPx, heightPx, LONG_SIDE);
	const drawn = await lookAtDrawing({ svg: pageWith(root, widthPx, heightPx, size) });
	if (drawn === undefined) return notLooked('it cannot be drawn here');
	const { facts, ink } = drawn;
	return { facts: ink ? { ...facts, runsOver: edgesRunOver(ink, size) } : facts };
}
