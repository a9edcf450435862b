import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { base64Source } from '../../../core/artwork/read/base64-source';
import { StreamSource } from '../../../core/artwork/read/stream-source';
import { openUrlFile, type OpenRange } from '../../../core/artwork/read/url-source';
import { readWhole } from '../../../core/artwork/read/whole';
import { readFacts } from '../../../core/domain/artwork/read-facts';
import { sourceOf } from '../../../core/domain/artwork/reader';
import { picture } from '../../support/artwork/pictures';
import { valueOf } from '../../support/result';

/** A file that opens anew each time, in pieces of a size. */
function opener(data: Uint8Array, size: number) {
	const seen = { opened: 0, ended: 0 };
	const open = async () => {
		seen.opened += 1;
		async function* pieces() {
			try {
				for (let at = 0; at < data.length; at += size) {
					yield await Promise.resolve(data.subarray(at, at + size));
				}
			} finally {
				seen.ended += 1;
			}
		}
		return await Promise.resolve({ ok: true as const, value: pieces() });
	};
	return { open, seen };
}

const data = fc.uint8Array({ minLength: 1, maxLength: 2000 });
const ranges = fc.array(fc.tuple(fc.nat(2200), fc.integer({ min: 1, max: 500 })), { maxLength: 8 });

it('gives the same bytes from a store, a stream, a text and memory', async () => {
	await fc.assert(
		fc.asyncProperty(data, ranges, fc.integer({ min: 1, max: 700 }), async (file, asked, size) => {
			const { open, seen } = opener(file, size);
			const stream = new StreamSource(open, file.length);
			const text = base64Source(Buffer.from(file).toString('base64'));
			expect(text.size).toBe(file.length);
			for (const [offset, length] of asked) {
				const expected = Buffer.from(file.subarray(offset, offset + length));
				for (const source of [stream, text, sourceOf(file)]) {
					expect(Buffer.from(valueOf(await source.read(offset, length)))).toEqual(expected);
				}
			}
			await stream.close();
			expect(seen.ended).toBe(seen.opened);
		}),
	);
});

it('hashes a file in one pass, and reads its header from what was kept of it', async () => {
	const file = await picture(700, 500).tiff().toBuffer();
	const { open, seen } = opener(file, 65_536);
	const whole = valueOf(await readWhole(open, new StreamSource(open, file.length)));
	expect(whole.sha256).toBe(createHash('sha256').update(file).digest('hex'));
	expect(whole.bytes).toBe(file.length);
	const { facts } = valueOf(await readFacts(whole.source));
	expect(facts).toMatchObject({ format: 'tiff', widthPx: 700, heightPx: 500 });
	expect(seen.opened).toBe(1);
});

/** A host that sends parts, or all where it does not know how to. */
function host(file: Uint8Array, sendsParts: boolean) {
	const asked: string[] = [];
	const open: OpenRange = async (range) => {
		asked.push(range ? `${range.from}-${range.to}` : 'all');
		const isPart = sendsParts && range !== undefined;
		const body = isPart ? file.subarray(range.from, range.to + 1) : file;
		const part = isPart ? { part: { from: range.from, total: file.length } } : {};
		async function* read() {
			yield await Promise.resolve(body);
		}
		const about = { url: 'https://a.example/x', host: 'a.example', bytes: body.length };
		return await Promise.resolve({ ok: true, value: { ...about, ...part, read, close: () => {} } });
	};
	return { open, asked };
}

it('asks a host that sends parts for the start and the end alone', async () => {
	const file = await picture(900, 700).png({ compressionLevel: 0 }).toBuffer();
	const { open, asked } = host(file, true);
	const { bytes, close } = valueOf(await openUrlFile(open));
	const { facts, faults } = valueOf(await readFacts(bytes));
	await close();
	expect(facts).toMatchObject({ widthPx: 900, bytes: file.length });
	expect(faults).toEqual([]);
	expect(asked.length).toBeLessThanOrEqual(3);
	expect(asked).not.toContain('all');
});

it('reads the one answer of a host that sends all', async () => {
	const file = await picture(900, 700).png({ compressionLevel: 0 }).toBuffer();
	const { open, asked } = host(file, false);
	const { bytes, close } = valueOf(await openUrlFile(open));
	const { facts, faults } = valueOf(await readFacts(bytes));
	await close();
	expect({ facts, faults }).toMatchObject({ facts: { bytes: file.length }, faults: [] });
	expect(asked).toHaveLength(1);
});
