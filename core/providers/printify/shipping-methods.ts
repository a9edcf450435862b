import type { ShippingTier } from '../../domain/provider-order';
import type { ShippingMethod } from '../../domain/quote';

/**
 * Printify's four ways of shipping (facts/printify.md 9). Economy and Printify Express are for
 * products that Printify marks so; Express goes within the United States.
 */
const METHODS = [
	{ code: 4, name: 'Economy', tier: 'cheapest', keys: ['economy'] },
	{ code: 1, name: 'Standard', tier: 'standard', keys: ['standard'] },
	// `express` is the older name of priority.
	{ code: 2, name: 'Priority', tier: 'fast', keys: ['priority', 'express'] },
	{ code: 3, name: 'Printify Express', tier: 'express', keys: ['printify_express'] },
] as const;

/** One of Printify's ways of shipping. */
export interface PrintifyMethod {
	/** As an order names it. */
	code: number;
	name: string;
	tier: ShippingTier;
	/** What the answer of a quote calls it; the first one that is there counts. */
	keys: readonly string[];
}

/** All ways, the slowest first. */
export const PRINTIFY_METHODS: readonly PrintifyMethod[] = METHODS;

/** The way for a speed; every speed has one. */
export function methodOfTier(tier: ShippingTier): PrintifyMethod | undefined {
	return PRINTIFY_METHODS.find((method) => method.tier === tier);
}

/** The way with an id as `shippingMethods` and `quote` give it. */
export function methodOfId(methodId: string): PrintifyMethod | undefined {
	return PRINTIFY_METHODS.find(({ code }) => String(code) === methodId.trim());
}

/** The ways of shipping. No call: they are the same for every shop and country. */
export function shippingMethods(): ShippingMethod[] {
	return PRINTIFY_METHODS.map(({ code, name, tier }) => ({
		methodId: String(code),
		name,
		tier,
		raw: { shipping_method: code },
	}));
}
