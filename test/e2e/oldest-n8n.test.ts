import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditText, type AuditRow } from '../../core/domain/audit';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { OLDEST_HOST, type StoredRow } from '../../host';
import { generateScenario } from '../../sandbox/scenario/generate';
import { readTemplateFolder } from '../../install/workflow';
import { join } from 'node:path';
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
		...{ seed: 24, orders: 24, spreadSeconds: 10 },
		oddityOf: () => undefined,
	});
	let shop: PracticeShop;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario,
			n8n: OLDEST_HOST,
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
		expect(said.get('tables_check')).toBe('All tables and columns are there.');
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
		await until(async () => (await parcels()).length >= (await made()));
		await shop.client.deactivate(follow.id);
		const push = await addTemplate(shop, 'push-tracking.json', 2);
		await shop.client.activate(push.id);
		await until(async () => (await parcels()).every(({ state }) => state === 'told'));
		await until(async () => (await parcels()).every(({ audited }) => audited === true));
		await shop.client.deactivate(push.id);

		const { buyerEmails } = await shop.sandbox.control.counts();
		const { etsy } = await shop.sandbox.control.state<Truth>();
		expect((await parcels()).length).toBe(await made());
		expect(await made()).toBeGreaterThan(10);
		for (const { receiptId, shipments } of etsy.receipts) {
			const ours = (await parcels()).filter((row) => row.receiptId === String(receiptId));
			expect([receiptId, shipments.length]).toEqual([receiptId, ours.length]);
			expect([receiptId, buyerEmails[String(receiptId)] ?? 0]).toEqual([receiptId, ours.length]);
		}
	});

	it('chains each row of the audit log to the newest one before it', async () => {
		const log = (await shop.client.tableRows('POD Audit Log')) as unknown as AuditRow[];
		for (const [index, row] of log.entries()) {
			const text = auditText(row, row.prevHash);
			expect(createHash('sha256').update(text).digest('hex')).toBe(row.hash);
			expect([index, row.prevHash]).toEqual([index, log[index - 1]?.hash ?? '']);
		}
		expect(log.filter(({ action }) => action === 'tracking.told').length).toBeGreaterThan(10);
	});

	const parcels = async (): Promise<StoredRow[]> => await shop.client.tableRows('POD Parcels');

	async function until(isSo: () => Promise<boolean>): Promise<void> {
		const deadline = Date.now() + 90_000;
		while (!(await isSo()) && Date.now() < deadline) await sleep(300);
	}
});
