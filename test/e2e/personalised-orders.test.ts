import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	artCredentials,
	artShop,
	openArtHost,
	PRODIGI_FETCHES_AFTER_S,
	type ArtHost,
} from './support/art-shop';
import {
	printedByPrintful,
	printedByPrintify,
	printersIn,
	storedAs,
	toldToProdigi,
} from './support/printed-files';
import { n8nPid, peakWhile } from '../../host/memory';
import { filesMade, manyFilesWorkflow, namesFor } from '../support/render/many-files';
import { SyncRuns } from './support/sync-runs';

jest.setTimeout(5 * 60_000);

const KEEP = join(__dirname, '..', '..', 'workflows', 'keep-print-files.json');
/** More than n8n's own ups and downs, and less than the pixels of the files: 5.5 MiB each. */
const MOST_GROWTH_MIB = 150;

/** What is sold, by the place of its file in the shop; the last two at Printify and Prodigi. */
const [NAMED, PLAIN, SMALL, LATE, AT_PRINTIFY, AT_PRODIGI] = [0, 1, 2, 3, 4, 5];

/** Print files that the sync checks, makes and brings to the printer, in the real n8n. */
describe('orders with print files of their own', () => {
	let host: ArtHost;
	let runs: SyncRuns;
	let keepId: string;
	let buys: (id: number, good: number, answer?: string) => Promise<void>;

	beforeAll(async () => {
		host = await openArtHost();
		const { scenario, goods, mapRows } = artShop([
			`front=template:${host.url}/name.svg 2x2in 100dpi`,
			`front=${host.url}/good.png`,
			`front=${host.url}/small.png`,
			`front=${host.url}/late.png`,
		]);
		runs = await SyncRuns.open({
			...{ scenario, mapRows, otherPrinters: artCredentials },
			// Half of it is all the time from a claim to the order, and files are made meanwhile.
			settings: { claim_timeout_seconds: '90', start_production: 'prodigi' },
		});
		buys = async (id, good, answer) => {
			const personalization = answer === undefined ? [] : [{ question: 'Name', answer }];
			const { listingId, sku } = goods[good] ?? { listingId: 0, sku: '' };
			await runs.order({ id, lines: [{ listingId, sku, quantity: 1, personalization }] });
		};
	});
	afterAll(async () => {
		await runs?.close();
		host?.close();
	});

	const printful = async () => (await printersIn(runs.shop.sandbox)).printful;
	const printed = async (id: number) => await printedByPrintful(runs.shop.sandbox, id);
	const printedAtPrintify = async (id: number) => await printedByPrintify(runs.shop.sandbox, id);
	const fetchedByProdigi = async (id: number) => await toldToProdigi(runs.shop.sandbox, id);
	/** Products that Printify has for personalised lines. */
	const lineProducts = async () =>
		(await printersIn(runs.shop.sandbox)).printify.products.filter(({ title }) =>
			title.startsWith('etsy-'),
		);
	const uploads = async () => await runs.calls('printful', 'addFile');
	const waits = async (id: number) => await runs.rows('POD Exceptions', id);
	const libraryIds = async () =>
		(await runs.shop.client.tableRows('POD Artwork Library')).map((row) => row.providerFileId);

	it('makes the file of a personalised line and orders with it; what is not good is held', async () => {
		host.set('/late.png', false);
		await buys(101, NAMED, 'Anna');
		await buys(102, NAMED, 'Rex 🐶');
		for (const id of [103, 104]) await buys(id, PLAIN);
		await buys(105, SMALL);
		await buys(106, LATE);
		await runs.sync();
		expect(await uploads()).toBe(1);
		const made = (await printful()).orders.flatMap(({ external_id: name, items }) =>
			items.flatMap(({ files }) => files.map(({ id }) => [name, String(id)])),
		);
		expect(await libraryIds()).toEqual([
			made.find(([name]) => name === 'etsy-10000001-101-1')?.[1],
		]);
		expect(await printed(101)).toEqual([[expect.stringContaining('/binary-data/signed')]]);
		for (const id of [103, 104]) expect(await printed(id)).toEqual([[`${host.url}/good.png`]]);
		for (const id of [102, 105, 106]) expect(await printed(id)).toEqual([]);
	});

	it('says why, in words that a seller can act on', async () => {
		expect(await waits(102)).toMatchObject([
			{ code: 'glyph_missing', category: 'artwork', nextAttemptAt: '', state: 'open' },
		]);
		expect(await waits(105)).toMatchObject([
			{
				...{ code: 'artwork_rejected', category: 'artwork', nextAttemptAt: '', state: 'open' },
				message: expect.stringContaining('25 DPI on a 12 x 16 in area') as string,
			},
		]);
		for (const id of [102, 105]) {
			expect(await runs.ledger(id)).toMatchObject([{ state: 'needs_person', reason: 'artwork' }]);
		}
	});

	it('looks at a file that two orders share once', () => {
		expect(host.looks('/good.png')).toBe(1);
	});

	it('keeps what buyers wrote out of all tables', async () => {
		for (const table of ['POD Order Ledger', 'POD Exceptions', 'POD Audit Log', 'POD Settings']) {
			expect(JSON.stringify(await runs.shop.client.tableRows(table))).not.toMatch(/Anna|Rex/);
		}
	});

	it('makes 40 files in one run in memory that does not grow with them', async () => {
		const { client, host: n8n } = runs.shop;
		const { id } = await client.createWorkflow(manyFilesWorkflow('forty', 1200));
		await client.activate(id);
		const make = async (count: number) =>
			filesMade(await client.callWebhook('forty', { names: namesFor(count) }));
		// What the renderer takes for one file it keeps.
		expect(await make(2)).toBe(2);
		const { before, peak } = await peakWhile(n8nPid(n8n.userFolder), async () => {
			expect(await make(40)).toBe(40);
		});
		expect(peak - before).toBeLessThan(MOST_GROWTH_MIB);
	});

	it('tries a file again that was not there, and sends no file twice', async () => {
		expect(await runs.ledger(106)).toMatchObject([{ state: 'retry' }]);
		host.set('/late.png', true);
		await buys(107, NAMED, 'Anna');
		await runs.syncUntil(async () => (await printed(106)).length > 0);
		expect(await printed(106)).toEqual([[`${host.url}/late.png`]]);
		expect(await printed(107)).toEqual(await printed(101));
		expect([await uploads(), (await libraryIds()).length]).toEqual([1, 1]);
		expect((await waits(106)).map(({ state }) => state)).toEqual(['resolved']);
	});

	it('holds what a printer would fetch from n8n later, as long as nothing keeps it', async () => {
		await buys(108, AT_PRODIGI, 'Mirjam');
		await runs.sync();
		expect(await waits(108)).toMatchObject([
			{
				...{ code: 'file_not_kept', category: 'artwork', nextAttemptAt: '', state: 'open' },
				hint: expect.stringContaining('Keep print files') as string,
			},
		]);
		expect(await fetchedByProdigi(108)).toEqual([]);
	});

	it('brings it to printers that no order can name a file of a library', async () => {
		const { client, credentials } = runs.shop;
		const [keep] = await client.importTemplates([KEEP], { credentials: credentials[0] ?? {} });
		keepId = keep?.workflow.id ?? '';
		await client.waitForExecution(await client.runManually(keepId, 'Connect'), {
			until: ['success'],
		});
		await client.activate(keepId);
		const held = { columnName: 'receiptId', condition: 'eq' as const, value: '108' };
		await client.dataTables.update('POD Order Ledger', [held], { state: 'planned' });
		await buys(109, AT_PRINTIFY, 'Otto');
		await buys(110, AT_PRODIGI, 'Kasper');
		await runs.sync();
		const [product] = await lineProducts();
		expect(product?.title).toMatch(/^etsy-10000001-109-1-/);
		const [[file = ''] = []] = await printedAtPrintify(109);
		expect(await libraryIds()).toContain(file);
		expect(await runs.calls('printify', 'publishAProduct')).toBe(0);
		for (const id of [108, 110]) {
			expect(await fetchedByProdigi(id)).toEqual([
				[
					expect.objectContaining({
						url: expect.stringContaining('/binary-data/signed') as string,
						md5Hash: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
					}),
				],
			]);
			expect(await runs.ledger(id)).toMatchObject([{ state: 'ordered' }]);
			// Not the file of the sync, which goes when it ends.
			const [[{ url = '' } = {}] = []] = await fetchedByProdigi(id);
			expect(storedAs(url)).toContain(`workflows/${keepId}/`);
		}
	});

	it('keeps the picture and nothing that the buyer wrote', async () => {
		const { client } = runs.shop;
		const kept = await client.executions({ workflowId: keepId });
		const told = await Promise.all(kept.map(async ({ id }) => await client.execution(id)));
		expect(JSON.stringify(told)).toContain('binary-data/signed');
		expect(JSON.stringify(told)).not.toMatch(/Mirjam|Kasper|Springfield/);
	});

	it('killed after files were sent and before the orders were made, it does neither twice', async () => {
		const { client, host: n8n, sandbox, syncs } = runs.shop;
		const id = syncs[0]?.id ?? '';
		const slow = { kind: 'latency' as const, latencyMs: 8_000 };
		await sandbox.control.faults([
			{ ...slow, service: 'printful', operation: 'createOrder' },
			{ ...slow, service: 'printify', operation: 'submitAnOrder' },
			{ ...slow, service: 'prodigi', operation: 'createOrder' },
		]);
		await buys(111, NAMED, 'Ysolde');
		await buys(112, AT_PRINTIFY, 'Ysolde');
		await buys(113, AT_PRODIGI, 'Ysolde');
		await client.runManually(id, 'Sync now');
		await until(async () => (await lineProducts()).length === 2);
		await n8n.kill('SIGKILL');
		expect(await printed(111)).toEqual([]);
		expect(await printedAtPrintify(112)).toEqual([]);
		expect(await fetchedByProdigi(113)).toEqual([]);
		await sandbox.control.faults([]);
		await n8n.restart();
		await client.login();
		// As if the time had passed after which a dead run's turn and claim are taken over.
		await runs.set({ [`sync_turn_${id}`]: '' });
		for (const value of ['111', '112', '113']) {
			const row = { columnName: 'receiptId', condition: 'eq' as const, value };
			await client.dataTables.update('POD Order Ledger', [row], {
				claimedAt: new Date(Date.now() - 600_000).toISOString(),
			});
		}
		const ordered = async (one: number) => (await runs.ledger(one))[0]?.state === 'ordered';
		await runs.syncUntil(
			async () => (await ordered(111)) && (await ordered(112)) && (await ordered(113)),
		);
		expect(await printed(111)).toHaveLength(1);
		expect(await printedAtPrintify(112)).toHaveLength(1);
		expect(await fetchedByProdigi(113)).toHaveLength(1);
		expect((await lineProducts()).map(({ title }) => title.split('-')[2]).sort()).toEqual([
			'109',
			'112',
		]);
		// One a text: that of the first order, and the one of this test.
		expect(await uploads()).toBe(2);
		expect(await runs.calls('printify', 'uploadAnImage')).toBe(2);
		expect(await runs.doubled()).toEqual([]);
	});

	it('has the file for the printer when it comes for it, long after the sync', async () => {
		await runs.shop.sandbox.control.advance({ seconds: PRODIGI_FETCHES_AFTER_S + 60 });
		const fetched = async () =>
			(await Promise.all([108, 110, 113].map(fetchedByProdigi)))
				.flat(2)
				.map(({ status }) => status);
		// Prodigi tries ten times; that a file was fetched and is the right one, it says itself.
		await until(async () => !(await fetched()).includes('InProgress'));
		expect(await fetched()).toEqual(['Complete', 'Complete', 'Complete']);
	});

	it('does it all where n8n keeps files in its database, as it does with workers', async () => {
		const { client, host: n8n, sandbox } = runs.shop;
		await n8n.restart({ N8N_DEFAULT_BINARY_DATA_MODE: 'database' });
		await client.login();
		await buys(121, NAMED, 'Dagmar');
		await buys(122, AT_PRINTIFY, 'Dagmar');
		await buys(123, AT_PRODIGI, 'Dagmar');
		await runs.sync();
		// Printful fetches it, Printify gets its bytes; both are rows once they have arrived.
		const [[atPrintful = ''] = []] = await printed(121);
		expect(storedAs(atPrintful)).toMatch(/^database:/);
		const [[atPrintify = ''] = []] = await printedAtPrintify(122);
		expect(await libraryIds()).toContain(atPrintify);
		expect(await uploads()).toBe(3);
		expect(await runs.calls('printify', 'uploadAnImage')).toBe(3);
		expect(await libraryIds()).toHaveLength(6);
		// Prodigi gets the kept one, which n8n gives to whoever has the address.
		const [[asset] = []] = await fetchedByProdigi(123);
		expect(storedAs(asset?.url)).toMatch(/^database:/);
		const kept = await fetch(asset?.url ?? '');
		const md5 = createHash('md5').update(Buffer.from(await kept.arrayBuffer()));
		expect(md5.digest('hex')).toBe(asset?.md5Hash);
		await sandbox.control.advance({ seconds: PRODIGI_FETCHES_AFTER_S + 60 });
		const status = async () => (await fetchedByProdigi(123)).flat().map((one) => one.status);
		await until(async () => !(await status()).includes('InProgress'));
		expect(await status()).toEqual(['Complete']);
	});
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
	for (let tries = 0; tries < 600; tries += 1) {
		if (await isSo()) return;
		await sleep(50);
	}
	throw new Error('It did not become so');
}
