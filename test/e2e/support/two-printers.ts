import { variantMapRows } from '../../../demo/map-rows';
import type { Row } from '../../../host';
import type { Sandbox, Scenario } from '../../../sandbox';
import { generateScenario } from '../../../sandbox/scenario/generate';

const KEY = 'gelato-second-printer';

/** What the second printer sells: one thing dearer than Printify, one cheaper. */
export const GELATO = { dear: 'shirt_dear', cheap: 'shirt_cheap' } as const;

/** Something that the shop sells, and what Printify prints for it. */
export interface Good {
	listingId: number;
	sku: string;
	/** As Printify names it: product and variant. */
	printify: string;
	/** The options of the listing's variant. */
	options: Record<string, string>;
}

/** A shop with goods of Printify, of which Gelato may make the first two kinds as well. */
export interface TwoPrinters {
	scenario: Scenario;
	mapRows: Row[];
	goods: Good[];
}

/** The credential of the second printer. */
export function gelatoCredential({ urls }: Sandbox): Record<string, Record<string, string>> {
	const fallbackEmail = 'seller@example.com';
	return { gelatoApi: { apiKey: KEY, baseUrl: urls.gelato, currency: 'USD', fallbackEmail } };
}

function goodsOf({ listings = [], variantMap = [], printify }: Scenario): Good[] {
	const gone = (printify?.products ?? []).flatMap(({ variants }) =>
		variants.filter(({ is_available: there }) => there === false).map(({ sku }) => sku),
	);
	return listings.flatMap(({ id: listingId, products }) =>
		products.flatMap(({ sku, property_values: values = [] }) => {
			const row = variantMap.find((one) => one.sku === sku);
			if (!row || gone.includes(sku)) return [];
			const printed = `${row.providerProductId}/${row.providerVariantId}`;
			const options = values.map((one) => [one.property_name, one.values.join()]);
			const all = Object.fromEntries(options) as Record<string, string>;
			return [{ listingId, sku, printify: printed, options: all }];
		}),
	);
}

/** A second row for a good: it may also be made at Gelato. */
export function atGelato({ sku, listingId }: Good, productUid: string): Row {
	const files = JSON.stringify([{ placement: 'default', url: 'https://files.example.com/a.png' }]);
	return {
		...{
			sku,
			listingId: String(listingId),
			provider: 'gelato',
			providerVariantId: productUid,
			files,
		},
		...{ priority: 2, state: 'active' },
	};
}

/** A scenario without orders, with the map that a seller would have; every row of it goes first. */
export function twoPrinters(seed: number): TwoPrinters {
	const base = generateScenario({ seed, orders: 0 });
	const gelato = {
		accounts: [{ apiKey: KEY }],
		catalogs: [{ catalogUid: 'shirts', title: 'Shirts' }],
		products: [
			{ productUid: GELATO.dear, catalogUid: 'shirts', cost: 9_000, shipping: { normal: 900 } },
			{ productUid: GELATO.cheap, catalogUid: 'shirts', cost: 100, shipping: { normal: 100 } },
		],
	};
	const scenario = { ...base, gelato } as Scenario;
	const goods = goodsOf(scenario);
	const mapRows = variantMapRows(scenario).map((row): Row => ({ ...row, priority: 1 }));
	return { scenario, mapRows, goods };
}

/** A good with its row of the map. */
export type MappedGood = Good & { row: Row };

/** The black M of one of the shop's listings, by the listing's place. */
export function blackM({ scenario, goods, mapRows }: TwoPrinters, place: number): MappedGood {
	const listingId = scenario.listings?.[place]?.id;
	const good = goods.find(
		({ listingId: id, options }) =>
			id === listingId && options.Size === 'M' && options.Color === 'Black',
	);
	const row = mapRows.find(
		(one) => `${one.providerProductId}/${one.providerVariantId}` === good?.printify,
	);
	if (!good || !row) throw new Error(`Listing ${place} has no black M`);
	return { ...good, row };
}

/** The same shop, of which one listing has no SKUs: its rows go by listing and options. */
export function withoutSkus({ scenario, goods, mapRows }: TwoPrinters, place: number): TwoPrinters {
	const bare = scenario.listings?.[place]?.id;
	const listings = scenario.listings?.map((listing) => ({
		...listing,
		products: listing.products.map((product) =>
			listing.id === bare ? { ...product, sku: '' } : product,
		),
	}));
	const named = new Map(goods.map((good) => [good.sku, good]));
	return {
		scenario: { ...scenario, ...(listings ? { listings } : {}) },
		goods,
		mapRows: mapRows.flatMap((row): Row[] => {
			if (row.listingId !== String(bare)) return [row];
			const options = Object.entries(named.get(String(row.sku))?.options ?? {});
			if (options.length === 0) return [];
			const text = options.map(([name, value]) => `${name}=${value}`).join('; ');
			return [{ ...row, sku: '', options: text }];
		}),
	};
}
