import { cleanText } from '../../domain/artwork/render/clean-text';
import { fine, held, type OrHold } from '../../domain/artwork/render/types';
import type { TextSpec } from './field-specs';
import { checkGlyphs } from './glyphs';
import { fitText, type FittedText } from './fit-text';
import { lineSetter, type LineSetter } from './line-setter';
import { setStyle } from './style';
import type { Template } from './template';
import { emptyText, isOnPath, textAlone } from './text-element';
import { writeXml, type XmlElement } from './xml';

const FIRST_LINE = { top: 0, middle: 0.5, bottom: 1 } as const;

function write(
	text: XmlElement,
	{ lines, size }: FittedText,
	spec: TextSpec,
	setter: LineSetter,
): void {
	const part = emptyText(text);
	setStyle(part, { 'font-size': `${size}px` });
	const x = Number.parseFloat(part.attributes.x ?? text.attributes.x ?? '0') || 0;
	const step = size * spec.lineHeight;
	const first = -step * (lines.length - 1) * FIRST_LINE[spec.valign];
	part.children = lines.flatMap((line, n) => {
		const dy = n === 0 ? first : step;
		return setter.nodes(line, size, { x, ...(lines.length > 1 ? { dy } : {}) });
	});
}

/** The renderer leaves out letters beyond the ends of a path, so their outlines are counted. */
function runsOffPath(
	{ renderer, styles }: Template,
	text: XmlElement,
	parents: readonly XmlElement[],
): boolean {
	const outlines = (isStraight: boolean) =>
		renderer.outlines(writeXml(textAlone(text, parents, styles, isStraight)));
	return outlines(true) !== outlines(false);
}

/**
 * Sets what the buyer wrote into a text of the template, so that all of it is seen and fits.
 * @param text the element in the copy that is filled; changed only where all is well
 */
export function fillText(
	template: Template,
	spec: TextSpec,
	{ element, parents }: { element: XmlElement; parents: readonly XmlElement[] },
	answer: string,
): OrHold<string> {
	const { name } = spec;
	const clean = cleanText(answer, name);
	if (!clean.ok) return clean;
	const text = clean.value;
	if (text.includes('\n') && spec.fit !== 'wrap') {
		return held(
			'several_lines',
			`The answer for ${name} has several lines, and the template has room for one`,
			'Write it in one line, or let the field wrap.',
			name,
		);
	}
	const setter = lineSetter(template, element, parents);
	const drawn = checkGlyphs(template, text, `The answer for ${name}`, setter.family, name);
	if (!drawn.ok) return drawn;
	if (!text.split('\n').every(setter.canSet)) {
		return held(
			'glyph_missing',
			`The answer for ${name} mixes languages that no single one of the fonts has together`,
			'Give a font that has all its characters, or agree on another text with the buyer.',
			name,
		);
	}
	const fitted = fitText(text, spec, setter);
	if (fitted === null) {
		const rule = spec.fit === 'wrap' ? `in ${spec.lines} lines` : 'in its line';
		return held(
			'does_not_fit',
			`The answer for ${name} does not fit ${rule}${spec.fit === 'hold' ? '' : ', not even at the smallest size'}`,
			'Shorten it with the buyer, or give the field more room or a smaller data-min-size.',
			name,
		);
	}
	write(element, fitted, spec, setter);
	if (isOnPath(element) && runsOffPath(template, element, parents)) {
		return held(
			'does_not_fit',
			`The answer for ${name} is longer than the path that it runs along`,
			'Shorten it with the buyer, or give the path more length or the field a smaller data-width.',
			name,
		);
	}
	return fine(text);
}
