import type { Fit } from '../../print-file';
import { areaText, inchesOf, ofVariant, pxText } from '../area';
import type { ArtworkArea, ArtworkFacts, ArtworkFinding, StatedLimit } from '../types';
import { rejection, warning, type JudgeContext } from './context';

/** What sharpness hangs on. */
export type SizeFacts = Partial<Pick<ArtworkFacts, 'heightPx' | 'isVector' | 'widthPx'>>;

/** How a picture of pixels comes out on its area. */
export interface PrintedSize {
	/** Pixels an inch as printed, where the area's size is known. */
	effectiveDpi?: number;
	/** The pixels over those that fill the area, where the area tells pixels alone. */
	pixelShare?: number;
}

/**
 * A picture that fits within the area is as sharp as its tighter side; one that fills it, as the
 * other.
 */
function bySide(fit: Fit, across: number, down: number): number {
	return fit === 'fit' ? Math.max(across, down) : Math.min(across, down);
}

/** The resolution on the area; nothing for drawings, which have none. */
export function printedSize(
	{ widthPx, heightPx, isVector }: SizeFacts,
	{ area, fit }: Pick<JudgeContext, 'area' | 'fit'>,
): PrintedSize {
	if (!area || isVector || !widthPx || !heightPx) return {};
	const inches = inchesOf(area);
	if (inches) {
		const dpi = bySide(fit, widthPx / inches.width, heightPx / inches.height);
		return { effectiveDpi: Math.floor(dpi * 10) / 10 };
	}
	if (!area.widthPx || !area.heightPx) return {};
	return { pixelShare: bySide(fit, widthPx / area.widthPx, heightPx / area.heightPx) };
}

/**
 * The area on which a picture comes out least sharp: what is good enough for it is for all.
 * @returns the first where it makes no difference, such as for a drawing
 */
export function hardestArea(
	facts: SizeFacts,
	areas: readonly ArtworkArea[],
	fit: Fit,
): ArtworkArea | undefined {
	const sharpness = (area: ArtworkArea) => {
		const { effectiveDpi, pixelShare } = printedSize(facts, { area, fit });
		return effectiveDpi ?? pixelShare ?? Infinity;
	};
	const [first, ...others] = areas;
	return (
		first && others.reduce((worst, one) => (sharpness(one) < sharpness(worst) ? one : worst), first)
	);
}

const areaOf = (area: ArtworkArea) => `a ${areaText(area)} area${ofVariant(area)}`;

function askedBy(who: string, limit: StatedLimit, isOwn: boolean): string {
	if (isOwn) return `you ask for ${limit.value}`;
	return limit.isVerified
		? `${who} asks for ${limit.value}`
		: `${limit.value} is the usual advice for ${who}`;
}

/**
 * Whether the pixels are enough for the area: under the minimum it is rejected, under what is
 * recommended there is a warning.
 */
export function judgeSharpness(
	facts: SizeFacts,
	context: Pick<JudgeContext, 'area' | 'fit' | 'minDpi' | 'rules' | 'who'>,
): ArtworkFinding[] {
	const { area, rules, who, minDpi } = context;
	const { effectiveDpi, pixelShare } = printedSize(facts, context);
	if (!area) return [];
	const least = minDpi === undefined ? rules.minDpi : { value: minDpi, isVerified: true };
	const best = Math.max(rules.recommendedDpi.value, least.value);
	if (effectiveDpi !== undefined) {
		const isTooFew = effectiveDpi < least.value;
		if (!isTooFew && effectiveDpi >= best) return [];
		const limit = isTooFew ? least : rules.recommendedDpi;
		const inches = inchesOf(area) ?? { width: 0, height: 0 };
		const needed = pxText(inches.width * limit.value, inches.height * limit.value);
		const asks = askedBy(who, limit, isTooFew && minDpi !== undefined);
		const message = `This file prints at ${Math.floor(effectiveDpi)} DPI on ${areaOf(area)}; ${asks}: at least ${needed}`;
		return [
			isTooFew
				? rejection('too_few_pixels', message, 'Use a larger file, or print it on a smaller area')
				: warning(
						'few_pixels',
						message,
						'Use a larger file if you have one; fine lines come out soft',
					),
		];
	}
	if (pixelShare === undefined || pixelShare >= 1) return [];
	const isTooFew = pixelShare * best < least.value;
	const percent = Math.floor(pixelShare * 100);
	const message = `This file has ${percent} % of the pixels across that the print area has; the area of ${who} is ${areaText(area)}${ofVariant(area)}`;
	return [
		isTooFew
			? rejection('too_few_pixels', message, 'Use a larger file, or print it on a smaller area')
			: warning(
					'few_pixels',
					message,
					'Use a larger file if you have one; fine lines come out soft',
				),
	];
}
