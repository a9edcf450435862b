import type { TextSpec } from './field-specs';
import type { LineSetter } from './line-setter';

/** The lines of a text and the size at which they fit. */
export interface FittedText {
	lines: string[];
	size: number;
}

/** Chinese and Japanese are written without spaces and may break anywhere between characters. */
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** These may not begin a line. */
const CLINGS = /^[、。，．！？」』）】〉》・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]/u;

interface Word {
	text: string;
	/** What stands before it unless it begins a line. */
	before: '' | ' ';
}

function wordsOf(line: string): Word[] {
	return line.split(' ').flatMap((word): Word[] => {
		if (!BREAKS_ANYWHERE.test(word)) return [{ text: word, before: ' ' }];
		const parts: string[] = [];
		for (const character of word) {
			if (parts.length > 0 && CLINGS.test(character)) parts.push((parts.pop() ?? '') + character);
			else parts.push(character);
		}
		return parts.map((text, n) => ({ text, before: n === 0 ? ' ' : '' }));
	});
}

/**
 * Breaks a text into lines that fit, as few words a line as needed.
 * @returns null where it needs more lines than it may have, or a word alone is too wide
 */
function breakLines(
	text: string,
	size: number,
	{ width, lines: most }: TextSpec,
	measure: LineSetter,
): string[] | null {
	const lines: string[] = [];
	for (const given of text.split('\n')) {
		let line = '';
		for (const { text: word, before } of wordsOf(given)) {
			const longer = line === '' ? word : line + before + word;
			if (measure.width(longer, size) <= width) {
				line = longer;
				continue;
			}
			if (line === '' || measure.width(word, size) > width) return null;
			lines.push(line);
			line = word;
			if (lines.length >= most) return null;
		}
		lines.push(line);
	}
	return lines.length <= most ? lines : null;
}

/** How fine sizes are tried, as a fraction of the size that the template states. */
const STEPS = 40;

/**
 * Finds the largest size, not under the field's least, at which a text fits by the field's rule.
 * @returns null where it does not fit
 */
export function fitText(text: string, spec: TextSpec, measure: LineSetter): FittedText | null {
	const { fontSize, minSize, fit } = spec;
	const at = (size: number): FittedText | null => {
		const lines = breakLines(
			text,
			size,
			{ ...spec, lines: fit === 'wrap' ? spec.lines : 1 },
			measure,
		);
		return lines === null ? null : { lines, size };
	};
	const whole = at(fontSize);
	if (whole !== null || fit === 'hold' || minSize >= fontSize) return whole;
	let best = at(minSize);
	if (best === null) return null;
	const sizeOf = (step: number) =>
		Math.round((minSize + ((fontSize - minSize) * step) / STEPS) * 1000) / 1000;
	let [low, high] = [0, STEPS];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		const fitted = at(sizeOf(middle));
		if (fitted === null) high = middle;
		else {
			low = middle;
			best = fitted;
		}
	}
	return best;
}
