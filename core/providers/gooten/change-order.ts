import type { Address } from '../../domain/address';
import { failure, type Failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { OrderStatus } from '../../domain/status';
import type { GootenDeps } from './deps';
import { toProviderOrder } from './from-gooten';
import { ROOT } from './profile';
import { readOrder } from './read-orders';
import { doneSchema } from './schemas';
import { toGootenAddress } from './to-gooten';

/** From here on a print shop has it, and nothing can be stopped (facts/gooten.md 8). */
const MADE: ReadonlySet<OrderStatus> = new Set([
	'accepted',
	'in_production',
	'partially_shipped',
	'shipped',
	'delivered',
	'returned',
]);

/**
 * Stops an order. Two calls: Gooten answers no order, and where it refuses the order says why.
 * `conflict` once a part of it is in production or sent.
 */
export async function cancelOrder(
	deps: GootenDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const done = await setStatus(deps, orderId, 'Cancelled');
	const order = await now(deps, orderId);
	if (!order.ok) return done.ok ? order : done;
	if (order.value.status === 'cancelled') return order;
	const isPartly = order.value.lines.some(({ status }) => status === 'cancelled');
	if (done.ok && !isPartly) return order;
	if (!done.ok && !isRefusal(done.failure)) return done;
	return fail(tooLate(order.value, isPartly));
}

/**
 * Sends an order that waits for something, such as an address that was put right, on to production.
 * Two calls. One that is being made already counts as done. `conflict` for one on hold: Gooten lets
 * only a person release it (facts/gooten.md 8).
 */
export async function submitOrder(
	deps: GootenDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const done = await setStatus(deps, orderId, 'New');
	if (!done.ok && !isRefusal(done.failure)) return done;
	const order = await now(deps, orderId);
	if (!order.ok || done.ok || MADE.has(order.value.status)) return order;
	if (order.value.status === 'cancelled' || order.value.status === 'on_hold') {
		return fail(cannotStart(order.value));
	}
	return done;
}

/**
 * Changes where an order goes. Three calls: Gooten wants its own number of the order, and answers
 * no order. `conflict` once it is in production.
 */
export async function updateAddress(
	deps: GootenDeps,
	orderId: string,
	address: Address,
): Promise<Result<ProviderOrder>> {
	const body = toGootenAddress(deps, address, 'order:updateAddress');
	if (!body.ok) return body;
	const order = await readOrder(deps, orderId);
	if (!order.ok) return order;
	const { GootenId, Id } = order.value.data;
	const done = await deps.client.call({
		operation: 'updateShippingAddress',
		effect: 'idempotent',
		method: 'PUT',
		path: `${ROOT}/shippingAddress`,
		query: { orderId: GootenId ?? Id },
		body: { kind: 'json', value: body.value },
		schema: doneSchema,
	});
	if (!done.ok && !isRefusal(done.failure)) return done;
	const after = await now(deps, orderId);
	if (!after.ok || done.ok) return after;
	const isLate = after.value.lines.some(({ status }) => MADE.has(status));
	if (!isLate && after.value.status !== 'cancelled') return done;
	return fail(cannotMove(after.value));
}

async function setStatus(
	{ client }: GootenDeps,
	orderId: string,
	orderStatusName: string,
): Promise<Result<unknown>> {
	return await client.call({
		operation: 'updateOrderStatus',
		effect: 'idempotent',
		method: 'POST',
		path: `${ROOT}/orderstatus`,
		query: { id: orderId, orderStatusName },
		schema: doneSchema,
	});
}

async function now(deps: GootenDeps, orderId: string): Promise<Result<ProviderOrder>> {
	const order = await readOrder(deps, orderId);
	return order.ok ? ok(toProviderOrder(order.value)) : order;
}

/** How Gooten refuses is not documented, but it is a refusal and no trouble. */
function isRefusal({ category, httpStatus = 500 }: Failure): boolean {
	if (category === 'validation' || category === 'conflict') return true;
	return category === 'service_down' && httpStatus < 300;
}

function conflict(operation: string, message: string, hint: string): Failure {
	return failure({ category: 'conflict', provider: 'gooten', operation, message, hint });
}

function tooLate({ rawStatus }: ProviderOrder, isPartly: boolean): Failure {
	const message = isPartly
		? 'Gooten cancelled only a part of this order.'
		: `Gooten cannot cancel this order: it is "${rawStatus}".`;
	return conflict('cancelOrder', message, 'Write to the support of Gooten, and to the buyer.');
}

function cannotStart({ rawStatus, status }: ProviderOrder): Failure {
	return conflict(
		'submitOrder',
		`Gooten cannot start this order: it is "${rawStatus}".`,
		status === 'on_hold'
			? 'Release it by hand in the Gooten admin, in its tab Order Status.'
			: 'Make a new order if it shall be printed after all.',
	);
}

function cannotMove({ rawStatus }: ProviderOrder): Failure {
	return conflict(
		'updateAddress',
		`Gooten cannot send this order elsewhere any more: it is "${rawStatus}".`,
		'Write to the support of Gooten, and to the buyer.',
	);
}
