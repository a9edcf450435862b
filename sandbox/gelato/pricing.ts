import { type Product, type Speed, SPEEDS } from './model';

/** What pricing needs of an item. */
export interface Priced {
	product: Product;
	quantity: number;
}

/** Money as Gelato writes it: a JSON number (facts/gelato.md 3). */
export function amount(minor: number): number {
	return minor / 100;
}

/** The way of a speed from a place; each country has ways of its own. */
export function methodUid(country: string, speed: Speed): string {
	return `${country.toLowerCase()}_post_${speed}`;
}

/** What the dearest item of a parcel costs to send. */
export function shippingCost(items: readonly Priced[], speed: Speed): number {
	return Math.max(0, ...items.map(({ product }) => product.shipping[speed]));
}

/** What the items cost together, without sending and tax, in minor units. */
export function itemsCost(items: readonly Priced[]): number {
	return items.reduce((sum, { product, quantity }) => sum + product.cost * quantity, 0);
}

/** Value-added tax on an amount, rounded to the cent. */
export function vat(items: readonly Priced[], minor: number): number {
	return Math.round((minor * (items[0]?.product.vatPercent ?? 0)) / 100);
}

/**
 * The speed that an order asks for: a speed, an exact way, or several with commas of which the
 * cheapest counts; without one the cheapest of all.
 * @returns undefined for a way that the place does not have
 */
export function speedOf(
	items: readonly Priced[],
	country: string,
	asked: string | undefined,
): Speed | undefined {
	const wanted = asked?.split(',').map((one) => one.trim());
	const speeds = SPEEDS.filter(
		(speed) => !wanted || wanted.includes(speed) || wanted.includes(methodUid(country, speed)),
	);
	return [...speeds].sort((a, b) => shippingCost(items, a) - shippingCost(items, b))[0];
}

/** Groups items by where they are made, in the order in which the places come up. */
export function byCountry<T extends Priced>(items: readonly T[]): T[][] {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const { madeIn } = item.product;
		groups.set(madeIn, [...(groups.get(madeIn) ?? []), item]);
	}
	return [...groups.values()];
}
