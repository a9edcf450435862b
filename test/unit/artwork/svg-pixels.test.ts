import { drawing, foundIn, lookAt } from '../../support/artwork/looking';
import { picture } from '../../support/artwork/pictures';

const DISC = '<circle cx="300" cy="200" r="190"/>';
const embedded = (kind: string, file: Buffer) =>
	`<image width="600" height="400" href="data:image/${kind};base64,${file.toString('base64')}"/>`;

describe('a drawing', () => {
	it.each([
		['of nothing', '', ['transparent']],
		['whose layer is hidden', `<g display="none">${DISC}</g>`, ['transparent']],
		['that is white', '<rect width="600" height="400" fill="#fff"/>', ['blank']],
		['that is of one colour', '<rect width="100%" height="100%" fill="#06c"/>', ['blank']],
		['with a speck', '<rect x="50" y="50" width="6" height="6"/>', ['nearly_blank']],
		['in the middle', DISC, []],
		['lost in its room', '<rect x="90" y="90" width="80" height="80"/>', ['much_room']],
		['over its right edge', '<circle cx="520" cy="200" r="150"/>', ['cut_off']],
		[
			'over an edge of white paper, clipped to the page',
			'<clipPath id="p"><rect width="600" height="400"/></clipPath><g clip-path="url(#p)"><rect width="600" height="400" fill="#fff"/><circle cx="300" cy="300" r="150"/></g>',
			['cut_off'],
		],
	])('%s', async (_name, inside, expected) => {
		expect(await foundIn(drawing(inside))).toEqual(expected);
	});

	it.each([
		['its view box', 'viewBox="10 10 380 380"'],
		['a page of another shape', 'width="900" height="380" viewBox="10 10 380 380"'],
		['millimetres', 'width="20mm" height="20mm" viewBox="10 10 380 380"'],
		[
			'a stretched page',
			'width="900" height="100" viewBox="10 10 380 380" preserveAspectRatio="none"',
		],
	])('that ends at the edge of %s is not cut off there', async (_name, size) => {
		expect(await foundIn(drawing('<circle cx="200" cy="200" r="190"/>', size))).toEqual([]);
	});

	it.each([
		['width="210mm" height="297mm"', '<rect width="210mm" height="297mm" fill="#fff"/>'],
		['width="24.4" height="24.4"', '<rect width="24.4" height="24.4" fill="#fff"/>'],
		['viewBox="0 0 333 777"', '<rect width="333" height="777" fill="#fff"/>'],
	])('that is paper of the odd size %s is blank', async (size, paper) => {
		expect(await foundIn(drawing(paper, size))).toEqual(['blank']);
	});

	it('says over which edges its shapes go on', async () => {
		const inside = '<circle cx="60" cy="40" r="80" stroke="red" stroke-width="30"/>';
		expect(await lookAt(drawing(inside))).toMatchObject({ facts: { runsOver: ['top', 'left'] } });
	});

	it('is looked at with its own pictures', async () => {
		const photo = picture(60, 40);
		expect(await foundIn(drawing(embedded('jpeg', await photo.jpeg().toBuffer())))).toEqual([]);
		expect(await foundIn(drawing(embedded('png', await photo.png().toBuffer())))).toEqual([]);
	});

	it('of UTF-16 and with the declaration of a drawing program is looked at too', async () => {
		const text = `<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${drawing(DISC).toString()}`;
		expect(await foundIn(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([]);
	});
});

describe('says that it did not look at a drawing', () => {
	const nested = Array.from(
		{ length: 7 },
		(_none, n) => `<g id="u${n + 1}">${`<use href="#u${n}"/>`.repeat(10)}</g>`,
	).join('');

	it.each([
		['with text, whose font is elsewhere', `${DISC}<text y="99">Hello</text>`, /text/],
		[
			'with tiles, which may be huge',
			`<pattern id="p" width="9e5" height="9e5"/>${DISC}`,
			/patterns/,
		],
		['with effects', `<filter id="f"><feFlood/></filter>${DISC}`, /effects/],
		['with variables', '<circle r="90" style="fill: var(--a)"/>', /variables/],
		['that multiplies itself', `<g id="u0">${DISC}</g>${nested}`, /intricate/],
		[
			'of layers upon layers',
			`${'<g opacity="0.9">'.repeat(30)}${DISC}${'</g>'.repeat(30)}`,
			/intricate/,
		],
		['that moves', `<circle r="90"><animate attributeName="r" to="9"/></circle>`, /intricate/],
	])('%s', async (_name, inside, why) => {
		expect(await foundIn(drawing(inside))).toMatch(why);
	});

	it('without a size, or that is not well formed', async () => {
		expect(await foundIn(drawing(DISC, ''))).toMatch(/how large/);
		expect(await foundIn(drawing('<circle r="9" r="8"/>'))).toMatch(/well formed/);
	});

	it('with a picture that is left out when it is drawn', async () => {
		const webp = await picture().webp().toBuffer();
		expect(await foundIn(drawing(embedded('webp', webp)))).toMatch(/PNG or JPEG/);
		const hidden = embedded('webp', webp).replace(
			'href',
			'xmlns:x="http://www.w3.org/1999/xlink" x:href',
		);
		expect(await foundIn(drawing(hidden))).toMatch(/PNG or JPEG/);
	});
});

it('looks at drawing after drawing in memory that does not grow with them', async () => {
	// One is 4 MB of pixels: kept, they would come to 240 MB.
	await foundIn(drawing(DISC));
	const before = process.memoryUsage().rss;
	for (let n = 0; n < 60; n += 1) await foundIn(drawing(DISC));
	expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024);
});
