import { failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import { pagesByOffset } from '../../transport/paging';
import { toIsoTime } from '../shared/fields';
import type { PrintfulDeps } from './deps';
import { toProviderOrder } from './from-printful';
import { orderPageSchema, type PrintfulOrder } from './schemas';
import { withDelivery } from './shipments';

/** Printful's largest page (facts/printful.md 4). */
const PAGE_SIZE = 100;
const DAY = 86_400_000;
/** An order is made, sent and delivered within this time; an older one is not looked at again. */
const LIFETIME = 60 * DAY;
/** Orders of which the parcels are read at the same time. */
const AT_ONCE = 5;

/**
 * Lists the orders that changed since then, the latest change first. One call for a hundred orders
 * made in the 60 days before that, newest first; and one for each changed order of which something
 * was sent, for what has arrived. Printful tells when an order changed last; whether an arrival
 * counts as a change is not documented, so news of deliveries should come by webhook too.
 * @param since ISO 8601
 * @param limit at most so many, those that changed last
 */
export async function ordersChangedSince(
	deps: PrintfulDeps,
	since: string,
	limit?: number,
): Promise<Result<ProviderOrder[]>> {
	// Printful's times have whole seconds: what changed in the same second must not be missed.
	const from = Math.floor(Date.parse(since) / 1000) * 1000;
	if (Number.isNaN(from)) return fail(notATime());
	const changed = new Map<string, ProviderOrder>();
	for await (const page of orderPages(deps)) {
		if (!page.ok) return page;
		for (const order of page.value) {
			// The list moves on while it is read, so an order may come twice.
			if (changeOf(order) >= from) changed.set(order.data.id, toProviderOrder(order));
		}
		if (newestOf(page.value) < from - LIFETIME) break;
	}
	const latest = [...changed.values()]
		.sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''))
		.slice(0, limit);
	return ok(await withDeliveries(deps, latest));
}

function orderPages({ client }: PrintfulDeps) {
	return pagesByOffset<PrintfulOrder>({
		service: 'printful',
		operation: 'getOrders',
		pageSize: PAGE_SIZE,
		fetch: async (offset, limit) =>
			await client.call({
				operation: 'getOrders',
				effect: 'read',
				method: 'GET',
				path: '/orders',
				query: { offset, limit },
				schema: orderPageSchema,
			}),
	});
}

/** When an order changed last; unknown counts as now, so that nothing is missed. */
function changeOf({ data }: PrintfulOrder): number {
	return timeOf(data.updated ?? data.created);
}

/** When the newest order of a page was made; unknown counts as now, so that reading goes on. */
function newestOf(orders: readonly PrintfulOrder[]): number {
	return Math.max(...orders.map(({ data }) => timeOf(data.created)));
}

function timeOf(value: string | undefined): number {
	const time = Date.parse(toIsoTime(value) ?? '');
	return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

async function withDeliveries(
	deps: PrintfulDeps,
	orders: readonly ProviderOrder[],
): Promise<ProviderOrder[]> {
	const whole: ProviderOrder[] = [];
	for (let start = 0; start < orders.length; start += AT_ONCE) {
		const batch = orders.slice(start, start + AT_ONCE);
		whole.push(...(await Promise.all(batch.map(async (one) => await withDelivery(deps, one)))));
	}
	return whole;
}

function notATime() {
	return failure({
		category: 'validation',
		provider: 'printful',
		operation: 'getOrders',
		message: "The value of 'Changed Since' is not a time",
		hint: 'Enter a date and time such as 2026-11-23T08:00:00Z',
		fields: ['since'],
	});
}
