import { fine, held, type OrHold } from '../../domain/artwork/render/types';
import type { FieldSpec } from './field-specs';
import type { FontSet } from './fonts';
import { checkInnerPictures } from './inner-pictures';
import { fieldName, readFields } from './read-fields';
import type { Renderer } from './renderer';
import { checkDrawing, checkSafe, layersOf } from './safe-drawing';
import { checkStaticText } from './static-text';
import { styleValue } from './style';
import { textAlone } from './text-element';
import { localName, readXml, textOf, walk, writeXml, type XmlElement } from './xml';

/** Larger templates hold pictures that belong into a file of their own. */
export const MAX_TEMPLATE_BYTES = 20 * 1024 * 1024;

/** A template that was read and found good, with the fonts it is set in. */
export interface Template {
	root: XmlElement;
	/** Its style sheets. */
	styles: XmlElement[];
	fields: FieldSpec[];
	/** The size of its drawing in its own units. */
	width: number;
	height: number;
	/** How many pictures of full size drawing it takes at once. */
	layers: number;
	fonts: FontSet;
	renderer: Renderer;
	/** The same with no more fonts than a text needs in it. */
	narrowed: (text: string) => Template;
}

function numberOf(value: string | undefined): number {
	return Number(/^\s*([\d.]+)(px|pt|mm|cm|in)?\s*$/.exec(value ?? '')?.[1]);
}

/** Gives the root a view box, from its size where it has none of its own. */
function viewBox(root: XmlElement): [number, number] | undefined {
	const given = root.attributes.viewBox
		?.trim()
		.split(/[\s,]+/)
		.map(Number);
	const [width = NaN, height = NaN] =
		given === undefined
			? [numberOf(root.attributes.width), numberOf(root.attributes.height)]
			: given.slice(2);
	if (!(width > 0 && height > 0)) return undefined;
	root.attributes.viewBox ??= `0 0 ${width} ${height}`;
	return [width, height];
}

function familiesIn(element: XmlElement): string[] {
	const own = styleValue(element, 'font-family');
	const sheet =
		localName(element) === 'style'
			? [...textOf(element).matchAll(/font-family\s*:\s*([^;}]+)/g)].map((match) => match[1] ?? '')
			: [];
	return own === undefined ? sheet : [own, ...sheet];
}

/**
 * The families that a template asks for; of each list all, since any may be the one that is there.
 */
function readFamilies(root: XmlElement, fonts: FontSet): OrHold<string[]> {
	const families: string[] = [];
	for (const { element } of walk(root)) {
		for (const list of familiesIn(element)) {
			const names = list.split(',').map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2'));
			families.push(...names);
			if (fonts.familyOf(list) !== undefined) continue;
			return held(
				'font_missing',
				`The template asks for the font ${names[0] ?? ''}, which was not given`,
				`Give the font as a file, or use one of: ${fonts.families.join(', ')}`,
			);
		}
	}
	return fine(families);
}

/**
 * Reads an SVG template and checks all that does not depend on the buyer: that it is safe and
 * bounded, that its fonts are there, and that its fields make sense.
 */
export async function readTemplate(
	svg: string,
	fonts: FontSet,
	renderer: Renderer,
): Promise<OrHold<Template>> {
	const root = svg.length > MAX_TEMPLATE_BYTES ? null : readXml(svg);
	if (root === null) {
		return held(
			'template',
			'The template cannot be read as an SVG drawing',
			'Save it again as plain SVG, smaller than 20 MB.',
		);
	}
	const safe = checkSafe(svg);
	if (!safe.ok) return safe;
	const bounded = checkDrawing(root);
	if (!bounded.ok) return bounded;
	const pictures = await checkInnerPictures(root);
	if (!pictures.ok) return pictures;
	const size = viewBox(root);
	if (size === undefined) {
		return held('template', 'The template does not say how large it is', 'Give it a viewBox.');
	}
	const families = readFamilies(root, fonts);
	if (!families.ok) return families;
	const all = [...walk(root)];
	const styles = all.map(({ element }) => element).filter((e) => localName(e) === 'style');
	const css = styles.map(textOf).join('\n');
	const fields: FieldSpec[] = [];
	for (const [index, { element, parents }] of all.entries()) {
		const measure = () =>
			renderer.measure(writeXml(textAlone(element, parents, styles)))?.width ?? 0;
		for (const field of readFields({ element, parents, index, css, measure })) {
			if (!field.ok) return field;
			fields.push(field.value);
		}
		if (localName(element) !== 'text' || fieldName(element) !== undefined) continue;
		const drawn = checkStaticText({ fonts, renderer, styles }, element, parents);
		if (!drawn.ok) return drawn;
	}
	if (fields.length === 0) {
		return held(
			'template',
			'The template has no field that a buyer fills',
			'Write data-field="..." on a text, as the documentation shows.',
		);
	}
	const [width, height] = size;
	const shown = all
		.map(({ element }) => element)
		.filter((element) => localName(element) === 'text')
		.map(textOf)
		.join('');
	const template = { root, styles, fields, width, height, layers: layersOf(root), fonts, renderer };
	return fine({
		...template,
		narrowed(text) {
			const own = fonts.narrowed(families.value, shown + text);
			return { ...this, fonts: own, renderer: renderer.withFonts(own.files) };
		},
	});
}
