import { failure, type Failure } from '../../domain/failure';
import type { CreatedOrder, EarlierTry, ProviderOrderRequest } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { GelatoDeps } from './deps';
import { findOrder } from './find-order';
import { toProviderOrder } from './from-gelato';
import { wholeOf } from './parts';
import { orderSchema } from './schemas';
import { toGelatoOrder } from './to-gelato';

/**
 * Creates an order, never twice. Gelato has no idempotency and does not refuse a second order
 * with the same reference (facts/gelato.md 7), so a create that may have worked is never sent
 * again: the order is searched by its reference. One call where nothing is in doubt, one more for
 * each further part of an order that Gelato splits at once; a search and a read where it is.
 */
export async function createOrder(
	deps: GelatoDeps,
	request: ProviderOrderRequest,
	earlier: EarlierTry,
): Promise<Result<CreatedOrder>> {
	const body = toGelatoOrder(withFallback(deps, request), deps.currency);
	if (!body.ok) return body;
	if (earlier.inDoubt) {
		const there = await look(deps, request.externalId);
		if (!there.ok) return there;
		if (there.value) return ok(there.value);
	}
	const answer = await deps.client.call({
		operation: 'createOrder',
		effect: 'create',
		method: 'POST',
		path: '/v4/orders',
		body: { kind: 'json', value: body.value },
		schema: orderSchema,
	});
	if (answer.ok) {
		const order = await wholeOf(deps, toProviderOrder(answer.value));
		const { providerOrderId } = order;
		return ok({ providerOrderId, externalId: request.externalId, found: false, order });
	}
	if (!mayHaveWorked(answer.failure)) return answer;
	const there = await look(deps, request.externalId);
	if (there.ok && there.value) return ok(there.value);
	return fail(unclear(answer.failure));
}

/** The seller's own e-mail address where Etsy gave none. */
function withFallback(
	{ fallbackEmail }: GelatoDeps,
	request: ProviderOrderRequest,
): ProviderOrderRequest {
	if (request.shipTo.email || fallbackEmail === '') return request;
	return { ...request, shipTo: { ...request.shipTo, email: fallbackEmail } };
}

/** An answer of success that could not be read means that the order was made all the same. */
function mayHaveWorked({ category, httpStatus }: Failure): boolean {
	const isSuccess = httpStatus !== undefined && httpStatus >= 200 && httpStatus < 300;
	return category === 'unclear' || isSuccess;
}

async function look(deps: GelatoDeps, externalId: string): Promise<Result<CreatedOrder | null>> {
	const found = await findOrder(deps, externalId);
	if (!found.ok) return found;
	const order = found.value;
	if (!order) return ok(null);
	return ok({ providerOrderId: order.providerOrderId, externalId, found: true, order });
}

function unclear(last: Failure): Failure {
	return failure({
		...last,
		operation: 'order:create',
		category: 'unclear',
		retryable: true,
		message: 'Gelato did not answer clearly, so the order may or may not have been made.',
		hint: 'Run the order again later: it is looked up at Gelato before anything is sent.',
		fields: [],
	});
}
