import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { readPngPixels } from '../../../core/artwork/pixels/read-png';
import { judgePixels } from '../../../core/domain/artwork/judge/pixels';
import { bySharp, pieces } from '../../support/artwork/by-sharp';
import { HONEST, picture } from '../../support/artwork/pictures';

const shape = (inside: string, { width = 200, height = 100 } = {}) =>
	sharp(
		Buffer.from(
			`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`,
		),
	);

const PNGS = [
	// sharp turns the colours of a profile into others before it tells them.
	...HONEST.filter(({ name }) => /^png\.(?!profile)/.test(name)),
	{
		name: 'a drawing with transparency, interlaced',
		make: async () =>
			await shape('<circle cx="60" cy="50" r="30"/>').png({ progressive: true }).toBuffer(),
	},
	{
		name: 'a drawing in 16 colours, interlaced',
		make: async () =>
			await shape('<circle cx="60" cy="50" r="30" fill="red"/>')
				.png({ palette: true, colours: 16, progressive: true })
				.toBuffer(),
	},
	{
		name: 'black and white, of one bit',
		make: async () =>
			await shape('<rect width="200" height="100" fill="#fff"/><circle cx="60" cy="50" r="30"/>')
				.flatten()
				.threshold()
				.png({ palette: true, colours: 2 })
				.toBuffer(),
	},
];

it.each(PNGS)('tells of $name what sharp tells', async ({ make }) => {
	const file = await make();
	expect(await readPngPixels(pieces(file))).toEqual(await bySharp(file));
});

describe('a picture', () => {
	const codes = async (image: Sharp) => {
		const facts = await readPngPixels(pieces(await image.png().toBuffer()));
		return facts === undefined ? ['unreadable'] : judgePixels(facts).map(({ code }) => code);
	};

	it.each([
		['of nothing', '', ['transparent']],
		['that is white', '<rect width="200" height="100" fill="#fff"/>', ['blank']],
		['with a speck', '<rect x="50" y="50" width="2" height="2"/>', ['nearly_blank']],
		['in the middle', '<rect x="10" y="10" width="180" height="80"/>', []],
		['that fills all', '<rect width="200" height="100"/><path d="M0 0L99 99" stroke="red"/>', []],
		['over its right edge', '<circle cx="170" cy="50" r="45"/>', ['cut_off']],
		[
			'over an edge of white paper',
			'<rect width="200" height="100" fill="#fff"/><rect x="40" y="20" width="100" height="90"/>',
			['cut_off'],
		],
		['lost in its room', '<rect x="40" y="40" width="30" height="30"/>', ['much_room']],
	])('%s', async (_name, inside, expected) => {
		expect(await codes(shape(inside))).toEqual(expected);
	});

	it('that is a photo to its edges is left alone', async () => {
		expect(await codes(picture(300, 200))).toEqual([]);
	});
});

it('says nothing of pixels that are damaged or cut off, and never throws', async () => {
	const files = await Promise.all(PNGS.map(async ({ make }) => await make()));
	await fc.assert(
		fc.asyncProperty(
			fc.nat(files.length - 1),
			fc.array(fc.tuple(fc.nat(60_000), fc.nat(255)), { maxLength: 8 }),
			fc.nat(100),
			async (which, changes, cut) => {
				const data = Uint8Array.from(files[which] ?? []);
				for (const [at, byte] of changes) {
					// The size stays: a huge one is refused before the pixels are looked at.
					const place = 29 + (at % (data.length - 29));
					data[place] = byte;
				}
				const part = data.subarray(0, data.length - Math.floor((data.length * cut) / 150));
				const facts = await readPngPixels(pieces(part, 4096));
				if (facts) expect(facts.content).toBeLessThanOrEqual(1);
			},
		),
		{ numRuns: 150 },
	);
});
