import type { IDataObject } from 'n8n-workflow';
import { PrintfulApi } from '../../credentials/PrintfulApi.credentials';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { VariantMap } from '../../nodes/VariantMap/VariantMap.node';
import { type ObservedCall, type Sandbox, startSandbox } from '../../sandbox';
import type { Scenario } from '../../sandbox/scenario/types';
import {
	ACCOUNT_TOKEN,
	printfulWorld,
	SHIRT,
	SHIRT_M,
	SHIRT_S,
	STORE,
} from '../contract/support/printful-world';
import { runNode } from '../support/engine';
import { mapRow } from '../support/table-rows';

/* Rows of blanks at Printify and at Printful, each with a sandbox of its own. */

const TOKEN = 'printify-token-of-the-test';
const FRONT = 'https://files.example.com/moth.png';
const COLOURS = ['Black', 'Red'];
const VARIANTS = COLOURS.flatMap((color, c) =>
	['S', 'M'].map((size, s) => ({
		id: 601 + c * 10 + s,
		title: `${color} / ${size}`,
		options: { color, size },
		cost: 900 + c,
		placeholders: [
			{ position: 'front', decoration_method: 'dtg', width: 3951, height: 4800 },
			{ position: 'neck', decoration_method: 'dtg', width: 600, height: 600 },
		],
	})),
);
const world: Scenario = {
	...printfulWorld,
	printify: {
		accounts: [{ id: 1, tokens: [{ token: TOKEN }] }],
		shops: [{ id: 30_001, accountId: 1, title: 'Shop' }],
		printProviders: [{ id: 29, title: 'Print Works', country: 'US' }],
		blueprints: [
			{
				id: 6,
				title: 'Unisex Heavy Tee',
				brand: 'Gildan',
				description: '<p>.: 100% US cotton (fibre content may vary)</p>',
				printProviders: [{ id: 29, variants: VARIANTS }],
			},
		],
	},
};

/** A row of a blank at Printify. */
const atPrintify = (id: number, variant: string, cells: IDataObject = {}): IDataObject =>
	mapRow({
		id,
		sku: `TEE-${id}`,
		providerProductId: '6',
		providerMakerId: '29',
		providerVariantId: variant,
		files: JSON.stringify([{ placement: 'front', url: FRONT }]),
		...cells,
	});
const atPrintful = (id: number, variant: number): IDataObject =>
	mapRow({
		...{ id, sku: `TEE-${id}`, provider: 'printful', providerProductId: String(SHIRT) },
		...{ providerVariantId: String(variant), files: `front=${FRONT}` },
	});

let sandbox: Sandbox;
let calls: ObservedCall[] = [];
beforeAll(async () => {
	sandbox = await startSandbox({ scenario: world, observe: (call) => calls.push(call) });
});
beforeEach(async () => {
	await sandbox.control.faults([]);
	calls = [];
});
afterAll(async () => await sandbox.close());

async function migrate(map: IDataObject[], parameters: IDataObject = {}) {
	const done = await runNode({
		node: new VariantMap(),
		parameters: {
			operation: 'migrate',
			fromProvider: 'printify',
			provider: 'printful',
			compareWith: 'catalog',
			catalogProductId: String(SHIRT),
			makerId: '',
			...{ shipToCountry: 'US', shipToState: 'CA', shipToPostalCode: '90001' },
			options: {},
			...parameters,
		} as never,
		inputs: [[{}], map],
		credentials: {
			printifyApi: { apiToken: TOKEN, shopId: '30001', baseUrl: sandbox.urls.printify },
			printfulApi: {
				apiToken: ACCOUNT_TOKEN,
				storeId: String(STORE),
				baseUrl: sandbox.urls.printful,
			},
		},
		credentialTypes: [new PrintifyApi(), new PrintfulApi()],
	});
	if (done.error) throw done.error;
	const [rows = [], none = []] = done.outputs.map((items) => items.map(({ json }) => json));
	return { rows, none, hints: done.hints.map(({ message }) => message) };
}

const named = (service: string) =>
	calls.filter((call) => call.service === service).map(({ operation }) => operation);

it('makes rows for the other printer, and lists every difference and what is not known', async () => {
	const map = [atPrintify(1, '601'), atPrintify(2, '602')];
	const { rows, none, hints } = await migrate(map);
	expect([none, hints]).toEqual([[], []]);
	expect(rows.map(({ fromRowId, providerVariantId }) => [fromRowId, providerVariantId])).toEqual([
		['1', String(SHIRT_S)],
		['2', String(SHIRT_M)],
	]);
	expect(rows[0]).toMatchObject({
		provider: 'printful',
		providerProductId: String(SHIRT),
		sku: 'TEE-1',
		state: 'review',
		costMinor: 1192,
		currency: 'USD',
	});
	const moved = JSON.parse(String(rows[0]?.files)) as unknown;
	expect(moved).toEqual([{ placement: 'front', url: FRONT }]);
	expect(rows[0]?.differences).toEqual([
		{
			what: 'product',
			from: 'Gildan Unisex Heavy Tee',
			to: 'Bella + Canvas Unisex Staple T-Shirt',
		},
		{ what: 'variant', from: 'Black / S', to: expect.stringContaining('S') },
		{ what: 'fabric', from: '100 % us cotton', to: 'not known' },
		{ what: 'cost', from: 'not known', to: '11.92 USD' },
		{ what: 'print_size', from: '3951 x 4800 px', to: expect.stringMatching(/px|in/) },
		{ what: 'shipping_time', from: 'not known', to: expect.stringMatching(/^\d+-\d+ days$/) },
	]);
	expect(rows[0]?.note).toMatch(/shipping time: not known -> \d/);
});

it('costs a few calls, however many rows there are', async () => {
	const map = Array.from({ length: 40 }, (_none, i) => atPrintify(i + 1, i % 2 ? '601' : '602'));
	const { rows } = await migrate(map);
	expect(rows).toHaveLength(40);
	// Variants (two), the titles of blanks, and one price: it tells no days, so none further.
	expect(named('printify')).toHaveLength(4);
	expect(named('printify').filter((name) => name.includes('ShippingCost'))).toHaveLength(1);
	const first = named('printful');
	calls = [];
	await migrate(map.slice(0, 1));
	expect(named('printful')).toEqual(first);
});

it('asks nobody for shipping times where no country is given', async () => {
	const { rows } = await migrate([atPrintify(1, '601')], { shipToCountry: '' });
	expect(JSON.stringify(rows)).not.toContain('shipping');
	expect(calls.some(({ operation }) => /shipping|estimate/i.test(operation))).toBe(false);
});

it('says what has no counterpart, with what comes nearest, and what does not come along', async () => {
	const files = JSON.stringify([
		{ placement: 'front', url: FRONT },
		{ placement: 'neck', url: FRONT },
	]);
	const { rows, none } = await migrate([
		atPrintify(1, '611'),
		atPrintify(2, '601', { files }),
		atPrintify(3, '601', { state: 'disabled' }),
		mapRow({ id: 4, sku: 'MUG', provider: 'gelato', providerSku: 'mug' }),
	]);
	expect(none).toMatchObject([
		{
			fromRowId: '1',
			sku: 'TEE-1',
			message: expect.stringContaining('has no counterpart'),
			candidates: expect.any(Array),
		},
	]);
	expect(rows.map(({ fromRowId }) => fromRowId)).toEqual(['2']);
	expect(rows[0]?.differences).toContainEqual({ what: 'artwork', from: 'neck', to: 'not there' });
});

it('goes the other way too, to a maker that is named', async () => {
	const { rows } = await migrate([atPrintful(1, SHIRT_M)], {
		...{ fromProvider: 'printful', provider: 'printify', catalogProductId: '6', makerId: '29' },
	});
	expect(rows).toMatchObject([
		{
			provider: 'printify',
			providerProductId: '6',
			providerMakerId: '29',
			providerVariantId: '602',
		},
	]);
	expect(rows[0]?.differences).toEqual(
		expect.arrayContaining([
			{ what: 'fabric', from: 'not known', to: '100 % us cotton' },
			{ what: 'cost', from: '11.92 USD', to: 'not known' },
			{ what: 'shipping_time', from: expect.stringMatching(/days$/), to: 'not known' },
		]),
	);
});

it('moves rows all the same where a printer cannot be asked for shipping times, and says so', async () => {
	await sandbox.control.faults([
		{ kind: 'status', status: 400, service: 'printful', operation: 'getRates' },
	]);
	const { rows, hints } = await migrate([atPrintify(1, '601')]);
	expect(rows[0]?.note).toContain('not known: shipping time');
	expect(hints.join()).toContain('Printful was not asked for all shipping times');
});
