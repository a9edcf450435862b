import type { ProviderEvent } from '../../core/domain/provider-event';

/** Longer than any provider's ids and words. */
const MAX_LENGTH = 200;

/** What ids of orders are made of at all providers; it becomes a part of a path. */
const ORDER_ID = /^(?!\.+$)[\w.:-]{1,100}$/;

/**
 * Whether the texts of an event can be what they claim to be. Whoever knows the address of an
 * unsigned webhook can put anything into them. Pure.
 */
export function isPlausible(event: ProviderEvent): boolean {
	const texts = [
		event.eventId,
		event.rawType,
		event.storeId,
		event.externalId,
		event.providerProductId,
	];
	if (texts.some((text) => text !== undefined && text.length > MAX_LENGTH)) return false;
	return event.providerOrderId === undefined || ORDER_ID.test(event.providerOrderId);
}
