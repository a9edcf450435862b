import { generateScenario } from '../../../sandbox/scenario/generate';
import { makeBuyer } from '../../../sandbox/scenario/buyers';
import { SeededRandom } from '../../../sandbox/core/random';
import type { Row } from '../../../host';
import type { Scenario } from '../../../sandbox';
import type { ScenarioReceipt } from '../../../sandbox/scenario/types';
import {
	ETSY_STORE,
	FILE_URL,
	printfulWorld,
	recipient,
	SHIRT_M,
	SHIRT_S,
} from '../../contract/support/printful-world';

/** A token of the whole Printful account. */
export const PRINTFUL_TOKEN = 'printful-etsy-token';
const PRODUCT = 330_001;
const VARIANTS = [420_001, 420_002] as const;
const FIRST = 3_600_000_000;

/** What a printer's own connection makes of an order. */
export type Imported = 'as planned' | 'another quantity' | 'a line is not linked' | 'late';

/** One order of the shop, and what its printer makes of it. */
export interface ImportedOrder {
	receiptId: string;
	printer: 'printify' | 'printful';
	imported: Imported;
	/** Pieces of each of its two lines. */
	pieces: readonly [number, number];
}

const order = (
	at: number,
	printer: ImportedOrder['printer'],
	imported: Imported,
	pieces: ImportedOrder['pieces'] = [1, 2],
): ImportedOrder => ({ receiptId: String(FIRST + at), printer, imported, pieces });

/** Every case at both printers, and one order that is over the seller's limit. */
export const ORDERS: readonly ImportedOrder[] = [
	order(1, 'printify', 'as planned'),
	order(2, 'printful', 'as planned'),
	order(3, 'printify', 'another quantity'),
	order(4, 'printful', 'another quantity'),
	order(5, 'printful', 'a line is not linked'),
	order(6, 'printify', 'late'),
	order(7, 'printful', 'late'),
	order(8, 'printify', 'as planned', [3, 9]),
];

/** The numbers of the orders that their printer imports in this way. */
export const numbersOf = (imported: Imported): string[] =>
	ORDERS.filter((one) => one.imported === imported).map(({ receiptId }) => receiptId);

/** What the printer has of an order, as its control interface and a scenario take it. */
export function importOf(
	{ receiptId, printer, imported, pieces }: ImportedOrder,
	skus: readonly string[],
) {
	const [first, second] = imported === 'another quantity' ? [pieces[0], pieces[1] + 1] : pieces;
	if (printer === 'printify') {
		const lines = [
			{ sku: skus[0] ?? '', quantity: first },
			{ sku: skus[1] ?? '', quantity: second },
		];
		return { shopId: 30_001, receiptId, lines };
	}
	const unlinked = imported === 'a line is not linked';
	return {
		storeId: ETSY_STORE,
		externalId: receiptId,
		recipient,
		items: [
			{ syncVariantId: VARIANTS[0], quantity: first },
			{ syncVariantId: unlinked ? 420_003 : VARIANTS[1], quantity: second },
		],
	};
}

/** A shop whose key sees no addresses and may not send tracking, and what a seller maps. */
export function importedShop(): { scenario: Scenario; mapRows: Row[]; printifySkus: string[] } {
	const base = generateScenario({ seed: 31, orders: 0 });
	const products = base.printify?.products ?? [];
	const skus = products.flatMap(({ variants }) =>
		variants.filter(({ is_available: there }) => there !== false).map(({ sku }) => sku),
	);
	const [a = '', b = '', c = '', d = ''] = skus;
	const bySku = new Map(
		(base.listings ?? []).flatMap((listing) =>
			listing.products.map(({ sku }) => [sku, listing.id] as const),
		),
	);
	const random = new SeededRandom(31);
	const receipts = ORDERS.map(({ receiptId, printer, pieces }, at): ScenarioReceipt => {
		const own = printer === 'printify' ? [a, b] : [c, d];
		return {
			id: Number(receiptId),
			shopId: base.shops?.[0]?.id ?? 0,
			arrivesAfterSeconds: 0,
			...makeBuyer(random, at + 1),
			shippingCost: 499,
			lines: own.map((sku, line) => ({
				listingId: bySku.get(sku) ?? 0,
				sku,
				quantity: pieces[line] ?? 1,
			})),
		};
	});
	const there = ORDERS.filter(({ imported }) => imported !== 'late');
	const at = (printer: ImportedOrder['printer']) =>
		there.filter((one) => one.printer === printer).map((one) => importOf(one, [a, b]));
	const scenario = {
		...base,
		shops: base.shops?.map((shop) => ({
			...shop,
			addressesVisible: false,
			trackingAllowed: false,
		})),
		receipts,
		printify: {
			...base.printify,
			shops: base.printify?.shops?.map((shop) => ({ ...shop, sales_channel: 'etsy' })),
			production: { ...base.printify?.production, costCalculationSeconds: 0 },
			importedOrders: at('printify'),
		},
		printful: {
			...printfulWorld.printful,
			accounts: [
				{
					stores: [{ id: ETSY_STORE, name: 'Etsy shop', type: 'etsy' }],
					tokens: [{ token: PRINTFUL_TOKEN }],
				},
			],
			storeProducts: [
				{
					id: PRODUCT,
					storeId: ETSY_STORE,
					externalId: '10000001001',
					name: 'On Etsy',
					variants: [
						{ id: VARIANTS[0], variantId: SHIRT_M, sku: c, files: { front: FILE_URL } },
						{ id: VARIANTS[1], variantId: SHIRT_S, sku: d, files: { front: FILE_URL } },
						{ id: 420_003, sku: 'NOT-LINKED' },
					],
				},
			],
			orders: at('printful'),
		},
	} as Scenario;
	const printify = products.flatMap(({ id, variants }) =>
		variants
			.filter(({ sku }) => sku === a || sku === b)
			.map(
				(variant): Row => ({
					sku: variant.sku,
					provider: 'printify',
					providerProductId: id,
					providerVariantId: String(variant.id),
					state: 'active',
				}),
			),
	);
	const printful = [c, d].map(
		(sku, line): Row => ({
			sku,
			provider: 'printful',
			providerProductId: String(PRODUCT),
			providerVariantId: String(VARIANTS[line]),
			state: 'active',
		}),
	);
	return { scenario, mapRows: [...printify, ...printful], printifySkus: [a, b] };
}
