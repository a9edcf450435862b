import fc from 'fast-check';
import sharp, { type Sharp, type TiffOptions } from 'sharp';
import { bySharp } from '../../support/artwork/by-sharp';
import { drawing, foundIn, lookAt, onPaper } from '../../support/artwork/looking';
import { tiffPages } from '../../support/artwork/odd-files';
import { HONEST, noise, picture } from '../../support/artwork/pictures';

const SHAPE =
	'<circle cx="190" cy="150" r="120" fill="#b00"/><rect x="300" y="90" width="99" height="200"/>';

const COLOURS: ReadonlyArray<[name: string, make: () => Sharp]> = [
	['RGB', () => onPaper(SHAPE)],
	['RGB with transparency', () => sharp(drawing(SHAPE))],
	['RGB of 16 bits', () => onPaper(SHAPE).toColourspace('rgb16')],
	['RGB of 16 bits with transparency', () => sharp(drawing(SHAPE)).toColourspace('rgb16')],
	['grey', () => onPaper(SHAPE).greyscale()],
	['grey of 16 bits', () => onPaper(SHAPE).toColourspace('grey16')],
];
const STORED: ReadonlyArray<[name: string, options: TiffOptions]> = [
	['as it is', { compression: 'none' }],
	['by LZW', { compression: 'lzw', predictor: 'none' }],
	['by LZW, as differences', { compression: 'lzw', predictor: 'horizontal' }],
	['by ZIP, as differences', { compression: 'deflate', predictor: 'horizontal' }],
	['by PackBits', { compression: 'packbits' }],
	['in tiles', { compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 48 }],
	['in a BigTIFF', { compression: 'deflate', bigtiff: true }],
];

describe.each(COLOURS)('a TIFF in %s', (_colour, make) => {
	it.each(STORED)('stored %s is told as sharp tells it', async (_name, options) => {
		const file = await make().tiff(options).toBuffer();
		expect(await lookAt(file)).toEqual({ facts: await bySharp(file) });
	});
});

it('of photos, too, every packing is undone to the last pixel', async () => {
	for (const [, options] of STORED) {
		const file = await picture(333, 222, 4).tiff(options).toBuffer();
		expect(await lookAt(file)).toEqual({ facts: await bySharp(file) });
	}
});

it.each(HONEST.filter(({ name }) => /^tiff\.(rgb|tiled-300dpi)$/.test(name)))(
	'$name is told as sharp tells it',
	async ({ make }) => {
		const file = await make();
		expect(await lookAt(file)).toEqual({ facts: await bySharp(file) });
	},
);

it('in CMYK is told nearly as sharp tells it, which knows the inks', async () => {
	const file = await onPaper(SHAPE).toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer();
	const [look, reference] = [await lookAt(file), await bySharp(file)];
	if (!('facts' in look)) throw new Error('not looked at');
	expect(look.facts.box).toEqual(reference.box);
	expect(look.facts.content).toBeCloseTo(reference.content, 2);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('held as %i is told as it is seen', async (orientation) => {
	const image = onPaper('<circle cx="450" cy="200" r="180" fill="#b00"/>');
	const file = await image.withMetadata({ orientation }).tiff({ compression: 'lzw' }).toBuffer();
	const reference = await bySharp(file, { isTurned: true });
	const look = await lookAt(file);
	if (!('facts' in look)) throw new Error('not looked at');
	expect(look.facts.edges).toEqual(reference.edges);
	for (const side of ['left', 'top', 'right', 'bottom'] as const) {
		expect(look.facts.box?.[side]).toBeCloseTo(reference.box?.[side] ?? NaN, 9);
	}
});

it.each([
	['of nothing', drawing(''), ['transparent']],
	['that is white', drawing('<rect width="600" height="400" fill="#fff"/>'), ['blank']],
	['with a speck', drawing('<rect x="150" y="150" width="9" height="9"/>'), ['nearly_blank']],
	['in the middle', drawing('<rect x="30" y="30" width="540" height="340"/>'), []],
	['over its right edge', drawing('<circle cx="450" cy="200" r="180"/>'), ['cut_off']],
])('a TIFF %s', async (_name, inside, expected) => {
	expect(await foundIn(await sharp(inside).tiff({ compression: 'lzw' }).toBuffer())).toEqual(
		expected,
	);
});

describe('a TIFF', () => {
	it('packed by JPEG is said not to be looked at', async () => {
		expect(await foundIn(await onPaper(SHAPE).tiff({ compression: 'jpeg' }).toBuffer())).toBe(
			'The pixels of the TIFF are not looked at: it is packed in a rare way; LZW, ZIP or no compression is read.',
		);
	});

	it('in Lab is said not to be looked at', async () => {
		const file = await picture().toColourspace('lab').tiff({ compression: 'lzw' }).toBuffer();
		expect(await foundIn(file)).toBe(
			'The pixels of the TIFF are not looked at: its colours are not RGB, CMYK or shades of grey.',
		);
	});

	it('of several pages is looked at on its first', async () => {
		expect(await foundIn(tiffPages(3))).toEqual(['blank']);
	});
});

it('is looked at whatever its size, a line of it in memory', async () => {
	const side = 1600;
	const raw = { width: side, height: side, channels: 3 as const };
	const file = await sharp(Buffer.alloc(side * side * 3, 200), { raw })
		.tiff({ compression: 'none' })
		.toBuffer();
	expect(file.length).toBeGreaterThan(7e6);
	const before = process.memoryUsage().arrayBuffers;
	const found = await foundIn(file);
	expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2e6);
	expect(found).toEqual(['blank']);
});

it('says nothing of pixels that are damaged or cut off, and never throws', async () => {
	const files = await Promise.all(
		STORED.map(async ([, options]) => await picture(90, 70).tiff(options).toBuffer()),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.nat(files.length - 1),
			fc.array(fc.tuple(fc.nat(60_000), fc.nat(255)), { maxLength: 8 }),
			fc.nat(100),
			async (which, changes, cut) => {
				const data = Uint8Array.from(files[which] ?? []);
				for (const [at, byte] of changes) data[8 + (at % (data.length - 8))] = byte;
				const part = data.subarray(0, data.length - Math.floor((data.length * cut) / 150));
				const look = await lookAt(part).catch((error: unknown) => {
					// A header without a size is refused before the pixels are looked at.
					if (error instanceof RangeError) throw error;
					return undefined;
				});
				if (look && 'facts' in look) expect(look.facts.content).toBeLessThanOrEqual(1);
			},
		),
		{ numRuns: 200 },
	);
});

it('is damaged where its packed pixels are, and says so', async () => {
	const image = sharp(noise(90, 70), { raw: { width: 90, height: 70, channels: 3 } });
	const file = await image.tiff({ compression: 'lzw' }).toBuffer();
	file.fill(0xff, 200, 6000);
	expect(await foundIn(file)).toEqual(['damaged']);
});
