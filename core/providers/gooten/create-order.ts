import { failure, type Failure } from '../../domain/failure';
import type { CreatedOrder, EarlierTry, ProviderOrderRequest } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { GootenDeps } from './deps';
import { DUPLICATE, SOURCE } from './profile';
import { findOrder } from './read-orders';
import { createdSchema } from './schemas';
import { toGootenOrder } from './to-gooten';

/**
 * Creates an order, never twice: Gooten refuses a second one with our number (facts/gooten.md 8).
 * So a try in doubt is looked up by sending it again, and one that is refused as a second one is
 * searched and told as found. One call, whether or not an earlier try is in doubt; a search where
 * it is refused or ends unclear.
 */
export async function createOrder(
	deps: GootenDeps,
	request: ProviderOrderRequest,
	earlier: EarlierTry,
): Promise<Result<CreatedOrder>> {
	const body = toGootenOrder(deps, request);
	if (!body.ok) return body;
	const { externalId } = request;
	const began = new Date(deps.now()).toISOString();
	const answer = await deps.client.call({
		operation: 'submitOrder',
		effect: 'create',
		method: 'POST',
		path: `${SOURCE}/orders/`,
		body: { kind: 'json', value: body.value },
		schema: createdSchema,
	});
	if (answer.ok) return ok({ providerOrderId: answer.value.Id, externalId, found: false });
	const { failure: last } = answer;
	if (last.code === DUPLICATE) {
		const there = await look(deps, externalId, earlier.inDoubt ? earlier.since : undefined);
		if (!there.ok) return there;
		return there.value ? ok(there.value) : fail(notShown(last));
	}
	if (!mayHaveWorked(last)) return answer;
	const there = await look(deps, externalId, began);
	if (there.ok && there.value) return ok(there.value);
	return fail(unclear(last));
}

/**
 * An answer of success that could not be read means that the order was made all the same, and an
 * error for which Gooten names no reason may have come after the order was made.
 */
function mayHaveWorked({ category, httpStatus, code }: Failure): boolean {
	if (category === 'unclear' || code === 'unexpected_answer') return true;
	return category === 'service_down' && httpStatus !== undefined && httpStatus < 300;
}

async function look(
	deps: GootenDeps,
	externalId: string,
	since: string | undefined,
): Promise<Result<CreatedOrder | null>> {
	const found = await findOrder(deps, externalId, since);
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
		message: 'Gooten did not answer clearly, so the order may or may not have been made.',
		hint: 'Run the order again later: Gooten takes it only if it was not made.',
		fields: [],
	});
}

function notShown(last: Failure): Failure {
	return failure({
		...last,
		operation: 'order:create',
		category: 'conflict',
		message: 'Gooten has an order with this number already, but its search does not show it.',
		hint: 'Look for the number in the Gooten admin. Nothing was made twice.',
	});
}
