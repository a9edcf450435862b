import { fine, held, type HoldCode, type OrHold } from './types';

/** More than any print needs; what is longer is a mistake or an attack. */
export const MAX_ANSWER_CHARACTERS = 500;
/** Accents above one letter; Vietnamese and Hebrew need two, more is decoration that overflows. */
const MOST_MARKS = 3;

interface Rule {
	code: HoldCode;
	pattern: RegExp;
	what: string;
	hint: string;
}

const RULES: readonly Rule[] = [
	{
		code: 'broken_character',
		// Halves of a pair, non-characters and the mark that stands for one that was lost.
		pattern: /[\p{Cs}\uFFFD\uFFFE\uFFFF\u{1FFFE}\u{1FFFF}\uFDD0-\uFDEF]/u,
		what: 'a character that was damaged on its way',
		hint: 'Ask the buyer for the text again.',
	},
	{
		code: 'control_character',
		// eslint-disable-next-line no-control-regex -- these are what is looked for
		pattern: /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/,
		what: 'a control character',
		hint: 'Type the text anew without it.',
	},
	{
		code: 'direction_character',
		pattern: /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/,
		what: 'an invisible character that turns the direction of writing',
		hint: 'Type the text anew without it; languages from right to left need none.',
	},
	{
		code: 'invisible_character',
		pattern: new RegExp(
			[
				'\\u00AD|\\u034F|\\u115F|\\u1160|\\u17B4|\\u17B5|[\\u180B-\\u180E]|\\u200B',
				'[\\u2060-\\u2065]|[\\u206A-\\u206F]|\\u3164|\\uFEFF|\\uFFA0|[\\uFFF9-\\uFFFB]',
				'[\\u{1D173}-\\u{1D17A}]|[\\u{E0000}-\\u{E001F}]',
			].join('|'),
			'u',
		),
		what: 'an invisible character',
		hint: 'Type the text anew without it.',
	},
];

/** Joiners shape letters of these scripts and join emoji; anywhere else they are only invisible. */
const MISPLACED_JOINER =
	/(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Mongolian}])[\u200C\u200D]|[\u200C\u200D]$/u;

/** Tags at the end of a flag (as of Scotland) belong to it; elsewhere they are invisible. */
const MISPLACED_TAG = /(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0020}-\u{E007F}]/u;
/** The other variation selectors choose among glyphs that no font here tells apart. */
const SELECTOR = /[\uFE00-\uFE0D]|[\u{E0100}-\u{E01EF}]/u;
const STACKED = new RegExp(`\\p{M}{${MOST_MARKS + 1},}`, 'u');

/**
 * The answer as it is set: composed (NFC), line ends as `\n`, ends trimmed, runs of spaces and tabs
 * as one. Nothing else is changed or left out: a text with a character that cannot be seen, or that
 * would turn the others, waits for a person.
 */
export function cleanText(answer: string, field: string): OrHold<string> {
	const text = answer
		.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
		.replace(/\t/g, ' ')
		.normalize('NFC')
		.replace(/[^\S\n\u3000]+/gu, (run) => (run.includes('\uFEFF') ? run : ' '))
		.split('\n')
		.map((line) => line.replace(/^[ \u3000]+|[ \u3000]+$/g, ''))
		.join('\n')
		.replace(/^\n+|\n+$/g, '');
	if (text.length > MAX_ANSWER_CHARACTERS) {
		return held(
			'too_long',
			`The answer for ${field} has more than ${MAX_ANSWER_CHARACTERS} characters`,
			'Shorten it with the buyer',
			field,
		);
	}
	for (const { code, pattern, what, hint } of RULES) {
		if (pattern.test(text)) return held(code, `The answer for ${field} holds ${what}`, hint, field);
	}
	if (MISPLACED_JOINER.test(text) || MISPLACED_TAG.test(text) || SELECTOR.test(text)) {
		return held(
			'invisible_character',
			`The answer for ${field} holds an invisible character`,
			'Type the text anew without it.',
			field,
		);
	}
	if (STACKED.test(text)) {
		return held(
			'stacked_marks',
			`The answer for ${field} stacks accents that run out of their line`,
			'Type the text anew without them.',
			field,
		);
	}
	return fine(text);
}

const RIGHT_TO_LEFT =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * A line that begins from right to left, marked as such (U+2067, U+2069): the renderer takes every
 * line for one from left to right otherwise, and sets `!` on the wrong side.
 */
export function withDirection(line: string): string {
	const first = /\p{L}/u.exec(line)?.[0];
	return first !== undefined && RIGHT_TO_LEFT.test(first) ? `\u2067${line}\u2069` : line;
}
