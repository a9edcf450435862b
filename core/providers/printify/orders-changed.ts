import type { ProviderOrder } from '../../domain/provider-order';
import { ok, type Result } from '../../domain/result';
import { pagesByNumber } from '../../transport/paging';
import { toIsoTime } from '../shared/fields';
import { shopPath, type PrintifyDeps } from './deps';
import { isLastPage, PAGE_SIZE } from './find-order';
import { toProviderOrder } from './from-printify';
import { orderPageSchema, type PrintifyOrder } from './schemas';

const MINUTE = 60_000;
/** An order is made, sent and delivered within this time; an older one is not looked at again. */
const LIFETIME = 60 * 24 * 60 * MINUTE;
/** How far Printify's clock and ours may differ. */
const CLOCK_MARGIN = 10 * MINUTE;

/**
 * Lists the orders that may have changed since then, newest orders first.
 *
 * Printify can neither filter by change nor tell when an order changed, so all orders made since
 * 60 days before `since` are read, ten a call: a shop with ten orders a day costs about 60 calls a
 * poll, one with a hundred a day about 600, which is a minute of Printify's limit. Left out are
 * only orders that were sent, and whose every known time lies before `since`. Open and cancelled
 * ones tell no such time, so they come every time. Changes to orders older than that are not seen.
 * @param since ISO 8601; a text that is no time asks for all orders
 * @param limit at most so many, the newest; fewer pages are read then
 */
export async function ordersChangedSince(
	deps: PrintifyDeps,
	since: string,
	limit = Number.POSITIVE_INFINITY,
): Promise<Result<ProviderOrder[]>> {
	const asked = Date.parse(since);
	const from = Number.isNaN(asked) ? Number.NEGATIVE_INFINITY : asked - CLOCK_MARGIN;
	const found = new Map<string, ProviderOrder>();
	for await (const page of orderPages(deps)) {
		if (!page.ok) return page;
		for (const order of page.value) {
			// The list moves on while it is read, so an order may come twice.
			if (found.size < limit && mayHaveChanged(order, from)) {
				found.set(order.data.id, toProviderOrder(order));
			}
		}
		if (found.size >= limit || newestOf(page.value) < from - LIFETIME) break;
	}
	return ok([...found.values()]);
}

function orderPages(deps: PrintifyDeps) {
	return pagesByNumber<PrintifyOrder>({
		service: 'printify',
		operation: 'retrieveAListOfOrders',
		pageSize: PAGE_SIZE,
		fetch: async (page, limit) => {
			const answer = await deps.client.call({
				operation: 'retrieveAListOfOrders',
				effect: 'read',
				method: 'GET',
				path: shopPath(deps, 'orders'),
				query: { page, limit },
				schema: orderPageSchema,
			});
			if (!answer.ok) return answer;
			const lastPage = isLastPage(answer.value, page) ? page : page + 1;
			return ok({ items: answer.value.data, lastPage });
		},
	});
}

function timeOf(value: string | undefined): number {
	return Date.parse(toIsoTime(value) ?? '');
}

/** When the newest order of a page was made; unknown counts as now, so that reading goes on. */
function newestOf(orders: readonly PrintifyOrder[]): number {
	const times = orders.map(({ data }) => timeOf(data.created_at));
	return times.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...times);
}

function mayHaveChanged({ data }: PrintifyOrder, from: number): boolean {
	if (data.status !== 'fulfilled') return true;
	// Once all is sent, only the arrival of a parcel can follow, and that has a time.
	const sent = [data.fulfilled_at, ...data.line_items.map((line) => line.fulfilled_at)];
	const arrived = data.shipments.map((parcel) => parcel.delivered_at);
	const times = [...sent, ...arrived].filter((time) => time !== undefined).map(timeOf);
	return times.length === 0 || times.some((time) => Number.isNaN(time) || time >= from);
}
