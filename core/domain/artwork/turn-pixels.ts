import type { Edge, PixelFacts } from './pixel-stats';

/** Which edge the first row and the first column are shown at, by EXIF orientation 1 to 8. */
const FIRST: ReadonlyArray<readonly [row: Edge, column: Edge]> = [
	['top', 'left'],
	['top', 'right'],
	['bottom', 'right'],
	['bottom', 'left'],
	['left', 'top'],
	['right', 'top'],
	['right', 'bottom'],
	['left', 'bottom'],
];
const OPPOSITE: Readonly<Record<Edge, Edge>> = {
	top: 'bottom',
	bottom: 'top',
	left: 'right',
	right: 'left',
};

/**
 * What the pixels of a picture are like as it is shown.
 * @param facts as its pixels are stored
 * @param orientation as EXIF numbers them, 1 to 8
 */
export function turnPixels(facts: PixelFacts, orientation = 1): PixelFacts {
	const [row, column] = FIRST[orientation - 1] ?? ['top', 'left'];
	const turned = (top: number, right: number, bottom: number, left: number) => {
		const shown = { top: 0, right: 0, bottom: 0, left: 0 };
		shown[row] = top;
		shown[OPPOSITE[row]] = bottom;
		shown[column] = left;
		shown[OPPOSITE[column]] = right;
		return shown;
	};
	const { box, edges } = facts;
	const room = box && turned(box.top, 1 - box.right, 1 - box.bottom, box.left);
	return {
		...facts,
		edges: turned(edges.top, edges.right, edges.bottom, edges.left),
		...(room
			? { box: { left: room.left, top: room.top, right: 1 - room.right, bottom: 1 - room.bottom } }
			: {}),
	};
}
