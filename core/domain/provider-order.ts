import type { Address } from './address';
import type { Money } from './money';
import type { LineOption, PersonalizationAnswer } from './order';
import type { PrintFile } from './print-file';
import type { Provider } from './provider';
import type { OrderStatus } from './status';

/**
 * How a provider is told what to print (facts/pod-normalised-model.md 2). An adapter states which
 * kinds it takes.
 */
export type LineSource =
	/** A product saved at the provider, artwork on it. */
	| { kind: 'storeVariant'; productId: string; variantId: string }
	/** A number under which the provider knows a saved product's variant. */
	| { kind: 'sku'; sku: string }
	/** A blank of the catalog, with the artwork sent along. */
	| {
			kind: 'catalogVariant';
			variantId: string;
			/** Printify: the blueprint. */
			productId?: string;
			/** Printify: the print provider. */
			makerId?: string;
			/** Prodigi: what else makes the variant, such as `{ "color": "black" }`. */
			attributes?: Record<string, string>;
			files: PrintFile[];
	  }
	/** A design template made by hand at the provider. */
	| { kind: 'template'; templateId: string; variantId: string };

/** What files of a line are made from, where the map names a template. Buyer data: never store it. */
export interface BuyersWords {
	personalization: PersonalizationAnswer[];
	options: LineOption[];
}

/** One line of a provider order to make. */
export interface ProviderOrderRequestLine {
	/** Etsy's transaction id; sent along so that it can be found again. */
	lineId: string;
	quantity: number;
	source: LineSource;
	/** What the buyer paid for one; for customs forms. */
	retailPrice?: Money;
	/** Only where a file of it is still to be made. */
	words?: BuyersWords;
}

/**
 * Whether an earlier try to create this order may have worked: in doubt, look before you act again. `since` is when
 * that try began (ISO 8601): a look-up need not search further back. `again`: an earlier try made no
 * order for certain, but may have left what an order needs, such as a saved product.
 */
export type EarlierTry =
	| {
			inDoubt: false;
			again?: boolean;
			/**
			 * The caller comes back to orders in doubt when all others are sent: a provider that is long
			 * in looking may leave the doubt to that.
			 */
			looksLater?: boolean;
	  }
	| {
			inDoubt: true;
			since: string;
			/** How often the caller's run has sent it already; default 0. */
			sent?: number;
	  };

/** Code of an `unclear` failure whose look-up is left to the caller, who said `looksLater`. */
export const LOOKS_LATER = 'looks_later';

/** A provider order to make, in the neutral form. Holds buyer data: never store it. */
export interface ProviderOrderRequest {
	externalId: string;
	provider: Provider;
	/** Human-readable, shown in the provider's dashboard: the Etsy order number. */
	label: string;
	lines: ProviderOrderRequestLine[];
	shipTo: Address;
	shippingTier: ShippingTier;
	/** The provider's own way of shipping, where it shall win over the tier. */
	shippingMethodId?: string;
	/** Where news of this order shall go, at a provider that takes an address with each order. */
	callbackUrl?: string;
	/** Whether production may start at once. Default false: the order waits for the seller. */
	submit?: boolean;
}

/** Speed of delivery in neutral words; each adapter knows the provider's own. */
export const SHIPPING_TIERS = ['cheapest', 'standard', 'fast', 'express'] as const;
/** One of {@link SHIPPING_TIERS}. */
export type ShippingTier = (typeof SHIPPING_TIERS)[number];

/** A line of a provider order as the provider tells it. */
export interface ProviderOrderLine {
	externalId?: string;
	quantity: number;
	/** What is printed, where the provider tells it in the words that an order uses. */
	source?: LineSource;
	/** The seller's SKU of the saved variant, where the provider tells it. */
	sku?: string;
	title?: string;
	rawStatus?: string;
	status: OrderStatus;
	cost?: Money;
}

/** A parcel. */
export interface Shipment {
	/** The provider's own id, where it has one. */
	shipmentId?: string;
	carrier?: string;
	service?: string;
	trackingNumber?: string;
	trackingUrl?: string;
	/** ISO 8601. */
	shippedAt?: string;
	deliveredAt?: string;
	/** The externalIds of the lines in it, where the provider tells. */
	lineExternalIds?: string[];
	/** True for a parcel sent again. */
	isReshipment?: boolean;
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
	/** Why it failed or waits, in the provider's words. */
	reason?: string;
	createdAt?: string;
	updatedAt?: string;
	/** Further orders into which the provider split this one. */
	connectedOrderIds?: string[];
	/** True for an order that nobody makes. */
	isTest?: boolean;
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
