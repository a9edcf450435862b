import { failure, type Failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { OrderStatus } from '../../domain/status';
import { orderPath, type PrintfulDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import { toProviderOrder } from './from-printful';
import { getOrder } from './get-order';
import { orderSchema } from './schemas';

const WAITS: ReadonlySet<OrderStatus> = new Set([
	'draft',
	'action_required',
	'payment_required',
	'unknown',
]);

/**
 * Confirms a draft or a failed order, once: it is charged. Where the answer is unclear, or Printful
 * refuses, the order is read instead of being confirmed again.
 */
export async function confirmOrder(
	deps: PrintfulDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const answer = await deps.client.call({
		operation: 'confirmOrderById',
		effect: 'create',
		method: 'POST',
		path: `${orderPath(orderId)}/confirm`,
		schema: orderSchema,
	});
	if (answer.ok) return ok(toProviderOrder(answer.value));
	const { failure: refusal } = answer;
	if (!['unclear', 'validation', 'conflict'].includes(refusal.category)) return answer;
	const order = await getOrder(deps, orderId);
	if (!order.ok) return answer;
	const { status } = order.value;
	if (status === 'cancelled') return fail(isOver(order.value, refusal));
	if (status === 'on_hold') return fail(isHeld(order.value, refusal));
	if (!WAITS.has(status)) return order;
	return fail(
		refusal.category === 'unclear'
			? stillWaits(order.value, refusal)
			: explainRefusal(refusal, 'submitOrder'),
	);
}

/**
 * Starts the production of an order that waits. One call; where Printful refuses or does not answer
 * clearly, one more to see. An order that was submitted before counts as done, so this may be
 * repeated.
 */
export async function submitOrder(
	deps: PrintfulDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	return await confirmOrder(deps, orderId);
}

function isOver(order: ProviderOrder, refusal: Failure): Failure {
	return failure({
		...refusal,
		category: 'conflict',
		retryable: false,
		operation: 'submitOrder',
		message: `The order ${order.providerOrderId} is "${order.rawStatus}" at Printful, so it is not made`,
		hint: 'Make a new order if it shall be printed after all',
	});
}

function isHeld(order: ProviderOrder, refusal: Failure): Failure {
	return failure({
		...refusal,
		category: 'conflict',
		retryable: true,
		operation: 'submitOrder',
		message: `Printful holds the order ${order.providerOrderId}, often to compute what it costs`,
		hint: 'Submit it again once it is a draft; if it stays so, look at the order in Printful',
		fields: [],
	});
}

function stillWaits(order: ProviderOrder, unclear: Failure): Failure {
	return failure({
		...unclear,
		operation: 'submitOrder',
		retryable: true,
		message: `Printful did not answer clearly, and the order ${order.providerOrderId} is still "${order.rawStatus}" there`,
		hint: 'Submit it again in a minute: an order that is in production by then is not sent twice',
	});
}
