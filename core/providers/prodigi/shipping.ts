import type { ShippingTier } from '../../domain/provider-order';
import type { ShippingMethod } from '../../domain/quote';

/** Prodigi's word for each speed (facts/pod-normalised-model.md 9). */
export const METHODS: Readonly<Record<ShippingTier, string>> = {
	cheapest: 'Budget',
	standard: 'Standard',
	fast: 'Express',
	express: 'Overnight',
};

/** The neutral speed of one of Prodigi's words, where there is one. */
export function tierOf(method: string): ShippingTier | undefined {
	const found = Object.entries(METHODS).find(([, word]) => word === method);
	return found?.[0] as ShippingTier | undefined;
}

/** All ways of shipping; Prodigi has no list, so they are the documented ones. No call. */
export function shippingMethods(): ShippingMethod[] {
	return Object.values(METHODS).map((method) => ({
		methodId: method,
		name: method,
		tier: tierOf(method),
		raw: method,
	}));
}
