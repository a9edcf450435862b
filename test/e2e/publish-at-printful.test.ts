import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import type { Row } from '../../host';
import { servePictures, type Pictures } from './support/design-pictures';
import { impatient, PRICES, seen, wanted, type HeldDraft } from './support/design-shop';
import { printfulCredential, printfulRow, printfulScenario } from './support/design-printful';

jest.setTimeout(10 * 60_000);

const TEMPLATE = join(__dirname, '..', '..', 'workflows', 'publish-a-design.json');
const SIZES = ['S', 'M'];
const COLOURS = ['Black', 'White'];
const GOOD = [1, 2, 3, 4, 5];
/** What Printful does not have any more, although the library says so of the file of moon-5. */
const GONE = '1';
/** Of moon-1 to 3 together, and those of moon-4, 5 and 6. */
const FILES = ['print-1.png', 'print-4.png', 'print-5.png', 'print-6.png'];

interface SyncProduct {
	sync_product: { id: number; name: string };
	sync_variants: Array<{
		id: number;
		sku: string;
		retail_price: string;
		files: Array<{ type: string }>;
	}>;
}

interface Truth extends Record<string, unknown> {
	etsy: { listings: HeldDraft[] };
	printful: { storeProducts: SyncProduct[]; files: Array<{ id: number; url: string }> };
}

/** Rows 1 to 3 have one file; 4 has it on its back, and another one on its front. */
function artworkOf(n: number, url: string): Row {
	const [own, first] = [`${url}/print-${n}.png`, `${url}/print-1.png`];
	return { artwork: n < 4 ? first : n === 4 ? `front=${own}; back=${first}` : own };
}

/** A picture at a place of its own, which a saved product of Printful's does not have. */
function placed(url: string) {
	return { placement: 'front', url, position: { x: 0.5, y: 0.3, scale: 0.5 } };
}

describe('the workflow Publish a design to Etsy, at Printful', () => {
	let shop: PracticeShop;
	let pictures: Pictures;
	let id: string;

	beforeAll(async () => {
		pictures = await servePictures();
		shop = await openPracticeShop({
			scenario: printfulScenario,
			limits: {
				etsy: { perSecond: 500, perDay: 1_000_000 },
				printful: { perMinute: 100_000 },
			},
			otherPrinters: printfulCredential,
			mapRows: [],
		});
		const [imported] = await shop.client.importTemplates([TEMPLATE], {
			credentials: shop.credentials[0] ?? {},
			patch: impatient,
		});
		id = imported!.workflow.id;
		const { url } = pictures;
		await shop.client.insertRows('POD Designs', [
			...GOOD.map((n) => printfulRow(n, url, artworkOf(n, url))),
			printfulRow(6, url, { artwork: JSON.stringify([placed(`${url}/print-6.png`)]) }),
			printfulRow(7, url, { provider: 'gelato', productId: 'shirt' }),
		]);
		const file = Buffer.from(await (await fetch(`${url}/print-5.png`)).arrayBuffer());
		const sha256 = createHash('sha256').update(file).digest('hex');
		const gone = { sha256, provider: 'printful', providerFileId: GONE };
		await shop.client.insertRows('POD Artwork Library', [gone]);
	});

	afterAll(async () => {
		await shop?.close();
		pictures?.server.close();
	});

	const truth = async () => await shop.sandbox.control.state<Truth>();
	const rows = async () => await shop.client.tableRows('POD Designs');
	const calls = async (operation: string) => {
		const { calls: all } = await shop.sandbox.control.counts();
		return Object.values(all.printful?.[operation] ?? {}).reduce((sum, count) => sum + count, 0);
	};

	async function start(): Promise<string> {
		// Mock-ups take their time. A run that died has lost its turn by the time n8n is up again.
		await shop.sandbox.control.advance({ seconds: 30 });
		return await shop.client.runManually(id, 'Make drafts now');
	}

	async function runUntilDone(): Promise<void> {
		for (let tries = 0; tries < 4; tries += 1) {
			await shop.client.waitForEnd(await start(), { timeoutMs: 120_000 });
			const states = (await rows()).map(({ state }) => String(state));
			if (states.every((state) => ['draft', 'failed'].includes(state))) return;
		}
	}

	it('is killed while it saves products, and brings every row to its end after that', async () => {
		const execution = start();
		for (let tries = 0; tries < 4_800 && (await calls('createStoreProduct')) < 2; tries += 1) {
			await sleep(25);
		}
		expect(await calls('createStoreProduct')).toBeGreaterThanOrEqual(2);
		await execution;
		await shop.host.kill('SIGKILL');
		await shop.host.restart();
		await shop.client.login();
		await runUntilDone();
		const states = (await rows()).map(({ design, state }) => `${design} ${state}`);
		expect(states.sort()).toEqual(
			[...GOOD.map((n) => `moon-${n} draft`), 'moon-6 failed', 'moon-7 failed'].sort(),
		);
	});

	it('made a correct draft of each good row', async () => {
		const { etsy } = await truth();
		expect(etsy.listings).toHaveLength(GOOD.length);
		const drafts = new Map(etsy.listings.map((draft) => [draft.title, seen(draft)]));
		for (const n of GOOD) expect(drafts.get(`Moon ${n} T-shirt`)).toEqual(wanted(n, 'printful'));
	});

	it('saved each product once, with its SKUs, prices and files', async () => {
		const { printful } = await truth();
		const products = printful.storeProducts.map(({ sync_product: { name }, ...one }) => ({
			name,
			variants: one.sync_variants.map(({ sku, retail_price: price }) => `${sku} ${price}`).sort(),
			places: one.sync_variants.map(({ files }) => files.map(({ type }) => type).join()),
		}));
		const byName = (one: { name: string }, other: { name: string }) =>
			one.name.localeCompare(other.name);
		expect(products.sort(byName)).toEqual(
			GOOD.map((n) => ({
				name: `Moon ${n} T-shirt`,
				variants: COLOURS.flatMap((colour) =>
					SIZES.map(
						(size) =>
							`MOON-${n}-${size}-${colour.toUpperCase()} ${((PRICES[size] ?? 0) / 100).toFixed(2)}`,
					),
				).sort(),
				places: COLOURS.flatMap(() =>
					SIZES.map(() => (n === 4 ? 'front,back,preview' : 'front,preview')),
				),
			})),
		);
	});

	it('brought each file once, and knows it by its content', async () => {
		const { printful } = await truth();
		const names = printful.files.map(({ url }) => url.split('/').pop());
		expect(names.sort()).toEqual(FILES);
		expect(await calls('addFile')).toBe(FILES.length);
		const library = await shop.client.tableRows('POD Artwork Library');
		const known = library.map(({ providerFileId }) => providerFileId);
		expect(known.sort()).toEqual([GONE, ...printful.files.map((file) => String(file.id))].sort());
		const log = await shop.client.tableRows('POD Audit Log');
		const sent = log.filter(({ action }) => action === 'artwork.sent');
		expect(sent.map(({ subject }) => subject).sort()).toEqual(
			[...new Set(library.map(({ sha256 }) => `sha256:${sha256}`))].sort(),
		);
		const fileOf = (name: string) => printful.files.find(({ url }) => url.endsWith(name))?.id;
		const two = (await rows()).find(({ design }) => design === 'moon-4');
		expect(two?.fileId).toBe(`${fileOf('print-4.png')} ${fileOf('print-1.png')}`);
	});

	it('wrote down what orders will print', async () => {
		const map = await shop.client.tableRows('POD Variant Map');
		const { printful } = await truth();
		const variants = printful.storeProducts.flatMap(({ sync_product: product, sync_variants }) =>
			sync_variants.map(({ id: variant, sku }) => `${sku} ${product.id}/${variant}`),
		);
		expect(
			map.map((row) => `${row.sku} ${row.providerProductId}/${row.providerVariantId}`).sort(),
		).toEqual(variants.sort());
	});

	it('says in the row what a printer cannot do, and what to do instead', async () => {
		const all = await rows();
		const of = (design: string) => all.find((row) => row.design === design);
		expect(of('moon-6')).toMatchObject({
			problem: 'capability',
			message: 'Printful places a picture in an order, not in a saved product.',
			hint: expect.stringContaining('prepare a picture of the size of the print area') as string,
		});
		expect(of('moon-7')).toMatchObject({
			problem: 'capability',
			message: 'Gelato cannot save a product with your artwork that orders can name.',
		});
	});

	it('makes nothing anew in a further run, and sends a known file of a new row no second time', async () => {
		const before = await truth();
		await shop.client.insertRows('POD Designs', [
			printfulRow(8, pictures.url, { artwork: `${pictures.url}/again-1.png` }),
		]);
		await runUntilDone();
		const after = await truth();
		const held = ({ etsy, printful }: Truth) => [
			etsy.listings.filter(({ title }) => title !== 'Moon 8 T-shirt'),
			printful.storeProducts.filter((one) => one.sync_product.name !== 'Moon 8 T-shirt'),
			printful.files,
		];
		expect(held(after)).toEqual(held(before));
		expect(after.printful.storeProducts).toHaveLength(GOOD.length + 1);
		const draft = after.etsy.listings.find(({ title }) => title === 'Moon 8 T-shirt');
		expect(draft && seen(draft)).toEqual(wanted(8, 'printful'));
	});
});
