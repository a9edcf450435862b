import { unsafeSvg } from '../../domain/artwork/unsafe-svg';
import { fine, held, type OrHold } from '../../domain/artwork/render/types';
import { localName, textOf, walk, type XmlElement } from './xml';

const MOST_ELEMENTS = 20_000;
/** After every `use` is replaced by what it points to. */
const MOST_DRAWN = 60_000;
const DEEPEST = 64;
const MOST_FILTERS = 20;

/** They are no harm, but which of their pictures would be printed? */
const MOVING: ReadonlySet<string> = new Set([
	'animate',
	'animateMotion',
	'animateTransform',
	'set',
]);

function refuse(message: string, hint: string): OrHold<never> {
	return held('template', message, hint);
}

/**
 * Whether a template runs nothing and takes nothing from outside of itself, by the check that all
 * drawings go through.
 */
export function checkSafe(svg: string): OrHold<null> {
	const [fault] = unsafeSvg(svg);
	if (fault === undefined) return fine(null);
	const { code, detail } = fault;
	if (code === 'script') {
		return refuse(
			`The template can run something (${detail})`,
			'Save it as a plain drawing without scripts and interactive parts.',
		);
	}
	if (code === 'external' || code === 'entity') {
		return refuse(
			`The template takes a part of itself from elsewhere (${detail})`,
			'Embed its pictures when you save it; give its fonts with the node.',
		);
	}
	return refuse(`The template cannot be checked (${detail})`, 'Simplify it and save it again.');
}

/** How many elements are drawn; counts no further than needed to tell that they are too many. */
function drawnElements(root: XmlElement): number {
	const byId = new Map<string, XmlElement>();
	for (const { element } of walk(root)) byId.set(element.attributes.id ?? '', element);
	const known = new Map<XmlElement, number>();
	const count = (element: XmlElement, open: ReadonlySet<XmlElement>): number => {
		const before = known.get(element);
		if (before !== undefined) return before;
		if (open.has(element)) return Infinity;
		const path = new Set(open).add(element);
		let sum = 1;
		const target = /^#(.+)$/.exec(
			element.attributes.href ?? element.attributes['xlink:href'] ?? '',
		)?.[1];
		const used = target === undefined ? undefined : byId.get(target);
		if (localName(element) === 'use' && used !== undefined) sum += count(used, path);
		for (const child of element.children) {
			if (typeof child !== 'string') sum += count(child, path);
		}
		known.set(element, sum);
		return sum;
	};
	return count(root, new Set());
}

const LAYER = /^(opacity|filter|mask|mix-blend-mode|isolation|clip-path)$/;
const LAYER_IN_CSS = /(^|[{;\s])(opacity|filter|mask|mix-blend-mode|isolation|clip-path)\s*:/;

/**
 * How many pictures of full size drawing may hold at once: one, and one for each effect that lies
 * within others. Where a style sheet has effects, every class counts as one.
 */
export function layersOf(root: XmlElement): number {
	const all = [...walk(root)];
	const sheets = all.filter(({ element }) => localName(element) === 'style');
	const inClasses = sheets.some(({ element }) => LAYER_IN_CSS.test(textOf(element)));
	const isLayer = ({ attributes }: XmlElement) =>
		Object.keys(attributes).some((name) => LAYER.test(name)) ||
		LAYER_IN_CSS.test(attributes.style ?? '') ||
		(inClasses && attributes.class !== undefined);
	return all.reduce((most, { element, parents }) => {
		const layers = [...parents, element].filter(isLayer).length;
		return Math.max(most, 1 + layers);
	}, 1);
}

/**
 * Whether a drawing can be drawn in bounded time and memory: nothing multiplies itself.
 */
export function checkDrawing(root: XmlElement): OrHold<XmlElement> {
	if (localName(root) !== 'svg') {
		return refuse('The template is no SVG drawing', 'Save it as SVG.');
	}
	let [elements, filters] = [0, 0];
	for (const { element, parents } of walk(root)) {
		elements += 1;
		const name = localName(element);
		if (parents.length > DEEPEST) {
			return refuse('The template nests its groups too deeply', 'Ungroup it and save it again.');
		}
		if (MOVING.has(name)) {
			return refuse('The template is animated', 'Save it as a plain drawing without animation.');
		}
		if (
			element.attributes.filter !== undefined ||
			/filter\s*:/.test(element.attributes.style ?? '')
		) {
			filters += 1;
		}
	}
	if (elements > MOST_ELEMENTS || filters > MOST_FILTERS || drawnElements(root) > MOST_DRAWN) {
		return refuse('The template has too many parts to be drawn', 'Simplify it and save it again.');
	}
	return fine(root);
}
