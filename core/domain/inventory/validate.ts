import { ok, type Result } from '../result';
import { gridSize, valuesByProperty } from './complete';
import { sharedSkuConflict, variesOnAll } from './driving';
import { refuse } from './refuse';
import { describeProduct, describeSome, optionKey, productKey, propertyIds } from './rows';
import type { Inventory, Product } from './types';

/** Second-hand (facts/etsy.md 6), so they only stop what was not beyond them before. */
const MAX_VALUES = 70;
const MAX_GRID_BY_PROPERTIES: Readonly<Record<number, number>> = { 2: 4900, 3: 2500 };
const MAX_VARYING_ON_ALL = 400;
const MAX_PROPERTIES = 3;

type Check = (after: Inventory, before: Inventory) => Result<void>;
const fine: Result<void> = ok(undefined);

const hasProducts: Check = ({ products }) =>
	products.length > 0
		? fine
		: refuse('No variant would be left.', 'Keep at least one variant; delete the listing instead.');

const hasOneShape: Check = ({ products }) => {
	const shape = (product: Product) => propertyIds([product]).sort().join(' ');
	const other = products.find((product) => products[0] && shape(product) !== shape(products[0]));
	if (other === undefined) return fine;
	return refuse(
		`The variant ${describeProduct(other)} does not have the same options as the others.`,
		"All variants of a listing have the same options. To change which options there are, give all variants and turn on 'Remove Variants Not Named'.",
		['options'],
	);
};

const hasFewProperties: Check = ({ products }) =>
	propertyIds(products).length <= MAX_PROPERTIES
		? fine
		: refuse(
				`A listing has at most ${MAX_PROPERTIES} options, such as Size and Color.`,
				'Take an option out.',
				['options'],
			);

const isEachOnce: Check = ({ products }) => {
	const seen = new Set<string>();
	const twice = products.find((product) => {
		const key = productKey(product);
		return seen.size === seen.add(key).size;
	});
	if (twice === undefined) return fine;
	return refuse(
		`The variant ${describeProduct(twice)} is there twice.`,
		'Give each combination of options once.',
		['options'],
	);
};

function tooMany(inventory: Inventory): string | undefined {
	const { products, onProperty } = inventory;
	const values = valuesByProperty(products);
	const long = values.find((list) => list.length > MAX_VALUES);
	if (long) return `"${long[0]?.name}" has ${long.length} values, Etsy takes ${MAX_VALUES}.`;
	const size = gridSize(products);
	const most = MAX_GRID_BY_PROPERTIES[values.length];
	if (most !== undefined && size > most) {
		return `The options have ${size} combinations, Etsy takes ${most}.`;
	}
	if (variesOnAll(onProperty, values.length) && size > MAX_VARYING_ON_ALL) {
		return `Price, quantity, SKU or processing profile differ by all options at once, and then Etsy takes ${MAX_VARYING_ON_ALL} combinations; there are ${size}.`;
	}
	return undefined;
}

const isWithinLimits: Check = (after, before) => {
	const problem = tooMany(after);
	if (problem === undefined || tooMany(before) !== undefined) return fine;
	return refuse(problem, 'Use fewer option values, or let the field differ by one option only.', [
		'options',
	]);
};

const hasPlainNewValues: Check = (after, before) => {
	const known = new Set(before.products.flatMap(({ options }) => options.map(optionKey)));
	const fresh = after.products
		.flatMap(({ options }) => options)
		.filter((option) => !known.has(optionKey(option)));
	for (const { name, values } of fresh) {
		const bad = values.find((value) => /[()]/.test(value) || value.trim() === '');
		if (bad === undefined && name.trim() !== '') continue;
		return refuse(
			bad === undefined || bad.trim() === ''
				? 'An option of a new variant has no name or no value.'
				: `The option value "${bad}" has parentheses, which Etsy does not take.`,
			'Correct the option, for example by writing a dash instead.',
			['options'],
		);
	}
	return fine;
};

const hasPrices: Check = ({ products }) => {
	const { currency } = products[0]?.price ?? { currency: '' };
	const foreign = products.find(({ price }) => price.currency !== currency);
	if (foreign) {
		return refuse(
			`The price of ${describeProduct(foreign)} is in another currency than the others.`,
			'Give prices in the currency of the shop.',
			['price'],
		);
	}
	const free = products.filter(({ price }) => price.amountMinor <= 0);
	if (free.length === 0) return fine;
	return refuse(
		`A price must be above 0, but it is not for ${describeSome(free)}.`,
		'Give a price above 0. To stop selling a variant, disable it.',
		['price'],
	);
};

const hasQuantities: Check = ({ products }) => {
	const odd = products.find(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 0);
	if (odd) {
		return refuse(
			`The quantity of ${describeProduct(odd)} is not a whole number of 0 or more.`,
			'Correct the quantity.',
			['quantity'],
		);
	}
	if (products.some(({ quantity, isEnabled }) => isEnabled && quantity > 0)) return fine;
	return refuse(
		'Nothing of the listing would be left to sell, which Etsy does not take.',
		'Keep one enabled variant with a quantity above 0, or deactivate the listing instead.',
		['quantity', 'isEnabled'],
	);
};

const sharesQuantityBySku: Check = ({ products, onProperty }) => {
	const pair = sharedSkuConflict(products, onProperty);
	if (pair.length === 0) return fine;
	return refuse(
		`${describeSome(pair)} have the same SKU but different quantities, which Etsy does not take.`,
		'Give them the same quantity or different SKUs.',
		['sku', 'quantity'],
	);
};

const CHECKS: readonly Check[] = [
	hasProducts,
	hasOneShape,
	hasFewProperties,
	isEachOnce,
	hasPlainNewValues,
	hasPrices,
	hasQuantities,
	isWithinLimits,
	sharesQuantityBySku,
];

/** What must be right before the grid can be completed at all. */
export const checkShape = (after: Inventory): Result<void> =>
	[hasProducts, hasOneShape, hasFewProperties, isEachOnce].reduce<Result<void>>(
		(sofar, check) => (sofar.ok ? check(after, after) : sofar),
		fine,
	);

/**
 * Holds an inventory against everything that Etsy is known to refuse, so that it is told in words
 * that a seller understands and nothing is half done (facts/etsy.md 6).
 * @param before as it is now: what is beyond a second-hand limit already is not held against it
 */
export function validateInventory(after: Inventory, before: Inventory): Result<void> {
	return CHECKS.reduce<Result<void>>(
		(sofar, check) => (sofar.ok ? check(after, before) : sofar),
		fine,
	);
}
