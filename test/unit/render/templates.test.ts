import { fontSet } from '../../../core/artwork/render/fonts';
import { renderSize } from '../../../core/domain/artwork/render/size';
import { drawn, nameField, outcome, svg } from '../../support/render/draw';

const NAME = '<text data-field="Name" data-width="200" x="9" y="99" font-size="40">N</text>';
const given = { Name: 'Anna' };
const bomb = (depth: number) =>
	Array.from(
		{ length: depth },
		(_none, n) => `<g id="u${n + 1}">${`<use href="#u${n}"/>`.repeat(10)}</g>`,
	).join('');

it.each([
	['a broken file', '<svg'],
	['no SVG at all', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
	['no size', svg(NAME, '')],
	['no field', svg('<text y="40">Hello</text>')],
	['a script', svg(`${NAME}<script>alert(1)</script>`)],
	['a handler', svg(`<g onload="alert(1)">${NAME}</g>`)],
	['an animation', svg(`${NAME}<circle r="9"><animate attributeName="r" to="5"/></circle>`)],
	['a web page inside', svg(`${NAME}<foreignObject/>`)],
	['a picture from elsewhere', svg(`${NAME}<image href="https://example.com/a.png"/>`)],
	['a file of the machine', svg(`${NAME}<image href="file:///etc/passwd"/>`)],
	['a drawing inside', svg(`${NAME}<image href="data:image/svg+xml;base64,AAAA"/>`)],
	['a use from elsewhere', svg(`${NAME}<use href="other.svg#a"/>`)],
	['a style from elsewhere', svg(`<style>@import "a.css"</style>${NAME}`)],
	['a hidden address', svg(`<style>g{fill:u\\72l(//example.com/a)}</style>${NAME}`)],
	['a paint from elsewhere', svg(`${NAME}<rect fill="url(https://example.com/#a)"/>`)],
	['a damaged picture inside', svg(`${NAME}<image href="data:image/png;base64,AAAA"/>`)],
	['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg(`${NAME}<text y="9">&a;</text>`)}`],
	[
		'parts that multiply',
		svg(`<defs><rect id="u0" width="1" height="1"/>${bomb(7)}</defs>${NAME}`),
	],
	['a part inside itself', svg(`<g id="a"><use href="#a"/></g>${NAME}`)],
	['very deep groups', svg(`${'<g>'.repeat(200)}${NAME}${'</g>'.repeat(200)}`)],
	['a rule that is none', nameField('data-fit="squeeze"')],
	['a text without a size', svg('<text data-field="Name" data-width="9">N</text>')],
	['a text without a width', svg('<text data-field="Name" font-size="9"/>')],
	['a field on a circle', svg('<circle data-field="Photo" r="9"/>')],
	['a picture without a size', svg('<rect data-field="Photo" width="50%" height="9"/>')],
	['a colour without a list', svg('<rect data-colour-field="Colour"/>')],
	['a colour that is none', svg('<rect data-colour-field="C" data-colours="A=url(#x)"/>')],
	['effects upon effects', svg(`${'<g opacity="0.9">'.repeat(60)}${NAME}${'</g>'.repeat(60)}`)],
])('refuses %s', async (_what, template) => {
	const size = { widthPx: 2400, heightPx: 2400, dpi: 300 };
	const result = await drawn(template, given, { size });
	expect(outcome(result)).toBe('template');
});

it('asks for a font that was not given, and names those that were', async () => {
	const result = await drawn(nameField('font-family="Lobster, Pacifico"'), given);
	if (result.ok) throw new Error('not held');
	expect(result.hold).toMatchObject({
		code: 'font_missing',
		message: expect.stringContaining('Lobster'),
		hint: expect.stringContaining('Open Sans'),
	});
	expect(outcome(await drawn(nameField('font-family="Lobster, sans-serif"'), given))).toBe(
		'rendered',
	);
});

it('refuses a text of its own that would not be seen', async () => {
	expect(outcome(await drawn(svg(`${NAME}<text y="40">日本</text>`), given))).toBe('glyph_missing');
});

it('says that a web font is no font', async () => {
	const woff = { name: 'Lobster.woff2', bytes: Buffer.from('wOF2\0\0\0\0') };
	expect(await fontSet([woff])).toMatchObject({ ok: false, hold: { code: 'font_missing' } });
});

it.each([
	[12, 16, 'in', 300, 3600, 4800],
	[200, 100, 'mm', 150, 1181, 591],
	[2700, 1050, 'px', 300, 2700, 1050],
] as const)('makes %s x %s %s at %s DPI', (width, height, unit, dpi, widthPx, heightPx) => {
	expect(renderSize(width, height, unit, dpi)).toEqual({
		ok: true,
		value: { widthPx, heightPx, dpi },
	});
});

it.each([
	[0, 16, 'in', 300],
	[Number.NaN, 16, 'in', 300],
	[60, 60, 'in', 300],
	[30_000, 10, 'px', 300],
] as const)('makes nothing of %s x %s %s at %s DPI', (width, height, unit, dpi) => {
	expect(outcome(renderSize(width, height, unit, dpi))).toBe('template');
});
