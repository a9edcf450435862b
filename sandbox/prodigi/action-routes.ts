import type { FastifyInstance, FastifyRequest } from 'fastify';

import { accountOf } from './access';
import type { Context } from './context';
import { TRACE } from './errors';
import { metadataSchema, methodSchema, read, recipientSchema } from './input';
import type { Order } from './model';
import { toRecipient } from './order-routes';
import { presentOrder } from './present';

/** Until a lab begins, an order can be changed and cancelled (facts/prodigi.md 6). */
function isOpen(order: Order): boolean {
	const isLive = ['InProgress', 'OnHold', 'AwaitingPayment', 'Draft'].includes(order.stage);
	return isLive && order.details.inProduction === 'NotStarted';
}

const yesNo = (is: boolean) => ({ isAvailable: is ? 'Yes' : 'No' });

/** What can be done with an order, and doing it. Each answers 200; the outcome tells. */
export function actionRoutes(app: FastifyInstance, base: string, context: Context): void {
	const { state, lifecycle } = context;
	const orderOf = (request: FastifyRequest) => {
		const { orderId } = request.params as { orderId: string };
		return state.orderOf(accountOf(request), orderId);
	};
	const path = `${base}/:orderId/actions`;

	app.get(path, { config: { operation: 'getOrderActions' } }, async (request) => {
		const open = yesNo(isOpen(orderOf(request)));
		return {
			outcome: 'Ok',
			cancel: open,
			changeRecipientDetails: open,
			changeShippingMethod: open,
			changeMetaData: yesNo(true),
			traceParent: TRACE,
		};
	});

	app.post(`${path}/cancel`, { config: { operation: 'cancelOrder' } }, async (request) => {
		const order = orderOf(request);
		if (!isOpen(order)) return refused(order);
		lifecycle.cancel(order);
		return done('Cancelled', order);
	});

	const changes: Record<string, (order: Order, body: unknown) => object> = {
		updateRecipient: (order, body) => {
			order.recipient = toRecipient(read(recipientSchema, body));
			return { shipmentUpdateResults: [] };
		},
		updateShippingMethod: (order, body) => {
			order.shippingMethod = read(methodSchema, body).shippingMethod;
			return { shippingUpdateResults: [] };
		},
		updateMetadata: (order, body) => {
			order.metadata = read(metadataSchema, body).metadata;
			return {};
		},
	};
	for (const [operation, change] of Object.entries(changes)) {
		app.post(`${path}/${operation}`, { config: { operation } }, async (request) => {
			const order = orderOf(request);
			if (operation !== 'updateMetadata' && !isOpen(order)) return refused(order);
			const results = change(order, request.body);
			order.updatedAt = state.now;
			return { ...done('Updated', order), ...results };
		});
	}
}

function done(outcome: string, order: Order) {
	return { outcome, order: presentOrder(order), traceParent: TRACE };
}

function refused(order: Order) {
	return done('ActionNotAvailable', order);
}
