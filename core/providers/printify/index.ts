import type { ApiClient } from '../../transport/api-client';
import { ok } from '../../domain/result';
import type { PrintProvider } from '../types';
import { printifyCapabilities } from './capabilities';
import { createOrder } from './create-order';
import { OrderScan } from './find-order';
import { toProviderOrder } from './from-printify';
import { orderSchema } from './schemas';

/** What the adapter works with. */
export interface PrintifyDeps {
	client: ApiClient;
	/** Printify's numeric shop id, as a text. */
	shopId: string;
	/** Milliseconds since 1970. */
	now(): number;
}

/**
 * Printify behind the interface that all providers share. Make one per node execution: look-ups
 * in it share one reading of the order list.
 */
export function createPrintifyProvider({ client, shopId, now }: PrintifyDeps): PrintProvider {
	const scan = new OrderScan(client, shopId, now);
	return {
		name: 'printify',
		capabilities: printifyCapabilities,
		createOrder: async (request, earlier) =>
			await createOrder({ client, shopId, now, scan }, request, earlier),
		getOrder: async (providerOrderId) => {
			const shop = encodeURIComponent(shopId);
			const answer = await client.call({
				operation: 'getOrderDetailsById',
				effect: 'read',
				method: 'GET',
				path: `/v1/shops/${shop}/orders/${encodeURIComponent(providerOrderId)}.json`,
				schema: orderSchema,
			});
			return answer.ok ? ok(toProviderOrder(answer.value)) : answer;
		},
		findOrder: async (externalId, since) => {
			const from = since === undefined ? Number.NaN : Date.parse(since);
			const there = await scan.find({
				externalId,
				since: Number.isNaN(from) ? undefined : from,
				mustReadAnew: true,
			});
			if (!there.ok) return there;
			return ok(there.value === null ? null : toProviderOrder(there.value));
		},
	};
}
