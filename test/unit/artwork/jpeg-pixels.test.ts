import sharp, { type Sharp } from 'sharp';
import { lookAtPixels } from '../../../core/artwork/pixels/look';
import type { ArtworkFacts } from '../../../core/domain/artwork/types';
import { sourceOf } from '../../../core/domain/artwork/reader';
import { ok } from '../../../core/domain/result';
import { drawing, foundIn, jpegOf, lookAt, onPaper } from '../../support/artwork/looking';
import { picture } from '../../support/artwork/pictures';

const OVER_RIGHT = '<circle cx="450" cy="200" r="180" fill="#b00"/>';

/** A photo of a light in front of something that is nearly, and not quite, of one colour. */
async function photoOn(background: Sharp): Promise<Buffer> {
	const light = drawing('<ellipse cx="300" cy="400" rx="150" ry="220" fill="#fc8"/>');
	return await background
		.composite([{ input: light }])
		.jpeg({ quality: 90 })
		.toBuffer();
}

const grain = (mean: number, sigma: number) =>
	sharp({
		create: {
			...{ width: 600, height: 400, channels: 3, background: '#000' },
			noise: { type: 'gaussian', mean, sigma },
		},
	});

describe.each([45, 80, 100])('a JPEG of quality %i', (quality) => {
	it.each([
		['that is white', '', ['blank']],
		['with a speck', '<rect x="150" y="150" width="9" height="9"/>', ['nearly_blank']],
		['in the middle', '<rect x="30" y="30" width="540" height="340" fill="#06c"/>', []],
		['of one colour', '<rect width="600" height="400" fill="#0a6"/>', ['blank']],
		['over its right edge', OVER_RIGHT, ['cut_off']],
		['lost in its room', '<rect x="90" y="90" width="80" height="80"/>', ['much_room']],
	])('%s', async (_name, inside, expected) => {
		expect(await foundIn(await jpegOf(inside, quality))).toEqual(expected);
	});
});

describe('a photo', () => {
	it('that fills all is left alone', async () => {
		expect(await foundIn(await picture(300, 200).jpeg().toBuffer())).toEqual([]);
	});

	it('of something before a wall or a night, at its edge, is not said to be cut off', async () => {
		const wall = sharp(
			drawing(
				'<linearGradient id="a" x2="0" y2="1"><stop stop-color="#fafafa"/><stop offset="1" stop-color="#f1f1f1"/></linearGradient><rect width="600" height="400" fill="url(#a)"/>',
			),
		).flatten();
		expect(await foundIn(await photoOn(wall))).toEqual([]);
		expect(await foundIn(await photoOn(grain(12, 5)))).toEqual([]);
		// The same on flat paper is a drawing.
		expect(await foundIn(await photoOn(onPaper('')))).toEqual(['cut_off']);
	});
});

it('names the edge of the picture as it is seen, however the camera was held', async () => {
	const edges = await Promise.all(
		[1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation) => {
			const file = await onPaper(OVER_RIGHT).jpeg().withMetadata({ orientation }).toBuffer();
			const look = await lookAt(file);
			if (!('facts' in look)) throw new Error('not looked at');
			return Object.entries(look.facts.edges).flatMap(([edge, part]) => (part > 0 ? [edge] : []));
		}),
	);
	const [right, left, top, bottom] = [['right'], ['left'], ['top'], ['bottom']];
	expect(edges).toEqual([right, left, left, right, bottom, bottom, top, top]);
});

it('tells of a large one in grey, progressive, what it tells of a small one', async () => {
	const small = await onPaper(OVER_RIGHT).png().toBuffer();
	const large = sharp(small).resize(3001, 2003, { fit: 'fill' }).greyscale();
	expect(await foundIn(await large.jpeg({ progressive: true }).toBuffer())).toEqual(['cut_off']);
});

it('says that it did not look at what the renderer does not decode', async () => {
	const whole = await jpegOf(OVER_RIGHT);
	// The header of a JPEG and none of its pixels: never taken for a picture of nothing.
	const start = whole.indexOf(Buffer.from([0xff, 0xda]));
	const hollow = Buffer.concat([whole.subarray(0, start), Buffer.from([0xff, 0xd9])]);
	expect(await foundIn(hollow)).toBe('The pixels of this kind of JPEG cannot be looked at here.');
});

describe('what is too large', () => {
	const facts: ArtworkFacts = {
		...{ format: 'jpeg', mimeType: 'image/jpeg', colourMode: 'rgb' },
		...{ widthPx: 900, heightPx: 900 },
	};
	const piece = new Uint8Array(1024 * 1024);
	const none = sourceOf(new Uint8Array(0));

	it('in pixels is not even read', async () => {
		const open = jest.fn();
		const look = await lookAtPixels({ ...facts, widthPx: 9000, heightPx: 9000 }, open, none);
		expect(look).toMatchObject({ value: { notLooked: expect.stringMatching(/megapixels/) } });
		expect(open).not.toHaveBeenCalled();
	});

	it('in bytes is not read, or no further than to tell', async () => {
		let pieces = 0;
		async function* endless() {
			for (;;) {
				pieces += 1;
				yield await Promise.resolve(piece);
			}
		}
		const open = jest.fn(async () => await Promise.resolve(ok(endless())));
		const told = { value: { notLooked: expect.stringMatching(/32 MB/) } };
		expect(await lookAtPixels({ ...facts, bytes: 40e6 }, open, none)).toMatchObject(told);
		expect(open).not.toHaveBeenCalled();
		expect(await lookAtPixels(facts, open, none)).toMatchObject(told);
		expect(pieces).toBe(33);
	});
});
