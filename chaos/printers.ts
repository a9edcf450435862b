import type { Json, PrinterOrder } from './truth-types';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** States in which nothing is made and nothing will be, unless somebody says so. */
const PRINTIFY_NOT_STARTED = ['pending', 'cost-calculation', 'on-hold', 'canceled', 'has-issues'];

function printifyOrder(order: Json): PrinterOrder {
	const status = text(order.status);
	return {
		provider: 'printify',
		id: text(order.id),
		externalId: text(order.external_id),
		madeAt: Date.parse(`${text(order.created_at).replace(' ', 'T').slice(0, 19)}Z`),
		street: text((order.address_to as Json | undefined)?.address1),
		isStarted: !PRINTIFY_NOT_STARTED.includes(status) || Boolean(order.sent_to_production_at),
		isCancelled: status === 'canceled',
		hasProblem: status === 'has-issues',
		trackingNumbers: list(order.shipments).map(({ number }) => text(number)),
		lineIds: list(order.line_items).map(({ metadata }) => text((metadata as Json).external_id)),
	};
}

function gelatoOrder(order: Json): PrinterOrder {
	const status = text(order.fulfillmentStatus);
	return {
		provider: 'gelato',
		id: text(order.id),
		externalId: text(order.orderReferenceId),
		madeAt: Date.parse(text(order.createdAt)),
		street: text((order.shippingAddress as Json | undefined)?.addressLine1),
		isStarted: order.orderType === 'order' && status !== 'canceled',
		isCancelled: status === 'canceled',
		hasProblem: status === 'failed',
		trackingNumbers: list((order.shipment as Json | undefined)?.packages).map(({ trackingCode }) =>
			text(trackingCode),
		),
		lineIds: list(order.items).map(({ itemReferenceId }) => text(itemReferenceId)),
	};
}

/**
 * Every order that a printer of the run has, in one form.
 * @param state the sandbox's, by service; see `sandbox/<printer>/present`
 */
export function printerOrders(state: Json): PrinterOrder[] {
	const ordersOf = (name: string) => list((state[name] as Json | undefined)?.orders);
	return [...ordersOf('printify').map(printifyOrder), ...ordersOf('gelato').map(gelatoOrder)];
}
