import { variantMapRows } from '../demo/map-rows';
import type { Row } from '../host';
import type { Sandbox, Scenario } from '../sandbox';
import { generateScenario } from '../sandbox/scenario/generate';
import type { ChaosOptions } from './options';

const GELATO_KEY = 'chaos-gelato-key';
const FILES = JSON.stringify([{ placement: 'default', url: 'https://files.example.com/a.png' }]);

/** Printers that may print without the seller's look; all others wait for it. */
export const STARTS_AT_ONCE = ['gelato'];

/** Fast enough to watch a whole life of an order. Seconds. */
const PRINTIFY_TIMES = {
	...{ costCalculationSeconds: 1, toProductionSeconds: 2 },
	...{ productionSeconds: 10, deliverySeconds: 15 },
};
const GELATO_TIMES = {
	...{ uploadSeconds: 1, passedSeconds: 1, productionSeconds: 8 },
	...{ shippingSeconds: 2, deliverySeconds: 12 },
};

/** The trade before anything goes wrong. */
export interface World {
	scenario: Scenario;
	mapRows: Row[];
	/** What other printers than Printify are connected with. */
	otherPrinters: (sandbox: Sandbox) => Record<string, Record<string, string>>;
	/** Rows of `POD Settings` that differ from the defaults. */
	settings: Record<string, string>;
}

/** How long a dead run keeps others away: each run's batch must be done in half of it. */
export function claimSeconds(orders: number): number {
	return Math.min(180, 30 + Math.round(orders * 0.3));
}

/** Settings of a seller who does not want to wait, and gives nothing up. */
function settingsFor(orders: number): Record<string, string> {
	return {
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

/**
 * Where each listing is printed, by its place in the shop: at Printify, at Gelato, or wherever
 * there is an answer.
 */
function dealOut(rows: readonly Row[], scenario: Scenario): Row[] {
	const places = new Map<string, number>();
	for (const { id, shopId } of scenario.listings ?? []) places.set(String(id), id - shopId * 1000);
	return rows.flatMap((row): Row[] => {
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
			production: PRINTIFY_TIMES,
		},
		gelato: {
			accounts: [{ apiKey: GELATO_KEY }],
			catalogs: [{ catalogUid: 'shirts', title: 'Shirts' }],
			products: [{ productUid: 'shirt', catalogUid: 'shirts', cost: 900 }],
			production: GELATO_TIMES,
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
	const gelato = (baseUrl: string): Record<string, string> => ({
		...{ apiKey: GELATO_KEY, baseUrl, currency: 'USD', fallbackEmail: 'seller@example.com' },
	});
	const printers = (baseUrl: string): Record<string, Record<string, string>> =>
		hasGelato ? { gelatoApi: gelato(baseUrl) } : {};
	return {
		scenario,
		mapRows: hasGelato ? dealOut(rows, scenario) : rows,
		otherPrinters: ({ urls }) => printers(urls.gelato),
		settings: settingsFor(scenario.receipts?.length ?? orders),
	};
}
