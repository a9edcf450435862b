import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answers } from '../../../core/artwork/render/fill';
import { fontSet, type GivenFont } from '../../../core/artwork/render/fonts';
import { checkPicture } from '../../../core/artwork/render/picture';
import { render, type Rendered } from '../../../core/artwork/render/render';
import { openRenderer } from '../../../core/artwork/render/renderer';
import { readTemplate, type Template } from '../../../core/artwork/render/template';
import type { GivenAnswer, OrHold, RenderSize } from '../../../core/domain/artwork/render/types';

/** Where the fixtures lie. */
export const FIXTURES = path.join(__dirname, '..', '..', 'fixtures', 'render');

/** A font of the fixtures, such as `NotoSansJP`. */
export function fixtureFont(name: string): GivenFont {
	return { name, bytes: readFileSync(path.join(FIXTURES, 'fonts', `${name}.ttf`)) };
}

/** Reads a template with fonts of the fixtures. */
export async function templateOf(
	svg: string,
	fonts: readonly string[] = [],
): Promise<OrHold<Template>> {
	const set = await fontSet(fonts.map(fixtureFont));
	if (!set.ok) return set;
	return await readTemplate(svg, set.value, await openRenderer(set.value));
}

/** Answers as an order gives them; bytes are a picture. */
export type Given = Readonly<Record<string, string | Uint8Array>>;

/** Reads answers as the node does. */
export async function answersOf(given: Given): Promise<GivenAnswer[]> {
	return await Promise.all(
		Object.entries(given).map(
			async ([name, value]): Promise<GivenAnswer> =>
				typeof value === 'string'
					? { name, text: value }
					: { name, text: '', ...(await checkPicture(value)) },
		),
	);
}

/** 240 pixels a side, as the references are. */
export const SMALL: RenderSize = { widthPx: 240, heightPx: 240, dpi: 100 };

/** One file from a template's text. */
export async function drawn(
	svg: string,
	given: Given,
	{ fonts = [], size = SMALL, ...more }: DrawOptions = {},
): Promise<OrHold<Rendered>> {
	const template = await templateOf(svg, fonts);
	if (!template.ok) return template;
	return render(template.value, { answers: await answersOf(given), ...more }, size);
}

/** What a case may need beside a template and answers. */
export interface DrawOptions extends Omit<Answers, 'answers'> {
	fonts?: readonly string[];
	size?: RenderSize;
}

/** A template of 240 units a side, filled by what stands in it. */
export function svg(content: string, attributes = 'viewBox="0 0 240 240"'): string {
	return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`;
}

/** A text field called Name in the middle, 200 units wide. */
export function nameField(attributes = '', sample = 'Sample'): string {
	return svg(
		`<text data-field="Name" data-width="200" x="120" y="130" text-anchor="middle" font-size="40" ${attributes}>${sample}</text>`,
	);
}

/** The code of the reason why a line waits, or `rendered`. */
export function outcome(result: OrHold<unknown>): string {
	return result.ok ? 'rendered' : result.hold.code;
}
