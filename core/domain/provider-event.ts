import type { Provider } from './provider';

/** What a provider can tell of by itself (facts/pod-normalised-model.md 7). */
export const PROVIDER_EVENTS = [
	'mockup.ready',
	'order.action_required',
	'order.cancelled',
	'order.changed',
	'order.created',
	'order.failed',
	'order.refunded',
	'price.changed',
	'product.changed',
	'shipment.delivered',
	'shipment.returned',
	'shipment.sent',
	'shop.disconnected',
	'stock.changed',
	'unknown',
] as const;
/** One of {@link PROVIDER_EVENTS}. */
export type ProviderEventType = (typeof PROVIDER_EVENTS)[number];

/**
 * News from a provider. It only says that it is worth looking: what is true is read from the
 * provider afterwards.
 */
export interface ProviderEvent {
	provider: Provider;
	/** The same for the same news sent again; made from the content where the provider has none. */
	eventId: string;
	type: ProviderEventType;
	/** The provider's own word. */
	rawType: string;
	storeId?: string;
	providerOrderId?: string;
	externalId?: string;
	/** The saved product that it is about. */
	providerProductId?: string;
	/** ISO 8601. */
	occurredAt?: string;
}

/** A webhook request as it came. */
export interface WebhookRequest {
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	rawBody: Uint8Array;
}

/** A webhook as a provider has it registered. */
export interface WebhookRegistration {
	/** The provider's id of it; where there is one registration a store, the store's. */
	webhookId: string;
	url: string;
	/** In the provider's words. */
	topics: string[];
}
