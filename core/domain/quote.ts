import type { Address } from './address';
import type { Money } from './money';
import type { ProviderOrderRequestLine, ShippingTier } from './provider-order';

/** What of an address a price depends on. */
export type QuoteDestination = Pick<Address, 'countryCode'> & Partial<Address>;

/** What is to be priced. */
export interface QuoteRequest {
	lines: ProviderOrderRequestLine[];
	shipTo: QuoteDestination;
	/** ISO 4217; the provider's own where it is absent. */
	currency?: string;
}

/** How long a parcel is under way, as far as a provider tells. */
export interface DeliveryDays {
	/** Days from dispatch to arrival. */
	minDays?: number;
	maxDays?: number;
}

/** One way to send an order. */
export interface ShippingOption extends DeliveryDays {
	/** The provider's own id of it. */
	methodId: string;
	name: string;
	/** The neutral speed that an order names to get this one, where there is one. */
	tier?: ShippingTier;
	price: Money;
	carrier?: string;
}

/** What an order would cost. What a provider does not tell is left out, never guessed. */
export interface Quote {
	/** All lines, without shipping and tax. */
	items?: Money;
	tax?: Money;
	/** At least one; the cheapest first. */
	shipping: ShippingOption[];
	raw: unknown;
}

/** A way of sending that a provider offers, without a price. */
export interface ShippingMethod {
	methodId: string;
	name: string;
	tier?: ShippingTier;
	raw: unknown;
}
