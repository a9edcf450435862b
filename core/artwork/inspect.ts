import { areaText, inchesOf, pxText } from '../domain/artwork/area';
import type { JudgeContext } from '../domain/artwork/judge/context';
import { judgeArtwork, tidyFindings, verdictOf } from '../domain/artwork/judge/judge';
import { judgePixels } from '../domain/artwork/judge/pixels';
import { shapeOf } from '../domain/artwork/judge/shape';
import { hardestArea } from '../domain/artwork/judge/sharpness';
import type { PixelFacts } from '../domain/artwork/pixel-stats';
import { readFacts } from '../domain/artwork/read-facts';
import type { ArtworkArea, ArtworkFacts, ArtworkVerdict } from '../domain/artwork/types';
import { ok, type Result } from '../domain/result';
import { lookAtPixels } from './pixels/look';
import type { ArtworkInput } from './read/types';
import { readWhole } from './read/whole';
import { inflate } from './vendor/inflate';

/** What is to be found out about a file. */
export interface InspectRequest {
	context: JudgeContext;
	/** The areas of several variants, instead of one: that on which it comes out worst counts. */
	areas?: readonly ArtworkArea[];
	/** Whether to read all of the file for its hash. */
	wantsHash: boolean;
	/** Whether to look at the pixels. */
	wantsPixels: boolean;
}

/** How the file comes out on the area. */
export interface PrintFacts {
	/** The area in words, such as `12 x 16 in`. */
	area: string;
	placement?: string;
	/** The variant whose area it is, where others have another one. */
	variant?: string;
	/** Pixels an inch as printed. */
	effectiveDpi?: number;
	/** The pixels that the provider asks for, such as `1800 x 2400 px`. */
	wantedPx?: string;
	/** Width over height. */
	fileShape?: number;
	areaShape?: number;
	/** How much of the area the whole picture covers, up to 1. */
	coverage?: number;
}

/** What is known of a file, and what is to become of it. */
export interface Inspection extends Omit<ArtworkVerdict, 'effectiveDpi'> {
	/** All findings in one text, for a message. */
	summary: string;
	name: string;
	from: string;
	facts: ArtworkFacts;
	print?: PrintFacts;
	/** What the pixels are like, or in a sentence why they were not looked at. */
	pixels?: PixelFacts | string;
}

const rounded = (value: number | undefined) =>
	value === undefined ? undefined : Math.round(value * 1000) / 1000;

function printFacts(
	facts: ArtworkFacts,
	context: JudgeContext,
	effectiveDpi: number | undefined,
): PrintFacts | undefined {
	const { area, rules } = context;
	if (area === undefined) return undefined;
	const [inches, shape] = [inchesOf(area), shapeOf(facts, context)];
	const dpi = rules.recommendedDpi.value;
	const wantedPx = inches
		? pxText(inches.width * dpi, inches.height * dpi)
		: pxText(area.widthPx ?? 0, area.heightPx ?? 0);
	return {
		area: areaText(area),
		placement: area.placement,
		...(area.variant === undefined ? {} : { variant: area.variant }),
		effectiveDpi,
		wantedPx,
		fileShape: rounded(shape?.file),
		areaShape: rounded(shape?.area),
		coverage: rounded(shape?.coverage),
	};
}

function summaryOf({ verdict, findings }: Pick<ArtworkVerdict, 'verdict' | 'findings'>): string {
	if (verdict === 'accepted') return 'Nothing is wrong with the file.';
	return findings.map(({ message, hint }) => `${message} ${hint}`).join(' ');
}

/**
 * Inspects a file: what it is, and whether it prints well. Reads headers only, unless its hash or
 * its pixels are asked for; pixels are looked at only of a file that is not rejected anyway.
 * @returns a failure where the file cannot be read; a file that must not be printed is no failure
 */
export async function inspectArtwork(
	input: ArtworkInput,
	{ context: asked, areas, wantsHash, wantsPixels }: InspectRequest,
): Promise<Result<Inspection>> {
	const whole = wantsHash ? await readWhole(input.open, input.bytes) : undefined;
	if (whole && !whole.ok) return whole;
	const source = whole?.value.source ?? input.bytes;
	const read = await readFacts(source, { inflate });
	if (!read.ok) return read;
	const { faults } = read.value;
	const facts: ArtworkFacts = {
		...read.value.facts,
		...(whole ? { sha256: whole.value.sha256 } : {}),
	};
	const area = asked.area ?? hardestArea(facts, areas ?? [], asked.fit);
	const context = { ...asked, area };
	const judged = judgeArtwork({ facts, faults }, context, input.name);
	const mayLook = wantsPixels && judged.verdict !== 'rejected';
	const looked = mayLook ? await lookAtPixels(facts, input.open, source) : undefined;
	if (looked && !looked.ok) return looked;
	const pixels = looked?.value;
	const more =
		pixels === undefined || 'notLooked' in pixels
			? []
			: 'fault' in pixels
				? [pixels.fault]
				: judgePixels(pixels.facts);
	const findings = tidyFindings([...judged.findings, ...more]);
	const verdict = verdictOf(findings);
	return ok({
		...{ verdict, findings, summary: summaryOf({ verdict, findings }) },
		...{ name: input.name, from: input.from, facts },
		print: printFacts(facts, context, judged.effectiveDpi),
		...(pixels && 'facts' in pixels ? { pixels: pixels.facts } : {}),
		...(pixels && 'notLooked' in pixels ? { pixels: pixels.notLooked } : {}),
	});
}
