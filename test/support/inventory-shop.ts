import type { Scenario } from '../../sandbox';
import type {
	ScenarioListing,
	ScenarioListingProduct,
	ScenarioPropertyValue,
} from '../../sandbox/scenario/types';

/** The shop that the tests of variants run in. */
export const SHOP = 10_000_001;
/** Its processing profiles. */
export const PROFILE = 901;
export const OTHER_PROFILE = 902;

/** A tee in two colours (Etsy's own stock values) and three sizes; 3 images. */
export const TEE = 5001;
/** One product, no variations. */
export const MUG = 5002;
/** Three variations: 2 x 2 x 2. */
export const CASE = 5003;
/** Never edited with Etsy's inventory tools. */
export const CARD = 5004;
/** A draft that has a SKU of the tee too. */
export const DRAFT = 5005;

/** A value of a variation. */
export function value(
	property_id: number,
	property_name: string,
	id: number,
	text: string,
): ScenarioPropertyValue {
	return { property_id, property_name, value_ids: [id], values: [text] };
}

const COLORS = [value(200, 'Primary color', 1, 'Black'), value(200, 'Primary color', 10, 'White')];
const SIZES = ['S', 'M', 'L'].map((size, index) => value(513, 'Size', 700_100 + index, size));

function tee(): ScenarioListingProduct[] {
	return COLORS.flatMap((color) =>
		SIZES.map((size) => ({
			sku: `TEE-${color.values[0]?.slice(0, 3).toUpperCase()}-${size.values[0]}`,
			price: size.values[0] === 'L' ? 2650 : 2450,
			quantity: 20,
			readinessStateId: PROFILE,
			property_values: [color, size],
		})),
	);
}

function cases(): ScenarioListingProduct[] {
	const axis = (property: number, name: string, base: number, texts: string[]) =>
		texts.map((text, index) => value(property, name, base + index, text));
	return axis(513, 'Phone', 800_100, ['A1', 'B2']).flatMap((phone) =>
		axis(514, 'Finish', 800_200, ['Matte', 'Glossy']).flatMap((finish) =>
			axis(516, 'Color', 800_300, ['Red', 'Blue']).map((color) => ({
				sku: [phone, finish, color].map(({ values }) => values[0]).join('-'),
				price: 1800,
				quantity: 5,
				readinessStateId: PROFILE,
				property_values: [phone, finish, color],
			})),
		),
	);
}

const single = (sku: string, price: number, quantity: number): ScenarioListingProduct[] => [
	{ sku, price, quantity, readinessStateId: PROFILE },
];

function listing(
	id: number,
	title: string,
	products: ScenarioListingProduct[],
	more: Partial<ScenarioListing> = {},
): ScenarioListing {
	const images = [1, 2, 3].map((place) => ({ id: id * 10 + place }));
	return { id, shopId: SHOP, title, images, products, ...more };
}

/** A shop with listings of every kind of inventory. */
export function inventoryScenario(more: ScenarioListing[] = []): Scenario {
	return {
		shops: [
			{
				id: SHOP,
				userId: 20_000_001,
				name: 'MothAndFern',
				currency: 'USD',
				readinessStates: [PROFILE, OTHER_PROFILE].map((id, index) => ({
					id,
					readiness_state: 'made_to_order',
					minDays: 1 + index,
					maxDays: 3 + index,
				})),
			},
		],
		listings: [
			listing(TEE, 'Fern tee', tee()),
			listing(MUG, 'Fern mug', single('MUG-1', 1500, 40)),
			listing(CASE, 'Fern phone case', cases()),
			listing(CARD, 'Fern card', single('', 300, 9), { withoutInventory: true }),
			listing(DRAFT, 'Fern tee, new photos', single('TEE-BLA-M', 2450, 3), { state: 'draft' }),
			...more,
		],
	};
}
