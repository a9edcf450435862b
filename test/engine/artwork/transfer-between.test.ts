import { fileBytes, sha256 } from '../../support/etsy-media';
import { openStudio, type Studio } from '../../support/artwork/studio';
import { printfulCase } from '../../support/conformance/cases/printful';
import { printifyCase } from '../../support/conformance/cases/printify';

jest.setTimeout(60_000);

const SIX_MB = 6 * 1024 * 1024;
const SHARED_BY = 20;
const png = (seed: number, size = 3000) => fileBytes('png', size, seed);
const between = (provider: string, options: object = {}) => ({
	...{ source: 'providerFile', target: 'provider', provider, options },
	fileId: '={{ $json.fileId }}',
});
const TO_PRINTIFY = between('printful>printify');

describe('Transfer from one provider to another', () => {
	let studio: Studio;

	beforeAll(async () => {
		studio = await openStudio();
	});
	afterAll(async () => await studio.close());
	beforeEach(async () => {
		studio.forget();
		studio.files.clear();
		studio.credentials = {};
		await studio.sandbox.control.faults([]);
	});

	const count = (operation: string) =>
		studio.operations().filter((name) => name === operation).length;
	/** Puts a file into Printful's library. @returns its number there */
	const atPrintful = async (path: string, bytes: Buffer): Promise<string> => {
		studio.files.set(path, bytes);
		const parameters = { source: 'url', fileUrl: studio.at(path), target: 'provider' };
		const options = { waitSeconds: 0 };
		const toPrintful = { ...parameters, provider: 'printful', options };
		const { files, failed } = await studio.transfer(toPrintful, [{}]);
		expect(failed).toEqual([]);
		// Printful looks at files a little later.
		await studio.sandbox.control.advance({ seconds: 60 });
		studio.forget();
		return String(files[0]?.fileId);
	};

	test('sends a file that 20 items share once, and remembers it', async () => {
		const fileId = await atPrintful('/fern.png', png(1));
		const items = Array.from({ length: SHARED_BY }, (_none, order) => ({ order, fileId }));
		const done = await studio.transfer(TO_PRINTIFY, items);
		expect(done.failed).toEqual([]);
		expect([count('uploadAnImage'), count('getFile')]).toEqual([1, 1]);
		expect(studio.host.requests).toEqual(['/fern.png']);
		expect(done.files.map(({ order }) => order)).toEqual(items.map(({ order }) => order));
		const ids = new Set(done.files.map(({ fileId: id }) => id));
		expect(ids.size).toBe(1);
		expect(done.files[0]).toMatchObject({
			...{ provider: 'printify', state: 'ready', from: 'Printful', isNew: true },
			sha256: sha256(png(1)),
		});
		expect(done.rows).toMatchObject([
			{ provider: 'printify', providerFileId: [...ids][0], sha256: sha256(png(1)) },
		]);

		studio.forget();
		const again = await studio.transfer(TO_PRINTIFY, items, done.rows);
		expect(again.failed).toEqual([]);
		expect(count('uploadAnImage')).toBe(0);
		expect(again.files.every(({ fileId: id }) => ids.has(id))).toBe(true);
		expect([again.rows, again.audit]).toEqual([[], []]);
	});

	test('leaves one audit row, with the host alone of where the file was', async () => {
		const fileId = await atPrintful('/for-anna.png?token=secret', png(2));
		const { audit } = await studio.transfer(TO_PRINTIFY, [{ fileId }, { fileId }]);
		expect(audit).toMatchObject([
			{
				...{ action: 'artwork.sent', subject: `sha256:${sha256(png(2))}` },
				detail: expect.stringMatching(
					/^image\/png, 3000 bytes, from Printful \(127\.0\.0\.1\) to printify as [0-9a-f]{24}$/,
				) as unknown,
			},
		]);
		expect(JSON.stringify(audit)).not.toMatch(/anna|token|secret/);
	});

	test('has a large file fetched from where the other gives it out', async () => {
		const fileId = await atPrintful('/large.png', png(3, SIX_MB));
		studio.host.requests.length = 0;
		const done = await studio.transfer(TO_PRINTIFY, [{ fileId }]);
		expect(done.failed).toEqual([]);
		expect(done.files).toMatchObject([{ bytes: SIX_MB, sha256: sha256(png(3, SIX_MB)) }]);
		// Once for its hash, once by Printify.
		expect(studio.host.requests).toEqual(['/large.png', '/large.png']);
	});

	test('takes another way for each item by an expression', async () => {
		const fileId = await atPrintful('/moth.png', png(4));
		const done = await studio.transfer(between('={{ $json.from + " > " + $json.to }}'), [
			{ fileId, from: 'printful', to: 'printify' },
			{ fileId, from: 'Printful', to: 'gelato' },
		]);
		expect(done.failed).toEqual([]);
		expect(done.files).toMatchObject([
			{ provider: 'printify', from: 'Printful' },
			// Gelato has no library: its orders name the address.
			{ provider: 'gelato', from: 'Printful', url: studio.at('/moth.png') },
		]);
		expect(done.audit.map(({ action }) => action)).toEqual(['artwork.sent', 'artwork.addressed']);
	});

	test('goes by the store of each side', async () => {
		const fileId = await atPrintful('/store.png', png(5));
		studio.credentials = { printfulApi: { storeId: '' }, printifyApi: { shopId: '' } };
		const stores = { sourceStoreId: printfulCase.storeId, storeId: printifyCase.storeId };
		const named = await studio.transfer(between('printful>printify', stores), [{ fileId }]);
		expect(named.failed).toEqual([]);
		expect(named.files).toMatchObject([{ provider: 'printify', from: 'Printful' }]);
		const { storeId } = stores;
		const unnamed = await studio.transfer(between('printful>printify', { storeId }), [{ fileId }]);
		expect(unnamed.failed).toMatchObject([{ failure: { provider: 'printful' } }]);
	});

	test('says that a file is not in the library, and costs the others nothing', async () => {
		const fileId = await atPrintful('/good.png', png(6));
		const gone = await atPrintful('/gone.png', png(7));
		studio.files.delete('/gone.png');
		const done = await studio.transfer(TO_PRINTIFY, [
			{ fileId: '404404' },
			{ fileId: gone },
			{ fileId: '' },
			{ fileId },
		]);
		expect(done.failed).toMatchObject([
			{ failure: { category: 'not_found', provider: 'printful' } },
			{ failure: { code: 'file_not_there' } },
			{ failure: { category: 'validation', fields: ['fileId'] } },
		]);
		expect(done.files).toMatchObject([{ sha256: sha256(png(6)) }]);
		expect(count('uploadAnImage')).toBe(1);
	});

	test('refuses what has changed since the library got it', async () => {
		const fileId = await atPrintful('/changed.png', png(11));
		studio.files.set('/changed.png', png(12));
		const done = await studio.transfer(TO_PRINTIFY, [{ fileId }]);
		expect(done.failed).toMatchObject([{ failure: { code: 'file_not_original' } }]);
		expect(count('uploadAnImage')).toBe(0);
	});

	test('refuses a file that is larger than allowed before anything is sent', async () => {
		const fileId = await atPrintful('/huge.png', png(8, 2 * 1024 * 1024));
		const done = await studio.transfer(between('printful>printify', { largestMegabytes: 1 }), [
			{ fileId },
		]);
		expect(done.failed).toMatchObject([{ failure: { code: 'file_too_large' } }]);
		expect(count('uploadAnImage')).toBe(0);
	});

	test('says what the other does not take', async () => {
		const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>');
		studio.files.set('/drawing.png', drawing);
		const upload = { resource: 'file', operation: 'upload', provider: 'printful' };
		const fileUrl = studio.at('/drawing.png');
		const [file] = await studio.printOnDemand({ ...upload, fileUrl, fileName: 'drawing.png' });
		const good = await atPrintful('/beside.png', png(9));
		const items = [{ fileId: String(file?.fileId) }, { fileId: good }];
		const done = await studio.transfer(TO_PRINTIFY, items);
		expect(done.failed).toMatchObject([
			{
				failure: {
					...{ category: 'artwork', provider: 'printify', retryable: false },
					message: expect.stringContaining('Printify') as unknown,
				},
			},
		]);
		expect(done.files).toMatchObject([{ sha256: sha256(png(9)) }]);
		expect([done.rows.length, done.audit.length]).toEqual([1, 1]);
	});

	test.each(['gelato', 'gooten', 'prodigi'])(
		'says who has a library where %s has none',
		async (from) => {
			const done = await studio.transfer(between(`${from}>printify`), [{ fileId: '1' }]);
			expect(done.failed).toMatchObject([
				{
					failure: {
						...{ category: 'capability', provider: from },
						hint: 'Printful and Printify can.',
					},
				},
			]);
			expect(studio.calls).toEqual([]);
		},
	);

	test.each([
		['printful>printful', 'same_provider'],
		['printify', 'pair_unclear'],
		['', 'pair_unclear'],
	])('refuses to go by "%s", and asks nobody', async (provider, code) => {
		const done = await studio.transfer(between(provider), [{ fileId: '1' }]);
		expect(done.failed).toMatchObject([
			{ failure: { category: 'validation', code, fields: ['provider'] } },
		]);
		expect(studio.calls).toEqual([]);
	});
});
