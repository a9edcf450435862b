import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { N8nClient, buildPack, nodeOutput, openEditor, startN8n } from '../../host';
import type { N8nHost, StoredRow } from '../../host';
import { tableWorkflow } from './host.workflow';

jest.setTimeout(20 * 60_000);

const REPOSITORY = join(__dirname, '..', '..');
const TABLE = 'POD Host Test';

interface PackageJson {
	name: string;
	n8n: { nodes: string[] };
}

/** The nodes that package.json lists and that are written already. */
function writtenNodes(): string[] {
	const text = readFileSync(join(REPOSITORY, 'package.json'), 'utf8');
	const { nodes } = (JSON.parse(text) as PackageJson).n8n;
	return nodes.filter((file) =>
		existsSync(join(REPOSITORY, file.replace('dist/', '').replace(/\.js$/, '.ts'))),
	);
}

describe('the n8n host', () => {
	let host: N8nHost;
	let client: N8nClient;

	beforeAll(async () => {
		const packTarball = writtenNodes().length > 0 ? await buildPack() : undefined;
		host = await startN8n({ packTarball, restartable: true, hasEditor: true });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
	});

	afterAll(async () => {
		await host?.stop();
	});

	it('loads every node of the pack', async () => {
		const files = writtenNodes();
		expect(files.length).toBeGreaterThan(0);
		for (const file of files) {
			const name = /([^/]+)\.node\.js$/.exec(file)?.[1] ?? '';
			const type = `n8n-nodes-print-on-demand.${name[0]?.toLowerCase()}${name.slice(1)}`;
			const body = { nodeInfos: [{ name: type, version: 1 }] };
			const [description] = await client.rest.call<unknown[]>('POST', '/node-types', { body });
			expect(description).toHaveProperty('displayName');
		}
	});

	it('keeps workflows and tables through a SIGKILL', async () => {
		const workflow = await client.createWorkflow(tableWorkflow(TABLE));
		await client.activate(workflow.id);
		await client.callWebhook('host-test', { note: 'before' });
		expect(await notes()).toEqual(['before']);

		await host.kill('SIGKILL');
		expect(host.running).toBe(false);
		await expect(client.tables()).rejects.toThrow('/rest/data-tables-global');
		await host.restart();

		expect(await notes()).toEqual(['before']);
		await client.callWebhook('host-test', { note: 'after' });
		expect(await notes()).toEqual(['before', 'after']);
		expect((await client.workflow(workflow.id)).active).toBe(true);

		const executions = await client.executions({ workflowId: workflow.id, status: 'success' });
		expect(executions).toHaveLength(2);
		const latest = await client.waitForExecution(executions[0]?.id ?? '');
		expect(nodeOutput(latest, 'Insert row')[0]?.json).toMatchObject({ note: 'after' });
	});

	it('runs a workflow by hand and reads its execution', async () => {
		const workflow = await client.createWorkflow(tableWorkflow('POD Manual Test', 'manual'));
		const id = await client.runManually(workflow.id, 'Start');
		const execution = await client.waitForExecution(id);
		expect(execution.status).toBe('success');
		expect(execution.mode).toBe('manual');
		expect(await client.tableRows('POD Manual Test')).toHaveLength(1);
	});

	it('knows the end also of an execution that n8n does not save', async () => {
		const workflow = tableWorkflow('POD Unsaved Test', 'manual');
		workflow.settings = { ...workflow.settings, saveManualExecutions: false };
		const { id } = await client.createWorkflow(workflow);
		const executionId = await client.runManually(id, 'Start');
		expect(await client.waitForEnd(executionId)).toBe('not saved');
		expect(await client.tableRows('POD Unsaved Test')).toHaveLength(1);
	});

	it('inserts, pages, changes, deletes and clears rows', async () => {
		const table = await client.dataTables.create('POD Rows Test', [
			{ name: 'note', type: 'string' },
			{ name: 'count', type: 'number' },
		]);
		const rows = Array.from({ length: 600 }, (_, count) => ({ note: `row ${count}`, count }));
		await client.insertRows(table.id, rows);
		const stored = await client.tableRows('POD Rows Test');
		expect(stored.map(({ count }) => count)).toEqual(rows.map(({ count }) => count));

		const first = [{ columnName: 'count', condition: 'eq' as const, value: 0 }];
		await client.dataTables.update('POD Rows Test', first, { note: 'changed' });
		await client.deleteRows('POD Rows Test', [
			{ columnName: 'count', condition: 'gte', value: 10 },
		]);
		const left = await client.tableRows<StoredRow & { note: string }>('POD Rows Test');
		expect(left).toHaveLength(10);
		expect(left.find(({ count }) => count === 0)?.note).toBe('changed');
		await client.clearTable('POD Rows Test');
		expect(await client.tableRows('POD Rows Test')).toEqual([]);
		await expect(client.tableRows('POD Rows')).rejects.toThrow('There is no Data Table "POD Rows"');
	});

	it('says which call failed and what n8n answered', async () => {
		await expect(client.activate('nope')).rejects.toThrow(
			/GET \/rest\/workflows\/nope answered 404/,
		);
	});

	it('shows in the editor what is wrong with a workflow', async () => {
		const workflow = tableWorkflow('POD Editor Test');
		const [, ensure, insert] = workflow.nodes;
		if (!ensure || !insert) throw new Error('The sample workflow has changed');
		ensure.type = 'n8n-nodes-not-here.thing';
		insert.parameters.dataTableId = { __rl: true, mode: 'id', value: '' };
		const { id } = await client.createWorkflow(workflow);
		const editor = await openEditor(host);
		try {
			await editor.login();
			await editor.openWorkflow(id);
			expect(await editor.unknownNodes()).toEqual(['Ensure table']);
			const message = 'Parameter "Data table" is required.';
			expect(await editor.nodeIssues()).toEqual([
				{ node: 'Insert row', kind: 'parameters', message },
			]);
			expect(await editor.overlaps()).toEqual([]);
			expect(await editor.nodeText('Insert row')).toContain('Data table');
			expect(editor.outsideRequests).toEqual([]);
		} finally {
			await editor.close();
		}
	});

	async function notes(): Promise<unknown[]> {
		return (await client.tableRows(TABLE)).map(({ note }) => note);
	}
});
