import { fine, held, type OrHold } from '../../domain/artwork/render/types';
import type { Template } from './template';
import { checkGlyphs } from './glyphs';
import { inherited, textAlone } from './text-element';
import { copyOf, isElement, textOf, walk, writeXml, type XmlElement } from './xml';

/** A text's own words without those of the parts inside it. */
function ownWords({ children }: XmlElement): string {
	return children.filter((child) => typeof child === 'string').join('');
}

/** A text with the words of one of its parts alone. */
function onlyWordsOf(text: XmlElement, index: number): XmlElement {
	const copy = copyOf(text);
	for (const [n, { element }] of [...walk(copy)].entries()) {
		if (n !== index) element.children = element.children.filter((child) => isElement(child));
	}
	return copy;
}

/**
 * Whether the words that stand in a template itself are all drawn. The renderer leaves a line out
 * that is put together from fonts with different numbers of glyphs for it, so the outlines of the
 * whole are held against those of its parts.
 */
export function checkStaticText(
	template: Pick<Template, 'fonts' | 'renderer' | 'styles'>,
	text: XmlElement,
	parents: readonly XmlElement[],
): OrHold<null> {
	const { fonts, renderer, styles } = template;
	const css = styles.map(textOf).join('\n');
	const outlines = (whole: XmlElement) =>
		renderer.outlines(writeXml(textAlone(whole, parents, styles)));
	let [parts, sum] = [0, 0];
	for (const [index, { element, parents: inside }] of [...walk(text, parents)].entries()) {
		const words = ownWords(element);
		if (words.trim() === '') continue;
		const bare = { ...element, children: [words] };
		const family = fonts.familyOf(inherited(bare, inside, 'font-family', css));
		const drawn = checkGlyphs(template, words, 'The template', family ?? fonts.defaultFamily);
		if (!drawn.ok) return drawn;
		if (fonts.familyFor(words, family) !== family && family !== undefined) {
			return held(
				'glyph_missing',
				`The font ${family} lacks characters of a text in the template`,
				'Set these characters in a font that has them, in a text of their own.',
			);
		}
		parts += 1;
		sum += outlines(onlyWordsOf(text, index));
	}
	if (parts < 2 || outlines(text) === sum) return fine(null);
	return held(
		'template',
		'The template mixes fonts within one line in a way that cannot be drawn',
		'Put the words of each font into a text of their own.',
	);
}
