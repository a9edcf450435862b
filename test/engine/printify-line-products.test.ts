import { runNode } from '../support/engine';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { FaultRule } from '../../sandbox/client';
import { printifyWorld, SHOP, TOKEN } from '../contract/support/printify-world';
import { fileBytes } from '../support/etsy-media';

interface AtPrintify {
	products: Array<{
		id: string;
		title: string;
		print_areas: Array<{ placeholders: Array<{ images: Array<{ id: string }> }> }>;
		external?: { id: string };
	}>;
	orders: Array<{ line_items: Array<{ product_id: string; variant_id: number }> }>;
}

/** Lines with a file of their own, which only a saved product can print at Printify. */
describe('a product for each personalised line at Printify', () => {
	let sandbox: Sandbox;
	let files: string[];

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: printifyWorld });
	});
	beforeEach(async () => {
		await sandbox.control.reset();
		files = [await upload(1), await upload(2)];
	});
	afterAll(async () => {
		await sandbox.close();
	});

	async function upload(seed: number): Promise<string> {
		const contents = fileBytes('png', 3000, seed).toString('base64');
		const answer = await fetch(`${sandbox.urls.printify}/v1/uploads/images.json`, {
			method: 'POST',
			headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
			body: JSON.stringify({ file_name: `${seed}.png`, contents }),
		});
		return ((await answer.json()) as { id: string }).id;
	}

	const source = (fileId: string | undefined, more: object = {}) => ({
		kind: 'catalogVariant',
		...{ productId: '6', makerId: '29', variantId: '12124' },
		files: [{ placement: 'front', fileId }],
		...more,
	});
	const order = (n: number, changes: object = {}, sources = [source(files[0])]) => ({
		externalId: `etsy-4001-${n}-1`,
		provider: 'printify',
		label: String(n),
		lines: sources.map((one, at) => ({ lineId: `9${n}${at}`, quantity: 1, source: one })),
		shipTo: {
			...{ fullName: 'Zoë Quackenbush', line1: '17 Mossgrave Lane', city: 'Brooklyn' },
			...{ stateCode: 'NY', postalCode: '11201', countryCode: 'US' },
		},
		shippingTier: 'standard',
		...changes,
	});

	async function create(...orders: object[]) {
		const { outputs } = await runNode({
			node: new PrintOnDemand(),
			parameters: { resource: 'order', operation: 'create', provider: 'printify' },
			credentials: {
				printifyApi: { apiToken: TOKEN, shopId: String(SHOP), baseUrl: sandbox.urls.printify },
			},
			credentialTypes: [new PrintifyApi()],
			inputs: [orders.map((json) => ({ json: { ...json } }))],
			onError: 'continueErrorOutput',
		});
		const [made = [], failed = []] = outputs;
		return { made: made.map(({ json }) => json), failed: failed.map(({ json }) => json) };
	}

	const there = async () =>
		(await sandbox.control.state<{ printify: AtPrintify } & Record<string, unknown>>()).printify;
	/** Titles of the products that were saved for lines. */
	const saved = async () =>
		(await there()).products.map(({ title }) => title).filter((title) => /^etsy-/.test(title));
	/** What is printed for each ordered line: the ids of the files. */
	const printed = async () => {
		const { orders, products } = await there();
		return orders.flatMap(({ line_items: lines }) =>
			lines.map(({ product_id: id }) =>
				products
					.find((product) => product.id === id)
					?.print_areas.flatMap(({ placeholders }) =>
						placeholders.flatMap(({ images }) => images.map((image) => image.id)),
					),
			),
		);
	};
	const calls = async (operation: string) => {
		const counted = (await sandbox.control.counts()).calls.printify?.[operation] ?? {};
		return Object.values(counted).reduce((sum, n) => sum + n, 0);
	};
	const fault = async (...rules: FaultRule[]) => await sandbox.control.faults(rules);
	const again = { earlierTry: { inDoubt: false, again: true } };
	const inDoubt = () => ({
		earlierTry: { inDoubt: true, since: new Date(Date.now() - 60_000).toISOString() },
	});

	it('is saved with its file and ordered, by two calls and no look', async () => {
		const { made, failed } = await create(order(1, {}, [source(files[0]), source(files[1])]));
		expect(failed).toEqual([]);
		expect(made).toMatchObject([{ externalId: 'etsy-4001-1-1', found: false }]);
		expect(await printed()).toEqual([[files[0]], [files[1]]]);
		expect(await saved()).toEqual([
			expect.stringMatching(/^etsy-4001-1-1-910-[0-9a-f]{8}$/),
			expect.stringMatching(/^etsy-4001-1-1-911-[0-9a-f]{8}$/),
		]);
		expect([await calls('createANewProduct'), await calls('submitAnOrder')]).toEqual([2, 1]);
		expect(await calls('retrieveAListOfProducts')).toBe(0);
	});

	it('is never published', async () => {
		await create(order(1));
		expect(await calls('publishAProduct')).toBe(0);
		const [product] = (await there()).products.filter(({ title }) => title.startsWith('etsy-'));
		expect(product).not.toHaveProperty('external.id');
	});

	it.each<[string, FaultRule]>([
		['the order was refused', { operation: 'submitAnOrder', kind: 'status', status: 400 }],
		['Printify was down', { operation: 'submitAnOrder', kind: 'status', status: 429 }],
		['the run died before the order', { operation: 'submitAnOrder', kind: 'cut_before_commit' }],
		['the product was saved, and the answer cut', { kind: 'cut_after_commit' }],
		['the product was saved, and 502 answered', { kind: 'status', status: 502, afterCommit: true }],
		['the answer was rubbish', { kind: 'malformed_body' }],
	])('is saved once where %s, and the order made once', async (_name, rule) => {
		await fault({ operation: 'createANewProduct', method: 'POST', ...rule });
		const first = await create(order(1));
		await fault();
		if (first.made.length === 0) {
			const { failure } = first.failed[0] ?? {};
			const isUnclear = (failure as { category?: string }).category === 'unclear';
			await create({ ...order(1), ...(isUnclear ? inDoubt() : again) });
		}
		expect(await saved()).toHaveLength(1);
		expect(await printed()).toEqual([[files[0]]]);
	});

	it('says that nothing was ordered where it is not clear whether it was saved', async () => {
		await fault({ operation: 'createANewProduct', kind: 'cut_before_commit' });
		const { failed } = await create(order(1));
		expect(failed).toMatchObject([{ failure: { category: 'service_down', retryable: true } }]);
		expect(failed).toMatchObject([
			{ failure: { message: expect.stringContaining('nothing was ordered') as unknown } },
		]);
		expect(await calls('submitAnOrder')).toBe(0);
		await fault({ operation: 'retrieveAListOfProducts', kind: 'status', status: 500 });
		const blind = await create(order(1, again));
		expect(blind.failed).toMatchObject([{ failure: { retryable: true } }]);
		expect([await saved(), await calls('submitAnOrder')]).toEqual([[], 0]);
	});

	it('looks through the products once for many lines', async () => {
		const orders = Array.from({ length: 30 }, (_none, n) => order(100 + n, again));
		const { made } = await create(...orders);
		expect(made).toHaveLength(30);
		expect(await calls('retrieveAListOfProducts')).toBe(1);
		expect(new Set(await saved()).size).toBe(30);
	});

	it('is another one where the file of the line has changed', async () => {
		await fault({ operation: 'submitAnOrder', kind: 'status', status: 400 });
		await create(order(1));
		await fault();
		await create(order(1, again, [source(files[1])]));
		expect(await printed()).toEqual([[files[1]]]);
	});

	it('is not saved for an order that cannot be sent, nor for one that is there', async () => {
		const { failed } = await create(order(1, { shipTo: { ...order(1).shipTo, city: '' } }));
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
		expect(await saved()).toEqual([]);
		await create(order(2));
		expect((await create(order(2, inDoubt()))).made).toMatchObject([{ found: true }]);
		expect(await calls('createANewProduct')).toBe(1);
	});

	it('is not needed where the map gives the address of the file', async () => {
		const url = 'https://files.example.com/a.png';
		await create(order(1, {}, [source(undefined, { files: [{ placement: 'front', url }] })]));
		expect([await calls('createANewProduct'), await calls('submitAnOrder')]).toEqual([0, 1]);
	});

	it('names the line of a file that Printify has not got', async () => {
		const { failed } = await create(order(1, {}, [source(files[0]), source('f00')]));
		expect(failed).toMatchObject([
			{ failure: { operation: 'order:create', fields: ['lines[1].source'] } },
		]);
		expect(await calls('submitAnOrder')).toBe(0);
	});
});
