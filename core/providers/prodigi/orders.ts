import { failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { FieldValue } from '../../transport/http';
import { collect, pagesByOffset } from '../../transport/paging';
import type { ProdigiDeps } from './deps';
import { toProviderOrder } from './from-prodigi';
import { API } from './profile';
import { orderAnswerSchema, orderPageSchema, type ProdigiOrder } from './schemas';

/** Prodigi's largest page (facts/prodigi.md 3). */
const PAGE_SIZE = 100;

/** An order can be on its way for so long; older ones do not change any more. */
const LOOK_BACK_MS = 60 * 86_400_000;

/** The path of one order. */
export function orderPath(orderId: string): string {
	return `${API}/orders/${encodeURIComponent(orderId)}`;
}

/** Reads one order. One call. */
export async function getOrder(
	{ client, isTest }: ProdigiDeps,
	orderId: string,
): Promise<Result<ProviderOrder>> {
	const answer = await client.call({
		operation: 'getOrder',
		effect: 'read',
		method: 'GET',
		path: orderPath(orderId),
		schema: orderAnswerSchema,
	});
	return answer.ok ? ok(toProviderOrder(answer.value.order, isTest)) : answer;
}

async function listOrders(
	{ client, isTest }: ProdigiDeps,
	query: Record<string, FieldValue>,
	limit?: number,
): Promise<Result<ProviderOrder[]>> {
	const read = await collect(
		pagesByOffset<ProdigiOrder>({
			service: 'prodigi',
			operation: 'listOrders',
			pageSize: PAGE_SIZE,
			limit,
			fetch: async (skip, top) => {
				const page = await client.call({
					operation: 'listOrders',
					effect: 'read',
					method: 'GET',
					path: `${API}/orders`,
					query: { ...query, top, skip },
					schema: orderPageSchema,
				});
				if (!page.ok) return page;
				const { orders, hasMore } = page.value;
				// Without a count, "more" is told by a total beyond what has been read.
				const total = hasMore === true ? skip + top + 1 : skip + orders.length;
				return ok({ items: orders, total });
			},
		}),
	);
	if (!read.ok) return read;
	// An order made while we read pushes another onto the next page, where it comes again.
	const byId = new Map(read.value.map((order) => [order.data.id, order]));
	return ok([...byId.values()].map((order) => toProviderOrder(order, isTest)));
}

/** Finds an order by our externalId, which is its reference. One call. */
export async function findOrder(
	deps: ProdigiDeps,
	externalId: string,
): Promise<Result<ProviderOrder | null>> {
	const orders = await listOrders(deps, { merchantReferences: externalId }, PAGE_SIZE);
	if (!orders.ok) return orders;
	return ok(orders.value.find((order) => order.externalId === externalId) ?? null);
}

/**
 * Orders that may have changed: Prodigi filters by the time of creation only, so those of the last
 * two months are read and those that did not change since are left out. One call a hundred.
 */
export async function ordersChangedSince(
	deps: ProdigiDeps,
	since: string,
	limit?: number,
): Promise<Result<ProviderOrder[]>> {
	const from = Date.parse(since);
	if (Number.isNaN(from)) return fail(notATime());
	const createdFrom = new Date(from - LOOK_BACK_MS).toISOString();
	const orders = await listOrders(deps, { createdFrom });
	if (!orders.ok) return orders;
	const changed = orders.value
		.filter(({ updatedAt }) => updatedAt === undefined || Date.parse(updatedAt) >= from)
		.sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''));
	return ok(changed.slice(0, limit));
}

function notATime() {
	return failure({
		category: 'validation',
		provider: 'prodigi',
		operation: 'listOrders',
		message: "The value of 'Changed Since' is not a time.",
		hint: 'Enter a date and time such as 2026-11-23T08:00:00Z.',
		fields: ['since'],
	});
}
