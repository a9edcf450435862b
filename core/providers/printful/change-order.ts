import type { Address } from '../../domain/address';
import { failure, type Failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import { isWorthALook } from '../shared/is-worth-a-look';
import { orderPath, type PrintfulDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import { toProviderOrder } from './from-printful';
import { readOrder } from './get-order';
import { orderSchema } from './schemas';
import { toRecipient } from './to-address';

/** Printful's own words of the states in which an order can be changed (facts/printful.md 3, OR-1). */
const EDITABLE: ReadonlySet<string> = new Set(['draft', 'failed']);

/**
 * Stops an order, which Printful does for drafts and for those not yet accepted. Through API v1: v2
 * only deletes drafts (facts/printful.md 10). One call; where Printful refuses, one more to see
 * why. An order that is stopped already counts as done, so this may be repeated.
 * @returns the order as it then is; `conflict` when it is too late
 */
export async function cancelOrder(
	deps: PrintfulDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const answer = await deps.client.call({
		operation: 'cancelOrderById',
		effect: 'idempotent',
		method: 'DELETE',
		path: orderPath(orderId),
		schema: orderSchema,
	});
	if (answer.ok) return ok(toProviderOrder(answer.value));
	if (!isWorthALook(answer.failure)) return answer;
	const order = await readOrder(deps, orderId);
	if (!order.ok) return answer;
	if (order.value.status === 'cancelled') return order;
	return answer.failure.code === 'unexpected_answer'
		? answer
		: fail(tooLate(order.value, answer.failure));
}

/**
 * Changes where a draft or a failed order goes. One call; one more where Printful refuses, to see
 * why. A failed order stays failed until it is submitted again.
 * @returns `conflict` for an order that is neither
 */
export async function updateAddress(
	deps: PrintfulDeps,
	orderId: string,
	address: Address,
): Promise<Result<ProviderOrder>> {
	const recipient = toRecipient(address, 'order:updateAddress');
	if (!recipient.ok) return recipient;
	const answer = await deps.client.call({
		operation: 'updateOrderById',
		effect: 'idempotent',
		method: 'PUT',
		path: orderPath(orderId),
		// Nothing else: lines that are sent replace those there are (facts/printful.md 9).
		body: { kind: 'json', value: { recipient: recipient.value } },
		schema: orderSchema,
	});
	if (answer.ok) return ok(toProviderOrder(answer.value));
	if (!isWorthALook(answer.failure)) return answer;
	const order = await readOrder(deps, orderId);
	const isEditable = !order.ok || EDITABLE.has(order.value.rawStatus.toLowerCase());
	return fail(
		isEditable
			? explainRefusal(answer.failure, 'updateAddress')
			: notEditable(order.value, answer.failure),
	);
}

function tooLate(order: ProviderOrder, refusal: Failure): Failure {
	const isEarly = order.rawStatus.toLowerCase() === 'inreview';
	return failure({
		...refusal,
		category: 'conflict',
		operation: 'cancelOrder',
		retryable: isEarly,
		message: isEarly
			? `Printful is reviewing the order ${order.providerOrderId} and cancels it only after that`
			: `Printful does not cancel the order ${order.providerOrderId} any more: it is "${order.rawStatus}" there`,
		hint: isEarly
			? 'Cancel it again in a while'
			: 'Ask the support of Printful at once if it must not be made or sent',
		fields: [],
	});
}

function notEditable(order: ProviderOrder, refusal: Failure): Failure {
	return failure({
		...refusal,
		category: 'conflict',
		operation: 'updateAddress',
		retryable: false,
		message: `The order ${order.providerOrderId} is "${order.rawStatus}" at Printful, and only a draft or a failed order can be changed`,
		hint: 'Cancel it as long as Printful does that and order it anew, or ask the support of Printful',
		fields: [],
	});
}
