import { fine, held, type ColourChoice, type OrHold } from '../../domain/artwork/render/types';
import { PICTURE_FITS, TEXT_FITS } from '../../domain/artwork/render/types';
import type { ColourSpec, FieldSpec, PictureSpec, TextSpec } from './field-specs';
import { fontSizeOf, isOnPath, sampleOf } from './text-element';
import { localName, type XmlElement } from './xml';

/** An element of a template with what surrounds it. */
export interface Place {
	element: XmlElement;
	parents: readonly XmlElement[];
	index: number;
	/** All style sheets of the template. */
	css: string;
	/** The width of the text as it stands, in its own units. */
	measure: () => number;
}

type Attributes = Record<string, string>;

function wrong(field: string, message: string, hint: string): OrHold<never> {
	return held('template', `The template's field ${field} ${message}`, hint, field);
}

function data(attributes: Attributes, ...names: string[]): string | undefined {
	return names
		.map((name) => attributes[`data-${name}`]?.trim())
		.find((value) => value !== undefined);
}

function number(attributes: Attributes, name: string): number | undefined {
	const value = data(attributes, name);
	return value === undefined ? undefined : Number(value);
}

/** By the attribute `data-field`, or by an id such as `field-Name`, as layers are named. */
export function fieldName({ attributes }: XmlElement): string | undefined {
	const byId = /^field[-:](.+)$/i.exec(attributes.id ?? '')?.[1]?.replace(/_/g, ' ');
	const name = (data(attributes, 'field') ?? byId)?.trim();
	return name === '' ? undefined : name;
}

function oneOf<T extends string>(value: string | undefined, all: readonly T[], fallback: T) {
	if (value === undefined) return fallback;
	return all.find((known) => known === value.toLowerCase());
}

const VALIGNS = ['top', 'middle', 'bottom'] as const;

function readText(name: string, place: Place): OrHold<TextSpec> {
	const { element, parents, index, css } = place;
	const { attributes } = element;
	const fit = oneOf(data(attributes, 'fit'), TEXT_FITS, 'shrink');
	const valign = oneOf(data(attributes, 'valign'), VALIGNS, 'top');
	if (fit === undefined)
		return wrong(name, 'has a data-fit that is not known', 'Write shrink, wrap or hold.');
	if (valign === undefined)
		return wrong(name, 'has a data-valign that is not known', 'Write top, middle or bottom.');
	if (fit === 'wrap' && isOnPath(element)) {
		return wrong(
			name,
			'cannot wrap, because it runs along a path',
			'Write shrink or hold as data-fit.',
		);
	}
	const fontSize = fontSizeOf(element, parents, css);
	if (fontSize === undefined) {
		return wrong(
			name,
			'states no size of its font',
			'Write font-size with a number on the text itself.',
		);
	}
	const width = number(attributes, 'width') ?? (sampleOf(element) === '' ? 0 : place.measure());
	const minSize = number(attributes, 'min-size') ?? fontSize / 2;
	const lines = number(attributes, 'lines') ?? (fit === 'wrap' ? 2 : 1);
	const lineHeight = number(attributes, 'line-height') ?? 1.2;
	if (!(width > 0)) {
		return wrong(
			name,
			'does not say how wide it may be',
			'Write data-width in the units of the drawing, or leave a sample text as wide as it may be.',
		);
	}
	if (![minSize, lines, lineHeight].every((value) => value > 0) || !Number.isInteger(lines)) {
		return wrong(
			name,
			'has a number that is none',
			'Look at data-min-size, data-lines and data-line-height.',
		);
	}
	const isOptional = isYes(data(attributes, 'optional'));
	return fine({
		kind: 'text',
		name,
		index,
		isOptional,
		fit,
		width,
		fontSize,
		lines,
		lineHeight,
		valign,
		minSize: Math.min(minSize, fontSize),
	});
}

function isYes(value: string | undefined): boolean {
	return value !== undefined && /^(yes|true|1)?$/i.test(value);
}

function readPicture(name: string, { element, parents, index }: Place): OrHold<PictureSpec> {
	const { attributes } = element;
	const fit = oneOf(data(attributes, 'fit'), PICTURE_FITS, 'cover');
	if (fit === undefined)
		return wrong(name, 'has a data-fit that is not known', 'Write cover or contain.');
	const side = (attribute: string, fallback?: string) => Number(attributes[attribute] ?? fallback);
	const box = {
		x: side('x', '0'),
		y: side('y', '0'),
		width: side('width'),
		height: side('height'),
	};
	if (!Object.values(box).every(Number.isFinite) || !(box.width > 0 && box.height > 0)) {
		return wrong(
			name,
			'does not say how large the picture is',
			'Give its rectangle a width and a height in numbers.',
		);
	}
	const minDpi = number(attributes, 'min-dpi') ?? 100;
	if (!(minDpi >= 0)) return wrong(name, 'has a data-min-dpi that is no number', 'Write a number.');
	const scale = [...parents, element].reduce((product, parent) => product * scaleOf(parent), 1);
	return fine({
		kind: 'picture',
		name,
		index,
		fit,
		box,
		scale,
		minDpi,
		isOptional: isYes(data(attributes, 'optional')),
	});
}

function scaleOf({ attributes }: XmlElement): number {
	let scale = 1;
	for (const [, kind, list = ''] of (attributes.transform ?? '').matchAll(
		/(matrix|scale)\(([^)]*)\)/g,
	)) {
		const [a = 1, b = 0, c = 0, d = 1] = list
			.split(/[\s,]+/)
			.filter(Boolean)
			.map(Number);
		const area =
			kind === 'matrix' ? a * d - b * c : a * (list.trim().split(/[\s,]+/).length > 1 ? b : a);
		scale *= Math.sqrt(Math.abs(area));
	}
	return scale;
}

const COLOUR = /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]+|rgba?\([\d.,%\s]+\))$/i;

function readColour(element: XmlElement, index: number): OrHold<ColourSpec> | undefined {
	const { attributes } = element;
	const name = data(attributes, 'colour-field', 'color-field');
	if (name === undefined || name === '') return undefined;
	const choices = (data(attributes, 'colours', 'colors') ?? '')
		.split(';')
		.filter((part) => part.trim() !== '')
		.map((part): ColourChoice => {
			const [choice = '', value = ''] = part.split('=').map((text) => text.trim());
			return { name: choice, value };
		});
	const property = data(attributes, 'colour-on', 'color-on') === 'stroke' ? 'stroke' : 'fill';
	if (
		choices.length === 0 ||
		choices.some((choice) => choice.name === '' || !COLOUR.test(choice.value))
	) {
		return wrong(
			name,
			'has no list of colours that can be read',
			'Write data-colours="Gold=#c9a227; Black=#111111".',
		);
	}
	return fine({
		kind: 'colour',
		name,
		index,
		property,
		choices,
		isOptional: isYes(data(attributes, 'optional')),
	});
}

/** The fields that an element is: the words of a text, its colour, or the place of a picture. */
export function readFields(place: Place): Array<OrHold<FieldSpec>> {
	const { element, index } = place;
	const name = fieldName(element);
	const fields: Array<OrHold<FieldSpec>> = [];
	const colour = readColour(element, index);
	if (colour !== undefined) fields.push(colour);
	if (name === undefined) return fields;
	const kind = localName(element);
	if (kind === 'text') fields.push(readText(name, place));
	else if (kind === 'rect' || kind === 'image') fields.push(readPicture(name, place));
	else
		fields.push(
			wrong(name, `is on a "${kind}"`, 'Put it on a text, or on a rectangle for a picture.'),
		);
	return fields;
}
