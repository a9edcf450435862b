import {
	byId,
	DRAFT,
	fileBytes,
	heldListing,
	linkBlack,
	mediaScenario,
	MUG,
	rawUpload,
	sha256,
	withBinaries,
	withPngs,
} from '../../support/etsy-media';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

// Many uploads in one test take their time on a machine that does other things as well.
jest.setTimeout(30_000);

const mug = { resource: 'image', listingId: byId(MUG) };

describe('the resource Image', () => {
	let shop: TestShop;

	const ids = async (listing = MUG) =>
		((await heldListing(shop, listing)).images ?? []).map(({ id }) => id);
	/** The failure of the only item. */
	const failure = async (parameters: object, items = [withPngs('data')]) => {
		const { outputs } = await shop.run(parameters, { items, onError: 'continueErrorOutput' });
		expect(outputs[0]).toEqual([]);
		return outputs[1]?.[0]?.json.failure;
	};
	const reopen = async (images: number) => {
		await shop.close();
		shop = await openTestShop(mediaScenario({ images }));
	};

	beforeEach(async () => {
		shop = await openTestShop(mediaScenario());
	});
	afterEach(async () => await shop.close());

	test('Get Many reads the images in their order with one call', async () => {
		const items = await shop.json({ ...mug, operation: 'getAll' });
		expect(items).toHaveLength(3);
		expect(items[0]).toMatchObject({ listingId: String(MUG), imageId: '501', rank: 1 });
		expect(shop.operations()).toEqual(['getListingImages']);
	});

	describe('Upload', () => {
		const upload = { ...mug, operation: 'upload' };

		test('puts a new image behind the others, its bytes and words intact', async () => {
			const bytes = fileBytes('png', 70_001);
			const altText = 'A mug, "green" – très joli';
			const [item] = await shop.json(
				{ ...upload, options: { altText, isWatermarked: true } },
				{ items: [withBinaries({ data: { bytes, mimeType: 'image/png' } })] },
			);
			expect(item).toMatchObject({ rank: 4, altText });
			// Etsy has not looked at it yet.
			expect(item).not.toHaveProperty('width');
			expect((await heldListing(shop, MUG)).images?.[3]).toMatchObject({
				id: Number(item?.imageId),
				isWatermarked: true,
				upload: { filename: 'data.png', bytes: bytes.length, sha256: sha256(bytes) },
			});
			expect(shop.operations()).toEqual(['getMe', 'getListingImages', 'uploadListingImage']);
			const sent = shop.calls[2]?.headers ?? {};
			expect(sent['content-type']).toMatch(/^multipart\/form-data; boundary=/);
			expect(Number(sent['content-length'])).toBeGreaterThan(bytes.length);
		});

		test('before another moves the others on', async () => {
			const parameters = { ...upload, placement: 'insert', rank: 1 };
			const [item] = await shop.json(parameters, { items: [withPngs('data')] });
			expect(item).toMatchObject({ rank: 1 });
			expect(await ids()).toEqual([Number(item?.imageId), 501, 502, 503]);
			expect(shop.operations().slice(1)).toEqual([
				'getListingImages',
				'uploadListingImage',
				'updateListing',
				'getListingImages',
			]);
		});

		test('in place of another keeps the image of a variation', async () => {
			await linkBlack(shop, 502);
			shop.forget();
			const parameters = { ...upload, placement: 'replace', rank: 2 };
			const [item] = await shop.json(parameters, { items: [withPngs('data')] });
			const imageId = Number(item?.imageId);
			expect(item).toMatchObject({ rank: 2, replacedImageId: '502', variationLinks: 1 });
			expect(await ids()).toEqual([501, imageId, 503]);
			expect((await heldListing(shop, MUG)).variationImages).toEqual([
				{ property_id: 513, value_id: 71, image_id: imageId },
			]);
			expect(shop.operations().slice(1)).toEqual([
				'getListingImages',
				'getListingVariationImages',
				'uploadListingImage',
				'updateVariationImages',
			]);
		});

		test('in place of another that nothing is linked to writes no links', async () => {
			const parameters = { ...upload, placement: 'replace', rank: 3 };
			await shop.json(parameters, { items: [withPngs('data')] });
			expect(shop.operations()).not.toContain('updateVariationImages');
		});

		test('in place of one of two at the same place asks for an order first', async () => {
			const path = `/listings/${MUG}/images`;
			await rawUpload(shop, path, { rank: '2' }, { image: fileBytes('png', 99) });
			const parameters = { ...upload, placement: 'replace', rank: 2 };
			expect(await failure(parameters)).toMatchObject({
				category: 'conflict',
				hint: expect.stringContaining('Set Order') as unknown,
			});
		});

		test('puts back an image that was taken off', async () => {
			await shop.json({ ...mug, operation: 'delete', imageId: '502' });
			const [item] = await shop.json({ ...upload, imageSource: 'existing', imageId: '502' });
			expect(item).toMatchObject({ imageId: '502', rank: 4 });
			expect(await ids()).toEqual([501, 503, 502]);
		});

		test('of several items goes one after another, also to the same listing', async () => {
			const items = [withPngs('data'), withPngs('data'), withPngs('data')];
			const made = await shop.json(upload, { items });
			expect(made.map(({ rank }) => rank)).toEqual([4, 5, 6]);
			expect(await ids()).toHaveLength(6);
		});

		test.each([
			['the place of which is empty', { placement: 'replace', rank: 9 }, 'no image at place 9'],
			['with too long an alt text', { options: { altText: 'x'.repeat(501) } }, '501 characters'],
			['without the field', { binaryPropertyName: 'nope' }, "no binary field 'nope'"],
			['without an ID', { imageSource: 'existing', imageId: 'x1' }, 'is not a number'],
		])('%s is refused before anything is sent', async (_what, more, message) => {
			expect(await failure({ ...upload, ...more })).toMatchObject({
				message: expect.stringContaining(message) as unknown,
			});
			expect(shop.operations()).not.toContain('uploadListingImage');
		});

		test('to a listing with 20 images says so and sends nothing', async () => {
			await reopen(20);
			expect(await failure(upload)).toMatchObject({ category: 'conflict' });
			expect(shop.operations()).not.toContain('uploadListingImage');
		});

		test('of something that is no picture tells what Etsy says', async () => {
			const bytes = fileBytes('pdf', 500);
			const items = [withBinaries({ data: { bytes, mimeType: 'image/png' } })];
			expect(await failure(upload, items)).toMatchObject({
				category: 'validation',
				httpStatus: 400,
			});
		});

		test('whose answer was cut off is found by looking, and made once', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'cut_after_commit', operation: 'uploadListingImage' },
			]);
			const [item] = await shop.json(upload, { items: [withPngs('data')] });
			expect(await ids()).toEqual([501, 502, 503, Number(item?.imageId)]);
			expect(shop.operations().filter((name) => name === 'getListingImages')).toHaveLength(2);
		});

		test('that was cut off before it arrived stays unclear and is not sent again', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'cut_before_commit', operation: 'uploadListingImage' },
			]);
			expect(await failure(upload)).toMatchObject({ category: 'unclear' });
			const { calls } = await shop.sandbox.control.counts();
			expect(calls.etsy?.uploadListingImage).toEqual({ cut_before_commit: 1 });
			expect(await ids()).toEqual([501, 502, 503]);
		});
	});

	describe('Set Order', () => {
		const reorder = { ...mug, operation: 'reorder' };

		test('writes the full set and reads it back', async () => {
			const items = await shop.json({ ...reorder, imageIds: '503, 501,502' });
			expect(items.map(({ imageId, rank }) => [imageId, rank])).toEqual([
				['503', 1],
				['501', 2],
				['502', 3],
			]);
			expect(await ids()).toEqual([503, 501, 502]);
			expect(shop.operations().slice(1)).toEqual([
				'getListingImages',
				'updateListing',
				'getListingImages',
			]);
		});

		test('writes nothing where the order is there already', async () => {
			await shop.json({ ...reorder, imageIds: '501,502,503' });
			expect(shop.operations()).toEqual(['getMe', 'getListingImages']);
		});

		test('takes a list from an expression, and takes images off where that is wanted', async () => {
			const parameters = {
				...reorder,
				imageIds: '={{ $json.ids }}',
				options: { takeOff: true },
			};
			await linkBlack(shop, 503);
			const items = [{ json: { ids: [502, 501] } }];
			expect(await shop.json(parameters, { items })).toHaveLength(2);
			expect(await ids()).toEqual([502, 501]);
			expect((await heldListing(shop, MUG)).variationImages).toEqual([]);
		});

		test.each([
			['501,502', 'not named'],
			['501,502,503,504', 'no image 504'],
			['501,501,502,503', 'named twice'],
			[' ', "'Image IDs' is empty"],
		])('refuses %j', async (imageIds, message) => {
			expect(await failure({ ...reorder, imageIds })).toMatchObject({
				message: expect.stringContaining(message) as unknown,
			});
			expect(await ids()).toEqual([501, 502, 503]);
		});
	});

	describe('Delete', () => {
		test('takes an image off', async () => {
			const [item] = await shop.json({ ...mug, operation: 'delete', imageId: '502' });
			expect(item).toEqual({
				deleted: true,
				listingId: String(MUG),
				imageId: '502',
				unlinkedVariations: 0,
			});
			expect(shop.operations()).not.toContain('updateVariationImages');
			expect(await ids()).toEqual([501, 503]);
		});

		test('takes the image off the variation that showed it, too', async () => {
			await linkBlack(shop, 502);
			const [item] = await shop.json({ ...mug, operation: 'delete', imageId: '502' });
			expect(item).toMatchObject({ unlinkedVariations: 1 });
			expect((await heldListing(shop, MUG)).variationImages).toEqual([]);
		});

		test('does not try to delete the last one', async () => {
			const parameters = { resource: 'image', operation: 'delete', listingId: byId(DRAFT) };
			expect(await failure({ ...parameters, imageId: '701' })).toMatchObject({
				category: 'conflict',
				message: expect.stringContaining('last image') as unknown,
			});
			expect(await failure({ ...parameters, imageId: '5' })).toMatchObject({
				category: 'not_found',
			});
			expect(shop.operations()).not.toContain('deleteListingImage');
		});

		test('whose answer was cut off looks whether the image is gone', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'cut_after_commit', operation: 'deleteListingImage' },
			]);
			const [item] = await shop.json({ ...mug, operation: 'delete', imageId: '502' });
			expect(item).toMatchObject({ deleted: true });
		});
	});
});
