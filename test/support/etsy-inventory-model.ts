import type { Inventory, Product } from '../../core/domain/inventory/types';
import { currencyDigits } from '../../core/domain/money';
import type { InventoryBody } from '../../core/etsy/inventory/to-body';

/*
 * Etsy's inventory as facts/etsy.md 6 tells it, written anew and without any of the code under
 * test, so that the two can disagree. Slow and plain on purpose.
 */

/** A row as a seller sees it, with everything that must not change by itself. */
export interface PlainRow {
	options: string[];
	sku: string;
	/** In the smallest unit. */
	price: number;
	quantity: number;
	isEnabled: boolean;
	profile: string | null;
}

/** The rows of an inventory, sorted. */
export function plainRows({ products }: Pick<Inventory, 'products'>): PlainRow[] {
	return sorted(
		products.map((product) => ({
			options: product.options.map(({ name, values }) => `${name}=${values.join('+')}`),
			sku: product.sku,
			price: product.price.amountMinor,
			quantity: product.quantity,
			isEnabled: product.isEnabled,
			profile: product.processingProfileId,
		})),
	);
}

/** By their place, so that two lists can be compared. */
export function sorted(rows: PlainRow[]): PlainRow[] {
	const at = (row: PlainRow) => row.options.join('|');
	return [...rows].sort((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))));
}

type Body = InventoryBody;
type BodyProduct = Body['products'][number];

const text = (product: BodyProduct, property: number) =>
	product.property_values.find(({ property_id }) => property_id === property)?.values[0] ?? '';

/** Whether products that share the texts of some properties have different values of a field. */
function isTorn(
	products: readonly BodyProduct[],
	on: readonly number[],
	field: (product: BodyProduct) => unknown,
): boolean {
	const seen = new Map<string, unknown>();
	return products.some((product) => {
		const key = on.map((property) => text(product, property)).join('|');
		const isOther = seen.has(key) && seen.get(key) !== field(product);
		seen.set(key, field(product));
		return isOther;
	});
}

const FIELDS = [
	['price_on_property', (one: BodyProduct) => one.offerings[0]?.price],
	['quantity_on_property', (one: BodyProduct) => one.offerings[0]?.quantity],
	['sku_on_property', (one: BodyProduct) => one.sku],
	['readiness_state_on_property', (one: BodyProduct) => one.offerings[0]?.readiness_state_id],
] as const;

/** Why Etsy would refuse a body; empty when it would not. */
export function refusalsOf(body: Body, supportsThree: boolean): string[] {
	const { products } = body;
	const [first] = products;
	if (!first) return ['no products'];
	const properties = first.property_values.map(({ property_id }) => property_id);
	const wrong: string[] = [];
	if (properties.length > 2 && !supportsThree) wrong.push('three variations');
	for (const [name, field] of FIELDS) {
		const on = body[name];
		if (on.length === 2 && properties.length === 3) wrong.push(`${name}: two of three`);
		if (on.some((property) => !properties.includes(property))) wrong.push(`${name}: unknown`);
		const torn = isTorn(products, on, field);
		if (torn) wrong.push(`${name}: not consistent`);
	}
	const sameBasis =
		body.sku_on_property.length > 0 &&
		[...body.sku_on_property].sort().join() === [...body.quantity_on_property].sort().join();
	const bySku = new Map<string, Set<unknown>>();
	for (const { sku, offerings } of products) {
		if (sku !== '') bySku.set(sku, (bySku.get(sku) ?? new Set()).add(offerings[0]?.quantity));
	}
	const skuTorn = [...bySku.values()].some((quantities) => quantities.size > 1);
	if (sameBasis && skuTorn) wrong.push('one SKU, two quantities');
	const grid = properties.map((property) => new Set(products.map((one) => text(one, property))));
	const size = grid.reduce((count, values) => count * values.size, 1);
	if (size !== products.length) wrong.push(`${products.length} of ${size} combinations`);
	const offerings = products.flatMap((product) => product.offerings);
	if (offerings.some(({ price }) => !(price > 0))) wrong.push('a price of 0');
	if (!offerings.some(({ quantity, is_enabled }) => is_enabled && quantity > 0)) {
		wrong.push('nothing to sell');
	}
	if (JSON.stringify(body).match(/product_id|offering_id|scale_name|is_deleted|value_pairs/)) {
		wrong.push('a key that only comes when inventory is read');
	}
	return wrong;
}

/**
 * What Etsy answers after a body was written, as JSON. Prices by text, as a decimal ledger would.
 */
export function answerTo(body: Body, currency: string): unknown {
	const digits = currencyDigits(currency);
	const minor = (price: number): number => {
		const [whole = '', rest = ''] = JSON.stringify(price).split('.');
		if (rest.length > digits) throw new Error(`${price} is finer than ${currency}`);
		return Number(whole + rest.padEnd(digits, '0'));
	};
	return {
		...body,
		products: body.products.map(({ sku, property_values, offerings }, index) => ({
			product_id: 900_000 + index,
			sku,
			is_deleted: false,
			property_values: property_values.map((value) => ({ ...value, scale_name: null })),
			offerings: offerings.map((offering) => ({
				...offering,
				offering_id: 950_000 + index,
				is_deleted: false,
				price: { amount: minor(offering.price), divisor: 10 ** digits, currency_code: currency },
			})),
		})),
	};
}

const groupBy = (products: readonly Product[], on: readonly string[]) => {
	const groups = new Map<string, Product[]>();
	for (const product of products) {
		const key = on
			.map((id) => product.options.find((o) => o.propertyId === id)?.values[0])
			.join('|');
		groups.set(key, [...(groups.get(key) ?? []), product]);
	}
	return [...groups.values()];
};

/** Whether there is any choice of lists with which Etsy would take these products. */
export function canBeWritten(products: readonly Product[]): boolean {
	const ids = products[0]?.options.map(({ propertyId }) => propertyId) ?? [];
	const choices = [[], ...ids.map((id) => [id]), ...(ids.length > 1 ? [ids] : [])];
	const fitting = (field: (product: Product) => unknown) =>
		choices.filter((on) =>
			groupBy(products, on).every((group) => new Set(group.map(field)).size === 1),
		);
	const bySku = new Map<string, Set<number>>();
	for (const { sku, quantity } of products) {
		if (sku !== '') bySku.set(sku, (bySku.get(sku) ?? new Set()).add(quantity));
	}
	const hasTwo = [...bySku.values()].some((quantities) => quantities.size > 1);
	const skus = fitting(({ sku }) => sku);
	const quantities = fitting(({ quantity }) => quantity);
	const isFree = skus.some((a) =>
		quantities.some((b) => !hasTwo || a.length === 0 || a.join() !== b.join()),
	);
	return isFree && products.some(({ isEnabled, quantity }) => isEnabled && quantity > 0);
}
