import { setStyle, styleValue } from './style';
import { copyOf, isElement, localName, textOf, walk, type XmlElement } from './xml';

/** What places letters one by one, and would pull another text apart. */
const PER_LETTER = ['dx', 'rotate', 'textLength', 'lengthAdjust'];
const FONT_UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 96 / 72 };

/**
 * The part inside a text or part that holds the words: drawing programs wrap them in `tspan` or
 * `textPath`. Of several side by side, the lines of a sample, the first is taken.
 */
function firstPart(text: XmlElement): XmlElement | undefined {
	return text.children.find(
		(child): child is XmlElement => isElement(child, 'tspan') || isElement(child, 'textPath'),
	);
}

/** Leaves one innermost part, empty, and takes what places single letters. */
export function emptyText(text: XmlElement): XmlElement {
	for (const name of PER_LETTER) delete text.attributes[name];
	for (const name of ['x', 'y']) {
		const first = /^[\s,]*([^\s,]+)/.exec(text.attributes[name] ?? '')?.[1];
		if (first !== undefined) text.attributes[name] = first;
	}
	const part = firstPart(text);
	if (part === undefined) {
		text.children = [];
		return text;
	}
	text.children = [part];
	return emptyText(part);
}

function inSheets(element: XmlElement, property: string, css: string): string | undefined {
	const classes = (element.attributes.class ?? '').split(/\s+/).filter(Boolean);
	const selectors = [
		...classes.map((name) => `\\.${name.replace(/[^\w-]/g, '\\$&')}`),
		element.name,
	];
	for (const selector of selectors) {
		const rule = new RegExp(
			`(?:^|[\\s,}])${selector}(?![\\w-])[^{}]*\\{(?:[^}]*[;\\s])?${property}\\s*:\\s*([^;}]+)`,
		);
		const found = rule.exec(css)?.[1];
		if (found !== undefined) return found.trim();
	}
	return undefined;
}

/** A property of the words of a text, from its innermost part outwards. */
export function inherited(
	text: XmlElement,
	parents: readonly XmlElement[],
	property: string,
	css: string,
): string | undefined {
	const inside: XmlElement[] = [];
	for (let part = firstPart(text); part !== undefined; part = firstPart(part)) inside.unshift(part);
	for (const element of [...inside, text, ...[...parents].reverse()]) {
		const stated = styleValue(element, property) ?? inSheets(element, property, css);
		if (stated !== undefined) return stated;
	}
	return undefined;
}

/** The size of a text's font in its own units, as far as the drawing states it in numbers. */
export function fontSizeOf(
	text: XmlElement,
	parents: readonly XmlElement[],
	css: string,
): number | undefined {
	const stated = inherited(text, parents, 'font-size', css) ?? '';
	const [, number, unit = ''] = /^\s*([\d.]+)\s*(px|pt)?\s*$/.exec(stated) ?? [];
	const size = Number(number) * (FONT_UNITS[unit] ?? Number.NaN);
	return size > 0 ? size : undefined;
}

const PLACING = ['x', 'y', 'width', 'height', 'viewBox', 'preserveAspectRatio'];
/** What moves or hides a text, and has no say in how wide it is in its own units. */
const OUTSIDE = ['transform', 'opacity', 'display', 'visibility', 'clip-path', 'mask', 'filter'];

function straighten(text: XmlElement): XmlElement {
	for (const { element } of walk(text)) {
		if (localName(element) !== 'textPath') continue;
		element.name = 'tspan';
		for (const name of Object.keys(element.attributes)) {
			if (/href$|^startOffset$/.test(name)) delete element.attributes[name];
		}
	}
	return text;
}

/** The path that a text runs along, in definitions of its own; none where it runs straight. */
function pathOf(text: XmlElement, root: XmlElement | undefined): XmlElement[] {
	const onPath = [...walk(text)].find(({ element }) => localName(element) === 'textPath')?.element;
	const { href, 'xlink:href': linked } = onPath?.attributes ?? {};
	const id = (href ?? linked)?.replace(/^#/, '');
	if (id === undefined || root === undefined) return [];
	const path = [...walk(root)].find(({ element }) => element.attributes.id === id)?.element;
	return path === undefined ? [] : [{ name: 'defs', attributes: {}, children: [path] }];
}

/**
 * A drawing of a text alone, in its own units, set as it is in the template.
 * @param isStraight whether a text that runs along a path is laid flat
 */
export function textAlone(
	text: XmlElement,
	parents: readonly XmlElement[],
	styles: readonly XmlElement[],
	isStraight = true,
): XmlElement {
	const alone = copyOf(text);
	const path = isStraight ? [] : pathOf(text, parents[0]);
	let inner = bare(isStraight ? straighten(alone) : alone);
	for (const parent of [...parents].reverse()) {
		const shell = bare({ name: parent.name, attributes: { ...parent.attributes }, children: [] });
		shell.children = [inner];
		inner = shell;
	}
	for (const name of PLACING) delete inner.attributes[name];
	inner.children = [...styles, ...path, ...inner.children];
	return inner;
}

function bare(element: XmlElement): XmlElement {
	setStyle(element, Object.fromEntries(OUTSIDE.map((name) => [name, undefined])));
	return element;
}

/** Whether it runs along a path. */
export function isOnPath(text: XmlElement): boolean {
	return [...walk(text)].some(({ element }) => localName(element) === 'textPath');
}

/** The words that a template shows until it is filled. */
export function sampleOf(text: XmlElement): string {
	return textOf(text).trim();
}
