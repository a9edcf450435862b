import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import type { Row } from '../../host';
import { SeededRandom } from '../../sandbox/core/random';
import {
	designRow,
	designScenario,
	impatient,
	seen,
	wanted,
	type HeldDraft,
} from './support/design-shop';
import { servePictures, type Pictures } from './support/design-pictures';

jest.setTimeout(20 * 60_000);

const TEMPLATE = join(__dirname, '..', '..', 'workflows', 'publish-a-design.json');
const DESIGNS = 25;
/** The one whose print file comes out a bit soft. */
const SOFT = 5;
/** The one with a picture that is not there: it is tried again without end. */
const UNREACHABLE = 'moon-27';
/** Those of which all have one file. */
const [SHARED, LAST_SHARED] = [11, 20];
/** The one whose file is that of the one before, at another address. */
const SAME_FILE = 22;
/** Files by their content: those of moon-1 to 11, 21, 23, 24, 25 and 27. */
const FILES = 16;
const NUMBERS = Array.from({ length: DESIGNS }, (_none, index) => index + 1);

/** What a run is in the middle of when it is killed. */
const KILLS = [
	['printify', 'uploadAnImage'],
	['printify', 'createANewProduct'],
	['etsy', 'createDraftListing'],
	['etsy', 'uploadListingImage'],
] as const;

interface Truth {
	etsy: { listings: HeldDraft[] };
	printify: {
		products: Array<{ title: string; variants: Array<{ sku: string; price: number }> }>;
		uploads: Array<{ id: string; fileName: string }>;
	};
}

/** What is different in a row about its print file. */
function artworkOf(n: number, url: string): Row {
	if (n === SOFT) return { artwork: `${url}/soft-${n}.png` };
	if (n === SAME_FILE) return { artwork: `${url}/again-${n - 1}.png` };
	return n >= SHARED && n <= LAST_SHARED ? { artwork: `${url}/print-${SHARED}.png` } : {};
}

describe('the workflow Publish a design to Etsy', () => {
	let shop: PracticeShop;
	let pictures: Pictures;
	let id: string;

	beforeAll(async () => {
		pictures = await servePictures();
		shop = await openPracticeShop({
			scenario: designScenario,
			limits: {
				etsy: { perSecond: 500, perDay: 1_000_000 },
				printify: { perMinute: 100_000, catalogPerMinute: 100_000 },
			},
			mapRows: [],
		});
		const [imported] = await shop.client.importTemplates([TEMPLATE], {
			credentials: shop.credentials[0] ?? {},
			patch: impatient,
		});
		id = imported!.workflow.id;
		const { url } = pictures;
		const good = NUMBERS.map((n) => designRow(n, url, artworkOf(n, url)));
		const neon = designRow(26, url, { variants: 'Color=Neon' });
		const missing = designRow(27, url, { pictures: `${url}/missing.png` });
		const tiny = designRow(28, url, { artwork: `${url}/tiny-28.png` });
		await shop.client.insertRows('POD Designs', [neon, tiny, missing, ...good]);
	});

	afterAll(async () => {
		await shop?.close();
		pictures?.server.close();
	});

	const truth = async () => await shop.sandbox.control.state<Truth & Record<string, unknown>>();
	const rows = async () => await shop.client.tableRows('POD Designs');
	const calls = async (service: string, operation: string) => {
		const counts = await shop.sandbox.control.counts();
		const outcomes = counts.calls[service]?.[operation] ?? {};
		return Object.values(outcomes).reduce((sum, count) => sum + count, 0);
	};

	async function start(trigger: string): Promise<string> {
		// Mock-ups take their time. A run that died has lost its turn by the time n8n is up again.
		await shop.sandbox.control.advance({ seconds: 30 });
		return await shop.client.runManually(id, trigger);
	}

	async function run(trigger: string): Promise<void> {
		const execution = await start(trigger);
		await shop.client.waitForEnd(execution, { timeoutMs: 300_000 });
	}

	it('is killed at four moments and repeated until every row came to its end', async () => {
		const random = new SeededRandom(6);
		let hits = 0;
		for (const [service, operation] of KILLS) {
			const before = await calls(service, operation);
			const execution = start('Make drafts now');
			const after = before + random.int(2, 12);
			for (let tries = 0; tries < 4_800 && (await calls(service, operation)) < after; tries += 1) {
				await sleep(25);
				// Where mock-ups are still being made a run ends early, and the next one goes on.
				if (tries % 200 === 199) await start('Make drafts now');
			}
			if ((await calls(service, operation)) >= after) hits += 1;
			await execution;
			await shop.host.kill('SIGKILL');
			await shop.host.restart();
			await shop.client.login();
		}
		expect(hits).toBe(KILLS.length);
		for (let tries = 0; tries < 4; tries += 1) {
			await run('Make drafts now');
			const open = (await rows()).filter(
				({ design, state }) =>
					!['draft', 'failed'].includes(String(state)) && design !== UNREACHABLE,
			);
			if (open.length === 0) break;
		}
		const states = (await rows()).map(({ design, state }) => `${design} ${state}`);
		expect(states.sort()).toEqual(
			[
				...['moon-26 failed', 'moon-27 retry', 'moon-28 failed'],
				...NUMBERS.map((n) => `moon-${n} draft`),
			].sort(),
		);
	});

	it('made a correct draft of each good row', async () => {
		const { etsy } = await truth();
		const drafts = new Map(etsy.listings.map((draft) => [draft.title, seen(draft)]));
		for (const n of NUMBERS) expect(drafts.get(`Moon ${n} T-shirt`)).toEqual(wanted(n));
	});

	it('made no product, listing, image or file twice', async () => {
		const { etsy, printify } = await truth();
		const titles = (list: Array<{ title: string }>) => list.map(({ title }) => title).sort();
		const all = [...NUMBERS, 27].map((n) => `Moon ${n} T-shirt`).sort();
		expect(titles(etsy.listings)).toEqual(all);
		expect(titles(printify.products)).toEqual(all);
		expect(printify.uploads).toHaveLength(FILES);
		expect(await calls('printify', 'uploadAnImage')).toBe(FILES);
		const images = etsy.listings.flatMap((draft) =>
			(draft.images ?? []).map(({ upload }) => upload),
		);
		expect(images).toHaveLength(DESIGNS * 4);
		expect(new Set(images.map((upload) => upload?.sha256)).size).toBe(DESIGNS * 4);
		expect(await calls('etsy', 'deleteListingImage')).toBe(0);
	});

	it('says in the row why a design cannot be published', async () => {
		const row = (await rows()).find(({ design }) => design === 'moon-26');
		expect(row?.message).toContain('not offered in Neon');
		expect(row?.hint).not.toBe('');
		expect(row?.problem).toBe('validation');
		const missing = { columnName: 'design', condition: 'eq' as const, value: 'moon-27' };
		const other = (await rows()).find(({ design }) => design === missing.value);
		expect(other?.message).toMatch(/could( not)? be fetched/);
		// It would be tried again with each run.
		await shop.client.dataTables.update('POD Designs', [missing], { state: 'failed' });
	});

	it('looked once at each print file, and let none that is too small get to the printer', async () => {
		const all = await rows();
		// What is sold in variants that there are not is not looked at.
		const looked = all.filter(({ design }) => design !== 'moon-26');
		const paths = looked.map(({ artwork }) => new URL(String(artwork)).pathname);
		expect([...pictures.inspected].sort()).toEqual(paths.sort());
		expect(all.find(({ design }) => design === 'moon-28')).toMatchObject({
			problem: 'artwork',
			message: expect.stringContaining('8 % of the pixels') as string,
			hint: 'Use a larger file, or print it on a smaller area. Then empty the column state.',
			fileId: null,
		});
		const warned = all.filter(({ warnings }) => (warnings ?? '') !== '');
		expect(warned).toMatchObject([
			{ design: `moon-${SOFT}`, warnings: expect.stringContaining('75 % of the pixels') as string },
		]);
	});

	it('knows each file by its content, and has it in the audit log with the host that it is from', async () => {
		const { printify } = await truth();
		const library = await shop.client.tableRows('POD Artwork Library');
		expect(library.map(({ providerFileId }) => providerFileId).sort()).toEqual(
			printify.uploads.map(({ id: upload }) => upload).sort(),
		);
		const log = await shop.client.tableRows('POD Audit Log');
		// What was sent by a run that was killed stands there as found by the next one.
		const files = log.filter(({ action }) => /^artwork\.(sent|found)$/.test(String(action)));
		expect(new Set(files.map(({ subject }) => subject))).toEqual(
			new Set(library.map(({ sha256 }) => `sha256:${sha256}`)),
		);
		const host = new URL(pictures.url).hostname;
		for (const { detail } of files) {
			expect(detail).toMatch(new RegExp(`from ${host} to printify as .+, for the design moon-`));
		}
		const before = log.map(({ prevHash }) => prevHash);
		expect(new Set(before).size).toBe(before.length);
	});

	it('wrote down what orders will print', async () => {
		const map = await shop.client.tableRows('POD Variant Map');
		const skus = map.map(({ sku }) => String(sku));
		expect(skus).toHaveLength(DESIGNS * 4);
		expect(new Set(skus).size).toBe(DESIGNS * 4);
		const { etsy } = await truth();
		for (const { sku, listingId, state } of map) {
			const draft = etsy.listings.find((one) => String(one.id) === listingId);
			expect(draft?.products.map((product) => product.sku)).toContain(sku);
			expect(state).toBe('active');
		}
	});

	it('changes nothing when there is nothing left to do', async () => {
		const all = async () => {
			const { etsy, printify } = await truth();
			return [etsy.listings, printify.products, printify.uploads, await rows()];
		};
		const before = await all();
		await run('Make drafts now');
		expect(await all()).toEqual(before);
	});

	it('puts drafts online only when asked, and only those that are ticked', async () => {
		const fees = async () => (await shop.sandbox.control.counts()).listingFees;
		expect(await fees()).toEqual({});
		const condition = { columnName: 'design', condition: 'eq' as const, value: 'moon-3' };
		await shop.client.dataTables.update('POD Designs', [condition], { publish: true });
		await run('Make drafts now');
		expect(await fees()).toEqual({});
		await run('Put ticked drafts online');
		const listing = (await truth()).etsy.listings.find(({ title }) => title === 'Moon 3 T-shirt');
		expect(await fees()).toEqual({ [String(listing?.id)]: 1 });
		expect(listing?.state).toBe('active');
		const row = (await rows()).find(({ design }) => design === 'moon-3');
		expect(row).toMatchObject({ state: 'published', message: 'The listing is online.' });
	});
});
