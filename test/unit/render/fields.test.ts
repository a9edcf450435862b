import { drawn, nameField, outcome, svg, SMALL } from '../../support/render/draw';
import { jpegPicture, oddPicture, pixelsOf, pngPicture } from '../../support/render/pictures';

const field = nameField();
const colour = svg(
	'<rect width="240" height="240" data-colour-field="Color" data-colours="Gold=#c9a227;Navy=#001f5b"/>',
);
const photo = (more = '') =>
	svg(`<rect data-field="Photo" width="240" height="240" ${more}/>`, 'viewBox="0 0 240 240"');

it.each([
	['a missing answer', field, {}, 'missing_answer'],
	['an answer that no field asks for', field, { Name: 'Anna', Year: '1999' }, 'unknown_field'],
	['an empty answer that no field asks for', field, { Name: 'Anna', Year: ' ' }, 'rendered'],
	['a question spelt a little otherwise', field, { ' name? ': 'Anna' }, 'rendered'],
	['a colour in other case', colour, { Color: 'gold' }, 'rendered'],
	['a colour that is no choice', colour, { Color: 'Red' }, 'not_a_choice'],
	['a colour that would break out', colour, { Color: '#f00"/><script/>' }, 'not_a_choice'],
	['a missing picture', photo(), {}, 'missing_answer'],
	['a text where a picture belongs', photo(), { Photo: 'see e-mail' }, 'missing_answer'],
])('%s', async (_what, template, given, expected) => {
	expect(outcome(await drawn(template, given))).toBe(expected);
});

it('leaves answers without a field out where it may', async () => {
	const given = { Name: 'Anna', Year: '1999' };
	expect(outcome(await drawn(field, given, { mayBeUnused: true }))).toBe('rendered');
});

it('holds two answers to one question', async () => {
	expect(outcome(await drawn(field, { Name: 'Anna', 'Name?': 'Berta' }))).toBe('unknown_field');
});

it('holds a picture of too few pixels, and says how many it needs', async () => {
	const size = { ...SMALL, widthPx: 1200, heightPx: 1200 };
	const result = await drawn(photo(), { Photo: await pngPicture(200, 200) }, { size });
	if (result.ok) throw new Error('not held');
	expect(result.hold).toMatchObject({
		code: 'picture',
		message: expect.stringContaining('16 DPI'),
		hint: expect.stringContaining('1250 x 1250'),
	});
});

it.each(['cmyk', 'gif', 'tiff', 'webp'] as const)('holds a picture as %s', async (kind) => {
	expect(outcome(await drawn(photo(), { Photo: await oddPicture(kind) }))).toBe('picture');
});

it.each([
	['PNG', pngPicture],
	['JPEG', async () => await jpegPicture(1)],
	['interlaced PNG of 16 bits', async () => await oddPicture('png16')],
	['progressive JPEG', async () => await oddPicture('progressive')],
])('draws a picture as %s', async (_kind, picture) => {
	const file = await drawn(photo('data-min-dpi="50"'), { Photo: await picture() });
	if (!file.ok) throw new Error(file.hold.message);
	const { data } = await pixelsOf(file.value.png);
	const [red = 0, green = 255, blue = 255, alpha] = data.subarray(0, 4);
	expect([red > 200, green < 60, blue < 90, alpha]).toEqual([true, true, true, 255]);
});

it('holds a damaged picture and one that is no picture', async () => {
	const whole = await pngPicture();
	for (const bytes of [whole.subarray(0, 40), Buffer.from('<html>')]) {
		expect(outcome(await drawn(photo(), { Photo: bytes }))).toBe('picture');
	}
});

it('keeps what is not drawn transparent, and writes size and resolution', async () => {
	const size = { widthPx: 300, heightPx: 240, dpi: 300 };
	const file = await drawn(field, { Name: 'Anna' }, { size });
	if (!file.ok) throw new Error(file.hold.message);
	const { data, width, height } = await pixelsOf(file.value.png);
	expect([width, height, data[3]]).toEqual([300, 240, 0]);
	const png = Buffer.from(file.value.png);
	const at = png.indexOf('pHYs');
	expect([png.readUInt32BE(at + 4), png.readUInt32BE(at + 8), png[at + 12]]).toEqual([
		11811, 11811, 1,
	]);
	expect(file.value.warnings).toEqual([expect.stringContaining('another shape')]);
});
