import type { ProviderOrder } from '../../domain/provider-order';
import { ok, type Result } from '../../domain/result';
import { orderPath, type PrintfulDeps } from './deps';
import { isPossibleExternalId } from './external-id';
import { toProviderOrder } from './from-printful';
import { orderSchema, type PrintfulOrder } from './schemas';
import { withDelivery } from './shipments';

/** Reads one order as v1 tells it, without what v2 adds. One call. `read` may tell more of it. */
export async function readOrder(
	{ client }: PrintfulDeps,
	orderId: string,
	read: (order: PrintfulOrder) => ProviderOrder = toProviderOrder,
): Promise<Result<ProviderOrder>> {
	const answer = await client.call({
		operation: 'getOrderById',
		effect: 'read',
		method: 'GET',
		path: orderPath(orderId),
		schema: orderSchema,
	});
	return answer.ok ? ok(read(answer.value)) : answer;
}

/** Reads one order. One call; one more once something was sent, for what has arrived. */
export async function getOrder(
	deps: PrintfulDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const order = await readOrder(deps, orderId);
	return order.ok ? ok(await withDelivery(deps, order.value)) : order;
}

/**
 * Finds an order by our externalId, which Printful keeps one of per store (facts/printful.md 9).
 * Calls as {@link getOrder}; none for an id that cannot be one of Printful's.
 * @returns null when there is none
 */
export async function findOrder(
	deps: PrintfulDeps,
	externalId: string,
): Promise<Result<ProviderOrder | null>> {
	if (!isPossibleExternalId(externalId)) return ok(null);
	const order = await getOrder(deps, `@${externalId}`);
	if (order.ok) return order;
	return order.failure.category === 'not_found' ? ok(null) : order;
}
