import { failure, type Failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import { isWorthALook } from '../shared/is-worth-a-look';
import { shopPath, type PrintifyDeps } from './deps';
import { toProviderOrder } from './from-printify';
import { getOrder } from './get-order';
import { orderSchema } from './schemas';
import { isBeingChecked } from './status';

/**
 * Stops an order, which Printify does on hold and before payment only (facts/printify.md 9). One
 * call; where Printify refuses, one more to see why. An order that is stopped already counts as
 * done, so this may be repeated.
 * @returns the order as it then is; `conflict` when it is too late, or too early
 */
export async function cancelOrder(
	deps: PrintifyDeps,
	providerOrderId: string,
): Promise<Result<ProviderOrder>> {
	const answer = await deps.client.call({
		operation: 'cancelAnOrder',
		effect: 'idempotent',
		method: 'POST',
		path: shopPath(deps, 'orders', providerOrderId, 'cancel'),
		schema: orderSchema,
	});
	if (answer.ok) return ok(toProviderOrder(answer.value));
	if (!isWorthALook(answer.failure)) return answer;
	const order = await getOrder(deps, providerOrderId);
	if (!order.ok) return answer;
	if (order.value.status === 'cancelled') return order;
	return answer.failure.code === 'unexpected_answer'
		? answer
		: fail(tooLate(order.value, answer.failure));
}

function tooLate({ displayId, providerOrderId, rawStatus }: ProviderOrder, refusal: Failure) {
	const name = displayId ?? providerOrderId;
	const isEarly = isBeingChecked(rawStatus);
	return failure({
		...refusal,
		category: 'conflict',
		operation: 'cancelOrder',
		retryable: isEarly,
		message: isEarly
			? `Printify is still checking the order ${name} (${rawStatus}) and cancels it only once it is on hold`
			: `Printify does not cancel the order ${name} any more: it is "${rawStatus}" there`,
		hint: isEarly
			? 'Cancel it again in a few minutes'
			: 'Ask the support of Printify at once if it must not be made or sent',
	});
}
