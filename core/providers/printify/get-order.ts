import type { ProviderOrder } from '../../domain/provider-order';
import { ok, type Result } from '../../domain/result';
import { shopPath, type PrintifyDeps } from './deps';
import { toProviderOrder } from './from-printify';
import { orderSchema } from './schemas';

/** Reads one order by Printify's id. One call. */
export async function getOrder(
	deps: PrintifyDeps,
	providerOrderId: string,
): Promise<Result<ProviderOrder>> {
	const answer = await deps.client.call({
		operation: 'getOrderDetailsById',
		effect: 'read',
		method: 'GET',
		path: shopPath(deps, 'orders', providerOrderId),
		schema: orderSchema,
	});
	return answer.ok ? ok(toProviderOrder(answer.value)) : answer;
}
