import { join } from 'node:path';
import {
	buildPack,
	N8nClient,
	startN8n,
	type N8nHost,
	type Row,
	type StoredRow,
	type StoredWorkflow,
} from '../../host';
import { startSandbox, type Sandbox } from '../../sandbox';
import { generateScenario } from '../../sandbox/scenario/generate';
import { KNOWN_SETTINGS } from '../../core/domain/settings/check-settings';
import { tablesMadeBy } from '../support/templates/rules-tables';
import { readTemplates } from '../support/templates/template';
import { firstTables } from './support/first-tables';
import { FormVisitor } from './support/form-visitor';

jest.setTimeout(20 * 60_000);

const template = (name: string) => join(__dirname, '..', '..', 'workflows', `${name}.json`);
const LOGIN = { username: 'seller', password: 'only-for-this-test' };
const ORDER = 'etsy-9-700-1';

/** The columns of today, by table, as far as Set up makes them. */
const wanted = new Map(
	readTemplates()
		.filter(({ file }) => file === 'set-up-the-pack.json')
		.flatMap((one) => [...tablesMadeBy(one)]),
);

/** Set up the pack over tables that its first version made, with rows in them. */
describe('the workflow Set up the pack', () => {
	let host: N8nHost;
	let client: N8nClient;
	let sandbox: Sandbox;
	let setup: StoredWorkflow;
	let ownRows: StoredRow[];

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: generateScenario({ seed: 1, orders: 1 }) });
		host = await startN8n({ packTarball: await buildPack() });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		for (const [name, columns] of firstTables()) {
			const own = name === 'POD Order Ledger' ? [{ name: 'myNote', type: 'string' as const }] : [];
			await client.dataTables.create(name, [...columns, ...own]);
		}
		await client.insertRows('POD Order Ledger', [
			{ externalId: ORDER, shopId: '9', attempts: 3, inDoubt: true, myNote: 'a gift of mine' },
		]);
		await client.insertRows('POD Settings', [
			{ name: 'partial_orders', value: 'send', meaning: 'as I want it' },
		]);
		ownRows = await client.tableRows('POD Order Ledger');
		const { printify } = await sandbox.control.credentials();
		const printifyApi = await client.createCredential('Printify', 'printifyApi', {
			...{ baseUrl: sandbox.urls.printify, apiToken: printify?.token },
			shopId: String(printify?.shopId ?? ''),
		});
		const [imported] = await client.importTemplates([template('set-up-the-pack')], {
			credentials: { printifyApi },
		});
		setup = imported!.workflow;
	});

	afterAll(async () => {
		await host?.stop();
		await sandbox?.close();
	});

	async function run(): Promise<Map<string, string>> {
		await client.waitForExecution(await client.runManually(setup.id, 'Set up now'), {
			until: ['success'],
		});
		const rows = await client.tableRows('POD Settings');
		return new Map(rows.map(({ name, value }) => [String(name), String(value)]));
	}
	const columns = async () =>
		new Map((await client.tables()).map((table) => [table.name, table.columns]));

	it('says which columns to add by hand as long as it may not do so itself', async () => {
		const said = (await run()).get('tables_check') ?? '';
		expect(said).toContain('POD Order Ledger: costMinor (number), currency (string), buyerKey');
		expect(said).toContain('POD Exceptions: fingerprint (string), canApprove (boolean)');
		expect(said).toContain('choose an n8n API credential');
		expect((await columns()).get('POD Exceptions')).toHaveLength(14);
	});

	it('adds what tables of an older version lack, and keeps every row and own column', async () => {
		const { rawApiKey } = await client.rest.call<{ rawApiKey: string }>('POST', '/api-keys', {
			body: { label: 'Set up', expiresAt: null, scopes: ['dataTableColumn:create'] },
		});
		const n8nApi = await client.createCredential('n8n', 'n8nApi', {
			...{ apiKey: rawApiKey, baseUrl: `${host.url}/api/v1` },
		});
		const { nodes } = await client.workflow(setup.id);
		await client.updateWorkflow(setup.id, {
			nodes: nodes.map((node) =>
				node.name === 'Add the column' ? { ...node, credentials: { n8nApi } } : node,
			),
		});
		const said = (await run()).get('tables_check');
		const found = await columns();
		for (const [name, types] of wanted) {
			const lacking = [...types.keys()].filter(
				(one) => !found.get(name)?.some((c) => c.name === one),
			);
			expect([name, lacking]).toEqual([name, []]);
		}
		expect(said).toBe(
			'The column bytes of POD Artwork Library is a string and must be a number: rename yours, then run Set up the pack again.',
		);
		const added = [...(wanted.get('POD Order Ledger')?.keys() ?? [])].filter(
			(name) => !(name in (ownRows[0] ?? {})),
		);
		expect(added).toEqual(expect.arrayContaining(['costMinor', 'currency', 'buyerKey']));
		const empty = Object.fromEntries(added.map((name) => [name, null]));
		expect(await client.tableRows('POD Order Ledger')).toEqual([{ ...ownRows[0], ...empty }]);
	});

	it('changes nothing when it is run again', async () => {
		const before = await columns();
		const rows = (await client.tableRows('POD Settings')).map(withoutTimes);
		const after = await run();
		expect(await columns()).toEqual(before);
		expect((await client.tableRows('POD Settings')).map(withoutTimes)).toEqual(rows);
		expect(after.get('partial_orders')).toBe('send');
		for (const { name, default: fallback } of KNOWN_SETTINGS) {
			expect([name, after.get(name)]).toEqual([
				name,
				name === 'partial_orders' ? 'send' : fallback,
			]);
		}
	});

	it('says in words what Etsy and each connected printer allow, and nothing of others', async () => {
		const said = await run();
		expect(said.get('etsy_access')).toMatch(/^Not connected: .*credential/);
		expect(said.get('printify_access')).toMatch(/^Printify answers; .*route provider_imported/);
		expect([...said.keys()].filter((name) => name.endsWith('_access'))).toHaveLength(2);
		expect(said.get('settings_check')).toBe('All settings can be used.');
		expect(said.get('message_check')).toMatch(/^No message was sent: import Send a message/);
	});

	describe('the form Change the settings', () => {
		let visitor: FormVisitor;
		let url: string;

		beforeAll(async () => {
			const httpBasicAuth = await client.createCredential('Form', 'httpBasicAuth', {
				...{ user: LOGIN.username, password: LOGIN.password },
			});
			const [imported] = await client.importTemplates([template('change-the-settings')], {
				credentials: { httpBasicAuth },
			});
			const { id } = imported!.workflow;
			await client.activate(id);
			const { nodes } = await client.workflow(id);
			const form = nodes.find(({ type }) => type.endsWith('formTrigger'));
			url = `${host.url}/form/${form?.webhookId}`;
			visitor = await FormVisitor.open(LOGIN);
		});

		afterAll(async () => {
			await visitor?.close();
		});

		const stored = async (name: string): Promise<Row | undefined> =>
			(await client.tableRows('POD Settings')).find((row) => row.name === name);

		async function open(kind: string, shows: string): Promise<void> {
			await visitor.visit(url);
			await visitor.choose(kind);
			await visitor.submit(shows);
		}

		it('shows the present values with their meaning, and saves what is changed', async () => {
			await open('Orders', 'partial_orders');
			expect(await visitor.entered('partial_orders')).toBe('send');
			expect(await visitor.text()).toContain('Minutes until each further try');
			await visitor.write('shipping_tier', 'express');
			await visitor.submit('The next run');
			expect(await stored('shipping_tier')).toMatchObject({ value: 'express' });
			expect(await stored('partial_orders')).toMatchObject({ meaning: 'as I want it' });
		});

		it('keeps what cannot be used in the form, says why, and saves the rest', async () => {
			await open('Limits', 'max_order_value');
			await visitor.write('max_order_value', 'a < lot');
			await visitor.write('max_order_quantity', '20');
			await visitor.submit('This cannot be used.');
			expect(await visitor.text()).toContain('Enter an amount with its currency');
			expect(await visitor.text()).not.toContain('max_order_quantity');
			expect(await stored('max_order_quantity')).toMatchObject({ value: '20' });
			expect(await stored('max_order_value')).toMatchObject({ value: 'off' });

			await visitor.write('max_order_value', 'still wrong');
			await visitor.submit('This cannot be used.');
			expect(await visitor.entered('max_order_value')).toBe('still wrong');
			await visitor.write('max_order_value', '250.00 USD');
			await visitor.submit('The next run');
			expect(await stored('max_order_value')).toMatchObject({ value: '250.00 USD' });
		});

		it('asks for what the chosen channel needs', async () => {
			await open('Messages', 'message_channel');
			await visitor.write('message_channel', 'webhook');
			await visitor.write('message_webhook_url', 'https://example.com/hook?token=1234');
			await visitor.submit('This cannot be used.');
			expect(await visitor.text()).toContain('no secret in it');
			await visitor.write('message_webhook_url', 'https://example.com/hook');
			await visitor.submit('The next run');
			expect(await stored('message_webhook_url')).toMatchObject({
				value: 'https://example.com/hook',
			});
		});
	});
});

/** What a row says, without when it was written or looked at. */
function withoutTimes(row: StoredRow): Row {
	const meaning = String(row.meaning).replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, '');
	return { ...row, updatedAt: '', meaning };
}
