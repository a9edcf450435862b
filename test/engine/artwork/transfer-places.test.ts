import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { byId, fileBytes, MUG, sha256, withBinaries } from '../../support/etsy-media';
import { openStudio, type Studio } from '../../support/artwork/studio';
import { binaryStore, keepFilesIn, storedItem } from '../../support/binary-store';

jest.setTimeout(60_000);

const SIX_MB = 6 * 1024 * 1024;
const png = (seed: number, size = 3000) => fileBytes('png', size, seed);

interface HeldListing {
	id: number;
	images: Array<{ id: number; upload?: { sha256: string } }>;
}

describe('Transfer', () => {
	let studio: Studio;
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'pod-binary-'));
		await keepFilesIn(folder);
		studio = await openStudio();
	});
	afterAll(async () => {
		await studio.close();
		await rm(folder, { recursive: true, force: true });
	});
	beforeEach(() => {
		studio.forget();
		studio.files.clear();
	});

	describe('to an Etsy listing', () => {
		const toMug = { target: 'etsyListing', listingId: byId(MUG), provider: '' };
		const images = async () => {
			const { etsy } = await studio.sandbox.control.state<{ etsy: { listings: HeldListing[] } }>();
			return etsy.listings.find(({ id }) => id === MUG)?.images ?? [];
		};

		test('adds an image from an address, once, and remembers it for this listing', async () => {
			studio.files.set('/fern.png', png(1));
			const parameters = { ...toMug, source: 'url', fileUrl: studio.at('/fern.png') };
			const done = await studio.transfer(parameters, [{}, {}, {}]);
			expect(done.failed).toEqual([]);
			const now = await images();
			expect(now).toHaveLength(4);
			expect(now[3]?.upload?.sha256).toBe(sha256(png(1)));
			expect(done.files[0]).toMatchObject({
				provider: 'etsy',
				fileId: String(now[3]?.id),
				listingId: String(MUG),
				rank: 4,
			});
			expect(done.rows).toMatchObject([
				{ provider: 'etsy', providerFileId: `${MUG}/${now[3]?.id}`, sha256: sha256(png(1)) },
			]);
			expect(done.audit).toMatchObject([{ action: 'artwork.sent' }]);

			const again = await studio.transfer(parameters, [{}], done.rows);
			expect(again.failed).toEqual([]);
			expect(again.rows).toEqual([]);
			expect(await images()).toHaveLength(4);
		});

		test("adds a file of a provider's library, by its ID there", async () => {
			studio.files.set('/owl.png', png(31));
			const fileUrl = studio.at('/owl.png');
			const toPrintful = { source: 'url', fileUrl, target: 'provider', provider: 'printful' };
			const [sent] = (await studio.transfer(toPrintful, [{}])).files;
			const before = await images();
			studio.forget();
			const ofLibrary = { ...toMug, source: 'providerFile', provider: 'printful' };
			const item = { fileId: String(sent?.fileId) };
			const done = await studio.transfer({ ...ofLibrary, fileId: '={{ $json.fileId }}' }, [
				item,
				item,
				{ fileId: '404404' },
			]);
			const added = (await images()).slice(before.length);
			expect(added.map(({ upload }) => upload?.sha256)).toEqual([sha256(png(31))]);
			expect(done.files).toMatchObject([
				{ provider: 'etsy', from: 'Printful', sha256: sha256(png(31)) },
				{ provider: 'etsy', from: 'Printful' },
			]);
			expect(done.failed).toMatchObject([{ failure: { category: 'not_found' } }]);
			expect(studio.operations().filter((name) => name === 'getFile')).toHaveLength(2);

			// What is given out is a smaller one than the library says.
			studio.files.set('/owl.png', png(32, 900));
			const preview = await studio.transfer(ofLibrary, [item]);
			expect(preview.failed).toMatchObject([{ failure: { code: 'file_not_original' } }]);
		});

		test('adds several images one after another', async () => {
			const items = [2, 3, 4].map((seed) =>
				withBinaries({ data: { bytes: png(seed), mimeType: 'image/png' } }),
			);
			const before = (await images()).length;
			const done = await studio.transfer({ ...toMug, source: 'binary' }, items);
			expect(done.failed).toEqual([]);
			const hashes = (await images()).slice(before).map(({ upload }) => upload?.sha256);
			expect(hashes).toEqual([2, 3, 4].map((seed) => sha256(png(seed))));
		});

		test('refuses an image that is larger than Etsy takes before anything is sent', async () => {
			studio.files.set('/big.png', png(5, 11 * 1024 * 1024));
			const parameters = { ...toMug, source: 'url', fileUrl: studio.at('/big.png') };
			const done = await studio.transfer(parameters, [{}]);
			expect(done.failed).toMatchObject([{ failure: { code: 'file_too_large' } }]);
			expect(studio.operations()).not.toContain('uploadListingImage');
		});
	});

	describe.each(['gelato', 'gooten', 'prodigi'])('to %s, which has no library', (provider) => {
		const parameters = { source: 'url', fileUrl: '={{ $json.url }}', target: 'provider', provider };

		test('gives the address for the order, and sends nothing', async () => {
			studio.files.set('/cat.png', png(6));
			const url = studio.at('/cat.png');
			const done = await studio.transfer(parameters, [{ url }, { url }]);
			expect(done.failed).toEqual([]);
			expect(done.files).toMatchObject([{ provider, url, sha256: sha256(png(6)) }, { url }]);
			expect(done.rows).toEqual([]);
			expect(done.audit).toMatchObject([{ action: 'artwork.addressed' }]);
			expect(studio.calls).toEqual([]);
		});

		test('says that n8n is not reachable where it would have to be fetched from there', async () => {
			const binary = { source: 'binary', target: 'provider', provider };
			const done = await studio.transfer(binary, [await storedItem(png(7))]);
			expect(done.failed).toMatchObject([
				{
					failure: {
						code: 'n8n_not_reachable',
						message: expect.stringContaining('http://localhost:5678') as unknown,
						hint: expect.stringContaining('N8N_EDITOR_BASE_URL') as unknown,
					},
				},
			]);
		});
	});

	describe("with an address of n8n's own store", () => {
		const toProdigi = { source: 'binary', target: 'provider', provider: 'prodigi' };
		const stored = (url: unknown) =>
			binaryStore().validateSignedToken(new URL(String(url)).searchParams.get('token') ?? '');

		beforeAll(() => {
			// Where n8n says that it is; the sandbox on the same machine may fetch from there.
			const baseUrl = (studio.sandbox.urls.prodigi ?? '').replace('127.0.0.1', 'localhost');
			studio.credentials = { prodigiApi: { baseUrl } };
		});
		afterAll(() => {
			studio.credentials = {};
		});

		test('names the file of the item itself', async () => {
			const item = await storedItem(png(12));
			const done = await studio.transfer(toProdigi, [item]);
			expect(done.failed).toEqual([]);
			expect(stored(done.files[0]?.url)).toBe(item.binary?.data?.id);
			expect(done.files[0]).not.toHaveProperty('kept');
		});

		test('names a copy that outlives it where one is kept, one for equal files', async () => {
			const items = [await storedItem(png(13)), await storedItem(png(13))];
			const options = { keepCopy: true, addressHours: 336 };
			const before = Date.now();
			const done = await studio.transfer({ ...toProdigi, options }, items);
			expect(done.failed).toEqual([]);
			const [first, second] = done.files;
			expect(first).toMatchObject({ kept: true, md5: expect.any(String) as unknown });
			expect(second?.url).toBe(first?.url);
			const hours = (Date.parse(String(first?.expiresAt)) - before) / 3_600_000;
			expect(Math.round(hours)).toBe(336);
			for (const { binary } of items) await rm(binaryStore().getPath(binary?.data?.id ?? ''));
			const id = stored(first?.url);
			expect(sha256(await binaryStore().getAsBuffer({ id, data: '', mimeType: '' }))).toBe(
				sha256(png(13)),
			);
			expect(await binaryStore().getMetadata(id)).toMatchObject({ mimeType: 'image/png' });
		});
	});

	test('only gives an address where asked to, and sends nothing to the library', async () => {
		const baseUrl = (studio.sandbox.urls.printify ?? '').replace('127.0.0.1', 'localhost');
		studio.credentials = { printifyApi: { baseUrl } };
		const options = { addressOnly: true, keepCopy: true };
		const toPrintify = { source: 'binary', target: 'provider', provider: 'printify', options };
		const done = await studio.transfer(toPrintify, [await storedItem(png(14))]);
		studio.credentials = {};
		expect(done.failed).toEqual([]);
		expect(done.files).toMatchObject([
			{
				...{ kept: true, sha256: sha256(png(14)) },
				url: expect.stringContaining('/binary-data/signed') as unknown,
			},
		]);
		expect(done.files[0]).not.toHaveProperty('fileId');
		expect(done.rows).toEqual([]);
		expect(studio.operations()).not.toContain('uploadAnImage');
	});

	test("needs nobody to reach n8n for a small file from n8n's store to Printify", async () => {
		const toPrintify = { source: 'binary', target: 'provider', provider: 'printify' };
		const done = await studio.transfer(toPrintify, [await storedItem(png(8))]);
		expect(done.failed).toEqual([]);
		expect(done.files).toMatchObject([{ sha256: sha256(png(8)), bytes: 3000, from: 'n8n' }]);
		const large = await studio.transfer(toPrintify, [await storedItem(png(9, SIX_MB))]);
		expect(large.failed).toMatchObject([{ failure: { code: 'n8n_not_reachable' } }]);
	});

	test('lets Printify fetch a large file from its address', async () => {
		studio.files.set('/large.png', png(10, SIX_MB));
		const fileUrl = studio.at('/large.png');
		const done = await studio.transfer(
			{ source: 'url', fileUrl, target: 'provider', provider: 'printify' },
			[{}],
		);
		expect(done.failed).toEqual([]);
		expect(done.files).toMatchObject([{ bytes: SIX_MB, sha256: sha256(png(10, SIX_MB)) }]);
		expect(studio.host.requests).toEqual(['/large.png', '/large.png']);
	});

	test('says that n8n has lost a file of its database', async () => {
		const data = { id: 'database:gone', data: 'database', mimeType: 'image/png' };
		const toPrintify = { source: 'binary', target: 'provider', provider: 'printify' };
		const done = await studio.transfer(toPrintify, [{ json: {}, binary: { data } }]);
		expect(done.failed).toMatchObject([
			{
				failure: {
					message: 'n8n does not have the file any more.',
					hint: expect.stringContaining('Run the step that brings the file again') as unknown,
				},
			},
		]);
	});

	test('says that n8n has lost a file', async () => {
		const item = await storedItem(png(11));
		await rm(binaryStore().getPath(item.binary?.data?.id ?? ''));
		const toPrintify = { source: 'binary', target: 'provider', provider: 'printify' };
		const done = await studio.transfer(toPrintify, [item]);
		expect(done.failed).toMatchObject([
			{ failure: { message: expect.stringMatching(/file/) as unknown } },
		]);
		expect(studio.operations()).not.toContain('uploadAnImage');
	});
});
