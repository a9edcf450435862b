import type { INode } from 'n8n-workflow';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPack, N8nClient, startN8n, type N8nHost, type StoredWorkflow } from '../../host';
import { runCommand } from '../../host/command';
import type { TableColumn } from '../../host/tables';
import { Backup } from '../../install/backup';
import { installTemplates } from '../../install/install';
import { offeredCredentials } from '../../install/offered-credentials';
import { addsRows } from '../../install/table-ids';
import { PublicApi } from '../../install/public-api';
import { removeTemplates } from '../../install/remove';
import { readTemplateFolder, type Template } from '../../install/workflow';

jest.setTimeout(10 * 60_000);

const TEMPLATES = readTemplateFolder(join(__dirname, '..', '..', 'workflows'));
const SCOPES = [
	...['workflow:list', 'workflow:read', 'workflow:create', 'workflow:update', 'workflow:delete'],
	...['workflow:activate', 'workflow:deactivate', 'credential:list'],
	...['tag:list', 'tag:create', 'tag:delete', 'workflowTags:update'],
	...['dataTable:list', 'dataTable:create', 'dataTable:delete', 'dataTableRow:upsert'],
];

/**
 * The command over the public API of a real n8n, as a seller uses it from one version to the next.
 */
describe('install-templates, against a real n8n', () => {
	let host: N8nHost;
	let client: N8nClient;
	let apiKey: string;
	let folder: string;
	const ids: Record<string, string> = {};

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'pod-install-test-'));
		host = await startN8n({ packTarball: await buildPack() });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		const credentials: Array<[string, Record<string, string>]> = [
			['etsyOAuth2Api', { keystring: 'key', sharedSecret: 'secret' }],
			['printifyApi', { apiToken: 'token', shopId: '1' }],
			['httpBasicAuth', { user: 'seller', password: 'only for this test' }],
		];
		for (const [type, data] of credentials) {
			ids[type] = (await client.createCredential(`My ${type}`, type, data)).id;
		}
		const key = { label: 'install', expiresAt: null, scopes: SCOPES };
		const made = await client.rest.call<{ rawApiKey: string }>('POST', '/api-keys', { body: key });
		apiKey = made.rawApiKey;
	});

	afterAll(async () => {
		await host?.stop();
		if (folder) rmSync(folder, { recursive: true, force: true });
	});

	const api = () => new PublicApi(host.url, apiKey);
	const backup = () => new Backup(folder, new Date());
	const install = async (templates: Template[] = TEMPLATES, more = {}) =>
		await installTemplates(api(), templates, {
			...{ credentials: [], activate: false, dryRun: false, force: false, adopt: false },
			...more,
			backup: backup(),
		});
	const stored = async (): Promise<StoredWorkflow[]> => {
		const list = await client.rest.call<StoredWorkflow[] | { data: StoredWorkflow[] }>(
			...(['GET', '/workflows'] as const),
		);
		const found = Array.isArray(list) ? list : list.data;
		return await Promise.all(found.map(async ({ id }) => await client.workflow(id)));
	};
	const named = async (name: string) => (await stored()).find((one) => one.name === name)!;
	const done = (report: { lines: Array<{ done: string }> }) =>
		[...new Set(report.lines.map((line) => line.done))].sort();
	const change = (
		workflow: StoredWorkflow,
		name: string,
		to: (node: INode) => Partial<INode>,
	): INode[] =>
		workflow.nodes.map((node) => (node.name === name ? { ...node, ...to(node) } : node));

	it('changes nothing when it is only asked what it would do', async () => {
		const report = await install(TEMPLATES, { dryRun: true });
		expect(done(report)).toEqual(['to be installed']);
		expect(await stored()).toEqual([]);
	});

	it('installs everything, wires it, and says what is still missing', async () => {
		const report = await install(TEMPLATES, { activate: true });
		const workflows = await stored();
		expect(workflows.map(({ name }) => name).sort()).toEqual(
			TEMPLATES.map(({ name }) => name).sort(),
		);
		const broken = workflows.find(({ name }) => name === 'When something breaks')!;
		for (const workflow of workflows) {
			expect([workflow.name, workflow.settings?.errorWorkflow]).toEqual([
				workflow.name,
				workflow === broken ? undefined : broken.id,
			]);
			for (const node of workflow.nodes) {
				const types = offeredCredentials(node).filter((type) => ids[type]);
				const ours = types.filter((type) => type !== 'httpBasicAuth');
				const chosen = Object.entries(node.credentials ?? {}).map(([type, { id }]) => [type, id]);
				expect([node.name, chosen]).toEqual([node.name, ours.map((type) => [type, ids[type]])]);
			}
		}
		const byName = new Map(report.lines.map((line) => [line.name, line]));
		expect(byName.get('Sync Etsy orders to print on demand')?.active).toBe(true);
		expect(broken.active).toBe(true);
		expect(byName.get('Hold and approve')).toMatchObject({
			active: false,
			needs: ['choose a credential in "Open the form".'],
		});
		expect(report.notes.join('\n')).toContain('Set up the pack');
		const tables = (await client.tables()).map(({ name }) => name);
		expect(tables).toEqual(expect.arrayContaining(['POD Order Ledger', 'POD Settings']));
		const rows = await client.tableRows('POD Settings');
		expect(rows.find(({ name }) => name === 'message_workflow')?.value).toBe(
			(await named('Send a message')).id,
		);
		// These two do nothing before the seller has set them up.
		expect(rows.filter(({ name }) => /^(supplier|files)_workflow$/.test(String(name)))).toEqual([]);
		expect(report.notes.join('\n')).toContain('set up "Send to a supplier" and press "Connect"');
		expect(report.notes.join('\n')).toContain('set up "Keep print files" and press "Connect"');
	});

	it('writes the ids of tables into the steps that add rows: so n8n adds many at once', async () => {
		const ids = new Map((await client.tables()).map(({ id, name }) => [id, name]));
		const tablesOf = async (name: string) =>
			(await named(name)).nodes.filter(addsRows).map(({ parameters }) => {
				const { value } = parameters.dataTableId as { value: string };
				return ids.get(value) ?? value;
			});
		const sync = await tablesOf('Sync Etsy orders to print on demand');
		expect([...new Set(sync)].sort()).toEqual([
			...['POD Artwork Library', 'POD Audit Log', 'POD Exceptions', 'POD Order Ledger'],
			'POD Settings',
		]);
		for (const { name } of TEMPLATES) {
			expect([name, (await tablesOf(name)).filter((table) => table.includes('{{'))]).toEqual([
				name,
				[],
			]);
		}
	});

	it('finds everything unchanged the second time', async () => {
		const before = await stored();
		expect(done(await install())).toEqual(['unchanged']);
		expect(await stored()).toEqual(before);
	});

	it('adds the columns that tables of an older version lack, where the key may', async () => {
		const lacks = { 'POD Exceptions': 'toldAt', 'POD Monthly Figures': 'orders' };
		const columns = async (table: string) =>
			((await client.tables()).find(({ name }) => name === table)?.columns ?? []) as Array<
				{ id: string } & TableColumn
			>;
		for (const [name, column] of Object.entries(lacks)) {
			const { id, projectId } = (await client.tables()).find((table) => table.name === name)!;
			const drop = (await columns(name)).find((one) => one.name === column)!;
			const path = `/projects/${projectId}/data-tables/${id}/columns/${drop.id}`;
			await client.rest.call('DELETE', path);
		}
		const notes = (await install()).notes.join('\n');
		expect(notes).toMatch(
			/lack columns: POD Exceptions: toldAt \(string\)\. Run "Set up the pack"/,
		);
		expect(notes).toMatch(/lack columns: POD Monthly Figures: orders \(number\)\. Add them in n8n/);

		const scopes = [...SCOPES, 'dataTableColumn:create'];
		const key = { label: 'columns', expiresAt: null, scopes };
		const { rawApiKey } = await client.rest.call<{ rawApiKey: string }>('POST', '/api-keys', {
			body: key,
		});
		const report = await installTemplates(new PublicApi(host.url, rawApiKey), TEMPLATES, {
			...{ credentials: [], activate: false, dryRun: false, force: false, adopt: false },
			backup: backup(),
		});
		expect(report.notes.join('\n')).toMatch(/Columns added: .*POD Exceptions: toldAt \(string\)/);
		for (const [name, column] of Object.entries(lacks)) {
			expect((await columns(name)).map((one) => one.name)).toContain(column);
		}
		expect((await install()).notes.join('\n')).not.toMatch(/column/i);
	});

	it('connects what was missing with the credential that it is given', async () => {
		const credentials = [{ type: 'httpBasicAuth', name: 'My httpBasicAuth' }];
		const report = await install(TEMPLATES, { credentials, activate: true });
		expect(done(report)).toEqual(['connected', 'unchanged']);
		expect(report.lines.flatMap(({ needs }) => needs)).toEqual([]);
		expect((await named('Hold and approve')).active).toBe(true);
	});

	it('updates, and keeps what the user chose', async () => {
		const other = await client.createCredential('Second shop', 'etsyOAuth2Api', {
			...{ keystring: 'key2', sharedSecret: 'secret2' },
		});
		const sync = await named('Sync Etsy orders to print on demand');
		const rule = { interval: [{ field: 'minutes', minutesInterval: 17 }] };
		const faster = change(sync, 'Every 5 minutes', () => ({ parameters: { rule } }));
		const nodes = faster.map((node) =>
			node.name === 'Read open Etsy orders'
				? { ...node, credentials: { etsyOAuth2Api: { id: other.id, name: other.name } } }
				: node,
		);
		const settings = { ...sync.settings, timezone: 'Europe/Berlin', executionTimeout: 900 };
		await client.updateWorkflow(sync.id, { nodes, settings, name: 'Our sync' });
		await client.activate(sync.id);

		const report = await install(newer());
		expect(done(report)).toEqual(['updated']);
		const after = await client.workflow(sync.id);
		expect(after.name).toBe('Our sync');
		expect(after.active).toBe(true);
		expect(after.settings).toMatchObject({
			...{ timezone: 'Europe/Berlin', executionTimeout: 900 },
			errorWorkflow: sync.settings?.errorWorkflow,
		});
		const node = (name: string) => after.nodes.find((one) => one.name === name);
		expect(node('Every 5 minutes')?.parameters.rule).toEqual(rule);
		expect(node('Read open Etsy orders')?.credentials?.etsyOAuth2Api?.id).toBe(other.id);
		expect(node('Read them again at Etsy')?.credentials?.etsyOAuth2Api?.id).toBe(ids.etsyOAuth2Api);
		expect(node('Take the turn')?.onError).toBe('stopWorkflow');
		expect(readdirSync(folder).length).toBeGreaterThan(0);
	});

	it('does not overwrite steps of the user’s own, and says which', async () => {
		const follow = await named('Follow production');
		const own: INode = {
			...{ id: 'own', name: 'Tell my spreadsheet', type: 'n8n-nodes-base.noOp', typeVersion: 1 },
			...{ position: [0, 900], parameters: {} },
		};
		const limited = change(follow, 'Orders at printers', ({ parameters }) => ({
			parameters: { ...parameters, returnAll: false, limit: 7 },
		}));
		await client.updateWorkflow(follow.id, { nodes: [...limited, own] });
		await client.activate(follow.id);
		const before = await client.workflow(follow.id);
		const report = await install();
		const line = report.lines.find(({ name }) => name === 'Follow production');
		expect(line?.done).toBe('not updated');
		expect(line?.needs.join('\n')).toMatch(/"Tell my spreadsheet" is yours/);
		expect(line?.needs.join('\n')).toMatch(/changed the step "Orders at printers"[^]*limit: 7/);
		expect(await client.workflow(follow.id)).toEqual(before);

		expect(done(await install(TEMPLATES, { force: true }))).toEqual(['unchanged', 'updated']);
		const names = (await client.workflow(follow.id)).nodes.map(({ name }) => name);
		expect(names).not.toContain('Tell my spreadsheet');
	});

	it('takes out what it installed, and nothing else', async () => {
		const mine = await client.createWorkflow({ name: 'Mine', nodes: [], connections: {} });
		const main = join(__dirname, '..', '..', 'install', 'main.ts');
		const args = ['--import', 'tsx', main, '--url', host.url, '--remove', '--with-tables', '--yes'];
		const said = await runCommand(process.execPath, [...args, '--backup', folder], {
			env: { ...process.env, N8N_API_KEY: apiKey },
		});
		expect(said).toContain('removed');
		expect(said).not.toContain(apiKey);
		expect((await stored()).map(({ id }) => id)).toEqual([mine.id]);
		expect(await client.tables()).toEqual([]);
		expect(await client.rest.call('GET', '/tags')).toEqual([]);
	});

	it('says in words what is wrong with the key, the address or the rights', async () => {
		const none = { ...{ credentials: [], activate: false, dryRun: false, force: false } };
		const attempt = async (url: string, key: string) =>
			await installTemplates(new PublicApi(url, key), TEMPLATES, {
				...{ ...none, adopt: false, backup: backup() },
			});
		await expect(attempt(host.url, 'wrong')).rejects.toThrow(/does not accept the API key/);
		await expect(attempt('http://127.0.0.1:9', 'x')).rejects.toThrow(/nothing listens there/);
		await expect(attempt(`${host.url}/elsewhere`, apiKey)).rejects.toThrow(/Check the address/);
		const weak = await client.rest.call<{ rawApiKey: string }>('POST', '/api-keys', {
			body: { label: 'weak', expiresAt: null, scopes: ['workflow:list'] },
		});
		await expect(attempt(host.url, weak.rawApiKey)).rejects.toThrow(/scope workflow:create/);
		await removeTemplates(api(), TEMPLATES, {
			...{ withTables: false, dryRun: false, backup: backup(), confirm: async () => true },
		});
	});
});

/** The templates of a later version: each with a step that does something else. */
function newer(): Template[] {
	return TEMPLATES.map((template) => ({
		...template,
		nodes: template.nodes.map((node, index) =>
			node.name === 'Take the turn' || (index === 1 && !template.nodes.some(isTurn))
				? { ...node, onError: 'stopWorkflow' as const }
				: node,
		),
	}));
}

function isTurn({ name }: INode): boolean {
	return name === 'Take the turn';
}
