import axios from 'axios';
import {
	byId,
	DIGITAL,
	fileBytes,
	heldListing,
	linkBlack,
	mediaScenario,
	MUG,
	rawUpload,
	shopPath,
	withBinaries,
	withPngs,
} from '../../support/etsy-media';
import { rawCall } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import type { TestItem } from '../../support/engine/inputs';
import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';

// Many uploads in one test take their time on a machine that does other things as well.
jest.setTimeout(30_000);

const png = (seed = 1) => fileBytes('png', 2_000, seed);
const pngs = () => [withPngs('data')];
const film = (): TestItem[] => [
	withBinaries({ data: { bytes: fileBytes('mp4', 3_000), mimeType: 'video/mp4' } }),
];
const pdf = (): TestItem[] => [
	withBinaries({ data: { bytes: fileBytes('pdf', 3_000), mimeType: 'application/pdf' } }),
];

const FORM = 'application/x-www-form-urlencoded';

let shop: TestShop;

beforeEach(async () => {
	shop = await openTestShop(mediaScenario());
});
afterEach(async () => await shop.close());

const images = async () => (await heldListing(shop, MUG)).images ?? [];

/** Without a body; the header of a form says nothing then. */
const rawDelete = async (path: string) => await rawCall(shop, 'DELETE', path, '', FORM);

describeContract("Images, videos and files and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', etsyExceptions);
	const image = { resource: 'image', listingId: byId(MUG) };
	const upload = { ...image, operation: 'upload' };
	const options = { altText: 'A mug', isWatermarked: true, shopId: '10000001' };

	test.each<[string, object, TestItem[]]>([
		['Get Many', { ...image, operation: 'getAll' }, [{}]],
		['Upload, last', { ...upload, options }, pngs()],
		['Upload, insert', { ...upload, placement: 'insert', rank: 2 }, pngs()],
		['Upload, replace', { ...upload, placement: 'replace', rank: 1, options }, pngs()],
		['Set Order', { ...image, operation: 'reorder', imageIds: '503,502,501' }, [{}]],
		['Replace All', { ...image, operation: 'replaceAll' }, [withPngs('a', 'b', 'c')]],
		['Delete', { ...image, operation: 'delete', imageId: '502' }, [{}]],
	])('of images: %s', async (_what, parameters, items) => {
		await linkBlack(shop, 501);
		shop.forget();
		await shop.json(parameters, { items });
		// New images are looked at later, and are seen again then.
		await shop.sandbox.control.advance({ seconds: 60 });
		await shop.json({ ...image, operation: 'getAll' });
		expect(shop.calls.length).toBeGreaterThan(0);
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});

	test('of images that are put back', async () => {
		await shop.json({ ...image, operation: 'delete', imageId: '502' });
		await shop.json({ ...upload, imageSource: 'existing', imageId: '502', options });
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});

	test('of videos and files', async () => {
		const video = { resource: 'video', listingId: byId(MUG) };
		const [made] = await shop.json({ ...video, operation: 'upload' }, { items: film() });
		const { videoId } = made as { videoId: string };
		await shop.json({ ...video, operation: 'getAll' });
		await shop.json({ ...video, operation: 'delete', videoId });
		await shop.json({ ...video, operation: 'upload', videoSource: 'existing', videoId });
		const file = { resource: 'file', listingId: byId(DIGITAL) };
		const [one] = await shop.json({ ...file, operation: 'upload' }, { items: pdf() });
		await shop.json({ ...file, operation: 'upload' }, { items: pdf() });
		await shop.json({ ...file, operation: 'getAll' });
		const { fileId } = one as { fileId: string };
		await shop.json({ ...file, operation: 'delete', fileId });
		await shop.json({ ...file, operation: 'upload', fileSource: 'existing', fileId });
		expect(violationsOf(spec, shop.calls)).toEqual([]);
		expect(shop.operations()).toEqual(
			expect.arrayContaining(['uploadListingVideo', 'uploadListingFile', 'deleteListingFile']),
		);
	});

	test('the check sees a form whose fields are not those of the document', async () => {
		await rawUpload(shop, `/listings/${MUG}/images`, { rank: 'first' }, { image: png() });
		expect(violationsOf(spec, shop.calls)).toEqual([
			expect.stringContaining('uploadListingImage request body'),
		]);
	});
});

describe('What goes wrong with images by hand, and not with the node', () => {
	const path = `/listings/${MUG}/images`;
	const upload = { resource: 'image', operation: 'upload', listingId: byId(MUG) };
	const ranks = async () =>
		(await shop.json({ resource: 'image', operation: 'getAll', listingId: byId(MUG) })).map(
			({ rank }) => rank,
		);

	test('a file part of another name, or a Content-Type set by hand, is refused', async () => {
		expect(await rawUpload(shop, path, { rank: '4' }, { file: png() })).toMatchObject({
			status: 400,
		});
		const { access_token: token } = await shop.sandbox.control.mintEtsyToken();
		const answer = await axios.post(`${shop.sandbox.urls.etsy}${shopPath(MUG)}/images`, 'x', {
			headers: {
				'x-api-key': 'sandboxkeystring:sandboxsecret',
				authorization: `Bearer ${token}`,
				'content-type': 'multipart/form-data',
			},
			validateStatus: () => true,
			proxy: false,
		});
		expect(answer.status).toBe(400);
		await shop.json(upload, { items: pngs() });
		expect(await images()).toHaveLength(4);
	});

	test('a rank that is taken leaves two images at one place', async () => {
		await rawUpload(shop, path, { rank: '1' }, { image: png() });
		expect(await ranks()).toEqual([1, 1, 2, 3]);
		await shop.json({ ...upload, placement: 'insert', rank: 1 }, { items: pngs() });
		expect(await ranks()).toEqual([1, 2, 3, 4, 5]);
	});

	test('an upload without a rank lands on the first image', async () => {
		await rawUpload(shop, path, {}, { image: png() });
		expect(await ranks()).toEqual([1, 1, 2, 3]);
	});

	test('replacing in place leaves the variation with an image that is gone', async () => {
		await linkBlack(shop, 502);
		const { body } = await rawUpload(
			shop,
			path,
			{ rank: '2', overwrite: 'true' },
			{ image: png() },
		);
		expect(body.listing_image_id).not.toBe(502);
		const links = (await heldListing(shop, MUG)).variationImages;
		expect(links?.[0]?.image_id).toBe(502);
		expect((await images()).map(({ id }) => id)).not.toContain(502);

		await linkBlack(shop, 503);
		await shop.json({ ...upload, placement: 'replace', rank: 3 }, { items: pngs() });
		const [link] = (await heldListing(shop, MUG)).variationImages ?? [];
		expect((await images()).map(({ id }) => id)).toContain(link?.image_id);
	});

	test('a variation that shows a deleted image blocks every write of the inventory', async () => {
		const offering = { price: 19, quantity: 9, is_enabled: true, readiness_state_id: 841 };
		const product = (sku: string, color: string) => ({
			sku,
			offerings: [offering],
			property_values: [
				{ property_id: 513, property_name: 'Color', value_ids: [], values: [color] },
			],
		});
		const write = async () =>
			await rawCall(shop, 'PUT', `/v3/application/listings/${MUG}/inventory`, {
				products: [product('M-B', 'Black'), product('M-W', 'White')],
				price_on_property: [],
				quantity_on_property: [],
				sku_on_property: [513],
				readiness_state_on_property: [],
			});
		await linkBlack(shop, 502);
		await rawDelete(`${shopPath(MUG)}/images/502`);
		const blocked = await write();
		expect([blocked.status, blocked.data]).toEqual([400, { error: 'image id 502 is invalid' }]);

		await linkBlack(shop, 503);
		await shop.json({ ...upload, operation: 'delete', imageId: '503' });
		expect((await write()).status).toBe(200);
	});

	test('two uploads at a time to one listing get in their way', async () => {
		const size = 6_000_000;
		const all = await Promise.all(
			[1, 2, 3].map(
				async (seed) =>
					await rawUpload(shop, path, { rank: '4' }, { image: fileBytes('png', size, seed) }),
			),
		);
		expect(all.map(({ status }) => status)).toContain(409);
		const before = (await images()).length;
		await shop.json(upload, { items: [withPngs('data'), withPngs('data'), withPngs('data')] });
		expect(await images()).toHaveLength(before + 3);
	});

	test('image_ids sent as repeated keys leaves one image, and Etsy says 200', async () => {
		const body = 'image_ids=503&image_ids=502&image_ids=501';
		const { status } = await rawCall(shop, 'PATCH', shopPath(MUG), body, FORM);
		expect(status).toBe(200);
		expect((await images()).map(({ id }) => id)).toEqual([501]);
		// The others are still known, and the node brings them back in one order.
		for (const imageId of ['502', '503']) {
			await shop.json({ ...upload, imageSource: 'existing', imageId });
		}
		const reorder = { ...upload, operation: 'reorder', imageIds: '503,501,502' };
		await shop.json(reorder);
		expect((await images()).map(({ id }) => id)).toEqual([503, 501, 502]);
	});

	test('deleting first ends at the last image, uploading first does not', async () => {
		const statuses = [];
		for (const id of [501, 502, 503]) {
			const { status } = await rawDelete(`${shopPath(MUG)}/images/${id}`);
			statuses.push(status);
		}
		expect(statuses).toEqual([204, 204, 400]);
		const replaceAll = { ...upload, operation: 'replaceAll' };
		await shop.json(replaceAll, { items: [withPngs('a')] });
		expect((await images()).map(({ upload: file }) => file?.filename)).toEqual(['a.png']);
	});
});

describe('What goes wrong with videos and files by hand, and not with the node', () => {
	test('a third video, an eleventh attempt and a file that is no video', async () => {
		const path = `/listings/${MUG}/videos`;
		const fields = { name: 'a.mp4' };
		const mp4 = { video: fileBytes('mp4', 500) };
		const bad = await rawUpload(shop, path, fields, { video: fileBytes('pdf', 500) });
		expect(bad.status).toBe(500);
		const statuses = [];
		for (let n = 0; n < 11; n++) {
			const { status, body } = await rawUpload(shop, path, fields, mp4);
			statuses.push(status);
			if (n !== 1) await rawDelete(`${shopPath(MUG)}/videos/${body.video_id}`);
		}
		expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 201));
		expect(statuses[10]).toBe(400);
		await shop.sandbox.control.advance({ seconds: 25 * 3600 });
		expect((await rawUpload(shop, path, fields, mp4)).status).toBe(201);
		expect((await rawUpload(shop, path, fields, mp4)).status).toBe(409);
	});

	test('a file turns a physical listing digital, and deleting it does not bring it back', async () => {
		const before = await heldListing(shop, MUG);
		expect(before.products).toHaveLength(2);
		const { body } = await rawUpload(
			shop,
			`/listings/${MUG}/files`,
			{ name: 'a.pdf' },
			{ file: fileBytes('pdf', 500) },
		);
		expect(await heldListing(shop, MUG)).toMatchObject({ listingType: 'download' });
		await rawDelete(`${shopPath(MUG)}/files/${body.listing_file_id}`);
		const after = await heldListing(shop, MUG);
		expect(after).toMatchObject({ listingType: 'physical' });
		expect(after.products).toHaveLength(1);
	});
});
