import { failure, type Failure } from '../../domain/failure';
import type {
	CreatedOrder,
	EarlierTry,
	ProviderOrder,
	ProviderOrderRequest,
} from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintfulDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import { toProviderOrder } from './from-printful';
import { findOrder } from './get-order';
import { DUPLICATE_CODE } from './read-error';
import { orderSchema } from './schemas';
import { confirmOrder } from './submit-order';
import { toPrintfulOrder } from './to-printful';

/**
 * Creates an order, never twice. Through API v1: it takes every form of a line, answers with the
 * costs, and with `confirm` it starts production in the same call, where v2 needs a second one and
 * a wait in between. So an order costs one call; one more where an earlier try is in doubt or this
 * one ends unclear. Printful keeps the externalId unique, so a second order is refused by itself
 * (facts/printful.md 9), and the one that is there is read.
 *
 * Without `submit` the order is a draft: `confirm` is left out, not sent as `false`. An order whose
 * costs take time is held by Printful and comes back as a draft even with `submit`: then its state
 * says so, and it must be submitted again.
 */
export async function createOrder(
	deps: PrintfulDeps,
	request: ProviderOrderRequest,
	earlier: EarlierTry,
): Promise<Result<CreatedOrder>> {
	const made = await createOnly(deps, request, earlier);
	// One that this call made was confirmed with it.
	if (!made.ok || request.submit !== true || !made.value.found) return made;
	return await submitFound(deps, made.value);
}

async function createOnly(
	deps: PrintfulDeps,
	request: ProviderOrderRequest,
	earlier: EarlierTry,
): Promise<Result<CreatedOrder>> {
	const { externalId, submit } = request;
	if (earlier.inDoubt) {
		const there = await look(deps, externalId);
		if (!there.ok) return there;
		if (there.value) return ok(there.value);
	}
	const body = await toPrintfulOrder(deps, request);
	if (!body.ok) return body;
	const answer = await deps.client.call({
		operation: 'createOrder',
		effect: 'create',
		method: 'POST',
		path: '/orders',
		query: { confirm: submit === true ? true : undefined },
		body: { kind: 'json', value: body.value },
		schema: orderSchema,
	});
	if (answer.ok) {
		const order = waiting(toProviderOrder(answer.value), submit === true);
		return ok({ providerOrderId: order.providerOrderId, externalId, found: false, order });
	}
	const isDuplicate = answer.failure.code === DUPLICATE_CODE;
	if (!isDuplicate && !mayHaveWorked(answer.failure)) return fail(explainRefusal(answer.failure));
	const there = await look(deps, externalId);
	if (there.ok && there.value) return ok(there.value);
	if (!isDuplicate) return fail(unclear(answer.failure));
	return there.ok ? fail(notListed(answer.failure, externalId)) : there;
}

/** An answer of success that could not be read means that the order was made all the same. */
function mayHaveWorked({ category, httpStatus }: Failure): boolean {
	const isSuccess = httpStatus !== undefined && httpStatus >= 200 && httpStatus < 300;
	return category === 'unclear' || isSuccess;
}

/** Says why an order that was to be made at once still waits. */
function waiting(order: ProviderOrder, isSubmitted: boolean): ProviderOrder {
	if (!isSubmitted || !['draft', 'on_hold'].includes(order.status)) return order;
	const reason =
		'Printful still computes what this order costs and has not started it: submit it once it is a draft.';
	return { ...order, reason: order.reason ?? reason };
}

async function look(deps: PrintfulDeps, externalId: string): Promise<Result<CreatedOrder | null>> {
	const found = await findOrder(deps, externalId);
	if (!found.ok) return found;
	const order = found.value;
	if (!order) return ok(null);
	return ok({ providerOrderId: order.providerOrderId, externalId, found: true, order });
}

/** One that was found still waits if the try that made it was lost before it was confirmed. */
async function submitFound(
	deps: PrintfulDeps,
	created: CreatedOrder,
): Promise<Result<CreatedOrder>> {
	if (created.order?.status !== 'draft') return ok(created);
	const sent = await confirmOrder(deps, created.providerOrderId);
	if (sent.ok) return ok({ ...created, order: sent.value });
	return fail(
		failure({
			...sent.failure,
			operation: 'order:create',
			category: 'unclear',
			message: `The order is at Printful as ${created.providerOrderId} and waits there, but it could not be submitted. ${sent.failure.message}`,
			hint: 'Run the order again: it is found and not made twice. Or submit it at Printful',
			retryable: true,
		}),
	);
}

function unclear(last: Failure): Failure {
	return failure({
		...last,
		operation: 'order:create',
		category: 'unclear',
		retryable: true,
		message: 'Printful did not answer clearly, so the order may or may not have been made.',
		hint: 'Run the order again later: it is looked up at Printful before anything is sent.',
		fields: [],
	});
}

function notListed(last: Failure, externalId: string): Failure {
	return failure({
		...last,
		operation: 'order:create',
		category: 'conflict',
		retryable: false,
		message: `Printful says that it has the order ${externalId} already, but does not show it in this store`,
		hint: 'Search Printful for the order, also in its archive, then mark it as done or ask Printful',
		fields: ['externalId'],
	});
}
