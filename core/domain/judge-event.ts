import type { ProviderEvent, ProviderEventType } from './provider-event';
import type { ProviderOrder } from './provider-order';
import type { OrderStatus } from './status';

/** News as it is told on, after it was looked into. */
export interface JudgedEvent extends ProviderEvent {
	/** Whether a signature or a look at the order bears it out. */
	isConfirmed: boolean;
	/** What an unsigned message claimed, where the order does not bear it out. */
	claimedType?: ProviderEventType;
}

const SENT: readonly OrderStatus[] = ['partially_shipped', 'shipped', 'delivered', 'returned'];

/** How an order shows that news of it is true. A later state bears out an earlier event. */
const BORNE_OUT_BY: Partial<Record<ProviderEventType, (order: ProviderOrder) => boolean>> = {
	'order.action_required': ({ status }) =>
		['action_required', 'payment_required', 'on_hold'].includes(status),
	'order.cancelled': ({ status }) => status === 'cancelled',
	'order.changed': () => true,
	'order.created': () => true,
	'order.failed': ({ status }) => status === 'failed',
	'shipment.delivered': ({ status, shipments }) =>
		status === 'delivered' || shipments.some(({ deliveredAt }) => deliveredAt !== undefined),
	'shipment.returned': ({ status }) => status === 'returned',
	'shipment.sent': ({ status, shipments }) => SENT.includes(status) || shipments.length > 0,
};

/** Whether news of this type is about one order, which can be read. */
export function isAboutOrder(type: ProviderEventType): boolean {
	return type.startsWith('order.') || type.startsWith('shipment.');
}

/** Whether a look at an order can tell that news of this type is true; a refund shows nowhere. */
export function isShownByOrder(type: ProviderEventType): boolean {
	return BORNE_OUT_BY[type] !== undefined;
}

/**
 * Whether somebody who asked for some kinds of news wants this. Who asks for any change of an order
 * also wants those that have a name of their own; that one was created is no change.
 */
export function isWanted(type: ProviderEventType, asked: readonly ProviderEventType[]): boolean {
	if (asked.includes(type)) return true;
	return asked.includes('order.changed') && isAboutOrder(type) && type !== 'order.created';
}

/**
 * Judges news by the order that was read after it. A signed message is believed: the order may have
 * moved on since. What an unsigned one claims is believed where the order shows it; else all that
 * is known is that the order may have changed. Pure.
 * @param order undefined where it was not read
 */
export function judgeEvent(
	event: ProviderEvent,
	order: ProviderOrder | undefined,
	isSigned: boolean,
): JudgedEvent {
	const externalId = order?.externalId ?? event.externalId;
	const known = { ...event, ...(externalId === undefined ? {} : { externalId }) };
	if (isSigned) return { ...known, isConfirmed: true };
	if (order === undefined) return { ...known, isConfirmed: false };
	if (BORNE_OUT_BY[event.type]?.(order) === true) return { ...known, isConfirmed: true };
	return { ...known, type: 'order.changed', claimedType: event.type, isConfirmed: true };
}
