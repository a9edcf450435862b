import type { SeededRandom } from '../core/random';
import { BLANKS, type BlankKind, DESIGNS, HANDMADE, skuOf } from './catalog';
import type {
	PrintifyScenario,
	PrintifyScenarioProduct,
	ScenarioListing,
	ScenarioShop,
	VariantMapRow,
} from './types';

/** Printify token of generated scenarios. */
export const PRINTIFY_TOKEN = 'sandboxprintifytoken';

/** Etsy's property ids for the two axes that print-on-demand tools use. */
const SIZE_PROPERTY = 513;
const COLOR_PROPERTY = 514;

/** One generated seller: the Etsy side, the Printify side, and the map between. */
export interface BuiltShop {
	shop: ScenarioShop;
	listings: ScenarioListing[];
	printifyShopId: number;
	products: PrintifyScenarioProduct[];
	variantMap: VariantMapRow[];
	/** SKU of a mapped variant that Printify has sold out. */
	soldOutSku: string;
}

/**
 * Builds one seller with a handmade listing and as many printed ones as asked for.
 * @param index 0 for the first shop; all ids follow from it.
 */
export function buildShop(random: SeededRandom, index: number, listingCount: number): BuiltShop {
	const shop = makeShop(index);
	const printifyShopId = 30_001 + index;
	const listings: ScenarioListing[] = [];
	const products: PrintifyScenarioProduct[] = [];
	for (let i = 0; i < listingCount - 1; i++) {
		const blank = BLANKS[i % BLANKS.length] as BlankKind;
		const round = Math.floor(i / DESIGNS.length);
		const design = `${DESIGNS[i % DESIGNS.length]}${round === 0 ? '' : round + 1}`;
		const listingId = shop.id * 1000 + i + 1;
		listings.push(makeListing(shop, listingId, blank, design));
		products.push(makeProduct(random, printifyShopId, blank, design));
	}
	const soldOut = products[1]?.variants[0] ?? products[0]?.variants[0];
	if (!soldOut) throw new RangeError('A shop needs at least two listings');
	soldOut.is_available = false;
	const variantMap = products.flatMap((product, i) =>
		product.variants.map((variant) => mapRow(shop.id, listings[i]?.id, product, variant)),
	);
	listings.push(makeHandmade(shop, shop.id * 1000 + listingCount));
	return { shop, listings, printifyShopId, products, variantMap, soldOutSku: soldOut.sku };
}

/** The Printify catalog and account for generated shops. */
export function buildPrintify(shops: readonly BuiltShop[]): PrintifyScenario {
	return {
		accounts: [{ id: 1, tokens: [{ token: PRINTIFY_TOKEN }] }],
		shops: shops.map(({ printifyShopId, shop }) => ({
			id: printifyShopId,
			accountId: 1,
			title: `${shop.name} (API)`,
			sales_channel: 'custom_integration',
		})),
		printProviders: [
			{ id: 99, title: 'Practice Print Works', country: 'US' },
			{ id: 28, title: 'Practice Ceramics', country: 'US' },
		],
		blueprints: BLANKS.map((blank) => ({
			id: blank.blueprintId,
			title: blank.noun,
			printProviders: [
				{
					id: blank.printProviderId,
					variants: variantsOf(blank).map(({ id, size, color }) => ({
						id,
						title: `${color.name} / ${size}`,
						options: { color: color.name, size },
						cost: blank.cost,
					})),
				},
			],
		})),
		products: shops.flatMap(({ products }) => products),
	};
}

function makeShop(index: number): ScenarioShop {
	const base = 10_000_001 + index;
	return {
		id: base,
		userId: 20_000_001 + index,
		name: index === 0 ? 'MothAndFern' : `MothAndFern${index + 1}`,
		title: 'Printed to order in the sandbox',
		currency: 'USD',
		countryIso: 'US',
		ownerEmail: `owner${index + 1}@sellers.example`,
		ownerFirstName: 'Sandbox',
		ownerLastName: 'Seller',
		sections: [{ id: base * 10 + 1, title: 'Printed things' }],
		shippingProfiles: [{ id: base * 10 + 2, title: 'Standard', originCountryIso: 'US' }],
		returnPolicies: [
			{ id: base * 10 + 3, accepts_returns: true, accepts_exchanges: true, return_deadline: 30 },
		],
		readinessStates: [
			{ id: base * 10 + 4, readiness_state: 'made_to_order', minDays: 1, maxDays: 3 },
		],
		productionPartners: [
			{ id: base * 10 + 5, partner_name: 'Practice Print Works', location: 'Dallas, Texas' },
		],
	};
}

function variantsOf(blank: BlankKind) {
	return blank.colors.flatMap((color, c) =>
		blank.sizes.map((size, s) => ({ id: blank.blueprintId * 1000 + c * 10 + s + 1, color, size })),
	);
}

/** The shop's id of a value; a value has the same one in every combination. */
function valueId(variantId: number, axis: 'size' | 'color'): number {
	const blueprint = Math.floor(variantId / 1000) * 100_000;
	const cell = (variantId % 1000) - 1;
	return axis === 'size'
		? blueprint + 1000 + (cell % 10)
		: blueprint + 2000 + Math.floor(cell / 10);
}

function shopDetails(shop: ScenarioShop) {
	return {
		shopId: shop.id,
		sectionId: shop.sections?.[0]?.id,
		shippingProfileId: shop.shippingProfiles?.[0]?.id,
		returnPolicyId: shop.returnPolicies?.[0]?.id,
	};
}

function makeListing(
	shop: ScenarioShop,
	id: number,
	blank: BlankKind,
	design: string,
): ScenarioListing {
	const readinessStateId = shop.readinessStates?.[0]?.id;
	return {
		id,
		...shopDetails(shop),
		title: `${design} ${blank.noun}`,
		tags: [design.toLowerCase(), blank.noun.toLowerCase()],
		taxonomyId: 482,
		productionPartnerIds: shop.productionPartners?.map((partner) => partner.id),
		images: [{ id: id * 10 + 1, alt_text: `${design} on a ${blank.noun.toLowerCase()}` }],
		personalization: blank.code === 'MUG' ? [{ id: id * 10 + 2, question: 'Name on the mug' }] : [],
		products: variantsOf(blank).map(({ id: variantId, color, size }) => ({
			sku: skuOf(blank, design, color.code, size),
			price: blank.price,
			quantity: 999,
			readinessStateId,
			property_values: [
				{
					property_id: SIZE_PROPERTY,
					property_name: 'Size',
					value_ids: [valueId(variantId, 'size')],
					values: [size],
				},
				{
					property_id: COLOR_PROPERTY,
					property_name: 'Color',
					value_ids: [valueId(variantId, 'color')],
					values: [color.name],
				},
			],
		})),
	};
}

function makeHandmade(shop: ScenarioShop, id: number): ScenarioListing {
	return {
		id,
		...shopDetails(shop),
		title: HANDMADE.title,
		images: [{ id: id * 10 + 1 }],
		products: [{ sku: HANDMADE.sku, price: HANDMADE.price, quantity: 40 }],
	};
}

function makeProduct(
	random: SeededRandom,
	shopId: number,
	blank: BlankKind,
	design: string,
): PrintifyScenarioProduct {
	return {
		id: random.hex(24),
		shopId,
		title: `${design} ${blank.noun}`,
		blueprintId: blank.blueprintId,
		printProviderId: blank.printProviderId,
		variants: variantsOf(blank).map(({ id, color, size }) => ({
			id,
			sku: skuOf(blank, design, color.code, size),
			cost: blank.cost,
			price: blank.price,
		})),
	};
}

function mapRow(
	shopId: number,
	listingId: number | undefined,
	product: PrintifyScenarioProduct,
	variant: PrintifyScenarioProduct['variants'][number],
): VariantMapRow {
	return {
		shopId,
		listingId,
		sku: variant.sku,
		provider: 'printify',
		providerProductId: product.id,
		providerVariantId: String(variant.id),
		providerSku: variant.sku,
		costMinor: variant.cost,
		currency: 'USD',
	};
}
