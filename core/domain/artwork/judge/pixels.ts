import type { PixelFacts } from '../pixel-stats';
import type { ArtworkFinding } from '../types';
import { rejection, warning } from './context';

/** A picture with less on it is taken for empty. */
const NEARLY_NOTHING = 0.0005;
/** Something is cut off where a part of an edge, and not all of it, is covered. */
const TOUCHES = 0.003;
const FILLS = 0.97;
const SMALL = 0.25;

/** What the pixels tell: nothing to print, or something that runs over the edge. */
export function judgePixels(facts: PixelFacts): ArtworkFinding[] {
	const { isTransparent, content, edges, hasGround, box, runsOver } = facts;
	if (isTransparent) {
		return [
			rejection(
				'transparent',
				'Every pixel of the picture is transparent: nothing would be printed',
				'Check that the layers were visible when it was exported',
			),
		];
	}
	if (content === 0) {
		return [
			rejection(
				'blank',
				'The picture is of one colour all over',
				'Check that the layers were visible when it was exported',
			),
		];
	}
	const findings: ArtworkFinding[] = [];
	if (content < NEARLY_NOTHING) {
		findings.push(
			warning(
				'nearly_blank',
				'The picture is nearly empty: less than one pixel in two thousand is not background',
				'Look at it before you print it',
			),
		);
	}
	const cut = (Object.keys(edges) as Array<keyof typeof edges>).filter(
		(edge) =>
			edges[edge] > TOUCHES &&
			edges[edge] < FILLS &&
			(runsOver === undefined || runsOver.includes(edge)),
	);
	if (hasGround && cut.length > 0) {
		findings.push(
			warning(
				'cut_off',
				`Something in the picture runs over its ${cut.join(' and ')} edge, and may be cut off there`,
				'Look at that edge, and leave some room around what is to be seen',
			),
		);
	}
	const share = box ? (box.right - box.left) * (box.bottom - box.top) : 1;
	if (hasGround && share < SMALL && content >= NEARLY_NOTHING) {
		findings.push(
			warning(
				'much_room',
				`What is to be seen takes up ${Math.max(1, Math.round(share * 100))} % of the picture, so it is printed that much smaller`,
				'Crop the picture, unless the room is meant to be there',
			),
		);
	}
	return findings;
}
