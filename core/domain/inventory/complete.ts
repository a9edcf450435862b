import { chooseOnProperty, drivingKey } from './driving';
import { optionKey, productKey, propertyIds } from './rows';
import type { DrivenField, Inventory, OnProperty, OptionValue, Product } from './types';

/** More combinations than any limit of Etsy allows; a grid beyond it is not even built. */
export const MAX_GRID = 10_000;

/** The distinct values of each property, in the order in which they first appear. */
export function valuesByProperty(products: readonly Product[]): OptionValue[][] {
	return propertyIds(products).map((propertyId) => {
		const values = new Map<string, OptionValue>();
		for (const { options } of products) {
			const option = options.find((one) => one.propertyId === propertyId);
			if (option && !values.has(optionKey(option))) values.set(optionKey(option), option);
		}
		return [...values.values()];
	});
}

/** How many combinations the values of the products have. */
export function gridSize(products: readonly Product[]): number {
	return valuesByProperty(products).reduce((size, values) => size * values.length, 1);
}

function gapsOf(products: readonly Product[]): OptionValue[][] {
	if (products.length === 0 || products.length === gridSize(products)) return [];
	const taken = new Set(products.map((product) => productKey(product)));
	const grid = valuesByProperty(products).reduce<OptionValue[][]>(
		(cells, values) => cells.flatMap((cell) => values.map((value) => [...cell, value])),
		[[]],
	);
	return grid.filter(
		(cell) =>
			!taken.has(
				cell
					.map((option) => optionKey(option))
					.sort()
					.join(' '),
			),
	);
}

/** The field of a product that shares the driving values, if there is one. */
class Neighbours {
	private readonly maps = new Map<DrivenField, Map<string, Product>>();

	constructor(
		private readonly products: readonly Product[],
		private readonly on: OnProperty,
	) {}

	find(product: Product, field: DrivenField): Product | undefined {
		const on = this.on[field];
		let map = this.maps.get(field);
		if (map === undefined) {
			map = new Map(this.products.map((one) => [drivingKey(one, on), one]));
			this.maps.set(field, map);
		}
		return map.get(drivingKey(product, on));
	}
}

function cheapest(products: readonly Product[]): Product | undefined {
	return products.reduce<Product | undefined>(
		(least, one) => (least && least.price.amountMinor <= one.price.amountMinor ? least : one),
		undefined,
	);
}

/**
 * Fills the grid: Etsy wants every combination, and makes those that are missing itself, disabled
 * and with price 0, which may not be sent back (facts/etsy.md 6). So combinations that are missing
 * are made here, disabled, and disabled products without a price get one: the price of those that
 * must have the same, else the lowest. Nothing a buyer can see changes. A combination that was
 * there before and is taken out, while its values stay in use, so ends as a disabled one.
 * @param before the inventory as it was
 */
export function completeGrid(products: readonly Product[], before: Inventory): Product[] {
	const priced = products.filter(({ price }) => price.amountMinor > 0);
	const lowest = cheapest(priced);
	if (lowest === undefined) return [...products];
	const on = chooseOnProperty(priced, before.onProperty);
	const near = new Neighbours(priced, on);
	const repair = (product: Product): Product =>
		product.price.amountMinor === 0 && !product.isEnabled
			? { ...product, price: (near.find(product, 'price') ?? lowest).price }
			: product;
	const repaired = products.map(repair);
	const known = new Map(before.products.map((product) => [productKey(product), product]));
	const filled = gapsOf(products).map((options): Product => {
		const bare = { ...lowest, options };
		const earlier = known.get(productKey(bare));
		if (earlier) return repair({ ...earlier, isEnabled: false });
		return {
			options,
			sku: near.find(bare, 'sku')?.sku ?? '',
			price: (near.find(bare, 'price') ?? lowest).price,
			quantity: near.find(bare, 'quantity')?.quantity ?? 0,
			isEnabled: false,
			processingProfileId: (near.find(bare, 'processingProfileId') ?? lowest).processingProfileId,
		};
	});
	return [...repaired, ...filled];
}
