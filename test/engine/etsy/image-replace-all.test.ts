import {
	byId,
	heldListing,
	linkBlack,
	mediaScenario,
	MUG,
	withPngs,
} from '../../support/etsy-media';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

// Many uploads in one test take their time on a machine that does other things as well.
jest.setTimeout(30_000);

const replaceAll = { resource: 'image', operation: 'replaceAll', listingId: byId(MUG) };
const names = (count: number) => Array.from({ length: count }, (_none, n) => `image_${n + 1}`);

describe('Replace All of the resource Image', () => {
	let shop: TestShop;

	const open = async (images: number) => {
		shop = await openTestShop(mediaScenario({ images }));
	};
	const held = async () => await heldListing(shop, MUG);
	const ids = async () => ((await held()).images ?? []).map(({ id }) => id);
	const uploads = () => shop.operations().filter((name) => name === 'uploadListingImage').length;

	afterEach(async () => await shop.close());

	test('uploads all files of the item by their names, then orders, then links again', async () => {
		await open(3);
		await linkBlack(shop, 502);
		shop.forget();
		// 2 comes before 10.
		const items = [withPngs('image_10', 'image_2', 'image_1')];
		const [item] = await shop.json(replaceAll, { items });
		expect(item).toMatchObject({
			listingId: String(MUG),
			removedImageIds: ['501', '502', '503'],
			variationLinks: 1,
			lostVariationLinks: 0,
		});
		const images = (await held()).images ?? [];
		expect(images.map(({ upload }) => upload?.filename)).toEqual([
			'image_1.png',
			'image_2.png',
			'image_10.png',
		]);
		expect((item?.images as Array<{ imageId: string }>).map(({ imageId }) => imageId)).toEqual(
			images.map(({ id }) => String(id)),
		);
		expect((await held()).variationImages).toMatchObject([{ image_id: images[1]?.id }]);
		expect(shop.operations()).toEqual([
			'getMe',
			'getListingImages',
			'getListingVariationImages',
			'uploadListingImage',
			'uploadListingImage',
			'uploadListingImage',
			'updateListing',
			'getListingImages',
			'updateVariationImages',
		]);
	});

	test('takes the fields that are named, with their alt texts, and leaves links off', async () => {
		await open(2);
		await linkBlack(shop, 501);
		const parameters = {
			...replaceAll,
			images: {
				image: [
					{ binaryPropertyName: 'b', altText: 'Second comes first', isWatermarked: true },
					{ binaryPropertyName: 'a', altText: '' },
				],
			},
			options: { keepLinks: false },
		};
		const [item] = await shop.json(parameters, { items: [withPngs('a', 'b', 'c')] });
		expect(item).toMatchObject({ variationLinks: 0, lostVariationLinks: 1 });
		const { images = [], variationImages } = await held();
		expect(images.map(({ upload }) => upload?.filename)).toEqual(['b.png', 'a.png']);
		expect(images[0]).toMatchObject({ alt_text: 'Second comes first', isWatermarked: true });
		expect(variationImages).toEqual([]);
	});

	test('keeps a link whose place is gone off, and says so', async () => {
		await open(3);
		await linkBlack(shop, 503);
		const [item] = await shop.json(replaceAll, { items: [withPngs('a')] });
		expect(item).toMatchObject({ variationLinks: 0, lostVariationLinks: 1 });
	});

	test.each([
		[3, 20],
		[20, 20],
		[15, 10],
		[1, 20],
		[20, 1],
	])('of %i images by %i never exceeds the 20 that Etsy allows', async (before, after) => {
		await open(before);
		const [item] = await shop.json(replaceAll, { items: [withPngs(...names(after))] });
		expect(item?.images).toHaveLength(after);
		const images = (await held()).images ?? [];
		expect(images.map(({ upload }) => upload?.filename)).toEqual(
			names(after).map((name) => `${name}.png`),
		);
		expect(uploads()).toBe(after);
		expect(shop.calls.every(({ status }) => status < 300)).toBe(true);
	});

	test.each([
		['in the middle', 3, [2]],
		['at the last, after old ones had to go', 20, [20]],
	])('that fails %s puts the old images and their links back', async (_what, before, nth) => {
		await open(before);
		await linkBlack(shop, 501 + before - 1);
		const old = await ids();
		await shop.sandbox.control.faults([
			{ kind: 'status', status: 503, operation: 'uploadListingImage', nth },
		]);
		const { outputs } = await shop.run(replaceAll, {
			items: [withPngs(...names(20))],
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({
			message: expect.stringContaining('has its old images again') as unknown,
		});
		expect(await ids()).toEqual(old);
		expect((await held()).variationImages).toMatchObject([{ image_id: old.at(-1) }]);
	});

	test('goes on after an upload whose answer was cut off, without a second one', async () => {
		await open(3);
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'uploadListingImage', nth: [2] },
		]);
		await shop.json(replaceAll, { items: [withPngs(...names(3))] });
		const images = (await held()).images ?? [];
		expect(images.map(({ upload }) => upload?.filename)).toEqual(
			names(3).map((name) => `${name}.png`),
		);
		const { calls } = await shop.sandbox.control.counts();
		expect(calls.etsy?.uploadListingImage).toEqual({ 201: 2, cut_after_commit: 1 });
	});

	test('of an item without files, or with more than 20, changes nothing', async () => {
		await open(2);
		for (const items of [[{}], [withPngs(...names(21))]]) {
			const { outputs } = await shop.run(replaceAll, { items, onError: 'continueErrorOutput' });
			expect(outputs[1]?.[0]?.json.failure).toMatchObject({ category: 'validation' });
		}
		expect(uploads()).toBe(0);
	});
});
