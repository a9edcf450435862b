import { formatMoney } from '../money';
import { looseOptionKey, optionKey, productKey, summary, variantText } from './rows';
import { FIELDS, type Change, type Field, type OptionValue, type Product } from './types';

type Value = Change['from'];

function readable(product: Product, field: Field): Value {
	return field === 'price' ? formatMoney(product.price) : product[field];
}

/** A field in a form that is equal exactly when the field is. */
export function fieldKey(product: Product, field: Field): string {
	if (field !== 'price') return JSON.stringify(product[field]);
	return `${product.price.amountMinor} ${product.price.currency}`;
}

function changesOf(before: Product, after: Product, fields: readonly Field[]): Change[] {
	return fields
		.filter((field) => fieldKey(before, field) !== fieldKey(after, field))
		.map((field) => ({
			variant: variantText(after),
			sku: before.sku,
			field,
			from: readable(before, field),
			to: readable(after, field),
		}));
}

function comesOrGoes(product: Product, from: Value, to: Value): Change {
	return { variant: variantText(product), sku: product.sku, field: 'variant', from, to };
}

/** The products by key; undefined where two have the same. */
function byKey(
	products: readonly Product[],
	ofOption: (option: OptionValue) => string,
): Map<string, Product> | undefined {
	const map = new Map(products.map((product) => [productKey(product, ofOption), product]));
	return map.size === products.length ? map : undefined;
}

/** Both sides by the loosest key that still tells all products apart. */
function pairUp(before: readonly Product[], after: readonly Product[], isLoose: boolean) {
	for (const ofOption of isLoose ? [looseOptionKey, optionKey] : [optionKey]) {
		const [left, right] = [byKey(before, ofOption), byKey(after, ofOption)];
		if (left && right) return { left, right };
	}
	return undefined;
}

/** How to compare. */
export interface Comparison {
	/** The fields to look at; default: all. */
	fields?(after: Product): readonly Field[];
	/** Whether case, blanks and scale of option values make no difference. Default: they do. */
	isLoose?: boolean;
}

/**
 * What is different between two lists of products, as rows that a person can read; the order of
 * the products makes no difference. Empty exactly when every product of one side stands on the
 * other with the same fields.
 */
export function differenceOf(
	before: readonly Product[],
	after: readonly Product[],
	{ fields = () => FIELDS, isLoose = false }: Comparison = {},
): Change[] {
	const pairs = pairUp(before, after, isLoose);
	if (pairs === undefined) {
		// Two products in one place: no pairing is right, so all go and all come.
		return [
			...before.map((product) => comesOrGoes(product, summary(product), null)),
			...after.map((product) => comesOrGoes(product, null, summary(product))),
		];
	}
	const { left, right } = pairs;
	return [
		...[...right].flatMap(([key, product]) => {
			const old = left.get(key);
			if (old === undefined) return [comesOrGoes(product, null, summary(product))];
			return changesOf(old, product, fields(product));
		}),
		...[...left]
			.filter(([key]) => !right.has(key))
			.map(([, product]) => comesOrGoes(product, summary(product), null)),
	];
}
