import type { IDataObject } from 'n8n-workflow';
import { runNode } from './engine';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { ProdigiApi } from '../../credentials/ProdigiApi.credentials';
import { VariantMap } from '../../nodes/VariantMap/VariantMap.node';
import { type ObservedCall, type Sandbox, startSandbox } from '../../sandbox';
import type { PrintifyScenario, Scenario, ScenarioListing } from '../../sandbox/scenario/types';
import { EMPTY_TABLE } from './table-rows';

const SIZES = ['S', 'M', 'L'];
const GROESSEN = ['Klein', 'Mittel', 'Groß'];
/** The number of the shop. */
export const SHOP = 10_000_001;
const TOKEN = 'printify-token-of-the-test';
const PRODIGI_KEY = 'prodigi-key-of-the-test';

/** A value of an option, as Etsy's inventory has it. */
export const optionValue = (name: string, text: string, id: number) => ({
	property_id: id,
	property_name: name,
	value_ids: [id * 100],
	values: [text],
});

/** Every third listing has no SKUs and German sizes; every hundredth has no product. */
function listing(i: number): ScenarioListing {
	const isGerman = i % 3 === 0;
	return {
		id: 500_000 + i,
		shopId: SHOP,
		title: i % 100 === 99 ? `Handmade bookmark ${i}` : `Design ${i} T-Shirt`,
		state: 'active',
		products: SIZES.map((size, k) => ({
			sku: isGerman || i % 100 === 99 ? '' : `TEE-${i}-${size}`,
			price: 2000,
			quantity: 10,
			property_values: [
				isGerman ? optionValue('Größe', GROESSEN[k] ?? '', 513) : optionValue('Size', size, 513),
			],
		})),
	};
}

function printify(count: number): PrintifyScenario {
	return {
		accounts: [{ id: 1, tokens: [{ token: TOKEN }] }],
		shops: [{ id: 30_001, accountId: 1, title: 'Shop' }],
		printProviders: [{ id: 99, title: 'Print Works', country: 'US' }],
		blueprints: [
			{
				id: 6,
				title: 'Unisex Tee',
				printProviders: [
					{
						id: 99,
						variants: SIZES.map((size, k) => ({
							id: 601 + k,
							title: `Black / ${size}`,
							options: { color: 'Black', size },
							cost: 900,
						})),
					},
				],
			},
		],
		products: Array.from({ length: count }, (_none, i) => i)
			.filter((i) => i % 100 !== 99)
			.map((i) => ({
				id: i.toString(16).padStart(24, '0'),
				shopId: 30_001,
				title: `Design ${i} T-Shirt`,
				blueprintId: 6,
				printProviderId: 99,
				variants: SIZES.map((size, k) => ({
					id: 601 + k,
					sku: `TEE-${i}-${size}`,
					cost: 900,
					price: 2000,
				})),
			})),
	};
}

function scenario(count: number): Scenario {
	return {
		shops: [{ id: SHOP, userId: 20_000_001, name: 'Many', currency: 'USD' }],
		apps: [{ keystring: 'sandboxkeystring', sharedSecret: 'sandboxsecret' }],
		listings: Array.from({ length: count }, (_none, i) => listing(i)),
		printify: printify(count),
		prodigi: {
			accounts: [{ apiKey: PRODIGI_KEY, currency: 'USD' }],
			products: [
				{
					sku: 'GLOBAL-CAN-10x10',
					description: 'Standard canvas, 25x25 cm / 10x10"',
					attributes: { wrap: ['Black', 'White'] },
					printAreas: { default: { width: 3000, height: 3000 } },
					cost: 1450,
				},
				{
					sku: 'GLOBAL-MUG-W',
					description: 'White mug, 11 oz',
					printAreas: { default: { width: 2670, height: 1110 } },
					cost: 595,
				},
			],
		},
	};
}

/**
 * A shop in the sandbox with very many listings, or with those given, and a seller's node in it.
 */
export class BigShop {
	readonly calls: ObservedCall[] = [];
	private readonly tokens: Promise<object>;

	private constructor(readonly sandbox: Sandbox) {
		this.tokens = sandbox.control.mintEtsyToken({});
	}

	/** @param listings how many, or which */
	static async open(listings: number | ScenarioListing[]): Promise<BigShop> {
		const calls: ObservedCall[] = [];
		const given = typeof listings === 'number' ? scenario(listings) : { ...scenario(3), listings };
		const sandbox = await startSandbox({ scenario: given, observe: (call) => calls.push(call) });
		const shop = new BigShop(sandbox);
		return Object.assign(shop, { calls });
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}

	/** How often each operation of a service was called. */
	counted(service: string): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const call of this.calls.filter((one) => one.service === service)) {
			counts[call.operation] = (counts[call.operation] ?? 0) + 1;
		}
		return counts;
	}

	/** Runs the node Variant Map; answers the JSON of each output. */
	async run(parameters: IDataObject, map: IDataObject[] = EMPTY_TABLE, more: IDataObject[][] = []) {
		const done = await runNode({
			node: new VariantMap(),
			parameters: parameters as never,
			inputs: [[{}], map, ...more],
			credentials: {
				etsyOAuth2Api: {
					keystring: 'sandboxkeystring',
					sharedSecret: 'sandboxsecret',
					baseUrl: this.sandbox.urls.etsy,
					oauthTokenData: (await this.tokens) as never,
				},
				printifyApi: { apiToken: TOKEN, shopId: '30001', baseUrl: this.sandbox.urls.printify },
				prodigiApi: {
					apiKey: PRODIGI_KEY,
					environment: 'other',
					baseUrl: this.sandbox.urls.prodigi,
				},
			},
			credentialTypes: [new EtsyOAuth2Api(), new PrintifyApi(), new ProdigiApi()],
		});
		return { ...done, outputs: done.outputs.map((items) => items.map(({ json }) => json)) };
	}
}

/** Suggest with the saved products of Printify. */
export const suggest = (options: IDataObject = {}, more: IDataObject = {}) => ({
	operation: 'suggest',
	provider: 'printify',
	compareWith: 'saved',
	options,
	...more,
});

/** Proposed rows as the table gives them back. */
export const asTable = (rows: readonly IDataObject[] = []): IDataObject[] =>
	rows.map((row, i) => ({ id: i + 1, ...row }));
