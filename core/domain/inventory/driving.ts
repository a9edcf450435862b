import { fieldKey } from './difference';
import { optionKey, propertyIds } from './rows';
import { DRIVEN_FIELDS, type DrivenField, type OnProperty, type Product } from './types';

/** The values of some properties of a product: what its driven fields follow. */
export function drivingKey(product: Product, on: readonly string[]): string {
	return product.options
		.filter(({ propertyId }) => on.includes(propertyId))
		.map(optionKey)
		.sort()
		.join(' ');
}

/** Whether products that share the values of the properties share the field too. */
export function isDrivenBy(
	products: readonly Product[],
	on: readonly string[],
	field: DrivenField,
): boolean {
	const seen = new Map<string, string>();
	return products.every((product) => {
		const key = drivingKey(product, on);
		const value = fieldKey(product, field);
		const earlier = seen.get(key) ?? value;
		seen.set(key, earlier);
		return earlier === value;
	});
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((id) => b.includes(id));
}

/**
 * Each list is empty, one property, or all of them; with three variations two is an error
 * (facts/etsy.md 6).
 */
function isAllowed(on: readonly string[], all: readonly string[]): boolean {
	if (new Set(on).size !== on.length || !on.every((id) => all.includes(id))) return false;
	return on.length <= 1 || on.length === all.length;
}

/** The lists that fit the products, the best first: as it was, then as few as will do. */
function candidates(
	products: readonly Product[],
	field: DrivenField,
	old: readonly string[],
): Array<readonly string[]> {
	const all = propertyIds(products);
	const single = all.map((id) => [id]);
	// A partial list for SKUs that differ has cost sellers their SKUs (etsy/open-api#362).
	const others = field === 'sku' ? [[], all, ...single] : [[], ...single, all];
	return [old, ...others].filter((on) => isAllowed(on, all) && isDrivenBy(products, on, field));
}

/**
 * Products with the same SKU that have different quantities although both hang on the same
 * properties, which Etsy refuses (facts/etsy.md 6). Empty when there are none.
 */
export function sharedSkuConflict(
	products: readonly Product[],
	on: Pick<OnProperty, 'sku' | 'quantity'>,
): Product[] {
	if (on.sku.length === 0 || !sameSet(on.sku, on.quantity)) return [];
	const first = new Map<string, Product>();
	for (const product of products) {
		if (product.sku === '') continue;
		const earlier = first.get(product.sku) ?? product;
		first.set(product.sku, earlier);
		if (earlier.quantity !== product.quantity) return [earlier, product];
	}
	return [];
}

/** The first pair of lists for SKU and quantity without a conflict; else simply the first. */
function chooseSkuAndQuantity(products: readonly Product[], old: OnProperty) {
	const skus = candidates(products, 'sku', old.sku);
	const quantities = candidates(products, 'quantity', old.quantity);
	const pairs = quantities.flatMap((quantity) => skus.map((sku) => ({ sku, quantity })));
	const free = pairs.find((pair) => sharedSkuConflict(products, pair).length === 0);
	return free ?? pairs[0] ?? { sku: [], quantity: [] };
}

/**
 * By which properties each field of the products varies. What it was stays wherever it still fits;
 * else it becomes as narrow as it can (but SKUs that differ hang on every property). The products
 * have all the same properties.
 */
export function chooseOnProperty(products: readonly Product[], old: OnProperty): OnProperty {
	const first = (field: DrivenField) => candidates(products, field, old[field])[0] ?? [];
	return {
		price: first('price'),
		processingProfileId: first('processingProfileId'),
		...chooseSkuAndQuantity(products, old),
	};
}

/** Whether any field varies by all of several properties, for which Etsy has a lower limit. */
export function variesOnAll(on: OnProperty, count: number): boolean {
	return count > 1 && DRIVEN_FIELDS.some((field) => on[field].length === count);
}
