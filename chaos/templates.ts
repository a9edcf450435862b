import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { PracticeShop } from '../demo/practice-shop';
import type { CredentialRef, StoredWorkflow, WorkflowJson } from '../host';
import { templateFiles } from '../install/workflow';
import { SeededRandom } from '../sandbox/core/random';
import type { ChaosOptions } from './options';
import { paceOf, type Pace } from './pace';
import { INBOX } from './road';

const FOLDER = join(__dirname, '..', 'workflows');
/** The practice shop has imported these already. */
const THERE = ['set-up-the-pack.json', 'sync-etsy-orders.json'];
const ERRORS = 'when-something-breaks.json';
const MESSAGES = 'send-a-message.json';
const SUPPLIERS = 'send-to-supplier.json';
const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';
const ETSY = 'n8n-nodes-print-on-demand.etsy';

/** What starts a workflow by itself, so that it can be activated. */
const STARTERS = [
	...[SCHEDULE, 'n8n-nodes-base.formTrigger', 'n8n-nodes-base.errorTrigger'],
	...['n8n-nodes-base.webhook', 'n8n-nodes-base.executeWorkflowTrigger'],
];

/** A workflow of the run and the file that it comes from. */
export interface Running {
	/** Without `.json`. */
	name: string;
	workflow: StoredWorkflow;
}

/** The same workflow, whose schedule a run can wait for. Nothing else is changed. */
export function quickly(workflow: WorkflowJson, pace: Pace): WorkflowJson {
	const nodes = workflow.nodes.map((node): INode => {
		if (node.type !== SCHEDULE) return node;
		const rule = paceOf(node.parameters.rule, pace);
		return { ...node, parameters: { ...node.parameters, rule } };
	});
	return { ...workflow, nodes };
}

/** Messages go to the seller's inbox: the step is switched on, as its page says. */
function withInbox(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node): INode => {
		if (node.name !== 'Webhook') return node;
		return { ...node, disabled: false };
	});
	return { ...workflow, nodes };
}

function isStarter({ type, disabled }: INode): boolean {
	return STARTERS.includes(type) && disabled !== true;
}

/** Whether each Etsy shop needs a copy of its own, with its own credential. */
function isPerShop(file: string): boolean {
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	return nodes.some(({ type }) => type === ETSY) && nodes.some(({ type }) => type === SCHEDULE);
}

/** Tells the workflows where their messages go, and lets the one that sends them say its number. */
async function openInbox(
	{ client }: PracticeShop,
	running: Running[],
	road: string,
): Promise<void> {
	const sender = running.find(({ name }) => `${name}.json` === MESSAGES);
	if (!sender) return;
	const values = { message_channel: 'webhook', message_webhook_url: road + INBOX };
	for (const [name, value] of Object.entries(values)) {
		const conditions = [{ columnName: 'name', condition: 'eq' as const, value: name }];
		await client.dataTables.update('POD Settings', conditions, { value });
	}
	const execution = await client.runManually(sender.workflow.id, 'Connect and test');
	await client.waitForEnd(execution, { timeoutMs: 180_000 });
}

/** Lets the workflow that sends to suppliers say its number, as its page says. */
async function connectSuppliers({ client }: PracticeShop, running: Running[]): Promise<void> {
	const sender = running.find(({ name }) => `${name}.json` === SUPPLIERS);
	if (!sender) return;
	const execution = await client.runManually(sender.workflow.id, 'Connect');
	await client.waitForEnd(execution, { timeoutMs: 180_000 });
}

/** Every workflow that fails by itself is told to the one that writes failures down. */
async function linkErrors({ client }: PracticeShop, running: Running[]): Promise<void> {
	const errors = running.find(({ name }) => `${name}.json` === ERRORS);
	if (!errors) return;
	for (const one of running.filter((other) => other !== errors)) {
		const settings = { ...one.workflow.settings, errorWorkflow: errors.workflow.id };
		one.workflow = await client.updateWorkflow(one.workflow.id, { settings });
	}
}

/** What no vendor needs: for the seller's inbox, and for the page of the forms. */
async function ownCredentials({ client }: PracticeShop): Promise<Record<string, CredentialRef>> {
	return {
		httpHeaderAuth: await client.createCredential('Inbox', 'httpHeaderAuth', {
			...{ name: 'x-inbox', value: 'seller' },
		}),
		httpBasicAuth: await client.createCredential('Forms', 'httpBasicAuth', {
			...{ user: 'seller', password: 'practice' },
		}),
	};
}

/**
 * Imports every template that starts by itself, as a seller does: one copy, or one for each Etsy
 * shop where it works with Etsy.
 * @returns these and the syncs, none of them active yet
 */
export async function importAll(
	shop: PracticeShop,
	road: string,
	{ seed, orders }: Pick<ChaosOptions, 'seed' | 'orders'>,
): Promise<Running[]> {
	const { client, credentials } = shop;
	const random = new SeededRandom(seed).fork('schedules');
	const pace = { shops: credentials.length, orders, random };
	const own = await ownCredentials(shop);
	const running: Running[] = shop.syncs.map((workflow) => ({ name: 'sync-etsy-orders', workflow }));
	const files = templateFiles(FOLDER).filter((file) => !THERE.includes(basename(file)));
	const links = new Map<string, string>();
	for (const [at, ofShop] of credentials.entries()) {
		const imported = await client.importTemplates(at === 0 ? files : files.filter(isPerShop), {
			credentials: { ...own, ...ofShop },
			patch: (workflow, file) => {
				const quick = quickly(workflow, pace);
				return basename(file) === MESSAGES ? withInbox(quick) : quick;
			},
			links,
		});
		for (const { file, workflow } of imported) {
			if (!workflow.nodes.some(isStarter)) continue;
			running.push({ name: basename(file, '.json'), workflow });
		}
	}
	await linkErrors(shop, running);
	await openInbox(shop, running, road);
	await connectSuppliers(shop, running);
	return running;
}
