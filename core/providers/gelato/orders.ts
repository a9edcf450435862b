import { z } from 'zod';
import type { Address } from '../../domain/address';
import { failure, type Failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { OrderStatus } from '../../domain/status';
import type { GelatoDeps } from './deps';
import { getOrder } from './find-order';
import { toProviderOrder } from './from-gelato';
import { mergeParts, orderPath, partsOf, readPart, wholeOf } from './parts';
import { orderSchema } from './schemas';
import { toGelatoAddress } from './to-gelato';

/** What these actions answer is not documented and not needed. */
const anything = z.unknown();

const OVER: ReadonlySet<OrderStatus> = new Set(['cancelled', 'failed']);

/**
 * Turns a draft into an order, which starts production. One call; where Gelato refuses, one more to
 * see why. An order that was submitted before counts as done, so this may be repeated.
 */
export async function submitOrder(
	deps: GelatoDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const done = await patch(deps, orderId, { orderType: 'order' });
	if (done.ok || !isRefusal(done.failure)) return done;
	const order = await getOrder(deps, orderId);
	if (!order.ok || order.value.status === 'draft') return done;
	return OVER.has(order.value.status) ? fail(noDraft(order.value, 'submitOrder')) : order;
}

/**
 * Changes where a draft goes. One call; one more where Gelato refuses, to see why: `conflict` for
 * an order that is no draft any more.
 */
export async function updateAddress(
	deps: GelatoDeps,
	orderId: string,
	address: Address,
): Promise<Result<ProviderOrder>> {
	const email = address.email ?? (deps.fallbackEmail || undefined);
	const shippingAddress = toGelatoAddress({ ...address, email }, 'order:updateAddress');
	if (!shippingAddress.ok) return shippingAddress;
	const done = await patch(deps, orderId, { shippingAddress: shippingAddress.value });
	if (done.ok || !isRefusal(done.failure)) return done;
	const order = await getOrder(deps, orderId);
	if (!order.ok || order.value.status === 'draft') return done;
	return fail(noDraft(order.value, 'updateAddress'));
}

/** Items are never sent: they would replace all there are (facts/gelato.md 7). */
async function patch(
	deps: GelatoDeps,
	orderId: string,
	value: object,
): Promise<Result<ProviderOrder>> {
	const answer = await deps.client.call({
		operation: 'patchDraftOrder',
		effect: 'idempotent',
		method: 'PATCH',
		path: orderPath(orderId),
		body: { kind: 'json', value },
		schema: orderSchema,
	});
	return answer.ok ? ok(await wholeOf(deps, toProviderOrder(answer.value))) : answer;
}

/** How Gelato refuses to change what is no draft is not documented. */
function isRefusal({ httpStatus = 0 }: Failure): boolean {
	return [400, 409, 422].includes(httpStatus);
}

/**
 * Stops an order and all its parts. A draft is deleted, an order is cancelled; 409 once anything
 * is printed (facts/gelato.md 7). Two calls; two more for each further part.
 */
export async function cancelOrder(
	deps: GelatoDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const first = await readPart(deps, orderId);
	if (!first.ok) return first;
	const parts = await partsOf(deps, first.value);
	if (!parts.ok) return parts;
	const stopped: ProviderOrder[] = [];
	const refused: Failure[] = [];
	for (const part of parts.value) {
		const done = part.status === 'cancelled' ? ok(part) : await stop(deps, part);
		if (done.ok) stopped.push(done.value);
		else refused.push(done.failure);
	}
	const [why] = refused;
	if (!why) return ok(mergeParts(stopped[0] ?? first.value, stopped.slice(1)));
	return fail(why.httpStatus === 409 ? tooLate(why, stopped.length > 0) : why);
}

async function stop(deps: GelatoDeps, part: ProviderOrder): Promise<Result<ProviderOrder>> {
	const isDraft = part.status === 'draft';
	const path = orderPath(part.providerOrderId);
	const answer = await deps.client.call({
		operation: isDraft ? 'deleteDraftOrder' : 'cancelOrder',
		effect: 'idempotent',
		method: isDraft ? 'DELETE' : 'POST',
		path: isDraft ? path : `${path}:cancel`,
		schema: anything,
	});
	const gone: ProviderOrder = {
		...part,
		status: 'cancelled',
		rawStatus: 'canceled',
		awaitingApproval: false,
	};
	if (answer.ok) return ok(gone);
	// A try whose answer was lost may have done it already.
	if (isDraft && answer.failure.httpStatus === 404) return ok(gone);
	if (!isRefusal(answer.failure)) return answer;
	const now = await readPart(deps, part.providerOrderId);
	return now.ok && now.value.status === 'cancelled' ? now : answer;
}

function tooLate(refusal: Failure, isPartly: boolean): Failure {
	return failure({
		...refusal,
		category: 'conflict',
		retryable: false,
		operation: 'cancelOrder',
		message: isPartly
			? 'Gelato cancelled only a part of this order, because the rest is printed already.'
			: 'Gelato cannot cancel this order any more, because a part of it is printed.',
		hint: 'Write to the support of Gelato, and to the buyer.',
	});
}

function noDraft(order: ProviderOrder, operation: string): Failure {
	return failure({
		category: 'conflict',
		provider: 'gelato',
		operation,
		message: `The order is "${order.rawStatus}" at Gelato, and only a draft can be changed or submitted.`,
		hint: OVER.has(order.status)
			? 'Make a new order if it shall be printed after all.'
			: 'Cancel it as long as nothing is printed and order it anew, or write to the support of Gelato.',
	});
}
