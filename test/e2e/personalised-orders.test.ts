import { setTimeout as sleep } from 'node:timers/promises';
import { artShop, openArtHost, printfulCredential, type ArtHost } from './support/art-shop';
import { SyncRuns } from './support/sync-runs';

jest.setTimeout(5 * 60_000);

interface AtPrintful {
	orders: Array<{
		external_id: string;
		items: Array<{ files: Array<{ id: number; url: string | null; hash: string }> }>;
	}>;
}

/** What is sold, by the place of its file in the shop. */
const [NAMED, PLAIN, SMALL, LATE] = [0, 1, 2, 3];

/** Print files that the sync checks, makes and brings to the printer, in the real n8n. */
describe('orders with print files of their own', () => {
	let host: ArtHost;
	let runs: SyncRuns;
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
			...{ scenario, mapRows, otherPrinters: printfulCredential },
			// Half of it is all the time from a claim to the order, and files are made meanwhile.
			settings: { claim_timeout_seconds: '90' },
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

	const printful = async () =>
		(await runs.shop.sandbox.control.state<{ printful: AtPrintful } & Record<string, unknown>>())
			.printful;

	/** The addresses of the files that Printful prints for an Etsy order; one list an order. */
	const printed = async (id: number) =>
		(await printful()).orders
			.filter((order) => order.external_id === `etsy-10000001-${id}-1`)
			.map(({ items }) => items.flatMap(({ files }) => files.map(({ url, hash }) => url ?? hash)));
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

	it('killed after the file was sent and before the order was made, it does neither twice', async () => {
		const { client, host: n8n, sandbox, syncs } = runs.shop;
		const id = syncs[0]?.id ?? '';
		const slow = { service: 'printful', operation: 'createOrder', kind: 'latency' as const };
		await sandbox.control.faults([{ ...slow, latencyMs: 8_000 }]);
		await buys(108, NAMED, 'Ysolde');
		await client.runManually(id, 'Sync now');
		await until(async () => (await libraryIds()).length === 2);
		await n8n.kill('SIGKILL');
		expect(await printed(108)).toEqual([]);
		await sandbox.control.faults([]);
		await n8n.restart();
		await client.login();
		// As if the time had passed after which a dead run's turn and claim are taken over.
		await runs.set({ [`sync_turn_${id}`]: '' });
		const row = { columnName: 'receiptId', condition: 'eq' as const, value: '108' };
		await client.dataTables.update('POD Order Ledger', [row], {
			claimedAt: new Date(Date.now() - 600_000).toISOString(),
		});
		await runs.syncUntil(async () => (await runs.ledger(108))[0]?.state === 'ordered');
		expect(await printed(108)).toHaveLength(1);
		expect(await uploads()).toBe(2);
		expect(await runs.doubled()).toEqual([]);
	});
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
	for (let tries = 0; tries < 600; tries += 1) {
		if (await isSo()) return;
		await sleep(50);
	}
	throw new Error('It did not become so');
}
