import {
	byId,
	DIGITAL,
	fileBytes,
	heldListing,
	mediaScenario,
	MUG,
	SHOP_ID,
	withBinaries,
} from '../../support/etsy-media';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import type { TestItem } from '../../support/engine/inputs';

// Many uploads in one test take their time on a machine that does other things as well.
jest.setTimeout(30_000);

const film = () =>
	withBinaries({ data: { bytes: fileBytes('mp4', 30_000), mimeType: 'video/mp4' } });
const pdf = () =>
	withBinaries({ data: { bytes: fileBytes('pdf', 3_000), mimeType: 'application/pdf' } });

let shop: TestShop;

beforeEach(async () => {
	shop = await openTestShop(mediaScenario());
});
afterEach(async () => await shop.close());

async function failure(parameters: object, item: TestItem = {}) {
	const { outputs } = await shop.run(parameters, {
		items: [item],
		onError: 'continueErrorOutput',
	});
	expect(outputs[0]).toEqual([]);
	return outputs[1]?.[0]?.json.failure;
}

describe('the resource Video', () => {
	const mug = { resource: 'video', listingId: byId(MUG) };
	const upload = { ...mug, operation: 'upload' };

	test('uploads, reads, deletes and puts back', async () => {
		const [item] = await shop.json(upload, { items: [film()] });
		expect(item).toMatchObject({ listingId: String(MUG), state: 'active' });
		expect(shop.operations()).toEqual(['getMe', 'getListingVideos', 'uploadListingVideo']);
		const { videoId } = item as { videoId: string };
		expect(await shop.json({ ...mug, operation: 'getAll' })).toMatchObject([{ videoId }]);
		expect(await shop.json({ ...mug, operation: 'delete', videoId })).toEqual([
			{ deleted: true, listingId: String(MUG), videoId },
		]);
		const again = { ...upload, videoSource: 'existing', videoId };
		expect(await shop.json(again)).toMatchObject([{ videoId }]);
	});

	test('does not send a third one, for each try counts', async () => {
		await shop.json(upload, { items: [film(), film()] });
		shop.forget();
		expect(await failure(upload, film())).toMatchObject({
			category: 'conflict',
			message: expect.stringContaining('2 videos already') as unknown,
		});
		expect(shop.operations()).not.toContain('uploadListingVideo');
	});

	test('tells of the tenth upload in a day what Etsy says', async () => {
		for (let n = 0; n < 10; n++) {
			const [item] = await shop.json(upload, { items: [film()] });
			await shop.json({ ...mug, operation: 'delete', videoId: item?.videoId });
		}
		expect(await failure(upload, film())).toMatchObject({
			category: 'validation',
			message: expect.stringContaining('Too many videos') as unknown,
		});
	});

	test('does not send a file that says it is no video', async () => {
		expect(await failure(upload, pdf())).toMatchObject({
			category: 'artwork',
			message: expect.stringContaining('application/pdf') as unknown,
		});
		expect(shop.calls.map(({ operation }) => operation)).not.toContain('uploadListingVideo');
	});

	test("explains Etsy's 500 for a file that only pretends to be a video", async () => {
		const fake = withBinaries({ data: { bytes: fileBytes('pdf', 900), mimeType: 'video/mp4' } });
		expect(await failure(upload, fake)).toMatchObject({
			category: 'artwork',
			httpStatus: 500,
			retryable: false,
			message: expect.stringContaining('could not use the file as a video') as unknown,
		});
		expect((await heldListing(shop, MUG)).videos ?? []).toEqual([]);
	});

	test('of a deletion whose answer was cut off looks whether it is done', async () => {
		const [item] = await shop.json(upload, { items: [film()] });
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'deleteListingVideo' },
		]);
		const parameters = { ...mug, operation: 'delete', videoId: item?.videoId };
		expect(await shop.json(parameters)).toMatchObject([{ deleted: true }]);
	});
});

describe('the resource File', () => {
	const digital = { resource: 'file', listingId: byId(DIGITAL) };
	const upload = { ...digital, operation: 'upload' };

	test('uploads behind the others and reads', async () => {
		const made = await shop.json(upload, { items: [pdf(), pdf()] });
		expect(made).toMatchObject([
			{ rank: 1, filename: 'data.pdf', bytes: 3000, turnedDigital: false },
			{ rank: 2 },
		]);
		expect(shop.operations().slice(0, 4)).toEqual([
			'getMe',
			'getListing',
			'getAllListingFiles',
			'uploadListingFile',
		]);
		const files = await shop.json({ ...digital, operation: 'getAll' });
		expect(files.map(({ fileId }) => fileId)).toEqual(made.map(({ fileId }) => fileId));
	});

	test('refuses a physical listing, which would lose shipping and variations', async () => {
		const parameters = { resource: 'file', operation: 'upload', listingId: byId(MUG) };
		expect(await failure(parameters, pdf())).toMatchObject({
			category: 'policy',
			message: expect.stringContaining('drop its shipping') as unknown,
		});
		expect((await heldListing(shop, MUG)).products).toHaveLength(2);
		const options = { allowTurningDigital: true };
		const [item] = await shop.json({ ...parameters, options }, { items: [pdf()] });
		expect(item).toMatchObject({ turnedDigital: true });
		expect(await heldListing(shop, MUG)).toMatchObject({ listingType: 'download' });
	});

	test('does not send a sixth file', async () => {
		await shop.json(upload, { items: [pdf(), pdf(), pdf(), pdf(), pdf()] });
		shop.forget();
		expect(await failure(upload, pdf())).toMatchObject({ category: 'conflict' });
		expect(shop.operations()).not.toContain('uploadListingFile');
	});

	test('deletes a file, but the last one only where that is wanted', async () => {
		const [first, second] = await shop.json(upload, { items: [pdf(), pdf()] });
		const remove = (fileId: unknown, options = {}) => ({
			...digital,
			operation: 'delete',
			fileId,
			options,
		});
		expect(await shop.json(remove(first?.fileId))).toMatchObject([
			{ deleted: true, turnedPhysical: false },
		]);
		expect(await failure(remove(first?.fileId))).toMatchObject({ category: 'not_found' });
		expect(await failure(remove(second?.fileId))).toMatchObject({
			category: 'policy',
			message: expect.stringContaining('last file') as unknown,
		});
		const allowed = remove(second?.fileId, { allowTurningPhysical: true, shopId: `${SHOP_ID}` });
		expect(await shop.json(allowed)).toMatchObject([{ turnedPhysical: true }]);
		expect(await heldListing(shop, DIGITAL)).toMatchObject({ listingType: 'physical' });
	});

	test('puts back a file that was taken off', async () => {
		const [first] = await shop.json(upload, { items: [pdf(), pdf()] });
		await shop.json({ ...digital, operation: 'delete', fileId: first?.fileId });
		const again = { ...upload, fileSource: 'existing', fileId: first?.fileId };
		expect(await shop.json(again)).toMatchObject([{ fileId: first?.fileId, rank: 3 }]);
	});
});
