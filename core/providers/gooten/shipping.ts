import type { ShippingTier } from '../../domain/provider-order';
import type { ShippingMethod } from '../../domain/quote';

/** Gooten's word for each speed (facts/pod-normalised-model.md 9). */
export const SHIP_TYPES: Readonly<Record<ShippingTier, string>> = {
	cheapest: 'standard',
	standard: 'standard',
	fast: 'expedited',
	express: 'overnight',
};

const WORDS = ['standard', 'expedited', 'overnight'];

/** The word that an order may name for a speed, as Gooten writes it there; undefined for none. */
export function shipTypeOf(text: string | undefined): string | undefined {
	const word = (text ?? '').trim().toLowerCase();
	return WORDS.includes(word) ? word : undefined;
}

/** The neutral speed of one of Gooten's words, where there is one. */
export function tierOf(type: string | undefined): ShippingTier | undefined {
	const tiers: ShippingTier[] = ['standard', 'fast', 'express'];
	return tiers.find((tier) => SHIP_TYPES[tier] === shipTypeOf(type));
}

/** All ways of shipping that any order may name; a quote tells what a product has. No call. */
export function shippingMethods(): ShippingMethod[] {
	return WORDS.map((type) => ({
		methodId: type,
		name: type.charAt(0).toUpperCase() + type.slice(1),
		tier: tierOf(type),
		raw: type,
	}));
}
