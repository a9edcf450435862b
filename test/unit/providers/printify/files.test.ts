import { openTestPrintify, type TestPrintify } from '../../../support/printify-shop';
import { failureOf, valueOf } from '../../../support/result';
import { answer, fakePrintify } from './fixtures';

let shop: TestPrintify;

beforeAll(async () => {
	shop = await openTestPrintify();
});
afterAll(async () => await shop.close());

it('puts a picture into the library and reads it', async () => {
	const request = { url: 'https://files.example.com/cat.png', name: 'cat.png' };
	const file = valueOf(await shop.provider().uploadFile(request));
	expect(file).toMatchObject({
		name: 'cat.png',
		state: 'ready',
		widthPx: 4500,
		heightPx: 5400,
		mimeType: 'image/png',
		previewUrl: expect.stringMatching(/^https:/),
	});
	expect(valueOf(await shop.provider().getFile(file.fileId))).toEqual(file);
	expect(shop.operations()).toEqual(['uploadAnImage', 'retrieveAnUploadedImageById']);
});

it.each(['ftp://example.com/a.png', 'http://example.com/a.png', 'C:\\cat.png', ''])(
	'refuses what Printify cannot fetch: %s',
	async (url) => {
		shop.forget();
		const failure = failureOf(await shop.provider().uploadFile({ url, name: 'a.png' }));
		expect(failure).toMatchObject({ category: 'artwork', fields: ['url'] });
		expect(shop.calls).toEqual([]);
	},
);

it('says that the artwork is wrong when Printify cannot use it', async () => {
	const error = (code: number, reason: string) =>
		answer(400, { status: 'error', code, message: 'Validation failed.', errors: { reason, code } });
	const printify = fakePrintify((_request, index) =>
		index === 0
			? error(8201, 'error.file.wrong.format')
			: error(10_300, 'The image could not be downloaded'),
	);
	for (let n = 0; n < 2; n++) {
		const request = { url: 'https://files.example.com/cat.bmp', name: 'cat.bmp' };
		expect(failureOf(await printify.provider.uploadFile(request)).category).toBe('artwork');
	}
});

it('says so when a file is not there', async () => {
	expect(failureOf(await shop.provider().getFile('nothing')).category).toBe('not_found');
});
