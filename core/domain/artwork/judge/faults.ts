import type { Fault, FaultCode } from '../header';
import type { ArtworkFacts, ArtworkFinding } from '../types';
import { rejection } from './context';
import { FORMAT_NAMES } from './format';

/** What a fault means to a seller, and what helps. */
const WORDS: Readonly<Record<FaultCode, readonly [(detail: string) => string, string]>> = {
	truncated: [
		(detail) => `The file is not all there (${detail})`,
		'It was cut off when it was saved, uploaded or downloaded: send it again',
	],
	damaged: [
		(detail) => `The file is damaged (${detail})`,
		'Open it in the program that made it and export it anew',
	],
	attached: [
		(detail) => `There is something else in the file: ${detail}`,
		'Open the picture, copy it into a new file and export that',
	],
	script: [
		(detail) => `The file can run something (${detail}), which a print file must not`,
		'Export it without scripts and interactive parts, or as PNG',
	],
	external: [
		(detail) =>
			`The file refers to something outside of it (${detail}), which the printer does not have`,
		'Embed linked pictures and fonts, or export it as PNG',
	],
	entity: [
		(detail) =>
			`The file defines parts of its text elsewhere (${detail}), which is not safe to open`,
		'Export it as plain SVG (in Illustrator: without "Preserve Illustrator Editing Capabilities"), or as PNG',
	],
	encrypted: [
		() => 'The file is locked with a password or by its rights',
		'Save it without a password and with printing allowed',
	],
	unsupported: [
		(detail) => `The file uses ${detail}, which printers do not read`,
		'Save it anew as PNG or as a usual JPEG',
	],
	unchecked: [
		(detail) => `The file cannot be checked (${detail})`,
		'Export it in a simpler form, such as PNG',
	],
};

/** Each kind of fault once, with its first detail. */
export function judgeFaults(facts: ArtworkFacts, faults: readonly Fault[]): ArtworkFinding[] {
	const first = new Map<FaultCode, Fault>();
	for (const fault of faults) if (!first.has(fault.code)) first.set(fault.code, fault);
	return [...first.values()].map(({ code, detail }) => {
		const [message, hint] = WORDS[code];
		return rejection(
			code,
			message(detail).replace(/^The file/, `The ${FORMAT_NAMES[facts.format]}`),
			hint,
		);
	});
}
