import { inventoryScenario, CASE, MUG, SHOP, TEE, value } from '../../support/inventory-shop';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const byId = (id: number | string) => ({ __rl: true, mode: 'id', value: String(id) });
const API = '/v3/application';

interface RawValue {
	property_id: number;
	value_ids: number[];
	values: string[];
}

interface RawProduct {
	product_id?: number;
	sku: string;
	property_values: RawValue[];
	offerings: Array<Record<string, unknown>>;
}

/** What Etsy sends, as far as it is looked at here. */
interface Raw {
	error?: string;
	products: RawProduct[];
	price_on_property: number[];
	quantity_on_property: number[];
	sku_on_property: number[];
	results: Array<{ value: string; image_id: number; inventory: unknown }>;
}

interface Answer {
	status: number;
	body: Raw;
}

describe("Etsy's traps with inventory: the naive call and ours", () => {
	let shop: TestShop;
	let token: string;

	beforeEach(async () => {
		shop = await openTestShop(inventoryScenario());
		token = (await shop.sandbox.control.mintEtsyToken({})).access_token;
	});
	afterEach(async () => await shop.close());

	/** A raw call, as somebody without this pack makes it. */
	async function raw(method: string, path: string, body?: unknown): Promise<Answer> {
		const response = await fetch(`${shop.sandbox.urls.etsy}${API}${path}`, {
			method,
			headers: {
				'x-api-key': 'sandboxkeystring:sandboxsecret',
				authorization: `Bearer ${token}`,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Raw };
	}
	const inventory = (id: number) => `/listings/${id}/inventory`;
	const links = (id: number) => `/shops/${SHOP}/listings/${id}/variation-images`;
	const read = async (id: number) => (await raw('GET', inventory(id))).body;

	/** What was read, cleaned as Etsy's tutorial says; changed by hand. */
	async function cleaned(id: number, change: (products: RawProduct[]) => void = () => undefined) {
		const answer = await read(id);
		const products = clean(answer);
		change(products);
		return { ...answer, products };
	}

	async function ours(id: number, rows: unknown, more: object = {}) {
		const run = await shop.run({
			resource: 'variation',
			operation: 'update',
			listingId: byId(id),
			rowsAs: 'json',
			rowsJson: JSON.stringify(rows),
			...more,
		});
		expect(run.error).toBeUndefined();
		return run.outputs[0]?.[0]?.json as unknown as { rows: Array<Record<string, unknown>> };
	}
	const skusOf = (answer: Raw) => answer.products.map(({ sku }) => sku);

	test('a product that is left out is deleted, with a 200', async () => {
		const body = await cleaned(TEE);
		const one = body.products.filter(({ sku }) => sku === 'TEE-BLA-M');
		const naive = { ...body, products: one, price_on_property: [], sku_on_property: [] };
		expect((await raw('PUT', inventory(TEE), naive)).status).toBe(200);
		expect(skusOf(await read(TEE))).toEqual(['TEE-BLA-M']);
	});

	test('ours keeps all of them', async () => {
		const { rows } = await ours(TEE, [{ sku: 'TEE-BLA-M', quantity: 1 }]);
		expect(rows).toHaveLength(6);
	});

	test('products without property_values wipe the variations, with a 200', async () => {
		const offerings = [{ price: 20, quantity: 1, is_enabled: true, readiness_state_id: 901 }];
		const naive = { products: [{ sku: 'TEE', offerings }] };
		expect((await raw('PUT', inventory(TEE), naive)).status).toBe(200);
		expect((await read(TEE)).products[0]?.property_values).toEqual([]);
		const { rows } = await ours(CASE, [{ sku: 'A1-Matte-Red', price: '20.00' }]);
		expect(rows.map(({ options }) => (options as unknown[]).length)).toEqual(Array(8).fill(3));
	});

	test('what was read cannot be sent back as it is', async () => {
		const naive = await raw('PUT', inventory(MUG), await read(MUG));
		expect(naive).toMatchObject({
			status: 400,
			body: { error: expect.stringMatching('product_id') },
		});
		await ours(MUG, [{ quantity: 3 }]);
	});

	test.each(['price', 'quantity', 'is_enabled', 'readiness_state_id'])(
		'an offering without %s is refused',
		async (field) => {
			const body = await cleaned(MUG, ([product]) => delete product?.offerings[0]?.[field]);
			const naive = await raw('PUT', inventory(MUG), body);
			expect(naive).toMatchObject({ status: 400, body: { error: expect.stringMatching(field) } });
			await ours(MUG, [{ quantity: 3 }]);
		},
	);

	test('one price changed and the old lists sent back is refused', async () => {
		const body = await cleaned(CASE, ([product]) => {
			if (product?.offerings[0]) product.offerings[0].price = 99;
		});
		const naive = await raw('PUT', `${inventory(CASE)}?max_variations_supported=3`, body);
		expect(naive).toMatchObject({ status: 400, body: { error: expect.stringMatching('price') } });
		await ours(CASE, [{ sku: 'A1-Matte-Red', price: '99.00' }]);
		expect((await read(CASE)).price_on_property).toEqual([513, 514, 516]);
	});

	test('two of three properties in a list is refused; ours sends none, one or all', async () => {
		const body = { ...(await cleaned(CASE)), quantity_on_property: [513, 514] };
		const naive = await raw('PUT', `${inventory(CASE)}?max_variations_supported=3`, body);
		expect(naive.status).toBe(400);
		const rows = (await read(CASE)).products.map(({ sku }, index) => ({
			sku,
			quantity: index < 2 ? 1 : 2,
		}));
		await ours(CASE, rows);
		expect((await read(CASE)).quantity_on_property).toEqual([513, 514, 516]);
	});

	test('SKUs that differ need every property in their list', async () => {
		const body = { ...(await cleaned(TEE)), sku_on_property: [513] };
		expect((await raw('PUT', inventory(TEE), body)).status).toBe(400);
		await ours(TEE, [{ sku: 'TEE-BLA-M', newSku: 'TEE-NEW' }]);
		expect((await read(TEE)).sku_on_property).toEqual([200, 513]);
	});

	test('three variations need the flag, to write and to touch', async () => {
		const naive = await raw('PUT', inventory(CASE), await cleaned(CASE));
		expect(naive).toMatchObject({
			status: 400,
			body: { error: expect.stringMatching('max_variations_supported') },
		});
		await ours(CASE, [{ sku: 'A1-Matte-Red', quantity: 1 }]);
	});

	test('combinations that are left out come back disabled and without a price', async () => {
		const body = await cleaned(TEE);
		body.products.splice(1, 1);
		expect((await raw('PUT', inventory(TEE), body)).status).toBe(200);
		const filled = (await read(TEE)).products.filter(({ sku }) => sku === '');
		expect(filled[0]?.offerings[0]).toMatchObject({
			is_enabled: false,
			price: { amount: 0 },
		});
		// And then what was read cannot be written any more.
		expect((await raw('PUT', inventory(TEE), await cleaned(TEE))).status).toBe(400);
		const { rows } = await ours(TEE, [{ sku: 'TEE-BLA-S', quantity: 2 }]);
		const prices = rows.map(({ price }) => (price as { amountMinor: number }).amountMinor);
		expect(prices).toHaveLength(6);
		expect(Math.min(...prices)).toBe(2450);
	});

	test('nothing left to sell is 400', async () => {
		const body = await cleaned(MUG, ([product]) => {
			if (product?.offerings[0]) product.offerings[0].quantity = 0;
		});
		expect((await raw('PUT', inventory(MUG), body)).status).toBe(400);
	});

	test('parentheses in a value are 400', async () => {
		const body = await cleaned(TEE, (products) => {
			for (const { property_values: values } of products) {
				const size = values.find(({ property_id }) => property_id === 513);
				if (size?.values[0] === 'M') Object.assign(size, { values: ['M (wide)'], value_ids: [] });
			}
		});
		expect((await raw('PUT', inventory(TEE), body)).status).toBe(400);
	});

	test('product ids are new after each write; SKUs are what stays', async () => {
		const before = (await read(TEE)).products.map(({ product_id }) => product_id);
		await ours(TEE, [{ sku: 'TEE-BLA-M', quantity: 1 }]);
		const after = (await read(TEE)).products.map(({ product_id }) => product_id);
		expect(before.filter((id) => after.includes(id))).toEqual([]);
		expect((await raw('GET', `${inventory(TEE)}/products/${String(before[0])}`)).status).toBe(404);
		expect((await raw('GET', `${inventory(TEE)}/products/${String(after[0])}`)).status).toBe(200);
	});

	const link = (value_id: number, image_id: number, more: object = {}) => ({
		variation_images: [{ property_id: 200, value_id, image_id, ...more }],
	});
	const linked = async () =>
		(await raw('GET', links(TEE))).body.results.map(({ value: text, image_id }) => [
			text,
			image_id,
		]);

	test('a write unlinks the images, and stock values get new ids; ours links them again', async () => {
		expect((await raw('POST', links(TEE), link(1, 50012))).status).toBe(200);
		expect((await raw('PUT', inventory(TEE), await cleaned(TEE))).status).toBe(200);
		expect(await linked()).toEqual([]);
		// The old value id, kept from before the write, is no good any more.
		expect((await raw('POST', links(TEE), link(1, 50012))).status).toBe(400);

		await shop.sandbox.control.scenario(inventoryScenario());
		await raw('POST', links(TEE), link(1, 50012));
		const report = await ours(TEE, [{ sku: 'TEE-BLA-M', quantity: 1 }]);
		expect(report).toMatchObject({ written: true, imagesRestored: 1, imagesLost: 0 });
		expect(await linked()).toEqual([['Black', 50012]]);
	});

	test('a link to an image that is gone makes every write fail; ours takes it off first', async () => {
		const both = [link(1, 50012), link(10, 50013)].flatMap((one) => one.variation_images);
		await raw('POST', links(TEE), { variation_images: both });
		await raw('DELETE', `/shops/${SHOP}/listings/${TEE}/images/50012`);
		const naive = await raw('PUT', inventory(TEE), await cleaned(TEE));
		expect(naive).toMatchObject({ status: 400, body: { error: 'image id 50012 is invalid' } });
		const report = await ours(TEE, [{ sku: 'TEE-BLA-M', quantity: 1 }]);
		expect(report).toMatchObject({ written: true, imagesRestored: 1, imagesLost: 1 });
		expect(await linked()).toEqual([['White', 50013]]);
	});

	test('variation images: further keys, two properties and foreign ids are refused', async () => {
		expect(await raw('POST', links(TEE), link(1, 50012, { value: 'Black' }))).toMatchObject({
			status: 400,
			body: { error: 'Missing input parameter' },
		});
		const two = [
			link(1, 50012).variation_images[0],
			{ property_id: 513, value_id: 700_100, image_id: 50013 },
		];
		expect((await raw('POST', links(TEE), { variation_images: two })).status).toBe(400);
		expect((await raw('POST', links(TEE), link(2, 50012))).status).toBe(400);
		expect((await raw('POST', links(TEE), link(1, 99))).status).toBe(400);
		expect((await raw('GET', `/listings/${TEE}/variation-images`)).status).toBe(404);
		const image = [{ value: 'Black', by: 'rank', rank: 2 }];
		const [answer] = await shop.json({
			resource: 'image',
			operation: 'setVariationImages',
			listingId: byId(TEE),
			optionName: 'primary color',
			images: { image },
		});
		expect(answer).toMatchObject({ changed: true, links: [{ value: 'Black', imageId: '50012' }] });
		expect(await linked()).toEqual([['Black', 50012]]);
	});

	test('one unknown id fails a whole batch', async () => {
		const naive = await raw('GET', `/listings/batch/inventory?listing_ids=${TEE},1,${MUG}`);
		expect(naive.status).toBe(404);
		const { outputs } = await shop.run(
			{ resource: 'variation', operation: 'getAll', listingId: byId('={{ $json.id }}') },
			{ items: [{ id: TEE }, { id: 1 }, { id: MUG }], onError: 'continueErrorOutput' },
		);
		expect(outputs.map((items) => items.length)).toEqual([7, 1]);
	});

	test('a listing of which Etsy keeps no inventory is null in a batch and 404 alone', async () => {
		const bare = { id: 7001, shopId: SHOP, title: 'Bare', withoutInventory: true };
		const products = [{ sku: '', price: 500, quantity: 2, readinessStateId: 901 }];
		await shop.sandbox.control.scenario(inventoryScenario([{ ...bare, products }]));
		expect((await raw('GET', inventory(7001))).status).toBe(404);
		const batch = await raw('GET', '/listings/batch/inventory?listing_ids=7001');
		expect(batch.body.results[0]?.inventory).toBeNull();
		const { rows } = await ours(7001, [{ quantity: 5 }]);
		expect(rows).toMatchObject([{ quantity: 5, price: { amountMinor: 500 } }]);
	});

	test('an own value is made once and found again by its words', async () => {
		const red = value(513, 'Size', 0, 'XXL');
		const rows = [{ options: { 'Primary color': 'Black', Size: 'XXL' }, price: 30, quantity: 1 }];
		await ours(TEE, rows, { options: { addMissing: true } });
		const sizes = (await read(TEE)).products.map(({ property_values: values }) => values[1]);
		const ids = new Set(
			sizes.filter((size) => size?.values[0] === red.values[0]).map((size) => size?.value_ids[0]),
		);
		expect(ids.size).toBe(1);
	});
});

/** As Etsy's tutorial says: without what only comes when inventory is read. */
function clean({ products }: Raw): RawProduct[] {
	return products.map((product) => ({
		sku: product.sku,
		property_values: product.property_values.map(
			(one) => without(one, ['scale_name']) as unknown as RawValue,
		),
		offerings: product.offerings.map((one) => {
			const money = one.price as { amount: number; divisor: number };
			const price = money.amount / money.divisor;
			return { ...without(one, ['offering_id', 'is_deleted']), price };
		}),
	}));
}

function without(value: object, keys: string[]): Record<string, unknown> {
	return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
