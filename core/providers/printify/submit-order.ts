import { z } from 'zod';
import { failure, type Failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { OrderStatus } from '../../domain/status';
import { identifier } from '../shared/fields';
import { shopPath, type PrintifyDeps } from './deps';
import { getOrder } from './get-order';
import { isBeingChecked } from './status';

const STARTED: ReadonlySet<OrderStatus> = new Set([
	'accepted',
	'in_production',
	'partially_shipped',
	'shipped',
	'delivered',
	'returned',
]);
const OVER: ReadonlySet<OrderStatus> = new Set(['cancelled', 'failed']);

/** Whether an order can still wait for somebody to start its production. */
export function mayWait({ status }: Pick<ProviderOrder, 'status'>): boolean {
	return !STARTED.has(status) && !OVER.has(status);
}

/**
 * Sends an order to production, once: it is charged and cannot be taken back. Where the answer is
 * unclear, or Printify refuses, the order is read instead of being sent again.
 * @returns the order where it had to be read; null where Printify just said yes
 */
export async function sendToProduction(
	deps: PrintifyDeps,
	providerOrderId: string,
): Promise<Result<ProviderOrder | null>> {
	const answer = await deps.client.call({
		operation: 'sendAnExistingOrderToProduction',
		effect: 'create',
		method: 'POST',
		path: shopPath(deps, 'orders', providerOrderId, 'send_to_production'),
		schema: z.object({ id: identifier }),
	});
	if (answer.ok) return ok(null);
	const { category } = answer.failure;
	if (!['unclear', 'validation', 'conflict'].includes(category)) return answer;
	const order = await getOrder(deps, providerOrderId);
	if (!order.ok) return answer;
	if (OVER.has(order.value.status)) return fail(isOver(order.value, answer.failure));
	if (STARTED.has(order.value.status)) return order;
	if (category === 'unclear') return fail(stillWaits(order.value, answer.failure));
	const isEarly = isBeingChecked(order.value.rawStatus);
	return fail(isEarly ? tooEarly(order.value, answer.failure) : answer.failure);
}

/**
 * Starts the production of an order that waits. Two calls: the second reads the order. One that is
 * in production already is read and returned, so this may be repeated.
 */
export async function submitOrder(
	deps: PrintifyDeps,
	providerOrderId: string,
): Promise<Result<ProviderOrder>> {
	const sent = await sendToProduction(deps, providerOrderId);
	if (!sent.ok) return sent;
	return sent.value ? ok(sent.value) : await getOrder(deps, providerOrderId);
}

function nameOf({ displayId, providerOrderId }: ProviderOrder): string {
	return displayId ?? providerOrderId;
}

function isOver(order: ProviderOrder, refusal: Failure): Failure {
	return failure({
		...refusal,
		category: 'conflict',
		retryable: false,
		operation: 'submitOrder',
		message: `The order ${nameOf(order)} is "${order.rawStatus}" at Printify, so it is not made`,
		hint: 'Make a new order if it shall be printed after all',
	});
}

/** Whether Printify takes an order so early is not documented; if not, time heals it. */
function tooEarly(order: ProviderOrder, refusal: Failure): Failure {
	return failure({
		...refusal,
		category: 'conflict',
		retryable: true,
		operation: 'submitOrder',
		message: `Printify is still checking the order ${nameOf(order)} (${order.rawStatus}) and does not send it to production yet`,
		hint: 'Submit it again in a few minutes',
		fields: [],
	});
}

function stillWaits(order: ProviderOrder, unclear: Failure): Failure {
	return failure({
		...unclear,
		operation: 'submitOrder',
		retryable: true,
		message: `Printify did not answer clearly, and the order ${nameOf(order)} is still "${order.rawStatus}" there`,
		hint: 'Submit it again in a minute: an order that is in production by then is not sent twice',
	});
}
