import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Order } from '../../../core/domain/order';
import type { Result } from '../../../core/domain/result';
import { listOrders, orderOf } from '../../../core/etsy/order-list';
import { failureToError } from '../../shared/failure-to-error';
import { openEtsy } from '../../shared/etsy/session';
import { resolveShopId } from '../../shared/etsy/shop-id';

/** One page: more would make the list slow to open. */
const NEWEST = 100;

/** Names the order without naming the buyer. */
function label(order: Order): string {
	const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
	return `${order.receiptId} (${order.createdAt.slice(0, 10)}, ${pieces} ${pieces === 1 ? 'piece' : 'pieces'})`;
}

function orThrow<T>(context: ILoadOptionsFunctions, result: Result<T>): T {
	if (result.ok) return result.value;
	throw failureToError(context.getNode(), result.failure, 0);
}

/**
 * The newest open orders for the list of the parameter Order. Costs two calls.
 * @param filter what the user typed; matched against the number and the titles of the lines
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchOpenOrders(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const etsy = orThrow(this, await openEtsy(this, 0));
	const shopId = orThrow(this, await resolveShopId(this, etsy.api, ''));
	const entries = orThrow(
		this,
		await listOrders(etsy.api, {
			shopId,
			state: 'open',
			times: {},
			direction: 'desc',
			limit: NEWEST,
		}),
	);
	const wanted = (filter ?? '').trim().toLowerCase();
	const orders = entries.map(orderOf).filter((order) => order !== undefined);
	const matching = orders.filter((order) =>
		[order.receiptId, ...order.lines.map((line) => line.title)].some((text) =>
			text.toLowerCase().includes(wanted),
		),
	);
	return {
		results: matching.map((order) => ({
			name: label(order),
			value: order.receiptId,
			url: `https://www.etsy.com/your/orders/sold?order_id=${order.receiptId}`,
		})),
	};
}
