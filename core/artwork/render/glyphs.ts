import { fine, held, type OrHold } from '../../domain/artwork/render/types';
import type { FontSet } from './fonts';
import { graphemesOf } from './graphemes';
import type { Renderer } from './renderer';
import { writeXml } from './xml';

const EMOJI =
	/\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?|\p{Regional_Indicator}|\u20E3/u;
/** So much wider than its first part, a joined emoji has fallen apart into several. */
const APART = 1.5;

function script(codePoint: number): string {
	const character = String.fromCodePoint(codePoint);
	if (EMOJI.test(character)) return 'an emoji';
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) {
		return 'a Chinese, Japanese or Korean character';
	}
	if (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(character)) {
		return 'a letter of a language that is written from right to left';
	}
	return 'a character';
}

function missing(codePoint: number, where: string, field?: string): OrHold<never> {
	const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
	return held(
		'glyph_missing',
		`${where} holds ${script(codePoint)} (${name}) that none of the fonts can draw`,
		'Give a font that has it, or agree on another text with the buyer.',
		field,
	);
}

function widthOf(renderer: Renderer, text: string, family: string): number {
	const style = { 'font-size': '100', 'font-family': `'${family}'` };
	const children = [{ name: 'text', attributes: style, children: [text] }];
	const attributes = { xmlns: 'http://www.w3.org/2000/svg' };
	return renderer.measure(writeXml({ name: 'svg', attributes, children }))?.width ?? 0;
}

/**
 * Fonts may list an emoji and draw nothing that the renderer knows, or draw a family one by one.
 */
function emojiIsDrawn(renderer: Renderer, grapheme: string, family: string): boolean {
	const width = widthOf(renderer, grapheme, family);
	const [first = '', ...rest] = [...grapheme].filter((part) => part !== '\uFE0F');
	if (width <= 0) return false;
	return rest.length === 0 || width < APART * Math.max(widthOf(renderer, first, family), 100);
}

/**
 * Whether every character of a text will be seen: none is left out, and none becomes an empty box.
 * @param where begins the sentence, such as `The answer for Name`
 * @param family in which it is set as far as that has its characters
 */
export function checkGlyphs(
	{ fonts, renderer }: { fonts: FontSet; renderer: Renderer },
	text: string,
	where: string,
	family: string,
	field?: string,
): OrHold<string> {
	for (const grapheme of graphemesOf(text)) {
		const drawnBy = fonts.familyFor(grapheme, family);
		if (drawnBy === undefined) {
			const lacking = [...grapheme].find((part) => fonts.familyFor(part) === undefined);
			return missing((lacking ?? grapheme).codePointAt(0) ?? 0, where, field);
		}
		if (EMOJI.test(grapheme) && !emojiIsDrawn(renderer, grapheme, drawnBy)) {
			return missing(grapheme.codePointAt(0) ?? 0, where, field);
		}
	}
	return fine(text);
}
