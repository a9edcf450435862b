import type { Failure } from '../../domain/failure';
import { failure } from '../../domain/failure';
import {
	LOOKS_LATER,
	type CreatedOrder,
	type EarlierTry,
	type ProviderOrder,
	type ProviderOrderRequest,
} from '../../domain/provider-order';
import type { Result } from '../../domain/result';
import { fail, ok } from '../../domain/result';
import { shopPath, type PrintifyDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import type { OrderScan } from './find-order';
import { toProviderOrder } from './from-printify';
import { getOrder } from './get-order';
import { LineProducts } from './line-products';
import { createAnswerSchema } from './schemas';
import { mayWait, sendToProduction } from './submit-order';
import type { PrintifyOrderBody } from './to-printify';
import { toPrintifyOrder } from './to-printify';

/** The first try and two more: Printify refuses a second order with the same externalId. */
const MAX_TRIES = 3;

/** What creating needs. */
export interface CreateDeps extends PrintifyDeps {
	scan: OrderScan;
	products: LineProducts;
}

/**
 * Creates an order, never twice: in doubt it looks before it acts again. Costs one call where no try is in doubt, one
 * more for each line with a file of its own, and with `submit` one more, which sends it to
 * production. An order that was found and is in production already is left alone.
 * @returns `found: true` where an earlier try, or an earlier part of this one, had made the order;
 * `unclear` where the order is there but could not be sent to production
 */
export async function createOrder(
	deps: CreateDeps,
	request: ProviderOrderRequest,
	earlier: EarlierTry,
): Promise<Result<CreatedOrder>> {
	const made = await createOnly(deps, request, earlier);
	if (!made.ok || request.submit !== true) return made;
	const { order: seen, ...created } = made.value;
	const order = await orderToSubmit(deps, created, seen);
	if (!order.ok) return fail(notSubmitted(created, order.failure));
	if (order.value && !mayWait(order.value)) return ok({ ...created, order: order.value });
	const sent = await sendToProduction(deps, created.providerOrderId);
	if (!sent.ok) return fail(notSubmitted(created, sent.failure));
	// What was read before it was sent is not true any more.
	return ok(sent.value ? { ...created, order: sent.value } : created);
}

/** One that was only found by name may be cancelled or in production: then it is looked at first. */
async function orderToSubmit(
	deps: CreateDeps,
	{ found, providerOrderId }: CreatedOrder,
	seen: ProviderOrder | undefined,
): Promise<Result<ProviderOrder | undefined>> {
	return found && seen === undefined ? await getOrder(deps, providerOrderId) : ok(seen);
}

async function createOnly(
	deps: CreateDeps,
	request: ProviderOrderRequest,
	earlier: EarlierTry,
): Promise<Result<CreatedOrder>> {
	// What cannot be sent is told before anything is saved for it.
	const checked = toPrintifyOrder(LineProducts.standIns(request));
	if (!checked.ok) return checked;
	if (earlier.inDoubt) {
		const since = Date.parse(earlier.since);
		const there = await look(deps, request.externalId, {
			since: Number.isNaN(since) ? undefined : since,
			mustReadAnew: false,
		});
		if (!there.ok) return there;
		if (there.value) return ok(there.value);
	}
	const mayHaveProducts = earlier.inDoubt || earlier.again === true;
	const complete = await deps.products.put(request, mayHaveProducts);
	if (!complete.ok) return complete;
	const body = toPrintifyOrder(complete.value);
	return body.ok ? await sendOrder(deps, complete.value, body.value, earlier) : body;
}

async function sendOrder(
	deps: CreateDeps,
	request: ProviderOrderRequest,
	body: PrintifyOrderBody,
	earlier: EarlierTry,
): Promise<Result<CreatedOrder>> {
	const since = deps.now();
	const sent = earlier.inDoubt ? (earlier.sent ?? 0) : 0;
	for (let attempt = sent + 1; ; attempt += 1) {
		const answer = await post(deps, body);
		if (answer.ok && answer.value.kind === 'made') {
			const { externalId } = request;
			return ok({ providerOrderId: answer.value.id, externalId, found: false });
		}
		if (answer.ok) return await findDuplicate(deps, request.externalId, answer.value.id);
		if (!mayHaveWorked(answer.failure)) return fail(explainRefusal(answer.failure, request));
		// While others are being ordered, the list grows faster than it can be read.
		if (!earlier.inDoubt && earlier.looksLater === true) {
			return fail({ ...unclear(answer.failure, attempt), code: LOOKS_LATER });
		}
		const there = await look(deps, request.externalId, { since, mustReadAnew: true });
		if (there.ok && there.value) return ok(there.value);
		// Without a look nothing may be sent again; with one, up to the last try.
		if (!there.ok || attempt >= MAX_TRIES) return fail(unclear(answer.failure, attempt));
	}
}

async function post(deps: CreateDeps, body: PrintifyOrderBody) {
	return await deps.client.call({
		operation: 'submitAnOrder',
		effect: 'create',
		method: 'POST',
		path: shopPath(deps, 'orders'),
		body: { kind: 'json', value: body },
		schema: createAnswerSchema,
		acceptStatuses: [409],
	});
}

/** An answer of success that could not be read means that the order was made all the same. */
function mayHaveWorked({ category, httpStatus }: Failure): boolean {
	const isSuccess = httpStatus !== undefined && httpStatus >= 200 && httpStatus < 300;
	return category === 'unclear' || isSuccess;
}

/** Printify says that the externalId is taken, and at best by which order. */
async function findDuplicate(
	deps: CreateDeps,
	externalId: string,
	providerOrderId: string | undefined,
): Promise<Result<CreatedOrder>> {
	if (providerOrderId !== undefined) return ok({ providerOrderId, externalId, found: true });
	const there = await look(deps, externalId, { since: undefined, mustReadAnew: true });
	if (!there.ok) return there;
	if (there.value) return ok(there.value);
	return fail(
		failure({
			category: 'conflict',
			provider: 'printify',
			operation: 'order:create',
			httpStatus: 409,
			message: `Printify says that it has the order ${externalId} already, but does not list it`,
			hint: 'Search Printify for the order number, then mark the order as done or ask Printify',
			fields: ['externalId'],
		}),
	);
}

async function look(
	{ scan }: CreateDeps,
	externalId: string,
	how: { since: number | undefined; mustReadAnew: boolean },
): Promise<Result<CreatedOrder | null>> {
	const there = await scan.find({ externalId, ...how });
	if (!there.ok) return there;
	if (there.value === null) return ok(null);
	const order = toProviderOrder(there.value);
	return ok({ providerOrderId: order.providerOrderId, externalId, found: true, order });
}

/** The order exists: whoever tries again finds it, and must not take it for not made. */
function notSubmitted({ providerOrderId }: CreatedOrder, why: Failure): Failure {
	return failure({
		...why,
		operation: 'order:create',
		category: 'unclear',
		message: `The order is at Printify as ${providerOrderId} and waits there, but it could not be sent to production. ${why.message}`,
		hint: `Run the order again: it is found and not made twice. Or send order ${providerOrderId} to production by hand`,
	});
}

function unclear(last: Failure, attempt: number): Failure {
	return failure({
		...last,
		operation: 'order:create',
		category: 'unclear',
		retryable: true,
		message: 'Printify did not answer clearly, so the order may or may not have been made',
		hint: 'Run the order again later: it is looked up in Printify before anything is sent',
		fields: [],
		attempt,
	});
}
