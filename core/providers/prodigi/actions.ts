import type { Address } from '../../domain/address';
import { failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { ProdigiDeps } from './deps';
import { toProviderOrder } from './from-prodigi';
import { getOrder, orderPath } from './orders';
import { actionAnswerSchema } from './schemas';
import { toRecipient } from './to-prodigi';

/**
 * Stops an order. One call, and a second where Prodigi refuses: then the order is read, because a
 * try that was cut off may have stopped it. `conflict` once it is in production.
 */
export async function cancelOrder(
	deps: ProdigiDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const stopped = await act(deps, orderId, {
		operation: 'cancelOrder',
		action: 'cancel',
		done: 'cancelled',
	});
	if (stopped.ok || stopped.failure.category !== 'conflict') return stopped;
	const order = await getOrder(deps, orderId);
	return order.ok && order.value.status === 'cancelled' ? order : stopped;
}

/**
 * Changes where an order goes. One call, and a second where the answer is without the order;
 * `conflict` once it is in production, or when only some of its parcels could be changed.
 */
export async function updateAddress(
	deps: ProdigiDeps,
	orderId: string,
	address: Address,
): Promise<Result<ProviderOrder>> {
	const recipient = toRecipient(address, 'order:updateAddress');
	if (!recipient.ok) return recipient;
	return await act(deps, orderId, {
		operation: 'updateRecipient',
		action: 'updateRecipient',
		done: 'updated',
		body: recipient.value,
	});
}

interface Action {
	operation: string;
	action: string;
	/** The outcome that says that all was done. */
	done: string;
	body?: object;
}

/** Actions answer 200 whether or not they were done; the outcome tells (facts/prodigi.md 2). */
async function act(
	deps: ProdigiDeps,
	orderId: string,
	{ operation, action, done, body }: Action,
): Promise<Result<ProviderOrder>> {
	const answer = await deps.client.call({
		operation,
		effect: 'idempotent',
		method: 'POST',
		path: `${orderPath(orderId)}/actions/${action}`,
		...(body ? { body: { kind: 'json' as const, value: body } } : {}),
		schema: actionAnswerSchema,
	});
	if (!answer.ok) return answer;
	const { outcome, order } = answer.value;
	if (outcome !== done) return fail(tooLate(operation, outcome));
	// The documented examples leave parts of the order out.
	const isWhole = order?.data.status?.stage !== undefined;
	return isWhole ? ok(toProviderOrder(order, deps.isTest)) : await getOrder(deps, orderId);
}

function tooLate(operation: string, outcome: string) {
	const what = operation === 'cancelOrder' ? 'be cancelled' : 'be sent elsewhere';
	return failure({
		category: 'conflict',
		provider: 'prodigi',
		operation,
		code: outcome,
		message: `Prodigi says that this order cannot ${what} any more, or only in part.`,
		hint: 'Look at the order in the Prodigi dashboard, and write to the support of Prodigi if need be.',
	});
}
