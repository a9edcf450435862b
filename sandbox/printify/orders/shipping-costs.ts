/** What sending costs, in cents: the first piece, and every further one. */
export interface ShippingRate {
	first: number;
	additional: number;
}

export const SHIPPING_METHODS = ['standard', 'priority', 'express', 'economy'] as const;
export type ShippingMethod = (typeof SHIPPING_METHODS)[number];

/** Method of an order's `shipping_method` (facts/printify.md 9): 3 is Printify Express. */
export const METHOD_CODES: Record<number, ShippingMethod> = {
	1: 'standard',
	2: 'priority',
	3: 'express',
	4: 'economy',
};

/** Regions of the rate table; all other countries are `REST_OF_THE_WORLD`. */
export const RATE_REGIONS = ['US', 'CA', 'GB', 'DE', 'REST_OF_THE_WORLD'] as const;
export type RateRegion = (typeof RATE_REGIONS)[number];

/** The sandbox's own figures, of a likely size; Printify has a table per print provider. */
const RATES: Record<ShippingMethod, Partial<Record<RateRegion, ShippingRate>>> = {
	standard: {
		US: { first: 475, additional: 240 },
		CA: { first: 939, additional: 439 },
		GB: { first: 1049, additional: 499 },
		DE: { first: 1049, additional: 499 },
		REST_OF_THE_WORLD: { first: 1249, additional: 599 },
	},
	priority: {
		US: { first: 999, additional: 499 },
		CA: { first: 1799, additional: 799 },
		GB: { first: 1999, additional: 899 },
		DE: { first: 1999, additional: 899 },
		REST_OF_THE_WORLD: { first: 2499, additional: 1099 },
	},
	express: { US: { first: 799, additional: 240 } },
	economy: { US: { first: 399, additional: 219 } },
};

/** @returns the rate of a method to a country; undefined where the method does not go there */
export function rateOf(method: ShippingMethod, country: string): ShippingRate | undefined {
	const byRegion = RATES[method];
	const region = RATE_REGIONS.find((name) => name === country) ?? 'REST_OF_THE_WORLD';
	return byRegion[region];
}

/** @returns all rates of a method, region by region */
export function ratesOf(method: ShippingMethod): Array<[RateRegion, ShippingRate]> {
	return RATE_REGIONS.flatMap((region): Array<[RateRegion, ShippingRate]> => {
		const rate = RATES[method][region];
		return rate ? [[region, rate]] : [];
	});
}

/**
 * Shipping of each line: every print provider sends a parcel of its own, so each pays for a first
 * piece once.
 * @returns cents, line by line
 */
export function shippingByLine(
	lines: ReadonlyArray<{ printProviderId: number; quantity: number }>,
	rate: ShippingRate,
): number[] {
	const started = new Set<number>();
	return lines.map(({ printProviderId, quantity }) => {
		const isFirst = !started.has(printProviderId);
		started.add(printProviderId);
		return isFirst ? rate.first + (quantity - 1) * rate.additional : quantity * rate.additional;
	});
}
