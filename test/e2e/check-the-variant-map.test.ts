import { join } from 'node:path';
import { buildPack, N8nClient, startN8n, type N8nHost, type WorkflowJson } from '../../host';
import { makeTables } from './support/make-tables';

jest.setTimeout(20 * 60_000);

const TEMPLATE = join(__dirname, '..', '..', 'workflows', 'check-the-variant-map.json');

/** Without Etsy and printers: what the check finds there is tested with the node itself. */
function onlyTheRows(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Check the map'
			? { ...node, parameters: { ...node.parameters, checkWith: 'none' } }
			: node,
	);
	return { ...workflow, nodes };
}

function mapRow(sku: string, providerVariantId: string) {
	const provider = 'printify';
	return { sku, provider, providerProductId: 'moon', providerVariantId, state: 'active' };
}

describe('the workflow Check the variant map', () => {
	let host: N8nHost;
	let client: N8nClient;
	let id: string;

	beforeAll(async () => {
		host = await startN8n({ packTarball: await buildPack() });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		await makeTables(client);
		const [imported] = await client.importTemplates([TEMPLATE], { patch: onlyTheRows });
		id = imported!.workflow.id;
	});

	afterAll(async () => {
		await host?.stop();
	});

	const check = async () => {
		const execution = await client.runManually(id, 'Check now');
		await client.waitForEnd(execution);
		return (await client.tableRows('POD Exceptions')).map(({ kind, code, state }) =>
			[kind, code, state].join(' '),
		);
	};

	it('writes nothing down where nothing is wrong', async () => {
		await client.insertRows('POD Variant Map', [mapRow('MOON-S', '1'), mapRow('MOON-M', '2')]);
		expect(await check()).toEqual([]);
	});

	it('writes each finding down once, with what repairs it', async () => {
		await client.insertRows('POD Variant Map', [mapRow('MOON-S', '3')]);
		const first = await check();
		expect(first.length).toBeGreaterThan(0);
		expect(new Set(first)).toEqual(new Set(['map contradiction open']));
		for (const { message, hint } of await client.tableRows('POD Exceptions')) {
			expect(message).toContain('MOON-S');
			expect(hint).not.toBe('');
		}
		expect(await check()).toEqual(first);
	});

	it('closes what is gone, and opens it anew when it comes back', async () => {
		const wrong = [{ columnName: 'providerVariantId', condition: 'eq' as const, value: '3' }];
		await client.dataTables.update('POD Variant Map', wrong, { state: 'disabled' });
		expect(new Set(await check())).toEqual(new Set(['map contradiction resolved']));
		await client.dataTables.update('POD Variant Map', wrong, { state: 'active' });
		expect(await check()).toContain('map contradiction open');
	});

	it('says why, where Etsy could not be asked, and closes no finding', async () => {
		const { nodes } = await client.workflow(id);
		const whole = nodes.map((node) =>
			node.name === 'Check the map'
				? { ...node, parameters: { ...node.parameters, checkWith: 'etsy' } }
				: node,
		);
		await client.updateWorkflow(id, { nodes: whole });
		expect(await check()).toContain('map contradiction open');
		const [row] = (await client.tableRows('POD Exceptions')).slice(-1);
		expect(row).toMatchObject({ key: `map:check@${id}`, kind: 'map', state: 'open' });
		expect(row?.message).not.toBe('');
	});
});
