import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Row, StoredRow, StoredWorkflow, WorkflowJson } from '../../../host';
import { switchedOn } from '../messages-and-errors.workflow';
import { FakeSupplier } from './fake-supplier';
import { addTemplate } from './second-workflow';
import { SyncRuns } from './sync-runs';
import { twoPrinters, type Good } from './two-printers';

const TEMPLATES = join(__dirname, '..', '..', '..', 'workflows');
const SECRET = 'only-the-supplier-knows';
const LOGIN = { user: 'seller', password: 'only-for-this-test' };

/** As the editor does when a template is opened in it; an n8n as old as 2.4 needs it. */
function withWebhookIds(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.webhook') ? { webhookId: randomUUID(), ...node } : node,
	);
	return { ...workflow, nodes };
}

/**
 * A shop of which one thing is printed, two are sent by two suppliers, and one (`late`) stands in
 * no row of the map.
 */
export class DropshipShop {
	private constructor(
		readonly runs: SyncRuns,
		readonly supplier: FakeSupplier,
		readonly goods: { printed: Good; vase: Good; pot: Good; late: Good },
		/** The row of the map that `late` lacks. */
		readonly lateRow: Row,
		private readonly send: StoredWorkflow,
		private readonly parcels: StoredWorkflow,
		private readonly push: StoredWorkflow,
	) {}

	static async open(n8n?: { n8nVersion: string; nodeVersion: string }): Promise<DropshipShop> {
		const { scenario, mapRows, goods } = twoPrinters(53);
		const [printed, vase, pot, late] = goods as [Good, Good, Good, Good];
		const known = mapRows.filter(({ sku }) => sku !== late.sku);
		const lateRow = mapRows.find(({ sku }) => sku === late.sku)!;
		const supplier = await FakeSupplier.start();
		const runs = await SyncRuns.open({
			...{ scenario, ...(n8n ? { n8n } : {}) },
			mapRows: known.map((row) =>
				row.sku === vase.sku
					? { sku: vase.sku, listingId: row.listingId ?? '', provider: 'dropship', state: 'active' }
					: row,
			),
			settings: {
				claim_timeout_seconds: '12',
				fulfilment_rules: `sku ${pot.sku} = acme`,
				suppliers: `dropship = http ${supplier.url}; acme = http ${supplier.url}`,
			},
		});
		const { shop } = runs;
		const to = await addTemplate(shop, 'send-to-supplier.json', 30);
		await shop.client.waitForEnd(await shop.client.runManually(to.id, 'Connect'));
		await shop.client.activate(to.id);
		const send = await addTemplate(shop, 'dropship-lines.json', 3_600);
		const push = await addTemplate(shop, 'push-tracking.json', 3_600);
		const httpHeaderAuth = await shop.client.createCredential('Supplier', 'httpHeaderAuth', {
			...{ name: 'x-secret', value: SECRET },
		});
		const httpBasicAuth = await shop.client.createCredential('Form', 'httpBasicAuth', LOGIN);
		const [parcels] = await shop.client.importTemplates(
			[join(TEMPLATES, 'a-suppliers-parcel.json')],
			{
				credentials: { httpHeaderAuth, httpBasicAuth },
				patch: (workflow: WorkflowJson) =>
					withWebhookIds(switchedOn(workflow, ['The supplier calls'])),
			},
		);
		await shop.client.activate(parcels!.workflow.id);
		const sold = { printed, vase, pot, late };
		return new DropshipShop(runs, supplier, sold, lateRow, send, parcels!.workflow, push);
	}

	async close(): Promise<void> {
		await this.runs.close();
		await this.supplier.close();
	}

	/** A buyer orders: a vase, and what else is said. */
	async order(id: number, ...more: Good[]): Promise<void> {
		const lines = [this.goods.vase, ...more].map(({ listingId, sku }) => ({
			...{ listingId, sku, quantity: 2 },
		}));
		await this.runs.order({ id, lines });
	}

	/** Presses "Send now". @returns the execution, not waited for */
	async startSending(): Promise<string> {
		return await this.runs.shop.client.runManually(this.send.id, 'Send now');
	}

	/** The same, and waits until that run is over. */
	async sendNow(): Promise<void> {
		const { client } = this.runs.shop;
		await client.waitForEnd(await this.startSending(), { timeoutMs: 90_000 });
	}

	async pushNow(): Promise<void> {
		const { client } = this.runs.shop;
		const execution = await client.runManually(this.push.id, 'Push now');
		await client.waitForEnd(execution, { timeoutMs: 90_000 });
	}

	/** The rows of the ledger that are orders to suppliers. */
	async ledger(receiptId: number): Promise<StoredRow[]> {
		const rows = await this.runs.ledger(receiptId);
		return rows.filter(({ route }) => route === 'supplier');
	}

	/** What the supplier says by itself. @returns the status and what was answered */
	async call(
		report: object,
		secret = SECRET,
	): Promise<[number, { ok?: boolean; message?: string }]> {
		const answer = await fetch(`${this.runs.shop.host.url}/webhook/a-suppliers-parcel`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-secret': secret },
			body: JSON.stringify(report),
		});
		const text = await answer.text();
		return [answer.status, text.startsWith('{') ? (JSON.parse(text) as object) : {}];
	}

	/** Where the form A supplier's parcel is. */
	async formUrl(): Promise<string> {
		const { client, host } = this.runs.shop;
		const { nodes } = await client.workflow(this.parcels.id);
		const form = nodes.find(({ type }) => type.endsWith('formTrigger'));
		return `${host.url}/form/${form?.webhookId}`;
	}

	readonly login = { username: LOGIN.user, password: LOGIN.password };
}
