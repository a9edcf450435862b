import { SeededRandom } from '../core/random';
import { makeBuyer, nonLatin, singleNamed, withoutAddress } from './buyers';
import { HANDMADE } from './catalog';
import { buildPrintify, buildShop, type BuiltShop } from './shop-builder';
import type { Scenario, ScenarioReceipt, ScenarioReceiptLine } from './types';

/** What can be special about an order. It becomes the order's `note`. */
export type Oddity =
	| 'unmapped SKU'
	| 'partly unmapped'
	| 'sold-out variant'
	| 'cancelled'
	| 'gift'
	| 'missing address'
	| 'non-Latin name'
	| 'single-word name'
	| 'paid later'
	| 'never paid'
	| 'personalised';

export interface GenerateOptions {
	/** Same seed, same scenario. Default 1. */
	seed?: number;
	/** Number of orders. Default 40. */
	orders?: number;
	/** The orders arrive evenly over so many seconds. Default 60. */
	spreadSeconds?: number;
	/** Number of Etsy shops; orders are dealt out among them. Default 1. */
	shops?: number;
	/** Listings in each shop, at least 3. Default 12. */
	listings?: number;
	/** What is special about an order. Default: about three in ten orders, by chance. */
	oddityOf?: (index: number, random: SeededRandom) => Oddity | undefined;
}

const FIRST_RECEIPT_ID = 3_500_000_001;

/** How often each oddity turns up by chance. */
const CHANCES: ReadonlyArray<[Oddity, number]> = [
	['unmapped SKU', 0.03],
	['partly unmapped', 0.03],
	['sold-out variant', 0.03],
	['cancelled', 0.03],
	['gift', 0.04],
	['missing address', 0.03],
	['non-Latin name', 0.03],
	['single-word name', 0.02],
	['paid later', 0.04],
	['never paid', 0.01],
	['personalised', 0.05],
];

/** Makes a scenario: shops, listings, Printify products, the variant map and orders over time. */
export function generateScenario(options: GenerateOptions = {}): Scenario {
	const { seed = 1, orders = 40, spreadSeconds = 60, shops = 1, listings = 12 } = options;
	const { oddityOf = oddityByChance } = options;
	const random = new SeededRandom(seed);
	const built = Array.from({ length: shops }, (_, index) =>
		buildShop(random.fork(`shop ${index}`), index, listings),
	);
	const receipts = Array.from({ length: orders }, (_, index) => {
		// A generator for each order: a change to one order leaves the others as they are.
		const own = random.fork(`order ${index}`);
		const arrival = Math.round((index * spreadSeconds * 10) / Math.max(orders, 1)) / 10;
		const seller = built[index % built.length] as BuiltShop;
		return makeReceipt(own, seller, index, arrival, oddityOf(index, own));
	});
	return {
		name: `generated, seed ${seed}`,
		description: `${orders} orders over ${spreadSeconds} s, ${shops} shop(s)`,
		seed,
		shops: built.map(({ shop }) => shop),
		listings: built.flatMap((one) => one.listings),
		receipts,
		printify: buildPrintify(built),
		variantMap: built.flatMap(({ variantMap }) => variantMap),
	};
}

function oddityByChance(_index: number, random: SeededRandom): Oddity | undefined {
	let draw = random.next();
	for (const [oddity, chance] of CHANCES) {
		if (draw < chance) return oddity;
		draw -= chance;
	}
	return undefined;
}

function makeReceipt(
	random: SeededRandom,
	seller: BuiltShop,
	index: number,
	arrivesAfterSeconds: number,
	oddity: Oddity | undefined,
): ScenarioReceipt {
	const receipt: ScenarioReceipt = {
		id: FIRST_RECEIPT_ID + index,
		shopId: seller.shop.id,
		arrivesAfterSeconds,
		...makeBuyer(random, index + 1),
		shippingCost: 499,
		lines: makeLines(random, seller),
	};
	return oddity ? { ...receipt, note: oddity, ...twist(receipt, seller, oddity) } : receipt;
}

/** One to three lines of printed things that can be made, each with its own SKU. */
function makeLines(random: SeededRandom, seller: BuiltShop): ScenarioReceiptLine[] {
	const sellable = seller.listings.flatMap(({ id, products }) =>
		products
			.filter(({ sku }) => sku !== seller.soldOutSku && sku !== HANDMADE.sku)
			.map(({ sku }) => ({ listingId: id, sku })),
	);
	const draw = random.next();
	const count = draw < 0.65 ? 1 : draw < 0.9 ? 2 : 3;
	return random
		.shuffle(sellable)
		.slice(0, count)
		.map((line) => ({ ...line, quantity: random.chance(0.2) ? random.int(2, 4) : 1 }));
}

function twist(
	receipt: ScenarioReceipt,
	seller: BuiltShop,
	oddity: Oddity,
): Partial<ScenarioReceipt> {
	const { arrivesAfterSeconds: arrival, lines } = receipt;
	switch (oddity) {
		case 'unmapped SKU':
			return { lines: [lineOf(seller, HANDMADE.sku)] };
		case 'partly unmapped':
			return { lines: [...lines.slice(0, 2), lineOf(seller, HANDMADE.sku)] };
		case 'sold-out variant':
			return { lines: [lineOf(seller, seller.soldOutSku)] };
		case 'cancelled':
			return { canceledAfterSeconds: arrival };
		case 'gift':
			return {
				is_gift: true,
				gift_message: 'Happy birthday from all the Umberfields!',
				gift_sender: 'Grandma Umberfield',
				message_from_buyer: 'Please leave the price out of the parcel.',
			};
		case 'missing address':
			return withoutAddress(receipt);
		case 'non-Latin name':
			return nonLatin(receipt);
		case 'single-word name':
			return singleNamed(receipt);
		case 'paid later':
			return { paidAfterSeconds: arrival + 30 };
		case 'never paid':
			return { paidAfterSeconds: null };
		case 'personalised':
			return { lines: [personalisedLine(seller)] };
	}
}

function lineOf(seller: BuiltShop, sku: string): ScenarioReceiptLine {
	const listing = seller.listings.find(({ products }) => products.some((one) => one.sku === sku));
	if (!listing) throw new Error(`No listing sells ${sku}`);
	return { listingId: listing.id, sku, quantity: 1 };
}

function personalisedLine(seller: BuiltShop): ScenarioReceiptLine {
	const listing = seller.listings.find(({ personalization = [] }) => personalization.length > 0);
	const question = listing?.personalization?.[0];
	if (!listing || !question) throw new RangeError('No listing can be personalised; make more');
	return {
		listingId: listing.id,
		sku: listing.products[0]?.sku,
		quantity: 1,
		personalization: [
			{ questionId: question.id, question: question.question, answer: 'Ysolde & Bartolph' },
		],
	};
}
