import { failure, type Failure } from '../../domain/failure';
import type {
	CreatedOrder,
	ProviderOrder,
	ProviderOrderRequest,
} from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { ProdigiDeps } from './deps';
import { toProviderOrder } from './from-prodigi';
import { findOrder } from './orders';
import { API } from './profile';
import { orderAnswerSchema } from './schemas';
import { toProdigiOrder } from './to-prodigi';

/** The words that say that there is an order now (facts/prodigi.md 2), in lower case. */
const MADE = ['created', 'createdwithissues', 'onhold'];

/**
 * Creates an order, never twice. The externalId is Prodigi's idempotency key: sent again, it is
 * answered with the first order. So a try in doubt is looked up by sending it again, and even the
 * transport may repeat it. One call, whether or not an earlier try is in doubt; a look-up where
 * this one ends unclear.
 */
export async function createOrder(
	deps: ProdigiDeps,
	request: ProviderOrderRequest,
): Promise<Result<CreatedOrder>> {
	const body = toProdigiOrder(request);
	if (!body.ok) return body;
	const answer = await deps.client.call({
		operation: 'createOrder',
		effect: 'idempotent',
		method: 'POST',
		path: `${API}/orders`,
		body: { kind: 'json', value: body.value },
		schema: orderAnswerSchema,
	});
	if (!answer.ok) return await afterTrouble(deps, request.externalId, answer.failure);
	const { outcome, order } = answer.value;
	if (outcome !== 'alreadyexists' && !MADE.includes(outcome)) return fail(unknownWord(outcome));
	const made = withOutcome(toProviderOrder(order, deps.isTest), outcome);
	return ok({
		providerOrderId: made.providerOrderId,
		externalId: request.externalId,
		found: outcome === 'alreadyexists',
		order: made,
	});
}

/**
 * What the answer's word says where the order in it does not: one on hold comes with its id alone
 * (facts/prodigi.md 6), one with issues may list them later.
 */
function withOutcome(order: ProviderOrder, outcome: string): ProviderOrder {
	if (outcome === 'onhold' && order.status === 'unknown') return { ...order, status: 'on_hold' };
	const looksFine = order.status === 'received' || order.status === 'unknown';
	if (outcome === 'createdwithissues' && looksFine) return { ...order, status: 'action_required' };
	return order;
}

/**
 * What ended without a clear answer may have worked: the order is looked for once. Where it is not
 * there (yet) it stays unclear, and the next try finds out.
 */
async function afterTrouble(
	deps: ProdigiDeps,
	externalId: string,
	last: Failure,
): Promise<Result<CreatedOrder>> {
	if (last.category !== 'network' && last.category !== 'service_down') return fail(last);
	const there = await findOrder(deps, externalId);
	if (!there.ok || there.value === null) return fail(inDoubt(last));
	const order = there.value;
	return ok({ providerOrderId: order.providerOrderId, externalId, found: true, order });
}

function inDoubt(last: Failure): Failure {
	return failure({
		...last,
		operation: 'order:create',
		category: 'unclear',
		retryable: true,
		message: 'Prodigi did not answer clearly, so the order may or may not have been made.',
		hint: 'Run the order again later: Prodigi answers with the first one if it was made.',
		fields: [],
	});
}

function unknownWord(outcome: string): Failure {
	return failure({
		category: 'unclear',
		provider: 'prodigi',
		operation: 'order:create',
		code: outcome,
		message: `Prodigi answered "${outcome}", which this version does not know.`,
		hint: "Look at the order in Prodigi's dashboard before you try again.",
	});
}
