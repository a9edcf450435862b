import { variantMapRows } from '../demo/map-rows';
import type { Row } from '../host';
import type { Sandbox, Scenario } from '../sandbox';
import { generateScenario } from '../sandbox/scenario/generate';
import type { ChaosOptions } from './options';

const GELATO_KEY = 'chaos-gelato-key';
const FILES = JSON.stringify([{ placement: 'default', url: 'https://files.example.com/a.png' }]);

/** Printers that may print without the seller's look; all others wait for it. */
export const STARTS_AT_ONCE = ['gelato'];

/** Suppliers of the run, and by what a line is theirs: its row in the map, or a rule. */
const BY_MAP = 'dropship';
const BY_RULE = 'acme';

/**
 * Fast enough to watch a whole life of an order: often a parcel goes out before the rest is
 * ordered.
 */
const PRINTING_TIMES = {
	printify: {
		...{ costCalculationSeconds: 1, toProductionSeconds: 2 },
		...{ productionSeconds: 12, deliverySeconds: 15 },
	},
	gelato: {
		...{ uploadSeconds: 1, passedSeconds: 1, productionSeconds: 12 },
		...{ shippingSeconds: 2, deliverySeconds: 12 },
	},
};

/** The trade before anything goes wrong. */
export interface World {
	scenario: Scenario;
	mapRows: Row[];
	/** What other printers than Printify are connected with. */
	otherPrinters: (sandbox: Sandbox) => Record<string, Record<string, string>>;
	/** Rows of `POD Settings` that differ from the defaults. */
	settings: Record<string, string>;
	/** Whose a line is, by its SKU, where no printer makes it. */
	supplierOf: ReadonlyMap<string, string>;
}

/** How long a dead run keeps others away: each run's batch must be done in half of it. */
export function claimSeconds(orders: number): number {
	return Math.min(180, 30 + Math.round(orders * 0.3));
}

/** Settings of a seller who does not want to wait, and gives nothing up. */
function settingsFor(orders: number, seed: number): Record<string, string> {
	return {
		// Both ways are gone: what waits keeps the rest of its order, or lets it go before.
		partial_orders: seed % 2 === 0 ? 'hold' : 'send',
		claim_timeout_seconds: String(claimSeconds(orders)),
		retry_delays_minutes: Array.from({ length: 60 }, () => '0.05').join(', '),
		start_production: STARTS_AT_ONCE.join(', '),
		// Files at addresses that nobody serves.
		check_artwork: 'no',
	};
}

/** How long the orders of a generated trade take to arrive: a kill must leave time to work. */
export function tradeSeconds({ orders, kills }: ChaosOptions): number {
	return Math.max(15, orders * 0.5, kills * 12);
}

/** Every SKU of these places in a shop, with whose it is. */
function suppliersOf({ listings = [] }: Scenario): Map<string, string> {
	return new Map(
		listings.flatMap(({ id, shopId, products }) => {
			const place = id - shopId * 1000;
			if (place % 5 !== 0) return [];
			const name = place % 2 === 0 ? BY_RULE : BY_MAP;
			return products.map(({ sku }): [string, string] => [sku, name]);
		}),
	);
}

/** The rule for what no row of the map names: by the beginning that a listing's SKUs share. */
function rulesFor(supplierOf: ReadonlyMap<string, string>): string {
	const skus = [...supplierOf].filter(([, name]) => name === BY_RULE).map(([sku]) => sku);
	const beginnings = new Set(skus.map((sku) => sku.split('-').slice(0, 2).join('-')));
	return [...beginnings].map((one) => `sku ${one}-* = ${BY_RULE}`).join('; ');
}

/** The way of each supplier of the run, for `POD Settings`. */
export function supplierWays(
	supplierOf: ReadonlyMap<string, string>,
	urlOf: (name: string) => string,
): string {
	const names = [...new Set(supplierOf.values())];
	return names.map((name) => `${name} = http ${urlOf(name)}`).join('; ') || 'none';
}

/**
 * Who makes each listing, by its place in the shop: Printify, Gelato, whichever has an answer, or a
 * supplier, whose lines the map or a rule labels.
 */
function dealOut(
	rows: readonly Row[],
	scenario: Scenario,
	supplierOf: ReadonlyMap<string, string>,
): Row[] {
	const places = new Map<string, number>();
	for (const { id, shopId } of scenario.listings ?? []) places.set(String(id), id - shopId * 1000);
	return rows.flatMap((row): Row[] => {
		const supplier = supplierOf.get(String(row.sku));
		if (supplier === BY_RULE) return [];
		if (supplier) {
			const { shopId = '', listingId = '', sku = '' } = row;
			return [{ shopId, listingId, sku, provider: supplier, state: 'active' }];
		}
		const atGelato: Row = {
			...row,
			...{ provider: 'gelato', providerProductId: '', providerVariantId: 'shirt', files: FILES },
			providerSku: '',
		};
		switch ((places.get(String(row.listingId)) ?? 0) % 5) {
			case 3:
				return [atGelato];
			case 4:
				return [
					{ ...row, priority: 1 },
					{ ...atGelato, priority: 2 },
				];
			default:
				return [row];
		}
	});
}

/** One Printify shop prints for all Etsy shops, and takes its time from us. */
function withPrinters(scenario: Scenario): Scenario {
	const { printify } = scenario;
	const shop = printify?.shops?.[0];
	const products = printify?.products?.map((one) => ({ ...one, shopId: shop?.id ?? one.shopId }));
	return {
		...scenario,
		printify: {
			...printify,
			...(shop ? { shops: [shop] } : {}),
			...(products ? { products } : {}),
			production: PRINTING_TIMES.printify,
		},
		gelato: {
			accounts: [{ apiKey: GELATO_KEY }],
			catalogs: [{ catalogUid: 'shirts', title: 'Shirts' }],
			products: [{ productUid: 'shirt', catalogUid: 'shirts', cost: 900 }],
			production: PRINTING_TIMES.gelato,
		},
	};
}

/**
 * Makes the trade of a run.
 * @param given a scenario from a file; it is traded as it is, at Printify
 */
export function buildWorld(options: ChaosOptions, given?: Scenario): World {
	const { seed, orders, shops } = options;
	const spreadSeconds = tradeSeconds(options);
	const generated = () => generateScenario({ seed, orders, shops, spreadSeconds, listings: 12 });
	const scenario = given ?? withPrinters(generated());
	const rows = variantMapRows(scenario);
	const hasGelato = given === undefined;
	const supplierOf = hasGelato ? suppliersOf(scenario) : new Map<string, string>();
	const gelato = (baseUrl: string): Record<string, string> => ({
		...{ apiKey: GELATO_KEY, baseUrl, currency: 'USD', fallbackEmail: 'seller@example.com' },
	});
	const printers = (baseUrl: string): Record<string, Record<string, string>> =>
		hasGelato ? { gelatoApi: gelato(baseUrl) } : {};
	return {
		scenario,
		mapRows: hasGelato ? dealOut(rows, scenario, supplierOf) : rows,
		otherPrinters: ({ urls }) => printers(urls.gelato),
		settings: {
			...settingsFor(scenario.receipts?.length ?? orders, seed),
			...(supplierOf.size > 0 ? { fulfilment_rules: rulesFor(supplierOf) } : {}),
		},
		supplierOf,
	};
}
