import { etsyError } from './errors';
import type { BodyProduct, BodyValue, InventoryBody } from './inventory-body';
import type { OnProperty } from './inventory-details';

/** facts/etsy.md 6, second-hand. */
const MAX_VALUES = 70;
const MAX_COMBINATIONS = [1, 70, 4900, 2500];
const MAX_VARYING_ON_ALL = 400;

function bad(message: string): never {
	throw etsyError(400, message);
}

function textKey({ property_id, scale_id, text }: BodyValue): string {
	return JSON.stringify([property_id, scale_id, text.trim().toLowerCase()]);
}

/** A product's place in the grid, or its place as far as some properties go. */
function placeOf({ values }: BodyProduct, properties?: readonly number[]): string {
	return values
		.filter(({ property_id }) => properties === undefined || properties.includes(property_id))
		.map(textKey)
		.sort()
		.join();
}

const DRIVEN: ReadonlyArray<[keyof OnProperty, (product: BodyProduct) => unknown, string]> = [
	['price_on_property', ({ price }) => price, 'price'],
	['quantity_on_property', ({ quantity }) => quantity, 'quantity'],
	['sku_on_property', ({ sku }) => sku, 'sku'],
	['readiness_state_on_property', (one) => one.readinessStateId ?? 0, 'processing profile'],
];

/**
 * Etsy's rules for a whole inventory (facts/etsy.md 6).
 * @param needsProfile physical listings need a processing profile on every offering; the document
 *   types it as nullable and its text asks for it, so the sandbox does
 * @throws 400
 */
export function checkInventory({ products, onProperty }: InventoryBody, needsProfile: boolean) {
	const [first] = products;
	if (!first) bad('products may not be empty');
	const properties = first.values.map(({ property_id }) => property_id);
	checkGrid(products, properties);
	for (const [name, field, word] of DRIVEN) {
		checkDriven(products, properties, onProperty[name], name, field, word);
	}
	checkSharedSkus(products, onProperty);
	const size = gridOf(products).reduce((count, values) => count * values.length, 1);
	const varying = DRIVEN.some(([name]) => onProperty[name].length === properties.length);
	if (properties.length > 1 && varying && size > MAX_VARYING_ON_ALL) {
		bad(`At most ${MAX_VARYING_ON_ALL} combinations may vary by all properties`);
	}
	if (products.every(({ quantity, isEnabled }) => !isEnabled || quantity === 0)) {
		bad('The total quantity of the enabled offerings must be above 0');
	}
	if (needsProfile && products.some(({ readinessStateId }) => readinessStateId === undefined)) {
		bad('readiness_state_id is required for physical listings');
	}
}

function checkGrid(products: readonly BodyProduct[], properties: readonly number[]): void {
	if (properties.length > 3 || new Set(properties).size !== properties.length) {
		bad('A listing has at most three variations, each property once');
	}
	const shape = [...properties].sort().join();
	for (const { values } of products) {
		const own = values.map(({ property_id }) => property_id);
		if (own.sort().join() !== shape) bad('All products must have the same properties');
	}
	if (new Set(products.map((product) => placeOf(product))).size !== products.length) {
		bad('Two products have the same property values');
	}
	const grid = gridOf(products);
	if (grid.some((values) => values.length > MAX_VALUES)) {
		bad(`A variation may have at most ${MAX_VALUES} options`);
	}
	const size = grid.reduce((count, values) => count * values.length, 1);
	if (size > (MAX_COMBINATIONS[properties.length] ?? 0)) bad('Too many combinations');
}

function checkDriven(
	products: readonly BodyProduct[],
	properties: readonly number[],
	on: readonly number[],
	name: string,
	field: (product: BodyProduct) => unknown,
	word: string,
): void {
	if (!on.every((id) => properties.includes(id)) || new Set(on).size !== on.length) {
		bad(`${name} names a property that the products do not have`);
	}
	if (on.length > 1 && on.length !== properties.length) {
		bad(`${name} must be empty, one property, or all of them`);
	}
	const seen = new Map<string, unknown>();
	for (const product of products) {
		const place = placeOf(product, on);
		const value = field(product);
		if (seen.has(place) && seen.get(place) !== value) {
			bad(`The supplied ${word} is not consistent with ${name}`);
		}
		seen.set(place, value);
	}
}

/** Same SKU, same quantity, when both hang on the same properties (DOC:listings). */
function checkSharedSkus(products: readonly BodyProduct[], on: OnProperty): void {
	const { sku_on_property: bySku, quantity_on_property: byQuantity } = on;
	if (bySku.length === 0 || [...bySku].sort().join() !== [...byQuantity].sort().join()) return;
	const quantities = new Map<string, number>();
	for (const { sku, quantity } of products) {
		if (sku === '') continue;
		if ((quantities.get(sku) ?? quantity) !== quantity) {
			bad('Products that share a SKU must share the quantity');
		}
		quantities.set(sku, quantity);
	}
}

/** The values of each property, each once. */
function gridOf(products: readonly BodyProduct[]): BodyValue[][] {
	const properties = products[0]?.values.map(({ property_id }) => property_id) ?? [];
	return properties.map((property) => {
		const values = new Map<string, BodyValue>();
		for (const product of products) {
			for (const value of product.values) {
				if (value.property_id === property && !values.has(textKey(value))) {
					values.set(textKey(value), value);
				}
			}
		}
		return [...values.values()];
	});
}

/** The combinations that were left out, which Etsy makes by itself: disabled, price 0 (PROBE). */
export function missingCells(products: readonly BodyProduct[]): BodyProduct[] {
	const cells = gridOf(products).reduce<BodyValue[][]>(
		(rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
		[[]],
	);
	const taken = new Set(products.map((product) => placeOf(product)));
	return cells
		.map((values) => ({
			sku: '',
			values,
			price: 0,
			quantity: 0,
			isEnabled: false,
			readinessStateId: products[0]?.readinessStateId,
		}))
		.filter((cell) => !taken.has(placeOf(cell)));
}
