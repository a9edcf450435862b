import { sentence } from '../../failure';
import type { ReadArtwork } from '../read-facts';
import { READABLE_FORMATS, type ArtworkFinding, type ArtworkVerdict } from '../types';
import type { JudgeContext } from './context';
import { judgeFaults } from './faults';
import { judgeFormat, judgeName, judgeSize } from './format';
import { judgeLooks } from './looks';
import { judgeShape } from './shape';
import { judgeSharpness, printedSize } from './sharpness';

/** The verdict that findings make: one rejection rejects. */
export function verdictOf(findings: readonly ArtworkFinding[]): ArtworkVerdict['verdict'] {
	if (findings.some(({ severity }) => severity === 'rejection')) return 'rejected';
	return findings.length > 0 ? 'accepted_with_warnings' : 'accepted';
}

/** Findings with what rejects first, in whole sentences. */
export function tidyFindings(findings: readonly ArtworkFinding[]): ArtworkFinding[] {
	const rejects = findings.filter(({ severity }) => severity === 'rejection');
	const warns = findings.filter(({ severity }) => severity === 'warning');
	return [...rejects, ...warns].map((one) => ({
		...one,
		message: sentence(one.message),
		hint: sentence(one.hint),
	}));
}

/**
 * Holds what is known of a file against a provider's rules and a print area. Pure.
 * @param fileName as the seller or a server calls it
 */
export function judgeArtwork(
	{ facts, faults }: ReadArtwork,
	context: JudgeContext,
	fileName?: string,
): ArtworkVerdict {
	const isReadable = (READABLE_FORMATS as readonly string[]).includes(facts.format);
	const findings = [
		...judgeFormat(facts, context),
		...judgeFaults(facts, faults),
		...judgeSize(facts, context),
		...(isReadable
			? [
					...judgeSharpness(facts, context),
					...judgeShape(facts, context),
					...judgeLooks(facts, context),
					...judgeName(facts, fileName),
				]
			: []),
	];
	const { effectiveDpi } = printedSize(facts, context);
	return {
		verdict: verdictOf(findings),
		findings: tidyFindings(findings),
		...(effectiveDpi === undefined ? {} : { effectiveDpi }),
	};
}
