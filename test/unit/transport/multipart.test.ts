import fc from 'fast-check';
import { MultipartForm } from '../../../core/transport/multipart';

async function* pieces(bytes: Uint8Array, size = 3): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function form(bytes: Uint8Array, announced: number | undefined, filename = 'a.png') {
	return new MultipartForm({
		kind: 'multipart',
		fields: { rank: 1, overwrite: true, ids: [1, 2], left: undefined },
		file: {
			field: 'image',
			filename,
			contentType: 'image/png',
			bytes: announced,
			open: async () => pieces(bytes),
		},
	});
}

async function drain(stream: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of stream ?? []) chunks.push(chunk);
	return Buffer.concat(chunks);
}

describe('a multipart form', () => {
	test('has the fields as texts, in order, and the file last', () => {
		const entries = [...form(new Uint8Array(4), 4).entries()];
		expect(entries.slice(0, 3)).toEqual([
			['rank', '1'],
			['overwrite', 'true'],
			['ids', '1,2'],
		]);
		expect(entries[3]).toMatchObject(['image', { name: 'a.png', type: 'image/png', size: 4 }]);
	});

	test('looks like a form to the HTTP library, and can be sent any number of times', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
				const { file } = form(bytes, bytes.length);
				expect(await drain(file?.stream())).toEqual(Buffer.from(bytes));
				expect(await drain(file?.stream())).toEqual(Buffer.from(bytes));
				expect(file).toMatchObject({ begun: 2, problem: undefined });
			}),
		);
		expect(Object.prototype.toString.call(form(new Uint8Array(), 0))).toBe('[object FormData]');
	});

	test.each([
		['more', 3],
		['fewer', 9],
	])('breaks off when there are %s bytes than announced', async (_what, announced) => {
		const { file } = form(new Uint8Array(5), announced);
		await expect(drain(file?.stream())).rejects.toThrow('another size');
		expect(file?.problem).toContain('another size');
	});

	test('says that a file could not be read, at its start or in its middle', async () => {
		const broken = async function* (): AsyncGenerator<Uint8Array> {
			yield new Uint8Array(2);
			throw new Error('secret path /home/x');
		};
		for (const open of [async () => broken(), async () => await Promise.reject(new Error('x'))]) {
			const { file } = new MultipartForm({
				kind: 'multipart',
				fields: {},
				file: { field: 'f', filename: 'f', contentType: 'x/y', open },
			});
			await expect(drain(file?.stream())).rejects.toThrow('its bytes cannot be read');
			expect(file?.problem).toBe('its bytes cannot be read');
		}
	});

	test('closes the file when nobody wants the rest', async () => {
		let closed = false;
		const endless = async function* (): AsyncGenerator<Uint8Array> {
			try {
				for (;;) yield new Uint8Array(1);
			} finally {
				closed = true;
			}
		};
		const { file } = new MultipartForm({
			kind: 'multipart',
			fields: {},
			file: { field: 'f', filename: 'f', contentType: 'x/y', open: async () => endless() },
		});
		for await (const chunk of file?.stream() ?? []) {
			if (chunk.length > 0) break;
		}
		expect(closed).toBe(true);
		expect(file?.problem).toBeUndefined();
	});

	test.each([
		['a"b\r\nX: y.png', 'a_b__X: y.png'],
		['../up.png', '.._up.png'],
		['  ', 'file'],
	])('keeps the file name %j inside its header', (given, sent) => {
		expect(form(new Uint8Array(), 0, given).file?.name).toBe(sent);
	});
});
