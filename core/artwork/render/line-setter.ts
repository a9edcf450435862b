import { withDirection } from '../../domain/artwork/render/clean-text';
import { entryOf } from '../../domain/entry-of';
import { graphemesOf } from './graphemes';
import { setStyle } from './style';
import type { Template } from './template';
import { emptyText, inherited, isOnPath, textAlone } from './text-element';
import { copyOf, textOf, writeXml, type XmlElement, type XmlNode } from './xml';

/** A stretch of a line in one font. */
interface Run {
	text: string;
	family: string;
}

/** Sets lines in a text of a template, and tells how wide they come out. */
export interface LineSetter {
	/** The family that the template asks for. */
	family: string;
	/**
	 * Whether a line can be set so that each of its characters is seen, given that fonts have them.
	 */
	canSet: (line: string) => boolean;
	/** How wide a line is at a size of the font, in the text's own units. */
	width: (line: string, size: number) => number;
	/** What goes into the text for a line. `x` is where the text stands. */
	nodes: (line: string, size: number, place: { x: number; dy?: number }) => XmlNode[];
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const ANCHORS: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

/**
 * The renderer puts a line together from several fonts only where each has the same number of
 * glyphs for all of it, and else leaves the line out. So every line is set in one font, or in
 * stretches that are placed one by one; those from right to left take one font for all.
 */
export function lineSetter(
	template: Template,
	text: XmlElement,
	parents: readonly XmlElement[],
): LineSetter {
	const { fonts, renderer, styles } = template;
	const css = styles.map(textOf).join('\n');
	const stated = (property: string) => inherited(text, parents, property, css);
	const family = fonts.familyOf(stated('font-family')) ?? fonts.defaultFamily;
	const anchor = entryOf(ANCHORS, stated('text-anchor')) ?? 0;
	const name = text.name.replace(/[^:]+$/, 'tspan');
	const known = new Map<string, number>();

	const ink = (line: string, font: string, size: number): number => {
		const key = `${size} ${font} ${line}`;
		const before = known.get(key);
		if (before !== undefined) return before;
		const alone = copyOf(text);
		const part = emptyText(alone);
		setStyle(part, { 'font-size': `${size}px`, 'font-family': `'${font}'` });
		part.children = [withDirection(line)];
		const width = renderer.measure(writeXml(textAlone(alone, parents, styles)))?.width ?? 0;
		known.set(key, width);
		return width;
	};
	/** Room that a stretch takes: what a second one adds to the first; spaces at its ends apart. */
	const advance = ({ text: run, family: font }: Run, size: number): number => {
		const words = run.trim();
		const spaces = run.length - words.length;
		const space = spaces === 0 ? 0 : ink('n n', font, size) - ink('nn', font, size);
		const set = words === '' ? 0 : ink(words + words, font, size) - ink(words, font, size);
		return set + spaces * space;
	};

	const runsOf = (line: string): Run[] | undefined => {
		const runs: Run[] = [];
		for (const grapheme of graphemesOf(line)) {
			const font = fonts.familyFor(grapheme, family) ?? family;
			const last = runs.at(-1);
			if (last?.family === font) last.text += grapheme;
			else runs.push({ text: grapheme, family: font });
		}
		if (runs.length <= 1) return runs;
		if (!RIGHT_TO_LEFT.test(line) && !isOnPath(text)) return runs;
		const whole = fonts.familyFor(line, family);
		return whole === undefined ? undefined : [{ text: line, family: whole }];
	};

	return {
		family,
		canSet: (line) => runsOf(line) !== undefined,
		width(line, size) {
			const runs = runsOf(line) ?? [];
			const [only] = runs;
			if (only !== undefined && runs.length === 1) return ink(only.text, only.family, size);
			return runs.reduce((sum, run) => sum + advance(run, size), 0);
		},
		nodes(line, size, { x, dy }) {
			const runs = runsOf(line) ?? [];
			const widths = runs.length > 1 ? runs.map((run) => advance(run, size)) : [];
			let at = x - anchor * widths.reduce((sum, width) => sum + width, 0);
			return runs.map((run, n): XmlElement => {
				const place: Record<string, string> = {};
				if (runs.length > 1 || dy !== undefined) place.x = String(at);
				if (n === 0 && dy !== undefined) place.dy = String(dy);
				at += widths[n] ?? 0;
				const part = { name, attributes: place, children: [withDirection(run.text)] };
				const turned = runs.length > 1 ? { 'text-anchor': 'start' } : {};
				setStyle(part, { 'font-family': `'${run.family}'`, ...turned });
				return part;
			});
		},
	};
}
