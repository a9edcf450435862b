import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditText, type AuditRow } from '../../core/domain/audit';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { OLDEST_HOST, type StoredRow } from '../../host';
import { generateScenario } from '../../sandbox/scenario/generate';
import { readTemplateFolder } from '../../install/workflow';
import { addTemplate } from './support/second-workflow';
import { IMPATIENT, newDay, problemsAfter, untilOrdering } from './support/trade';

jest.setTimeout(15 * 60_000);

const DAY = 86_400;
const FOLDER = join(__dirname, '..', '..', 'workflows');

interface Truth {
	etsy: { receipts: Array<{ receiptId: number; shipments: unknown[] }> };
	printify: { orders: Array<{ shipments?: unknown[] }> };
}

/** The oldest n8n that the pack runs on, on its own Node: a day from order to parcel. */
describe(`a practice day on n8n ${OLDEST_HOST.n8nVersion} and Node ${OLDEST_HOST.nodeVersion}`, () => {
	const scenario = generateScenario({
		...{ seed: 24, orders: 18, spreadSeconds: 5 },
		oddityOf: () => undefined,
	});
	let shop: PracticeShop;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario,
			n8n: OLDEST_HOST,
			isImportedByHand: true,
			syncEverySeconds: 2,
			settings: { ...IMPATIENT, claim_timeout_seconds: '6', start_production: 'printify' },
		});
	});

	afterAll(async () => {
		await shop?.close();
	});

	it('takes up every template', async () => {
		const kept = await shop.client.importTemplates(FOLDER);
		for (const [index, template] of readTemplateFolder(FOLDER).entries()) {
			const { id, name } = kept[index]!.workflow;
			expect(name).toBe(template.name);
			expect((await shop.client.workflow(id)).nodes).toHaveLength(template.nodes.length);
		}
	});

	it('sets up the tables, and says that their columns are complete', async () => {
		const rows = await shop.client.tableRows('POD Settings');
		const said = new Map(rows.map(({ name, value }) => [name, String(value)]));
		expect(said.get('tables_check')).toBe('All tables have the columns that this version wants.');
		expect(said.get('settings_check')).toBe('All settings can be used.');
		expect(said.get('etsy_access')).not.toMatch(/^Not connected/);
		expect(said.get('printify_access')).toMatch(/^Printify answers/);
	});

	it('orders each line once though n8n is killed in the middle', async () => {
		const slow = { id: 'slow', service: 'printify', operation: 'submitAnOrder' };
		await newDay(shop, scenario, [{ ...slow, kind: 'latency', latencyMs: 700 }]);
		expect(await untilOrdering(shop, 90)).toBe(true);
		await shop.host.kill('SIGKILL');
		await shop.host.restart();
		await shop.client.login();
		await shop.sandbox.control.faults([]);
		expect(await problemsAfter(shop, scenario, 150)).toEqual([]);
		for (const sync of shop.syncs) await shop.client.deactivate(sync.id);
	});

	it('tells Etsy of each parcel once', async () => {
		await shop.sandbox.control.advance({ seconds: 20 * DAY });
		const follow = await addTemplate(shop, 'follow-production.json', 2);
		await shop.client.activate(follow.id);
		const made = async () => {
			const { printify } = await shop.sandbox.control.state<Truth>();
			return printify.orders.flatMap(({ shipments = [] }) => shipments).length;
		};
		await until(async () => (await keys()).length >= (await made()));
		await shop.client.deactivate(follow.id);
		const push = await addTemplate(shop, 'push-tracking.json', 2);
		await shop.client.activate(push.id);
		// Runs follow each other so closely that two may write the same parcel down: one is left out.
		const isDone = ({ state, audited }: StoredRow) =>
			state === 'left_out' || (state === 'told' && audited === true);
		await until(async () => (await parcels()).every(isDone));
		await shop.client.deactivate(push.id);

		const { buyerEmails } = await shop.sandbox.control.counts();
		const { etsy } = await shop.sandbox.control.state<Truth>();
		const told = (await parcels()).filter(({ state }) => state === 'told');
		expect(told.length).toBe(await made());
		expect(told.length).toBeGreaterThan(10);
		for (const { receiptId, shipments } of etsy.receipts) {
			const ours = told.filter((row) => row.receiptId === String(receiptId));
			expect([receiptId, shipments.length]).toEqual([receiptId, ours.length]);
			expect([receiptId, buyerEmails[String(receiptId)] ?? 0]).toEqual([receiptId, ours.length]);
		}
	});

	it('chains a row of the audit log to the newest one before it', async () => {
		const before = (await log()).at(-1);
		const left = { externalId: 'etsy-9-77-0', shopId: '9', receiptId: '77', state: 'ignored' };
		await shop.client.insertRows('POD Order Ledger', [
			{ ...left, reason: 'left_out_by_person', lineIds: '1', audited: false },
		]);
		const [sync] = shop.syncs;
		await shop.client.waitForEnd(await shop.client.runManually(sync!.id, 'Sync now'));
		const rows = await log();
		for (const [index, row] of rows.entries()) {
			const text = auditText(row, row.prevHash);
			expect(createHash('sha256').update(text).digest('hex')).toBe(row.hash);
			const earlier = rows.slice(0, index).map(({ hash }) => hash);
			expect(index === 0 ? [''] : earlier).toContain(row.prevHash);
		}
		const newest = rows.at(-1);
		expect(newest).toMatchObject({ subject: left.externalId, prevHash: before?.hash });
	});

	const log = async () => (await shop.client.tableRows('POD Audit Log')) as unknown as AuditRow[];
	/** The parcels that are written down, each named once. */
	const keys = async () => [...new Set((await parcels()).map(({ key }) => String(key)))];
	const parcels = async (): Promise<StoredRow[]> => await shop.client.tableRows('POD Parcels');

	async function until(isSo: () => Promise<boolean>): Promise<void> {
		const deadline = Date.now() + 90_000;
		while (!(await isSo()) && Date.now() < deadline) await sleep(300);
	}
});
