import { areaText } from '../area';
import type { ArtworkFacts, ArtworkFinding } from '../types';
import { rejection, warning, type JudgeContext } from './context';

/** A shape that is off by less is taken for the same: sizes are whole pixels. */
const SAME = 0.02;
/** A picture that lies the wrong way round covers little, and turned much. */
const COVERS_LITTLE = 0.65;
const COVERS_MUCH = 0.9;

/** Width over height of the picture and of the area. */
export interface Shape {
	file: number;
	area: number;
	/** How much of the area the whole picture covers, up to 1. */
	coverage: number;
}

const ratioOf = (width?: number, height?: number) => (width && height ? width / height : undefined);
const coverage = (one: number, other: number) => Math.min(one / other, other / one);
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The shapes, where both are known. */
export function shapeOf(facts: ArtworkFacts, { area }: JudgeContext): Shape | undefined {
	const file = ratioOf(facts.widthPx, facts.heightPx) ?? ratioOf(facts.widthMm, facts.heightMm);
	const of = area && (ratioOf(area.widthMm, area.heightMm) ?? ratioOf(area.widthPx, area.heightPx));
	if (file === undefined || of === undefined) return undefined;
	return { file, area: of, coverage: coverage(file, of) };
}

/**
 * Whether the picture has the shape of the area, as far as that matters for how it is put there.
 */
export function judgeShape(facts: ArtworkFacts, context: JudgeContext): ArtworkFinding[] {
	const { who, area, fit, rules } = context;
	const shape = shapeOf(facts, context);
	if (!shape || !area) return [];
	const isOff = 1 - shape.coverage;
	const size = areaText(area);
	const limit = rules.maxAspectOff;
	if (limit && isOff > limit.value) {
		const find = limit.isVerified ? rejection : warning;
		return [
			find(
				'wrong_shape',
				`The picture's shape is ${percent(isOff)} off that of the ${size} area; ${who} takes up to ${percent(limit.value)}`,
				'Crop or extend it to the shape of the area',
			),
		];
	}
	const isTurned =
		shape.coverage < COVERS_LITTLE && coverage(1 / shape.file, shape.area) > COVERS_MUCH;
	if (isTurned) {
		return [
			warning(
				'lies_across',
				`The picture lies across the ${size} area`,
				'Turn it by 90 degrees if it is meant to fill the area',
			),
		];
	}
	if (isOff <= SAME || fit === 'fit') return [];
	return [
		fit === 'fill'
			? warning(
					'is_cropped',
					`About ${percent(isOff)} of the picture is cut off, because it has another shape than the ${size} area`,
					'Keep what matters away from the edges, or bring it to the shape of the area',
				)
			: warning(
					'is_stretched',
					`The picture is stretched by about ${percent(1 / shape.coverage - 1)}, because it has another shape than the ${size} area`,
					'Bring it to the shape of the area',
				),
	];
}
