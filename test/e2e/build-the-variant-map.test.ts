import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { auditText, type AuditRow } from '../../core/domain/audit';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { untilSettled } from '../../demo/settle';
import type { CredentialRef, Row, WorkflowJson } from '../../host';
import { generateScenario } from '../../sandbox/scenario/generate';
import { FormVisitor } from './support/form-visitor';
import { IMPATIENT } from './support/trade';

jest.setTimeout(20 * 60_000);

const TEMPLATE = join(__dirname, '..', '..', 'workflows', 'build-the-variant-map.json');
const LOGIN = { username: 'seller', password: 'only-for-this-test' };
const MAP = 'POD Variant Map';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Row of the seller's own making, from before. */
const OWN: Row = {
	...{ sku: 'TEE-SUNRISE-BLK-S', provider: 'printify', state: 'active', note: 'mine' },
	...{ providerProductId: 'mine', providerVariantId: '1' },
};

/** A shop in which two mugs have other SKUs and another title at the printer. */
function shopToMap() {
	const scenario = generateScenario({
		...{ seed: 31, orders: 8, spreadSeconds: 1 },
		oddityOf: () => undefined,
	});
	for (const name of ['Comet Mug', 'Bramble Mug']) {
		const listing = scenario.listings?.find(({ title }) => title === name);
		if (listing) listing.title = `${name}, a gift`;
		const product = scenario.printify?.products?.find(({ title }) => title === name);
		for (const variant of product?.variants ?? []) variant.sku = `PRINTER-${variant.id}`;
	}
	return scenario;
}

/** Four listings at once, the rest every two seconds, and three rows on a page. */
function inSmallParts(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const { parameters } = node;
		if (node.name === 'Every minute') {
			const rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
			return { ...node, parameters: { rule } };
		}
		if (node.name === 'Make the page') {
			return { ...node, parameters: { ...parameters, rowsPerPage: 3 } };
		}
		if (node.name !== 'Suggest rows') return node;
		const options = { ...(parameters.options as object), listingsPerRun: 4 };
		return { ...node, parameters: { ...parameters, options } };
	});
	return { ...workflow, nodes };
}

describe('the workflow Build the variant map', () => {
	const scenario = shopToMap();
	let shop: PracticeShop;
	let visitor: FormVisitor;
	let url: string;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario,
			mapRows: [OWN],
			syncEverySeconds: 2,
			settings: { ...IMPATIENT, claim_timeout_seconds: '6' },
		});
		const { client, host, syncs } = shop;
		const credentials: Record<string, CredentialRef> = {
			httpBasicAuth: await client.createCredential('Form', 'httpBasicAuth', {
				user: LOGIN.username,
				password: LOGIN.password,
			}),
		};
		for (const node of syncs[0]?.nodes ?? []) {
			Object.assign(credentials, node.credentials as Record<string, CredentialRef> | undefined);
		}
		const [imported] = await client.importTemplates([TEMPLATE], {
			credentials,
			patch: inSmallParts,
		});
		const { id } = imported!.workflow;
		await client.activate(id);
		const form = (await client.workflow(id)).nodes.find(({ type }) => type.endsWith('formTrigger'));
		url = `${host.url}/form/${String((form?.parameters.options as Row).path)}`;
		visitor = await FormVisitor.open(LOGIN);
	});

	afterAll(async () => {
		await visitor?.close();
		await shop?.close();
	});

	const rows = async () => await shop.client.tableRows(MAP);
	const proposed = async () => (await rows()).filter(({ note }) => note !== 'mine');
	const look = async () => {
		const settings = await shop.client.tableRows('POD Settings');
		return settings.find(({ name }) => String(name).startsWith('map_look_'));
	};

	async function ask(what: string): Promise<void> {
		await visitor.visit(url);
		await visitor.answer('What shall be done?', what);
	}

	it('goes on where it was when n8n is killed in the middle, and writes no row twice', async () => {
		// Etsy takes its time, so that the middle is not missed.
		await shop.sandbox.control.faults([
			{
				...{ service: 'etsy', kind: 'latency', latencyMs: 700 },
				operation: 'getListingsInventoryByListingIds',
			},
		]);
		await ask('Look for proposals');
		await visitor.press('Printify');
		await visitor.answer('What is certain', 'Is taken at once');
		await visitor.send();
		while ((await proposed()).length === 0) await sleep(50);
		await shop.host.kill('SIGKILL');
		await shop.sandbox.control.faults([]);
		await shop.host.restart();
		expect((await proposed()).length).toBeLessThan(62);

		for (;;) {
			const row = await look();
			if (String(row?.value).includes('"printers":[]')) {
				expect(row?.meaning).toContain('Everything was looked at.');
				break;
			}
			await sleep(200);
		}
		const found = await rows();
		const keys = found.map(({ sku, options }) => `${sku} ${options}`);
		expect(new Set(keys).size).toBe(keys.length);
		expect(found).toHaveLength(64);
		const states = (await proposed()).map(({ state }) => state);
		expect(states.filter((state) => state === 'active')).toHaveLength(59);
		expect(states.filter((state) => state === 'review')).toHaveLength(4);
		expect(found.filter(({ note }) => note === 'mine')).toEqual([expect.objectContaining(OWN)]);
	});

	it('tells in words how far it is, looks again, and proposes only what has no row', async () => {
		const hoodie = { columnName: 'listingId', condition: 'eq' as const, value: '10000001002' };
		await shop.client.deleteRows(MAP, [hoodie]);
		expect(await rows()).toHaveLength(58);
		await ask('Look again from the beginning');
		await visitor.press('Printify');
		await visitor.submit('of 12 listings looked at');
		expect(await visitor.text()).toMatch(/Printify: 4 of 12 listings looked at; 6 rows proposed/);
		while (!String((await look())?.value).includes('"printers":[]')) await sleep(200);
		expect(await rows()).toHaveLength(64);
		expect((await rows()).filter(({ state }) => state === 'review')).toHaveLength(10);
	});

	it('approves all that is certain at one word, and nothing else', async () => {
		await ask('Approve all that is certain');
		await visitor.submit('6 approved');
		const open = (await rows()).filter(({ state }) => state === 'review');
		expect(open.map(({ confidence }) => confidence)).toEqual([0.7, 0.7, 0.7, 0.7]);
		const hood = (await rows()).filter(({ listingId }) => listingId === '10000001002');
		for (const row of hood) {
			expect(row).toMatchObject({
				state: 'active',
				approvedTitle: 'Fern Hoodie',
				provider: 'printify',
			});
			expect(row.approvedOptions).toBe(row.options);
		}
	});

	it('has a person review page by page, and writes each decision down', async () => {
		await ask('Review what waits for me');
		await visitor.submit('Review the variant map');
		const text = await visitor.text();
		expect(text).toContain('Comet Mug, a gift');
		expect(text).toMatch(/Would print: Comet Mug, .*11oz.* \(Printify\)/);
		expect(text).toMatch(/How sure: 70 %/);
		expect(text).toContain('its title "Comet Mug" is much like that of the listing');
		const waiting = (await rows()).filter(({ state }) => state === 'review');
		const [reject, later] = waiting.filter(({ sku }) => String(sku).includes('BRAMBLE'));
		await visitor.answer('All rows of this page', 'Approve what is proposed');
		await visitor.answer(`Row ${reject?.id}:`, 'Reject');
		await visitor.submit('2 approved, 1 rejected');

		const after = new Map((await rows()).map((row) => [row.id, row]));
		expect(after.get(reject?.id ?? 0)?.state).toBe('disabled');
		expect(after.get(later?.id ?? 0)?.state).toBe('review');
		const approved = [...after.values()].filter(({ sku }) => String(sku).includes('COMET'));
		for (const row of approved) {
			expect(row).toMatchObject({ state: 'active', approvedTitle: 'Comet Mug, a gift' });
			expect(row.approvedOptions).toBe(row.options);
		}
		const log = (await shop.client.tableRows('POD Audit Log')) as unknown as AuditRow[];
		expect(
			log
				.map(({ action }) => action)
				.slice(-3)
				.sort(),
		).toEqual([...['map.approved', 'map.approved', 'map.rejected']]);
		expect(log).toHaveLength(9);
		log.forEach((row, index) => {
			expect(row.prevHash).toBe(log[index - 1]?.hash ?? '');
			expect(row.hash).toBe(sha256(auditText(row, row.prevHash)));
		});
	});

	it('leaves alone what somebody else decided meanwhile', async () => {
		await visitor.page.getByText('The next page').click();
		await visitor.submit('1 row(s) wait for you; this page asks about 1 of them.');
		await visitor.answer('All rows of this page', 'Approve what is proposed');
		const open = [{ columnName: 'state', condition: 'eq' as const, value: 'review' }];
		await shop.client.dataTables.update(MAP, open, { providerVariantId: 'edited' });
		await visitor.submit('It changed meanwhile');
		expect(
			(await rows()).filter(({ providerVariantId }) => providerVariantId === 'edited'),
		).toEqual([expect.objectContaining({ state: 'review' })]);
	});

	it('gives the sync what it needs to order every line', async () => {
		await shop.client.deleteRows(MAP, [{ columnName: 'note', condition: 'eq', value: 'mine' }]);
		for (const sync of shop.syncs) await shop.client.activate(sync.id);
		const { problems, lines } = await untilSettled(shop, scenario, 60);
		expect(problems).toEqual([]);
		expect(lines.filter(({ end }) => end !== 'ordered')).toEqual([]);
		expect(lines.length).toBeGreaterThan(8);
	});
});
