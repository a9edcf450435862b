import { createHash } from 'node:crypto';
import { SHIRT, SHIRT_M } from '../../contract/support/printful-world';
import { inspect, itemWith } from '../../support/artwork/inspecting';
import { openFileHost, type Listener } from '../../support/artwork/listeners';
import { drawing, jpegOf } from '../../support/artwork/looking';
import * as odd from '../../support/artwork/odd-files';
import { picture } from '../../support/artwork/pictures';
import { openTestPrintful, type TestPrintful } from '../../support/printful-shop';

const AREA = { areaFrom: 'given', areaWidth: 12, areaHeight: 16, areaUnit: 'in' };
const png = async (width: number, height: number) =>
	await picture(width, height, 4).png({ compressionLevel: 0 }).toBuffer();

describe('a file in the item', () => {
	it('is held against the printer and the area, in words that a seller can act on', async () => {
		const small = await png(1152, 1536);
		const { accepted, rejected, failed } = await inspect({ ...AREA, provider: 'printful' }, [
			itemWith(await png(1800, 2400), 'good.png', { design: 'Fern' }),
			itemWith(small, 'small.png'),
			itemWith(Buffer.from('<!doctype html><html>'), 'page.png'),
		]);
		expect(failed).toEqual([]);
		expect(accepted).toMatchObject([
			{
				verdict: 'accepted',
				name: 'good.png',
				format: 'png',
				bytes: expect.any(Number) as number,
				print: { area: '12 x 16 in', effectiveDpi: 150, wantedPx: '1800 x 2400 px', coverage: 1 },
			},
		]);
		expect(rejected.map(({ findings }) => findings[0]?.message)).toEqual([
			'This file prints at 96 DPI on a 12 x 16 in area; Printful asks for 150: at least 1800 x 2400 px.',
			'The file is a web page; Printful takes PNG, JPEG.',
		]);
	});

	it('goes along with the item, and so do its fields', async () => {
		const file = await png(40, 40);
		const { items } = await inspect({ areaFrom: 'none' }, [itemWith(file, 'a.png', { row: 7 })]);
		expect(items[0]?.json.row).toBe(7);
		expect(items[0]?.binary?.data?.data).toBe(file.toString('base64'));
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('with warnings is accepted, or kept back where the seller wants to look', async () => {
		const item = itemWith(await picture().jpeg().toBuffer(), 'a.png');
		const usual = await inspect({ areaFrom: 'none' }, [item]);
		expect(usual.accepted).toMatchObject([{ verdict: 'accepted_with_warnings' }]);
		const strict = await inspect({ areaFrom: 'none', options: { rejectWarnings: true } }, [item]);
		expect(strict.accepted).toEqual([]);
		expect(strict.rejected).toMatchObject([{ findings: [{ code: 'wrong_name' }] }]);
	});

	it('gives its hash and its pixels when they are asked for, and says where it cannot', async () => {
		const file = odd.pngOf(3, 3, { packed: undefined });
		const empty = await picture(30, 30).ensureAlpha(0).png().toBuffer();
		const photo = await picture().jpeg().toBuffer();
		const webp = await picture().webp().toBuffer();
		const white = await jpegOf('');
		const options = { wantsHash: true, wantsPixels: true };
		const { accepted, rejected } = await inspect({ areaFrom: 'none', options }, [
			itemWith(file, 'cut.png'),
			itemWith(empty, 'empty.png'),
			itemWith(photo, 'photo.jpg'),
			itemWith(white, 'white.jpg'),
			itemWith(drawing(''), 'empty.svg'),
			itemWith(drawing('<circle cx="520" cy="200" r="150"/>'), 'over.svg'),
			itemWith(webp, 'photo.webp'),
			itemWith(odd.pdfOf(odd.pdfPages()), 'page.pdf'),
		]);
		expect(rejected.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
			['damaged'],
			['transparent'],
			['blank'],
			['transparent'],
		]);
		expect(accepted).toMatchObject([
			{
				sha256: createHash('sha256').update(photo).digest('hex'),
				verdict: 'accepted',
				pixels: { usesAlpha: false, hasGround: false },
			},
			{ findings: [{ code: 'cut_off' }], pixels: { runsOver: ['right'] } },
			{ verdict: 'accepted', pixels: { usesAlpha: false, hasGround: false } },
			{ pixels: 'The pixels of a PDF are not looked at; PNG, JPEG, WebP, TIFF and SVG are.' },
		]);
	});

	it('that is not there fails alone, with the field that is wrong', async () => {
		const { accepted, failed } = await inspect({ areaFrom: 'none' }, [
			{ json: { row: 1 } },
			itemWith(await png(9, 9), 'a.png'),
		]);
		expect(accepted).toHaveLength(1);
		expect(failed).toMatchObject([
			{ row: 1, failure: { category: 'validation', fields: ['binaryPropertyName'] } },
		]);
	});

	it.each([0, -3, 1e9, 'wide'])('refuses an area of %s inches', async (areaWidth) => {
		const { failed } = await inspect({ ...AREA, areaWidth }, [itemWith(await png(9, 9), 'a.png')]);
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
	});
});

describe('with Printful', () => {
	let printful: TestPrintful;
	let host: Listener & { requests: string[] };
	let file: Buffer;

	beforeAll(async () => {
		file = await png(900, 1200);
		printful = await openTestPrintful();
		host = await openFileHost((path, response) => {
			if (path !== '/cat.png') return response.writeHead(404).end();
			response.writeHead(200, { 'content-length': file.length }).end(file);
		});
	});
	afterAll(async () => {
		await Promise.all([printful.close(), host.close()]);
	});

	const atPrintful = async (parameters: object, items = [{ json: {} }]) =>
		await inspect({ provider: 'printful', ...parameters }, items, printful.sandbox.urls.printful);

	it('asks the catalog for the area once, whatever the number of files', async () => {
		printful.forget();
		const catalog = { areaFrom: 'catalog', catalogProductId: SHIRT, variantId: SHIRT_M };
		const item = itemWith(file, 'cat.png');
		const { accepted, rejected, failed } = await inspect(
			{ provider: 'printful', ...catalog, placement: 'front' },
			Array.from({ length: 20 }, () => item),
			printful.sandbox.urls.printful,
		);
		expect(failed).toEqual([]);
		expect(accepted).toEqual([]);
		expect(rejected[0]).toMatchObject({
			findings: [{ code: 'too_few_pixels' }],
			print: { area: '12 x 16 in', placement: 'front', effectiveDpi: 75 },
		});
		expect(printful.operations().filter((name) => name === 'getPrintfiles')).toHaveLength(1);
	});

	it('says which areas there are, and that a variant is not there', async () => {
		const catalog = { areaFrom: 'catalog', catalogProductId: SHIRT };
		const wrong = await atPrintful({ ...catalog, variantId: SHIRT_M, placement: 'hood' });
		expect(wrong.failed).toMatchObject([
			{ failure: { category: 'mapping', hint: expect.stringMatching(/front/) as string } },
		]);
		const gone = await atPrintful({ ...catalog, variantId: '1' });
		expect(gone.failed).toMatchObject([{ failure: { fields: ['variantId'] } }]);
	});

	it('takes product and variant from their lists, or as IDs that were typed in', async () => {
		const chosen = (id: number | string) => ({ __rl: true, mode: 'list', value: String(id) });
		const picked = { catalogProductId: chosen(SHIRT), variantId: chosen(SHIRT_M) };
		const items = [{ ...itemWith(file, 'cat.png'), json: {} }];
		for (const one of [picked, { catalogProductId: SHIRT, variantId: SHIRT_M }]) {
			const { rejected } = await atPrintful({ areaFrom: 'catalog', ...one }, items);
			expect(rejected[0]).toMatchObject({ print: { area: '12 x 16 in' } });
		}
	});

	it('inspects a file at an address, and says what is not there', async () => {
		const at = (path: string) => ({
			source: 'url',
			fileUrl: `http://127.0.0.1:${host.port}${path}`,
		});
		const { accepted } = await atPrintful({ ...at('/cat.png'), areaFrom: 'none' });
		expect(accepted).toMatchObject([{ name: 'cat.png', from: '127.0.0.1', widthPx: 900 }]);
		expect(host.requests).toEqual(['/cat.png']);
		const { failed } = await atPrintful({ ...at('/gone.png'), areaFrom: 'none' });
		expect(failed).toMatchObject([{ failure: { category: 'artwork', code: 'file_not_there' } }]);
	});

	it('fetches nothing from this machine where no sandbox is meant', async () => {
		const before = host.requests.length;
		const { failed } = await inspect(
			{ source: 'url', fileUrl: `http://127.0.0.1:${host.port}/cat.png`, areaFrom: 'none' },
			[{ json: {} }],
		);
		expect(failed).toMatchObject([{ failure: { category: 'artwork', fields: ['fileUrl'] } }]);
		expect(host.requests).toHaveLength(before);
	});
});
