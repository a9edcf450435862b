import type { Result } from '../result';
import { ok } from '../result';
import { refuse } from './refuse';
import { describeSome, normalised, valueText } from './rows';
import type { OptionChoice, OptionValue, Product, RowMatch } from './types';

type Same = (a: string, b: string) => boolean;
const exactly: Same = (a, b) => a === b;
const loosely: Same = (a, b) => normalised(a) === normalised(b);

function isChosen(option: OptionValue, choice: OptionChoice, same: Same): boolean {
	if (choice.name !== undefined && choice.name.trim() !== '' && !same(option.name, choice.name)) {
		return false;
	}
	if (choice.scale !== undefined && !same(option.scaleName ?? '', choice.scale)) return false;
	return same(valueText(option), choice.value);
}

/** Those that fit to the letter, else those that fit but for case and blanks. */
function narrow(
	products: readonly Product[],
	fits: (product: Product, same: Same) => boolean,
): readonly Product[] {
	const exact = products.filter((product) => fits(product, exactly));
	return exact.length > 0 ? exact : products.filter((product) => fits(product, loosely));
}

/** All products that a description fits. */
export function fitting(products: readonly Product[], { sku, options = [] }: RowMatch): Product[] {
	let left: readonly Product[] = products;
	if (sku !== undefined) left = narrow(left, (product, same) => same(product.sku, sku));
	for (const choice of options) {
		left = narrow(left, (product, same) =>
			product.options.some((option) => isChosen(option, choice, same)),
		);
	}
	return [...left];
}

/** A description of a row in words. */
export function describeMatch({ sku, options = [] }: RowMatch): string {
	const parts = [
		...(sku === undefined ? [] : [`SKU ${sku}`]),
		...options.map(({ name, value }) => (name ? `${name}: ${value}` : value)),
	];
	return parts.length === 0 ? 'no SKU and no options' : parts.join(', ');
}

/**
 * The products that a description means.
 * @param every whether several may be meant
 * @returns a failure that names the rows when none fits, or several do but one is meant
 */
export function locate(
	products: readonly Product[],
	match: RowMatch,
	every: boolean,
): Result<Product[]> {
	const found = fitting(products, match);
	const what = describeMatch(match);
	if (found.length === 0) {
		return refuse(
			`The listing has no variant with ${what}. It has ${describeSome(products)}.`,
			'Correct the SKU or the option values; "Get" of the resource Variation shows them all.',
			['sku', 'options'],
			'not_found',
		);
	}
	if (found.length > 1 && !every) {
		return refuse(
			`${found.length} variants fit ${what}: ${describeSome(found)}.`,
			"Name one of them by its SKU or by all of its option values, or turn on 'Change Every Matching Variant'.",
			['sku', 'options'],
		);
	}
	return ok(found);
}
