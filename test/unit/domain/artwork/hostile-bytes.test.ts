import fc from 'fast-check';
import { inflate } from '../../../../core/artwork/vendor/inflate';
import { readFacts } from '../../../../core/domain/artwork/read-facts';
import type { ByteSource } from '../../../../core/domain/artwork/reader';
import * as odd from '../../../support/artwork/odd-files';
import { picture } from '../../../support/artwork/pictures';

/** A file that notes what was asked of it, and that claims to be longer than it is if told so. */
function watched(data: Uint8Array, claimed = data.length) {
	const asked: Array<{ offset: number; length: number }> = [];
	const source: ByteSource = {
		size: claimed,
		read: async (offset, length) => {
			asked.push({ offset, length });
			const value = data.subarray(offset, offset + length);
			return await Promise.resolve({ ok: true, value });
		},
	};
	return { source, asked };
}

async function check(data: Uint8Array, claimed?: number): Promise<void> {
	const { source, asked } = watched(data, claimed);
	const read = await readFacts(source, { inflate });
	if (!read.ok) throw new Error('a file in memory can be read');
	expect(asked.length).toBeLessThan(2000);
	for (const { offset, length } of asked) {
		expect(offset).toBeLessThan(Math.max(1, source.size ?? 0));
		expect(length).toBeLessThanOrEqual(64 * 1024);
	}
	const { widthPx = 1, heightPx = 1, pages = 1 } = read.value.facts;
	for (const size of [widthPx, heightPx, pages]) expect(Number.isFinite(size)).toBe(true);
}

const MARKS = [
	'\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
	'\xff\xd8\xff\xe0',
	'\xff\xd8\xff\xe1\xff\xffExif\0\0II\x2a\0\x08\0\0\0',
	'RIFF\xff\xff\xff\xffWEBPVP8X',
	'RIFF\x20\0\0\0WEBPVP8L',
	'II\x2a\0\x08\0\0\0',
	'MM\0\x2b\0\x08\0\0\0\0\0\0\0\x10',
	'%PDF-1.7\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n',
	'<svg ',
	'\0\0\0\x18ftypavif',
];

it('never throws, loops or reads over the end, whatever follows a mark', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('', ...MARKS),
			fc.uint8Array({ maxLength: 3000 }),
			async (mark, rest) => await check(Buffer.concat([Buffer.from(mark, 'latin1'), rest])),
		),
		{ numRuns: 1500 },
	);
});

describe('a sound file with changed bytes', () => {
	const files = Promise.all([
		picture(30, 20, 4).withMetadata({ density: 300, orientation: 6 }).png().toBuffer(),
		picture(30, 20).withMetadata({ density: 300, orientation: 6 }).jpeg().toBuffer(),
		picture(30, 20, 4).withMetadata({ orientation: 6 }).webp().toBuffer(),
		picture(30, 20).tiff({ bigtiff: true }).toBuffer(),
		odd.tiffPages(5),
		odd.apng(9),
		odd.pdfOf([...odd.pdfPages(), odd.packedObjects('<< /Type /Page >>')]),
		odd.svgWith('<g><path d="M0 0"/></g>'),
	]);
	const changes = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 12 });

	it('never throws, loops or reads over the end', async () => {
		const sound = await files;
		await fc.assert(
			fc.asyncProperty(
				fc.nat(sound.length - 1),
				changes,
				fc.nat(5000),
				fc.boolean(),
				async (which, list, cut, claimsMore) => {
					const data = Uint8Array.from(sound[which] ?? []);
					for (const [at, byte] of list) data[at % data.length] = byte;
					const part = cut % 3 === 0 ? data.subarray(0, cut % data.length) : data;
					await check(part, claimsMore ? part.length * 3 + 70_000 : undefined);
				},
			),
			{ numRuns: 1500 },
		);
	});
});

it.each([
	[
		'a JPEG of a million fill bytes',
		Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(1_000_000, 0xff)]),
	],
	[
		'a PNG of chunks without content',
		Buffer.concat([
			odd.pngOf(9, 9).subarray(0, 33),
			...Array.from({ length: 30_000 }, () => odd.pngChunk('tEXt')),
		]),
	],
	['a TIFF that leads to itself', Buffer.from('II\x2a\0\x08\0\0\0\0\0\x08\0\0\0', 'latin1')],
	[
		'a WebP of parts without content',
		Buffer.concat([Buffer.from('RIFF\xff\xff\xff\x7fWEBP', 'latin1'), Buffer.alloc(400_000)]),
	],
	['a PDF of opening marks', Buffer.from(`%PDF-1.7\n${'<<'.repeat(300_000)}`)],
	['an SVG of opening marks', Buffer.from(`<svg ${'<'.repeat(300_000)}`)],
	['an SVG of quotes', Buffer.from(`<svg ${'"\''.repeat(300_000)}`)],
])('%s comes to an end', async (_name, data) => {
	await check(data);
});

it('reads a picture of 200 MB by a few blocks', async () => {
	const start = await picture(300, 200).jpeg().toBuffer();
	const { source, asked } = watched(start, 200_000_000);
	const read: ByteSource['read'] = async (offset, length) => {
		asked.push({ offset, length });
		const value = new Uint8Array(Math.min(length, 200_000_000 - offset));
		if (offset === 0) value.set(start);
		if (offset + length >= 200_000_000) value.set([0xff, 0xd9], value.length - 10);
		return await Promise.resolve({ ok: true, value });
	};
	const facts = await readFacts({ ...source, read });
	expect(facts).toMatchObject({ ok: true, value: { faults: [], facts: { widthPx: 300 } } });
	expect(asked.length).toBeLessThanOrEqual(3);
});
