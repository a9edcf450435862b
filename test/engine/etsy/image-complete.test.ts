import {
	byId,
	fileBytes,
	heldListing,
	mediaScenario,
	MUG,
	withBinaries,
} from '../../support/etsy-media';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const complete = {
	resource: 'image',
	operation: 'complete',
	listingId: byId(MUG),
	binaryPropertyName: 'data',
	altText: '={{ $json.altText }}',
	rank: '={{ $json.rank }}',
	options: { expected: '={{ $json.expected ?? 0 }}' },
};

/** One picture of the set. */
function picture(altText: string, rank: number, more: object = {}) {
	const { binary } = withBinaries({
		data: { bytes: fileBytes('png', 800 + rank, rank), mimeType: 'image/png' },
	}) as { binary: never };
	return { json: { altText, rank, ...more }, binary };
}

describe('Complete of the resource Image', () => {
	let shop: TestShop;

	beforeEach(async () => {
		shop = await openTestShop(mediaScenario({ images: 0 }));
	});
	afterEach(async () => await shop.close());

	const texts = async () =>
		((await heldListing(shop, MUG)).images ?? []).map((image) => image.alt_text);
	const uploads = () => shop.operations().filter((name) => name === 'uploadListingImage').length;

	test('uploads a set in the order of the places, whatever order the items have', async () => {
		const items = [picture('back', 2), picture('front', 1), picture('chart', 3)];
		const [item] = await shop.json(complete, { items });
		expect(item).toMatchObject({ listingId: String(MUG), uploaded: 3 });
		expect(await texts()).toEqual(['front', 'back', 'chart']);
	});

	test('uploads only what a run that was cut off left, and nothing the next time', async () => {
		await shop.json(complete, { items: [picture('front', 1), picture('back', 2)] });
		shop.forget();
		const items = [picture('front', 1), picture('new', 2), picture('back', 3)];
		expect(await shop.json(complete, { items })).toMatchObject([{ uploaded: 1 }]);
		expect(await texts()).toEqual(['front', 'new', 'back']);
		expect(uploads()).toBe(1);
		shop.forget();
		expect(await shop.json(complete, { items })).toMatchObject([{ uploaded: 0 }]);
		expect(shop.operations()).toEqual(['getMe', 'getListingImages']);
	});

	test('finds an image again whose upload was cut after it worked', async () => {
		await shop.sandbox.control.faults([
			{ id: 'cut', operation: 'uploadListingImage', kind: 'cut_after_commit', limit: 1 },
		]);
		const items = [picture('front', 1), picture('back', 2)];
		expect(await shop.json(complete, { items })).toMatchObject([{ uploaded: 2 }]);
		expect(await texts()).toEqual(['front', 'back']);
	});

	test('uploads nothing where a picture of the set is missing', async () => {
		const items = [picture('front', 1, { expected: 2 })];
		const { outputs } = await shop.run(complete, { items, onError: 'continueErrorOutput' });
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({
			category: 'artwork',
			message: 'Only 1 of the 2 images of the listing could be fetched.',
		});
		expect(uploads()).toBe(0);
	});

	test('refuses two images that could not be told apart', async () => {
		const items = [picture('front', 1), picture('front', 2)];
		const { outputs } = await shop.run(complete, { items, onError: 'continueErrorOutput' });
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({ fields: ['altText'] });
		expect(await texts()).toEqual([]);
	});
});
