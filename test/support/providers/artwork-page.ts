import { FORMAT_NAMES } from '../../../core/domain/artwork/judge/format';
import type { ArtworkRules, ReadableFormat, StatedLimit } from '../../../core/domain/artwork/types';
import { serviceLabel } from '../../../core/domain/provider';
import { providerModules } from '../../../core/providers/registry';

const NONE = '–';
const names = (formats: readonly ReadableFormat[] = []) =>
	formats.map((format) => FORMAT_NAMES[format]).join(', ') || NONE;

/** What is not in the provider's documents has a mark. */
function limit(stated: StatedLimit | undefined, written: (value: number) => string): string {
	if (stated === undefined) return NONE;
	return `${written(stated.value)}${stated.isVerified ? '' : ' (unverified)'}`;
}

/** The rows: what is asked, and how a provider's data answers it. */
const FACTS: ReadonlyArray<readonly [string, (rules: ArtworkRules) => string]> = [
	['Files', ({ formats }) => names(formats)],
	['For some products, if at all', ({ formatsInDoubt }) => names(formatsInDoubt)],
	['Largest file', ({ maxBytes }) => limit(maxBytes, (value) => `${value / 1_000_000} MB`)],
	['Rejected below', ({ minDpi }) => limit(minDpi, (value) => `${value} DPI`)],
	['Warned below', ({ recommendedDpi }) => limit(recommendedDpi, (value) => `${value} DPI`)],
	['Shape may be off by', ({ maxAspectOff }) => limit(maxAspectOff, (value) => `${value * 100} %`)],
	['Takes CMYK as it is', ({ colourModes }) => (colourModes.includes('cmyk') ? 'yes' : NONE)],
];

/** The table of what each provider prints from, as Markdown without padding. */
export function artworkTable(): string[] {
	const known = providerModules();
	const row = (first: string, cells: string[]) => `| ${[first, ...cells].join(' | ')} |`;
	return [
		row(
			'',
			known.map(({ name }) => serviceLabel(name)),
		),
		row('---', Array<string>(known.length).fill('---')),
		...FACTS.map(([question, answer]) =>
			row(
				question,
				known.map(({ artwork }) => answer(artwork)),
			),
		),
	];
}
