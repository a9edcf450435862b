import type { INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { variantMapRows } from '../../demo/map-rows';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { withCredentials } from '../../install/wiring';
import type { StoredWorkflow, TableColumn, WorkflowJson } from '../../host';
import type { ObservedCall, Scenario } from '../../sandbox';
import { DEFAULT_APP } from '../../sandbox/etsy/defaults';

const STOCK = join(__dirname, '..', 'stock-flow', 'stock-flow.json');

const text = (...names: string[]): TableColumn[] => names.map((name) => ({ name, type: 'string' }));

/** The tables that somebody would make who builds the stock flow. */
const STOCK_TABLES: Readonly<Record<string, TableColumn[]>> = {
	'Stock orders': text('receiptId', 'printifyId', 'orderedAt'),
	'Stock map': text('sku', 'productId', 'variantId'),
	'Stock failures': text('receiptId', 'problem', 'at'),
};

/** A call that was answered, and when. */
export type TimedCall = Pick<ObservedCall, 'service' | 'operation' | 'status'> & { at: number };

/** How fast the stock flow sends: so many at once, then a pause. */
export interface Batching {
	batchSize: number;
	batchInterval: number;
}

/** One n8n with our sync and the stock flow, both connected to the same Etsy and Printify. */
export interface SyncBench extends PracticeShop {
	/** Since it was emptied last. */
	calls: TimedCall[];
	/** The stock flow; by default as it is in its file. */
	stockAt(batching?: Batching): Promise<StoredWorkflow>;
}

/** Opens a shop, with no orders yet, and builds both flows in its n8n. */
export async function openSyncBench(scenario: Scenario): Promise<SyncBench> {
	const calls: TimedCall[] = [];
	const shop = await openPracticeShop({
		scenario: { ...scenario, receipts: [] },
		hasEditor: true,
		observe: ({ service, operation, status }) => {
			calls.push({ service, operation, status, at: Date.now() });
		},
	});
	try {
		const stock = await stockOf(shop, scenario);
		const { id } = await shop.client.createWorkflow(stock);
		const stockAt = async (batching?: Batching) =>
			await shop.client.updateWorkflow(id, batching ? sending(stock, batching) : stock);
		return { ...shop, calls, stockAt };
	} catch (error) {
		await shop.close();
		throw error;
	}
}

/** Our sync, with a credential for Printify that allows so many calls a minute. */
export async function withPrintify(
	{ client, sandbox, credentials }: SyncBench,
	sync: StoredWorkflow,
	callsPerMinute?: number,
): Promise<StoredWorkflow> {
	let ref = credentials[0]?.printifyApi;
	if (callsPerMinute !== undefined) {
		const { printify } = await sandbox.control.credentials();
		ref = await client.createCredential('Printify without limits', 'printifyApi', {
			...{ baseUrl: sandbox.urls.printify, apiToken: printify?.token, callsPerMinute },
			shopId: String(printify?.shopId ?? ''),
		});
	}
	const nodes = sync.nodes.map((node) =>
		ref && node.credentials?.printifyApi
			? { ...node, credentials: { ...node.credentials, printifyApi: ref } }
			: node,
	);
	return await client.updateWorkflow(sync.id, { nodes });
}

/** The stock flow as a user fills it in: addresses, tables and credentials. */
async function stockOf(shop: PracticeShop, scenario: Scenario): Promise<WorkflowJson> {
	const { client, sandbox, credentials } = shop;
	const tables = new Map<string, string>();
	for (const [name, columns] of Object.entries(STOCK_TABLES)) {
		tables.set(name, (await client.dataTables.create(name, columns)).id);
	}
	await client.insertRows(
		'Stock map',
		variantMapRows(scenario).map(
			({ sku = '', providerProductId = '', providerVariantId = '' }) => ({
				...{ sku, productId: providerProductId, variantId: providerVariantId },
			}),
		),
	);
	const { printify } = await sandbox.control.credentials();
	const filled = Object.entries({
		'https://openapi.etsy.com': sandbox.urls.etsy,
		'https://api.printify.com': sandbox.urls.printify,
		PRINTIFY_SHOP_ID: String(printify?.shopId),
		SHOP_ID: String(scenario.shops?.[0]?.id),
		'KEYSTRING:SHARED_SECRET': `${DEFAULT_APP.keystring}:${DEFAULT_APP.sharedSecret}`,
	}).reduce((json, [from, to]) => json.replaceAll(from, to), readFileSync(STOCK, 'utf8'));
	const workflow = JSON.parse(filled) as WorkflowJson;
	const nodes = workflow.nodes.map((node) => {
		const connected = withCredentials(node, credentials[0] ?? {});
		const table = node.parameters.dataTableId as { cachedResultName: string } | undefined;
		if (!table) return connected;
		const dataTableId = { ...table, value: tables.get(table.cachedResultName) ?? '' };
		return { ...connected, parameters: { ...node.parameters, dataTableId } as INodeParameters };
	});
	return { ...workflow, nodes };
}

function sending(workflow: WorkflowJson, batch: Batching): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== 'Send to Printify') return node;
		const options = {
			...(node.parameters.options as INodeParameters),
			batching: { batch: { ...batch } },
		};
		return { ...node, parameters: { ...node.parameters, options } };
	});
	return { ...workflow, nodes };
}
