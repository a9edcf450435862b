import { createHash } from 'node:crypto';
import { fileBytes, withBinaries } from '../../support/etsy-media';
import { openStudio, type Studio } from '../../support/artwork/studio';

jest.setTimeout(60_000);

const FIFTY = 50;
const ORDERS = 1000;
const png = (seed: number, size = 3000) => fileBytes('png', size, seed);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('Transfer to the library of a provider', () => {
	let studio: Studio;

	beforeAll(async () => {
		studio = await openStudio();
	});
	afterAll(async () => await studio.close());
	beforeEach(async () => {
		studio.forget();
		studio.files.clear();
		await studio.sandbox.control.faults([]);
	});

	const uploads = () =>
		studio.operations().filter((name) => /^(uploadAnImage|addFile)$/.test(name));
	const fromUrl = { source: 'url', fileUrl: '={{ $json.url }}', target: 'provider' };

	test.each(['printify', 'printful'])(
		'makes 50 uploads at %s of 1,000 orders that share 50 files, and reads each file once',
		async (provider) => {
			for (let n = 0; n < FIFTY; n += 1) studio.files.set(`/${provider}-${n}.png`, png(n + 1));
			const items = Array.from({ length: ORDERS }, (_none, order) => ({
				order,
				url: studio.at(`/${provider}-${order % FIFTY}.png`),
			}));
			const done = await studio.transfer({ ...fromUrl, provider }, items);
			expect(done.failed).toEqual([]);
			expect(uploads()).toHaveLength(FIFTY);
			expect(done.files).toHaveLength(ORDERS);
			expect(done.rows).toHaveLength(FIFTY);
			expect(done.audit).toHaveLength(FIFTY);
			expect(new Set(done.files.map(({ fileId }) => fileId)).size).toBe(FIFTY);
			expect(done.files.map(({ order }) => order)).toEqual(items.map(({ order }) => order));
			const reads = studio.host.requests.length;
			// Printify gets small files from n8n; Printful fetches each itself.
			expect(reads).toBe(provider === 'printify' ? FIFTY : 2 * FIFTY);

			studio.forget();
			const again = await studio.transfer({ ...fromUrl, provider }, items, done.rows);
			expect(again.failed).toEqual([]);
			expect(uploads()).toEqual([]);
			expect(again.rows).toEqual([]);
			expect(again.audit).toEqual([]);
			expect(again.files.map(({ fileId }) => fileId)).toEqual(
				done.files.map(({ fileId }) => fileId),
			);
		},
	);

	test('takes the same file for one, wherever it comes from', async () => {
		const bytes = png(200);
		studio.files.set('/one.png', bytes);
		studio.files.set('/other.png', bytes);
		const parameters = {
			source: '={{ $json.url ? "url" : "binary" }}',
			fileUrl: "={{ $json.url ?? '' }}",
			target: 'provider',
			provider: 'printify',
		};
		const inItem = withBinaries({ data: { bytes, mimeType: 'image/png' } });
		const items = [{ url: studio.at('/one.png') }, { url: studio.at('/other.png') }, inItem];
		const done = await studio.transfer(parameters, items);
		expect(done.failed).toEqual([]);
		expect(uploads()).toEqual(['uploadAnImage']);
		expect(done.files.map(({ isNew }) => isNew)).toEqual([true, false, false]);
		expect(done.rows).toMatchObject([
			{
				sha256: sha256(bytes),
				provider: 'printify',
				providerFileId: done.files[0]?.fileId,
				mimeType: 'image/png',
				bytes: bytes.length,
			},
		]);
	});

	test('writes down what was done, with the host alone of the address', async () => {
		studio.files.set('/for-anna.png?token=secret', png(201));
		const url = studio.at('/for-anna.png?token=secret');
		const { audit } = await studio.transfer({ ...fromUrl, provider: 'printify' }, [{ url }]);
		expect(audit).toMatchObject([
			{
				action: 'artwork.sent',
				subject: `sha256:${sha256(png(201))}`,
				detail: expect.stringMatching(
					/^image\/png, 3000 bytes, from 127\.0\.0\.1 to printify as [0-9a-f]{24}$/,
				) as unknown,
				at: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
			},
		]);
		expect(JSON.stringify(audit)).not.toMatch(/anna|token|secret/);
	});

	test('brings a file from one provider to another', async () => {
		studio.files.set('/moth.png', png(202));
		const first = await studio.transfer({ ...fromUrl, provider: 'printful' }, [
			{ url: studio.at('/moth.png') },
		]);
		const [file] = await studio.printOnDemand({
			resource: 'file',
			operation: 'get',
			provider: 'printful',
			fileId: first.files[0]?.fileId,
		});
		expect(file).toMatchObject({ fileUrl: studio.at('/moth.png'), bytes: 3000 });
		studio.forget();
		const parameters = { source: 'url', fileUrl: '={{ $json.fileUrl }}', target: 'provider' };
		const done = await studio.transfer({ ...parameters, provider: 'printify' }, [file ?? {}]);
		expect(done.failed).toEqual([]);
		expect(done.files).toMatchObject([
			{ provider: 'printify', sha256: sha256(png(202)), from: 'Printful' },
		]);
		expect(uploads()).toEqual(['uploadAnImage']);

		// What is given out is a smaller one than the library says.
		studio.files.set('/moth.png', png(206, 900));
		const preview = await studio.transfer({ ...parameters, provider: 'printify' }, [file ?? {}]);
		expect(preview.failed).toMatchObject([{ failure: { code: 'file_not_original' } }]);
	});

	test('sends a file again that a row names and the provider has not any more', async () => {
		const bytes = png(203);
		studio.files.set('/gone.png', bytes);
		const row = { sha256: sha256(bytes), provider: 'printify', providerFileId: 'f'.repeat(24) };
		const done = await studio.transfer(
			{ ...fromUrl, provider: 'printify' },
			[{ url: studio.at('/gone.png') }],
			[row],
		);
		expect(done.failed).toEqual([]);
		expect(uploads()).toEqual(['uploadAnImage']);
		expect(done.rows).toHaveLength(1);
	});

	test('waits for what Printful looks at later, and holds its hash against the file', async () => {
		studio.files.set('/late.png', png(204));
		const done = await studio.transfer({ ...fromUrl, provider: 'printful' }, [
			{ url: studio.at('/late.png') },
		]);
		expect(done.failed).toEqual([]);
		expect(done.files).toMatchObject([{ state: 'ready', md5: expect.any(String) as unknown }]);
		// The same address with other content: Printful keeps the file that it has.
		studio.files.set('/late.png', png(205));
		const changed = await studio.transfer({ ...fromUrl, provider: 'printful' }, [
			{ url: studio.at('/late.png') },
		]);
		expect(changed.files).toEqual([]);
		expect(changed.rows).toEqual([]);
		expect(changed.failed).toMatchObject([
			{ failure: { category: 'artwork', code: 'file_arrived_differently' } },
		]);
	});
});
