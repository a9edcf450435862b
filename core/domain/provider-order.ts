import type { Address } from './address';
import type { Money } from './money';
import type { Provider } from './provider';
import type { OrderStatus } from './status';

/**
 * How a provider is told what to print (facts/pod-normalised-model.md 2). An adapter states which
 * kinds it takes.
 */
export type LineSource =
	| { kind: 'storeVariant'; productId: string; variantId: string }
	| { kind: 'sku'; sku: string };

/** One line of a provider order to make. */
export interface ProviderOrderRequestLine {
	/** Etsy's transaction id; sent along so that it can be found again. */
	lineId: string;
	quantity: number;
	source: LineSource;
}

/**
 * Whether an earlier try to create this order may have worked (design 1, rule 1). `since` is when
 * that try began (ISO 8601): a look-up need not search further back.
 */
export type EarlierTry = { inDoubt: false } | { inDoubt: true; since: string };

/** A provider order to make, in the neutral form. Holds buyer data: never store it. */
export interface ProviderOrderRequest {
	externalId: string;
	provider: Provider;
	/** Human-readable, shown in the provider's dashboard: the Etsy order number. */
	label: string;
	lines: ProviderOrderRequestLine[];
	shipTo: Address;
	shippingTier: ShippingTier;
}

/** Speed of delivery in neutral words; each adapter knows the provider's own. */
export const SHIPPING_TIERS = ['cheapest', 'standard', 'fast', 'express'] as const;
/** One of {@link SHIPPING_TIERS}. */
export type ShippingTier = (typeof SHIPPING_TIERS)[number];

/** A line of a provider order as the provider tells it. */
export interface ProviderOrderLine {
	externalId?: string;
	quantity: number;
	rawStatus?: string;
	status: OrderStatus;
	cost?: Money;
}

/** A parcel. */
export interface Shipment {
	carrier?: string;
	trackingNumber?: string;
	trackingUrl?: string;
	deliveredAt?: string;
}

/** What an order costs the seller. */
export interface ProviderOrderCosts {
	items?: Money;
	shipping?: Money;
	tax?: Money;
	total?: Money;
}

/** A provider order in the neutral form; the vendor's own object stays under `raw`. */
export interface ProviderOrder {
	provider: Provider;
	providerOrderId: string;
	/** The number a person finds it by in the provider's dashboard. */
	displayId?: string;
	externalId?: string;
	status: OrderStatus;
	rawStatus: string;
	/** True where the provider waits for the seller's approval before it prints. */
	awaitingApproval: boolean;
	createdAt?: string;
	costs: ProviderOrderCosts;
	lines: ProviderOrderLine[];
	shipments: Shipment[];
	raw: unknown;
}

/** How a create ended: made by this call, or found because an earlier try had worked. */
export interface CreatedOrder {
	providerOrderId: string;
	externalId: string;
	/** True when the order was there already and nothing was made. */
	found: boolean;
	/** What the provider said on creation or when it was found, if it said more than the id. */
	order?: ProviderOrder;
}
