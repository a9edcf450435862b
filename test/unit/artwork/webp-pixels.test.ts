import sharp from 'sharp';
import { MOST_WEBP_PIXELS, webpLook } from '../../../core/artwork/pixels/look-at-webp';
import { bySharp } from '../../support/artwork/by-sharp';
import { drawing, foundIn, lookAt, onPaper } from '../../support/artwork/looking';
import { HONEST, picture } from '../../support/artwork/pictures';

const OVER_RIGHT = '<circle cx="450" cy="200" r="180" fill="#b00"/>';

it.each(HONEST.filter(({ name }) => name.startsWith('webp.') && !name.includes('profile')))(
	'$name is told as sharp tells it',
	async ({ make }) => {
		const file = await make();
		const { hasAlpha } = await sharp(file).metadata();
		const reference = await bySharp(file, { mayBePhoto: !hasAlpha });
		expect(await lookAt(file)).toEqual({ facts: reference });
	},
);

describe.each([
	['without loss', { lossless: true }],
	['of quality 60', { quality: 60 }],
])('a WebP %s', (_name, options) => {
	it.each([
		['of nothing', drawing(''), ['transparent']],
		['that is white', drawing('<rect width="600" height="400" fill="#fff"/>'), ['blank']],
		['with a speck', drawing('<rect x="150" y="150" width="9" height="9"/>'), ['nearly_blank']],
		['in the middle', drawing('<rect x="30" y="30" width="540" height="340"/>'), []],
		['over its right edge', drawing(OVER_RIGHT), ['cut_off']],
	])('%s', async (_what, inside, expected) => {
		expect(await foundIn(await sharp(inside).webp(options).toBuffer())).toEqual(expected);
	});

	it('of white paper, over its edge', async () => {
		expect(await foundIn(await onPaper(OVER_RIGHT).webp(options).toBuffer())).toEqual(['cut_off']);
	});
});

it('names the edge of the picture as it is seen, however the camera was held', async () => {
	const file = await onPaper(OVER_RIGHT).webp().withMetadata({ orientation: 6 }).toBuffer();
	const look = await lookAt(file);
	expect(look).toMatchObject({ facts: { edges: { right: 0, left: 0, top: 0 } } });
	expect('facts' in look && look.facts.edges.bottom).toBeGreaterThan(0.5);
});

it('that is a photo is left alone', async () => {
	expect(await foundIn(await picture(300, 200).webp().toBuffer())).toEqual([]);
});

it('is not taken for a picture of nothing where it is damaged', async () => {
	const file = await onPaper(OVER_RIGHT).webp({ lossless: true }).toBuffer();
	file.fill(0xff, 30, file.length);
	expect(await foundIn(file)).toBe('The pixels of this WebP cannot be looked at here.');
});

it('of too many pixels is not decoded', () => {
	const side = Math.sqrt(MOST_WEBP_PIXELS) + 1;
	const facts = { format: 'webp', mimeType: 'image/webp', widthPx: side, heightPx: side } as const;
	expect(webpLook(facts)).toEqual({
		notLooked: 'The pixels of a WebP of more than 25 megapixels are not looked at.',
	});
});
