import type { IDataObject } from 'n8n-workflow';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { PrintfulApi } from '../../credentials/PrintfulApi.credentials';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { ProdigiApi } from '../../credentials/ProdigiApi.credentials';
import { VariantMap } from '../../nodes/VariantMap/VariantMap.node';
import { type Sandbox, startSandbox } from '../../sandbox';
import type { Scenario, ScenarioListing } from '../../sandbox/scenario/types';
import { KEY, prodigiWorld } from '../contract/support/prodigi-world';
import {
	ACCOUNT_TOKEN,
	printfulWorld,
	SHIRT,
	SHIRT_L,
	SHIRT_M,
} from '../contract/support/printful-world';
import { runNode } from '../support/engine';
import { mapRow } from '../support/table-rows';

/* One map in which each row has one fault; each fault is found once, with what repairs it. */

const SHOP = 10_000_001;
const TOKEN = 'printify-token-of-the-test';
const GONE = '5bfd0b66a342bcc9b5563216';
const SAVED = '0123456789abcdef01234567';
const FRONT = 'https://files.example.com/moth.png';

const size = (text: string) => [
	{ property_id: 513, property_name: 'Size', value_ids: [text.length], values: [text] },
];
const listing = (id: number, skus: string[], more: Partial<ScenarioListing> = {}) => ({
	id,
	shopId: SHOP,
	title: `Moth ${id}`,
	products: skus.map((sku, at) => ({
		...{ sku, price: 2000, quantity: 9 },
		property_values: size(['S', 'M', 'L', 'XL', 'XXL', '3XL'][at] ?? `${at}`),
	})),
	...more,
});

const scenario: Scenario = {
	...printfulWorld,
	...prodigiWorld,
	shops: [{ id: SHOP, userId: 20_000_001, name: 'Many', currency: 'USD' }],
	apps: [{ keystring: 'sandboxkeystring', sharedSecret: 'sandboxsecret' }],
	listings: [
		listing(501, ['OK', 'TWICE', 'RIVAL', 'CHEAP', 'DEAR', 'CHANGED']),
		listing(502, ['GONE-V', 'GONE-P', 'OUT', 'BACK', 'ENDED', 'PRICE']),
		listing(503, ['SMALL', 'PLACE', 'AREA', 'BLANK', 'UNASKED', 'NOBODY-MAPPED']),
		listing(504, ['', '', '', '', 'LARGE']),
		listing(505, ['REUSED'], { state: 'inactive' }),
		listing(506, ['REUSED']),
		listing(507, ['SHARED']),
		listing(508, ['SHARED']),
	],
	printify: {
		accounts: [{ id: 1, tokens: [{ token: TOKEN }] }],
		shops: [{ id: 30_001, accountId: 1, title: 'Shop' }],
		printProviders: [{ id: 29, title: 'Print Works', country: 'US' }],
		blueprints: [
			{
				id: 6,
				title: 'Unisex Heavy Tee',
				printProviders: [
					{
						id: 29,
						variants: [601, 602].map((id) => ({
							...{ id, title: `Black / ${id}`, options: { color: 'Black', size: String(id) } },
							...{ cost: 900, is_available: id === 601 },
							placeholders: [{ position: 'front', width: 3951, height: 4800 }],
						})),
					},
				],
			},
		],
		products: [
			{
				...{ id: SAVED, shopId: 30_001, title: 'Moth', blueprintId: 6, printProviderId: 29 },
				variants: [{ id: 601, sku: 'M', cost: 900, price: 2000 }],
			},
		],
	},
};

const files = (more: object = {}) =>
	JSON.stringify([{ placement: 'front', url: FRONT, widthPx: 3951, heightPx: 4800, ...more }]);
let id = 0;
const row = (listingId: number | '', sku: string, cells: IDataObject = {}): IDataObject =>
	mapRow({
		...{ id: (id += 1), shopId: String(SHOP), listingId: String(listingId), sku },
		...{ providerProductId: SAVED, providerVariantId: '601', ...cells },
	});
const blank = { providerProductId: '6', providerMakerId: '29', files: files() };
const prodigi = {
	...{ provider: 'prodigi', providerProductId: 'GLOBAL-MUG-W', providerVariantId: 'GLOBAL-MUG-W' },
	files: JSON.stringify([{ placement: 'lid', url: FRONT }]),
};
const shirt = { provider: 'printful', providerProductId: String(SHIRT), files: files() };

/** A row with its finding, severity, and the cells that repair it where nobody decides. */
type Case = [IDataObject, string, string, IDataObject?];
const CASES: Case[] = [
	[row(501, 'TWICE', { costMinor: 900, currency: 'USD' }), 'duplicate', 'info'],
	[row(501, 'RIVAL', blank), 'contradiction', 'error'],
	[
		row(501, 'CHEAP', { costMinor: 2000, currency: 'USD', ...shirt, providerVariantId: '9' }),
		'price_under_cost',
		'error',
	],
	[row(501, 'CHANGED', { approvedTitle: 'Cat for children' }), 'changed', 'warning'],
	[
		row(502, 'GONE-V', { providerVariantId: '699' }),
		'printer_variant_gone',
		'error',
		{ state: 'sold_out' },
	],
	[
		row(502, 'GONE-P', { providerProductId: GONE }),
		'printer_product_gone',
		'error',
		{ state: 'sold_out' },
	],
	[
		row(502, 'OUT', { ...blank, providerVariantId: '602' }),
		'out_of_stock',
		'warning',
		{ state: 'sold_out' },
	],
	[row(502, 'BACK', { state: 'sold_out' }), 'back_in_stock', 'info', { state: 'active' }],
	[
		row(502, 'PRICE', { costMinor: 850, currency: 'USD' }),
		'cost_changed',
		'info',
		{ costMinor: 900, currency: 'USD' },
	],
	[
		row(503, 'SMALL', { ...blank, files: files({ widthPx: 800, heightPx: 900 }) }),
		'artwork_too_small',
		'warning',
	],
	[
		row(503, 'PLACE', { ...blank, files: files({ placement: 'hood' }) }),
		'artwork_wrong_place',
		'error',
	],
	[row(503, 'AREA', prodigi), 'artwork_missing', 'error'],
	[row(503, 'BLANK', { ...blank, files: '' }), 'artwork_missing', 'error'],
	[row(504, '', { options: 'Size=Extra Extra Large' }), 'renamed', 'warning'],
	[row(504, 'NO-SUCH', { options: 'Size=Tiny' }), 'variant_gone', 'error'],
	[row(505, 'REUSED'), 'sku_reused', 'warning'],
	[row('', 'SHARED'), 'sku_reused', 'info'],
	[row(999, 'OLD'), 'listing_gone', 'warning', { state: 'disabled' }],
	[row(501, 'BROKEN', { provider: 'nobody' }), 'broken_row', 'error'],
];
/** Rows without a fault, and the other halves of the pairs. */
const SOUND = [
	row(501, 'OK', { costMinor: 900, currency: 'USD' }),
	row(501, 'TWICE', { costMinor: 900, currency: 'USD' }),
	row(501, 'RIVAL'),
	row(503, 'UNASKED', { provider: 'gelato', providerProductId: '', providerSku: 'x' }),
];

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ scenario });
});
afterAll(async () => await sandbox.close());

async function check(map: IDataObject[]) {
	const tokens = await sandbox.control.mintEtsyToken({});
	const done = await runNode({
		node: new VariantMap(),
		parameters: { operation: 'check', checkWith: 'all', options: {} },
		inputs: [[{}], map],
		credentials: {
			etsyOAuth2Api: {
				...{ keystring: 'sandboxkeystring', sharedSecret: 'sandboxsecret' },
				...{ baseUrl: sandbox.urls.etsy, oauthTokenData: tokens as never },
			},
			printifyApi: { apiToken: TOKEN, shopId: '30001', baseUrl: sandbox.urls.printify },
			printfulApi: { apiToken: ACCOUNT_TOKEN, storeId: '9001', baseUrl: sandbox.urls.printful },
			prodigiApi: { apiKey: KEY, environment: 'other', baseUrl: sandbox.urls.prodigi },
		},
		credentialTypes: [new EtsyOAuth2Api(), new PrintifyApi(), new PrintfulApi(), new ProdigiApi()],
	});
	if (done.error) throw done.error;
	return (done.outputs[0] ?? []).map(({ json }) => json);
}

describe('each fault of a map', () => {
	let findings: IDataObject[];
	beforeAll(async () => {
		findings = await check([...SOUND, ...CASES.map(([one]) => one)]);
	});
	const of = (rowId: unknown, sku: unknown) =>
		findings.filter((one) => (one.rowId ? one.rowId === String(rowId) : one.sku === sku));

	test.each(CASES.map((one): [string, Case] => [`${one[1]} of row ${String(one[0].id)}`, one]))(
		'is found: %s',
		(_, [cells, code, severity, change]) => {
			const found = of(cells.id, cells.sku).find((one) => one.code === code);
			expect(found).toMatchObject({ code, severity, ...(change ? { change } : {}) });
			expect(found?.message).toMatch(/\.$/);
			expect(found?.repair).not.toBe('');
		},
	);

	test('rows that are sound have none, and the rest of the shop is told', () => {
		for (const { id: rowId, sku } of SOUND.slice(0, 1)) expect(of(rowId, sku)).toEqual([]);
		const codes = findings.map(({ code }) => code);
		expect(codes.filter((code) => code === 'unmapped').length).toBeGreaterThan(0);
		expect(findings.find(({ sku }) => sku === 'NOBODY-MAPPED')).toMatchObject({ code: 'unmapped' });
		// A listing that is not on sale is only good to know.
		expect(
			of(CASES[15]?.[0].id, 'REUSED')
				.map(({ code }) => code)
				.sort(),
		).toEqual(['listing_not_active', 'sku_reused']);
		// Nobody connected Gelato: that is said, and costs the others nothing.
		expect(findings.find(({ code }) => code === 'not_checked')).toMatchObject({
			provider: 'gelato',
			severity: 'info',
		});
	});
});

test('what the printer does not make any more, and what it asks today, count before the row', async () => {
	const ended: Scenario = {
		...scenario,
		printful: {
			...printfulWorld.printful,
			products: printfulWorld.printful?.products?.map((product) => ({
				...product,
				variants: product.variants.map((one) => ({
					...one,
					cost: one.id === SHIRT_M ? 2100 : one.cost,
					isDiscontinued: one.id === SHIRT_L,
				})),
			})),
		},
	};
	await sandbox.control.scenario(ended);
	const findings = await check([
		row(502, 'ENDED', { ...shirt, providerVariantId: String(SHIRT_L) }),
		row(501, 'DEAR', {
			...shirt,
			providerVariantId: String(SHIRT_M),
			costMinor: 900,
			currency: 'USD',
		}),
	]);
	const told = (sku: string) => findings.filter((one) => one.sku === sku).map(({ code }) => code);
	expect(told('ENDED')).toEqual(['printer_variant_gone']);
	expect(told('DEAR').sort()).toEqual(['cost_changed', 'price_under_cost']);
});
