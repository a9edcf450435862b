import sharp from 'sharp';
import { cmykLook, MOST_CMYK_PIXELS } from '../../../core/artwork/pixels/look-at-cmyk';
import { bySharp } from '../../support/artwork/by-sharp';
import { foundIn, lookAt, onPaper } from '../../support/artwork/looking';
import { HONEST, picture } from '../../support/artwork/pictures';

const OVER_RIGHT = '<circle cx="450" cy="200" r="180" fill="#b00"/>';
const cmyk = (inside: string) => onPaper(inside).toColourspace('cmyk');

describe.each([
	['baseline', { quality: 80 }],
	['progressive', { quality: 60, progressive: true }],
])('a CMYK JPEG, %s', (_name, options) => {
	it.each([
		['that is white', '', ['blank']],
		['with a speck', '<rect x="150" y="150" width="9" height="9"/>', ['nearly_blank']],
		['in the middle', '<rect x="30" y="30" width="540" height="340" fill="#06c"/>', []],
		['of one colour', '<rect width="600" height="400" fill="#0a6"/>', ['blank']],
		['over its right edge', OVER_RIGHT, ['cut_off']],
		['lost in its room', '<rect x="90" y="90" width="80" height="80"/>', ['much_room']],
	])('%s', async (_what, inside, expected) => {
		expect(await foundIn(await cmyk(inside).jpeg(options).toBuffer())).toEqual(expected);
	});
});

it('covers what sharp says that it covers', async () => {
	const file = await cmyk('<rect x="90" y="40" width="300" height="200" fill="#06c"/>')
		.jpeg({ quality: 95 })
		.toBuffer();
	const reference = await bySharp(file, { mayBePhoto: true });
	const look = await lookAt(file);
	if (!('facts' in look)) throw new Error('not looked at');
	expect(look.facts.content).toBeCloseTo(reference.content, 2);
	expect(look.facts.hasGround).toBe(true);
	for (const side of ['left', 'top', 'right', 'bottom'] as const) {
		expect(look.facts.box?.[side]).toBeCloseTo(reference.box?.[side] ?? NaN, 1);
	}
});

it.each(HONEST.filter(({ name }) => name.startsWith('jpeg.cmyk')))(
	'$name, a photo, is left alone',
	async ({ make }) => {
		expect(await foundIn(await make())).toEqual([]);
	},
);

it('names the edge of the picture as it is seen, however the camera was held', async () => {
	const file = await cmyk(OVER_RIGHT).jpeg().withMetadata({ orientation: 6 }).toBuffer();
	const look = await lookAt(file);
	expect(look).toMatchObject({ facts: { edges: { right: 0, left: 0, top: 0 } } });
	expect('facts' in look && look.facts.edges.bottom).toBeGreaterThan(0.5);
});

it('of a large size, too', async () => {
	const small = await onPaper(OVER_RIGHT).png().toBuffer();
	const large = sharp(small).resize(3001, 2003, { fit: 'fill' }).toColourspace('cmyk');
	expect(await foundIn(await large.jpeg().toBuffer())).toEqual(['cut_off']);
});

it('that the decoder does not know is said not to be looked at', async () => {
	const whole = await picture().toColourspace('cmyk').jpeg().toBuffer();
	// A table of codes that none of its parts can be read by.
	const codes = whole.indexOf(Buffer.from([0xff, 0xc4]));
	whole.fill(0xff, codes + 4, codes + 40);
	expect(await foundIn(whole)).toBe('The pixels of this kind of JPEG cannot be looked at here.');
});

it('of too many pixels is not decoded', () => {
	const side = Math.sqrt(MOST_CMYK_PIXELS) + 1;
	const facts = { format: 'jpeg', mimeType: 'image/jpeg', widthPx: side, heightPx: side } as const;
	expect(cmykLook(facts)).toEqual({
		notLooked: 'The pixels of a CMYK JPEG of more than 25 megapixels are not looked at.',
	});
});
