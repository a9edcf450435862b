import fc from 'fast-check';
import {
	isAboutOrder,
	isShownByOrder,
	isWanted,
	judgeEvent,
} from '../../../core/domain/judge-event';
import {
	PROVIDER_EVENTS,
	type ProviderEvent,
	type ProviderEventType,
} from '../../../core/domain/provider-event';
import type { ProviderOrder } from '../../../core/domain/provider-order';
import { ORDER_STATUSES, type OrderStatus } from '../../../core/domain/status';

const event = (type: ProviderEventType): ProviderEvent => ({
	provider: 'prodigi',
	eventId: 'evt_1',
	type,
	rawType: 'com.prodigi.order',
	providerOrderId: 'ord_1',
});

const order = (status: OrderStatus, change: Partial<ProviderOrder> = {}): ProviderOrder => ({
	provider: 'prodigi',
	providerOrderId: 'ord_1',
	externalId: 'etsy-1-2-1',
	status,
	rawStatus: status,
	awaitingApproval: false,
	costs: {},
	lines: [],
	shipments: [],
	raw: null,
	...change,
});

/** Which states bear an unsigned claim out, written out by hand. */
const TRUE_AT: ReadonlyArray<[ProviderEventType, OrderStatus[]]> = [
	['order.action_required', ['action_required', 'payment_required', 'on_hold']],
	['order.cancelled', ['cancelled']],
	['order.failed', ['failed']],
	['order.refunded', []],
	['shipment.delivered', ['delivered']],
	['shipment.returned', ['returned']],
	['shipment.sent', ['partially_shipped', 'shipped', 'delivered', 'returned']],
	['order.created', [...ORDER_STATUSES]],
	['order.changed', [...ORDER_STATUSES]],
];

test.each(TRUE_AT)('unsigned, %s is believed in the states that show it alone', (type, states) => {
	const believed = ORDER_STATUSES.filter(
		(status) => judgeEvent(event(type), order(status), false).claimedType === undefined,
	);
	expect(believed.sort()).toEqual([...states].sort());
	expect(judgeEvent(event(type), order('unknown'), false).isConfirmed).toBe(true);
});

test('a parcel bears out that one was sent or has arrived, whatever the state', () => {
	const sent = order('in_production', { shipments: [{ trackingNumber: '1' }] });
	expect(judgeEvent(event('shipment.sent'), sent, false).type).toBe('shipment.sent');
	expect(judgeEvent(event('shipment.delivered'), sent, false)).toMatchObject({
		type: 'order.changed',
		claimedType: 'shipment.delivered',
	});
	const arrived = order('shipped', { shipments: [{ deliveredAt: '2026-11-23T12:00:00Z' }] });
	expect(judgeEvent(event('shipment.delivered'), arrived, false).type).toBe('shipment.delivered');
});

test('what is signed is believed, also when the order has moved on', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...PROVIDER_EVENTS),
			fc.option(fc.constantFrom(...ORDER_STATUSES), { nil: undefined }),
			(type, status) => {
				const judged = judgeEvent(event(type), status && order(status), true);
				expect(judged).toMatchObject({ type, isConfirmed: true });
				expect(judged.claimedType).toBeUndefined();
			},
		),
	);
});

test('what nobody signed and nobody can look up is not confirmed', () => {
	expect(judgeEvent(event('stock.changed'), undefined, false)).toEqual({
		...event('stock.changed'),
		isConfirmed: false,
	});
});

test("the order's own number wins over the one in the message", () => {
	const told = { ...event('order.changed'), externalId: 'etsy-9-9-9' };
	expect(judgeEvent(told, order('shipped'), false).externalId).toBe('etsy-1-2-1');
	expect(judgeEvent(told, undefined, true).externalId).toBe('etsy-9-9-9');
});

test('who asks for any change hears what has a name of its own, but not that one was created', () => {
	const heard = PROVIDER_EVENTS.filter((type) => isWanted(type, ['order.changed']));
	expect(heard).toEqual([
		'order.action_required',
		'order.cancelled',
		'order.changed',
		'order.failed',
		'order.refunded',
		'shipment.delivered',
		'shipment.returned',
		'shipment.sent',
	]);
	expect(PROVIDER_EVENTS.filter((type) => isWanted(type, ['order.failed']))).toEqual([
		'order.failed',
	]);
	expect(isWanted('unknown', [])).toBe(false);
});

test('every kind of news about an order but a refund can be looked up', () => {
	const about = PROVIDER_EVENTS.filter(isAboutOrder);
	expect(about.filter((type) => !isShownByOrder(type))).toEqual(['order.refunded']);
	expect(PROVIDER_EVENTS.filter((type) => isShownByOrder(type) && !isAboutOrder(type))).toEqual([]);
});
