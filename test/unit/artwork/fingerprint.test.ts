import { createHash } from 'node:crypto';
import { fingerprint } from '../../../core/artwork/transfer/fingerprint';
import type { FileSource } from '../../../core/artwork/transfer/types';
import { ok } from '../../../core/domain/result';

const BYTES = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const MD5 = createHash('md5').update(BYTES).digest('hex');
const PLAIN = { md5: false, contentUpTo: 0 };

const source = (more: Partial<FileSource> = {}): FileSource => ({
	...{ key: 'one', name: 'fern.png', from: 'Printify' },
	open: async () =>
		await Promise.resolve(
			ok(
				(async function* () {
					yield await Promise.resolve(BYTES);
				})(),
			),
		),
	address: async () => await Promise.resolve(ok({ url: 'https://files.example.com/fern.png' })),
	...more,
});

describe('What a library gives out', () => {
	test.each([{ bytes: BYTES.length }, { md5: MD5.toUpperCase() }, {}])(
		'is the file where all agrees that is told of it: %j',
		async (told) => {
			expect(await fingerprint(source(told), PLAIN)).toMatchObject({ ok: true });
		},
	);

	test.each([
		[{ bytes: 900 }, '16 bytes instead of 900'],
		[{ bytes: BYTES.length, md5: '0'.repeat(32) }, 'its content has changed'],
	])('is not the file where it differs: %j', async (told, why) => {
		const notItself = { category: 'capability' as const, hint: 'Printful gives it out.' };
		expect(await fingerprint(source({ ...told, notItself }), PLAIN)).toMatchObject({
			ok: false,
			failure: {
				...notItself,
				code: 'file_not_original',
				message: `What Printify gives out is not the file itself: ${why}.`,
			},
		});
	});

	test('is compared without a hash being told that nobody asked for', async () => {
		const plain = await fingerprint(source({ md5: MD5 }), PLAIN);
		expect(plain.ok && plain.value.md5).toBeUndefined();
		const wished = await fingerprint(source(), { ...PLAIN, md5: true });
		expect(wished.ok && wished.value.md5).toBe(MD5);
	});
});
