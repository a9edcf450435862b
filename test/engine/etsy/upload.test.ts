import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import {
	byId,
	DIGITAL,
	fileBytes,
	heldListing,
	mediaScenario,
	MUG,
	sha256,
	SHOP_ID,
	withBinaries,
	withPngs,
} from '../../support/etsy-media';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import type { TestItem } from '../../support/engine/inputs';

// Many uploads in one test take their time on a machine that does other things as well.
jest.setTimeout(30_000);

const TWENTY_MB = 20 * 1024 * 1024;
const upload = { resource: 'file', operation: 'upload', listingId: byId(DIGITAL) };

interface Di {
	Container: { get(token: typeof BinaryDataService): BinaryDataService };
}

/** n8n-core's own file store; it is reached by the container that n8n-core itself uses. */
const store = () => {
	const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as Di;
	return Container.get(BinaryDataService);
};

/** Puts bytes where n8n keeps the files of executions, outside of items. */
async function storedItem(bytes: Buffer, more: Partial<IBinaryData> = {}): Promise<TestItem> {
	const data = await store().store(
		{ type: 'execution', workflowId: 'test-workflow', executionId: '1' },
		bytes,
		{ data: '', mimeType: 'application/pdf', fileName: 'print.pdf', ...more },
	);
	return { json: {}, binary: { data } };
}

describe('an upload', () => {
	let shop: TestShop;
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'pod-binary-'));
		const service = store();
		Object.assign(Reflect.get(service, 'config') as object, {
			mode: 'filesystem',
			localStoragePath: folder,
		});
		await service.init();
	});
	afterAll(async () => await rm(folder, { recursive: true, force: true }));
	beforeEach(async () => {
		shop = await openTestShop(mediaScenario());
	});
	afterEach(async () => await shop.close());

	const files = async () => (await heldListing(shop, DIGITAL)).files ?? [];

	test('of 20 MB from an item itself arrives byte for byte', async () => {
		const bytes = fileBytes('pdf', TWENTY_MB);
		const items = [withBinaries({ data: { bytes, mimeType: 'application/pdf' } })];
		const [item] = await shop.json(upload, { items });
		expect(item).toMatchObject({ bytes: TWENTY_MB, filename: 'data.pdf', rank: 1 });
		expect((await files())[0]?.upload.sha256).toBe(sha256(bytes));
	});

	test("of 20 MB from n8n's file store arrives byte for byte, with its length", async () => {
		const bytes = fileBytes('pdf', TWENTY_MB, 3);
		const item = await storedItem(bytes);
		expect(item).toMatchObject({
			binary: { data: { id: expect.stringContaining('filesystem') as unknown } },
		});
		await shop.json(upload, { items: [item] });
		expect((await files())[0]?.upload).toMatchObject({
			filename: 'print.pdf',
			sha256: sha256(bytes),
		});
		const sent = shop.calls.find(({ operation }) => operation === 'uploadListingFile');
		expect(Number(sent?.headers['content-length'])).toBeGreaterThan(TWENTY_MB);
		expect(sent?.headers).not.toHaveProperty('transfer-encoding');
	});

	test.each(['stored', 'in the item'])(
		'with a token that ran out is sent again in full after its renewal (%s)',
		async (where) => {
			const bytes = fileBytes('pdf', 3_000_000, 5);
			const item =
				where === 'stored'
					? await storedItem(bytes)
					: withBinaries({ data: { bytes, mimeType: 'application/pdf' } });
			await shop.sandbox.control.faults([
				{ kind: 'status', status: 401, operation: 'uploadListingFile', nth: [1] },
			]);
			const { outputs, error, refreshedTokens } = await shop.run(upload, { items: [item] });
			expect(error).toBeUndefined();
			expect(outputs[0]).toHaveLength(1);
			expect(refreshedTokens).toHaveLength(1);
			expect((await files()).map((file) => file.upload.sha256)).toEqual([sha256(bytes)]);
		},
	);

	test('that is the first call to find the token expired renews it and makes no second file', async () => {
		// Without a look-up of the shop; reading images needs no token at Etsy.
		const options = { shopId: String(SHOP_ID) };
		const parameters = { resource: 'image', operation: 'upload', listingId: byId(MUG), options };
		await shop.sandbox.control.expireEtsyTokens();
		const items = [withPngs('data'), withPngs('data')];
		const { outputs, refreshedTokens } = await shop.run(parameters, { items });
		expect(outputs[0]).toHaveLength(2);
		expect(refreshedTokens).toHaveLength(1);
		const uploads = shop.calls.filter(({ operation }) => operation === 'uploadListingImage');
		expect(uploads.map(({ status }) => status)).toEqual([401, 201, 201]);
		expect((await heldListing(shop, MUG)).images).toHaveLength(5);
	});

	test('of a file that n8n has lost says so and leaves nothing behind', async () => {
		const item = await storedItem(fileBytes('pdf', 5000));
		const { id } = (item as { binary: { data: IBinaryData } }).binary.data;
		const meta = await store().getMetadata(id ?? '');
		expect(meta.fileSize).toBe(5000);
		await rm(store().getPath(id ?? ''));
		const { outputs } = await shop.run(upload, { items: [item], onError: 'continueErrorOutput' });
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({
			category: 'validation',
			message: expect.stringContaining('cannot be read') as unknown,
		});
		expect(await files()).toEqual([]);
	});
});
