import type { ArtworkFacts, ArtworkFinding, ColourMode } from '../types';
import { rejection, warning, type JudgeContext } from './context';
import { FORMAT_NAMES } from './format';

const COLOUR_NAMES: Readonly<Record<ColourMode, string>> = {
	rgb: 'RGB',
	grey: 'shades of grey',
	cmyk: 'CMYK',
	indexed: 'a palette of colours',
	bilevel: 'black and white alone',
	lab: 'Lab',
	unknown: 'an unknown way of colours',
};

function judgeColour(
	{ colourMode, hasProfile }: ArtworkFacts,
	{ who, rules }: JudgeContext,
): ArtworkFinding[] {
	if (colourMode === undefined || rules.colourModes.includes(colourMode)) return [];
	const profile = hasProfile === false ? ', and no profile tells how they are meant' : '';
	return [
		warning(
			'colours_change',
			`Its colours are in ${COLOUR_NAMES[colourMode]}, which ${who} converts${profile}: they come out different`,
			'Export it in RGB (sRGB) and look at the colours before you send it',
		),
	];
}

/**
 * What a buyer would see although the file is sound: other colours, a box, a picture on its side.
 */
export function judgeLooks(facts: ArtworkFacts, context: JudgeContext): ArtworkFinding[] {
	const { format, isAnimated, isVector, pages = 1, orientation = 1, hasAlpha } = facts;
	const findings = judgeColour(facts, context);
	if (isAnimated) {
		findings.push(
			rejection(
				'animated',
				`The file is an animation${pages > 1 ? ` of ${pages} pictures` : ''}; only one can be printed`,
				'Save the picture that is meant as a PNG of its own',
			),
		);
	} else if (pages > 1) {
		findings.push(
			warning(
				'several_pages',
				`The ${FORMAT_NAMES[format]} has ${pages} pages; as artwork of one area only the first is printed`,
				'Save the page that is meant as a file of its own, unless it is a book',
			),
		);
	}
	if (orientation !== 1) {
		findings.push(
			warning(
				'turned_by_tag',
				'The picture is upright only by a note of the camera (EXIF), which some printers do not heed',
				'Turn it in a picture program and save it anew',
			),
		);
	}
	if (context.wantsTransparency && hasAlpha === false) {
		findings.push(
			warning(
				'no_transparency',
				'The picture has no transparency: its background is printed too, as a box',
				'Remove the background and save it as PNG with transparency',
			),
		);
	}
	if (isVector && facts.hasPictures) {
		findings.push(
			warning(
				'pictures_inside',
				'The drawing has pictures of pixels in it, whose sharpness is not checked here',
				'Check that they are large enough, or export the whole as PNG and inspect that',
			),
		);
	}
	if (isVector && facts.hasText) {
		findings.push(
			warning(
				'needs_fonts',
				'The drawing has text in it, which comes out in another font where the printer lacks it',
				'Convert text to outlines (paths) before you export it',
			),
		);
	}
	return findings;
}
