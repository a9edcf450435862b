import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { OLDEST_HOST } from '../../host';
import { picture } from '../support/artwork/pictures';
import { servePictures, type Pictures } from './support/design-pictures';
import {
	designRow,
	designScenario,
	impatient,
	seen,
	wanted,
	withFolder,
} from './support/design-shop';
import type { HeldDraft } from './support/design-shop';
import { DropshipShop } from './support/dropship-shop';

jest.setTimeout(10 * 60_000);

const WORKFLOWS = join(__dirname, '..', '..', 'workflows');
const ON = `on n8n ${OLDEST_HOST.n8nVersion} and Node ${OLDEST_HOST.nodeVersion}`;

describe(`a line that a supplier sends, ${ON}`, () => {
	let shop: DropshipShop;

	beforeAll(async () => {
		shop = await DropshipShop.open(OLDEST_HOST);
	});
	afterAll(async () => {
		await shop?.close();
	});

	it('goes to its supplier once, and comes to its end as the printed one does', async () => {
		await shop.order(1, shop.goods.printed);
		await Promise.all([shop.sendNow(), shop.runs.sync()]);
		await shop.sendNow();
		await shop.runs.sync();
		const [row, ...more] = await shop.ledger(1);
		expect(more).toEqual([]);
		expect(row).toMatchObject({ provider: 'dropship', state: 'ordered', providerOrderId: 'S-1' });
		expect(shop.supplier.got(1)).toEqual({ [String(row?.externalId)]: 1 });
		expect((await shop.runs.made(1)).map(({ provider }) => provider)).toEqual(['printify']);
		expect(await shop.runs.waits(1)).toEqual([]);
	});

	it('is not sent again where nobody knows whether the supplier has it', async () => {
		shop.supplier.manner = 'hang_up';
		await shop.order(2);
		await shop.sendNow();
		shop.supplier.manner = 'take';
		await shop.sendNow();
		expect(Object.values(shop.supplier.got(2))).toEqual([1]);
		expect(await shop.runs.waits(2)).toEqual(['unknown_whether_sent']);
	});

	it('has its parcel told to Etsy once', async () => {
		const [row] = await shop.ledger(1);
		const report = { number: row?.externalId, trackingNumber: 'LX 123 456 789', carrier: 'USPS' };
		expect(await shop.call(report)).toMatchObject([200, { ok: true }]);
		await shop.pushNow();
		expect((await shop.call(report))[0]).toBe(200);
		await shop.pushNow();
		const { buyerEmails } = await shop.runs.shop.sandbox.control.counts();
		expect(buyerEmails).toEqual({ '1': 1 });
	});
});

describe(`a design, ${ON}`, () => {
	let shop: PracticeShop;
	let pictures: Pictures;
	const ids = { add: '', publish: '' };

	beforeAll(async () => {
		pictures = await servePictures();
		shop = await openPracticeShop({
			scenario: designScenario,
			n8n: OLDEST_HOST,
			limits: { etsy: { perSecond: 500, perDay: 1_000_000 } },
			mapRows: [],
		});
		const { client, credentials, host } = shop;
		const folder = join(host.userFolder, '.n8n-files', 'designs');
		mkdirSync(join(folder, 'moon-1'), { recursive: true });
		const drawn = picture(36, 45, 4).resize(3600, 4500, { kernel: 'nearest' });
		writeFileSync(join(folder, 'moon-1', 'Fox in the snow.png'), await drawn.png().toBuffer());
		const files = ['publish-a-design.json', 'add-a-design.json'];
		const [publish, add] = await client.importTemplates(
			files.map((file) => join(WORKFLOWS, file)),
			{
				credentials: credentials[0] ?? {},
				patch: (workflow, file) =>
					file.includes('add-a') ? withFolder(workflow, folder) : impatient(workflow),
			},
		);
		Object.assign(ids, { add: add!.workflow.id, publish: publish!.workflow.id });
		await client.insertRows('POD Designs', [designRow(1, pictures.url)]);
	});
	afterAll(async () => {
		await shop?.close();
		pictures?.server.close();
	});

	async function run(id: string, trigger: string): Promise<void> {
		await shop.sandbox.control.advance({ seconds: 30 });
		await shop.client.waitForEnd(await shop.client.runManually(id, trigger), {
			timeoutMs: 120_000,
		});
	}

	it('is added from a folder, once', async () => {
		await run(ids.add, 'Take in the folder now');
		await run(ids.add, 'Take in the folder now');
		const rows = await shop.client.tableRows('POD Designs');
		expect(rows.map(({ design }) => design)).toEqual(['moon-1', 'fox-in-the-snow']);
		expect(rows[1]).toMatchObject({
			...{ title: 'Fox in the snow', tags: 'moon, night sky', state: '' },
			artwork: expect.stringContaining('/binary-data/signed') as string,
		});
	});

	it('becomes a draft at Etsy, once, with its product at the printer', async () => {
		for (let turn = 0; turn < 3; turn += 1) await run(ids.publish, 'Make drafts now');
		const { etsy } = await shop.sandbox.control.state<{ etsy: { listings: HeldDraft[] } }>();
		const drafts = new Map(etsy.listings.map((draft) => [draft.title, seen(draft)]));
		expect([...drafts.keys()].sort()).toEqual(['Fox in the snow', 'Moon 1 T-shirt']);
		expect(etsy.listings).toHaveLength(2);
		expect(drafts.get('Moon 1 T-shirt')).toEqual(wanted(1));
		expect(drafts.get('Fox in the snow')?.variants).toHaveLength(4);
	});
});
