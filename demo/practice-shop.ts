import { join } from 'node:path';
import {
	buildPack,
	N8nClient,
	startN8n,
	type CredentialRef,
	type N8nHost,
	type Row,
	type StartOptions,
	type StoredWorkflow,
	type WorkflowJson,
} from '../host';
import { withTableIds } from '../install/table-ids';
import { startSandbox, type Sandbox, type SandboxOptions, type Scenario } from '../sandbox';
import { grantConsent } from './consent';
import { printifyShopOf, variantMapRows } from './map-rows';

const TEMPLATES = join(__dirname, '..', 'workflows');
const SETUP = join(TEMPLATES, 'set-up-the-pack.json');
const SYNC = join(TEMPLATES, 'sync-etsy-orders.json');

export interface PracticeShopOptions {
	scenario: Scenario;
	limits?: SandboxOptions['limits'];
	ports?: SandboxOptions['ports'];
	/** Told of every call that Etsy or a printer answered. */
	observe?: SandboxOptions['observe'];
	/** How often the sync runs once it is activated. Default 5. */
	syncEverySeconds?: number;
	/** What other printers are connected with, by the type of the credential. */
	otherPrinters?: (sandbox: Sandbox) => Record<string, Record<string, string>>;
	/** What the variant map holds; default: what the scenario says. */
	mapRows?: Row[];
	/** Rows of `POD Settings` to change after the set-up. */
	settings?: Record<string, string>;
	/** The sync stays as a file gives it, without what `install-templates` adds to be quick. */
	isImportedByHand?: boolean;
	/** Takes a line for each step. */
	log?: (line: string) => void;
	env?: Record<string, string>;
	/** Whether n8n shows its editor. Default: no, which starts faster. */
	hasEditor?: boolean;
	/** How n8n is started; default: as one process. */
	start?: (options: StartOptions) => Promise<N8nHost>;
	/** Which n8n; default: the newest. */
	n8n?: { n8nVersion: string; nodeVersion: string };
}

/** A shop to practise in: the sandbox, a real n8n with the pack, and its templates set up. */
export interface PracticeShop {
	sandbox: Sandbox;
	host: N8nHost;
	client: N8nClient;
	setup: StoredWorkflow;
	/** One for each Etsy shop of the scenario, not active yet. */
	syncs: StoredWorkflow[];
	/**
	 * The credentials of each Etsy shop and of its printers, by their type, for further templates.
	 */
	credentials: Array<Record<string, CredentialRef>>;
	close(): Promise<void>;
}

/** The sync as a user sets it who wants it to run more often. */
export function withSchedule(workflow: WorkflowJson, seconds: number): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-base.scheduleTrigger'
			? {
					...node,
					parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: seconds }] } },
				}
			: node,
	);
	return { ...workflow, nodes };
}

/**
 * Templates of print files lie on this machine here, where only a step that practises reads them.
 */
function inPractice(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.parameters.operation === 'render'
			? { ...node, parameters: { ...node.parameters, provider: '={{ $json.provider }}' } }
			: node,
	);
	return { ...workflow, nodes };
}

/** What `install-templates` does once the tables are there. */
async function writeTableIds(client: N8nClient, workflows: StoredWorkflow[]): Promise<void> {
	const ids = new Map((await client.tables()).map(({ name, id }) => [name, id]));
	for (const [at, workflow] of workflows.entries()) {
		const nodes = withTableIds(workflow.nodes, workflow, ids);
		workflows[at] = await client.updateWorkflow(workflow.id, { nodes });
	}
}

async function connectEtsy(
	client: N8nClient,
	sandbox: Sandbox,
	scenario: Scenario,
): Promise<CredentialRef[]> {
	const app = scenario.apps?.[0];
	const { etsy } = await sandbox.control.credentials();
	const apps = etsy?.apps as Array<{ keystring: string; sharedSecret: string }>;
	const { keystring, sharedSecret } = app ?? apps[0]!;
	const sellers = scenario.shops ?? [];
	const refs: CredentialRef[] = [];
	for (const { name, userId } of sellers) {
		const ref = await client.createCredential(`Etsy ${name}`, 'etsyOAuth2Api', {
			baseUrl: sandbox.urls.etsy,
			keystring,
			sharedSecret,
		});
		await client.connectOAuth2(ref.id, async (url) => await grantConsent(url, userId));
		refs.push(ref);
	}
	return refs;
}

/** One credential for each Etsy shop: with the Printify shop that makes its products. */
async function connectPrintify(
	client: N8nClient,
	sandbox: Sandbox,
	scenario: Scenario,
): Promise<CredentialRef[]> {
	const { printify } = await sandbox.control.credentials();
	const refs: CredentialRef[] = [];
	for (const { id, name } of scenario.shops ?? []) {
		const shopId = printifyShopOf(scenario, id) ?? printify?.shopId;
		const ref = await client.createCredential(`Printify for ${name}`, 'printifyApi', {
			baseUrl: sandbox.urls.printify,
			apiToken: printify?.token,
			shopId: String(shopId ?? ''),
		});
		refs.push(ref);
	}
	return refs;
}

async function connectOthers(
	client: N8nClient,
	credentials: Record<string, Record<string, string>>,
): Promise<Record<string, CredentialRef>> {
	const refs: Record<string, CredentialRef> = {};
	for (const [type, data] of Object.entries(credentials)) {
		refs[type] = await client.createCredential(type, type, data);
	}
	return refs;
}

function shopCredentials(etsyOAuth2Api?: CredentialRef, printifyApi?: CredentialRef) {
	return { ...(etsyOAuth2Api ? { etsyOAuth2Api } : {}), ...(printifyApi ? { printifyApi } : {}) };
}

/**
 * Opens a practice shop: starts the sandbox with the scenario, starts n8n with the packed nodes,
 * connects Etsy through its consent page and Printify by token, imports the templates as a user
 * would, runs the set-up, and fills the variant map.
 */
export async function openPracticeShop(options: PracticeShopOptions): Promise<PracticeShop> {
	const { scenario, log = () => undefined, syncEverySeconds = 5 } = options;
	const { limits, ports, observe } = options;
	const sandbox = await startSandbox({ scenario, limits, ports, ...(observe ? { observe } : {}) });
	let host: N8nHost | undefined;
	try {
		log('Packing the nodes');
		const packTarball = await buildPack();
		log('Starting n8n');
		host = await (options.start ?? startN8n)({
			packTarball,
			installLog: log,
			restartable: true,
			hasEditor: options.hasEditor,
			...(options.env ? { env: options.env } : {}),
			...options.n8n,
		});
		await host.ready;
		const client = new N8nClient(host.url);
		await client.setupOwner();
		// Times in a scenario count from when it is loaded: n8n is up, the shop opens now.
		await sandbox.control.scenario(scenario);
		log('Connecting Etsy and Printify');
		const etsy = await connectEtsy(client, sandbox, scenario);
		const printify = await connectPrintify(client, sandbox, scenario);
		const others = await connectOthers(client, options.otherPrinters?.(sandbox) ?? {});
		log('Importing the templates and setting up');
		const [setup] = await client.importTemplates([SETUP], {
			credentials: shopCredentials(etsy[0], printify[0]),
		});
		const syncs: StoredWorkflow[] = [];
		for (const [index, shop] of etsy.entries()) {
			const [sync] = await client.importTemplates([SYNC], {
				credentials: { ...others, ...shopCredentials(shop, printify[index]) },
				patch: (workflow) => inPractice(withSchedule(workflow, syncEverySeconds)),
			});
			syncs.push(sync!.workflow);
		}
		const execution = await client.runManually(setup!.workflow.id, 'Set up now');
		await client.waitForExecution(execution, { until: ['success'] });
		for (const [name, value] of Object.entries(options.settings ?? {})) {
			const conditions = [{ columnName: 'name', condition: 'eq' as const, value: name }];
			await client.dataTables.update('POD Settings', conditions, { value });
		}
		await client.insertRows('POD Variant Map', options.mapRows ?? variantMapRows(scenario));
		if (!options.isImportedByHand) await writeTableIds(client, syncs);
		const running = host;
		return {
			sandbox,
			host: running,
			client,
			setup: setup!.workflow,
			syncs,
			credentials: etsy.map((shop, at) => ({ ...others, ...shopCredentials(shop, printify[at]) })),
			close: async () => {
				await running.stop();
				await sandbox.close();
			},
		};
	} catch (error) {
		await host?.stop();
		await sandbox.close();
		throw error;
	}
}
