import { failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { FieldValue } from '../../transport/http';
import type { GootenDeps } from './deps';
import { toCosts, toProviderOrder } from './from-gooten';
import { readPages } from './pages';
import { SOURCE } from './profile';
import { costsSchema, orderSchema, searchSchema, type GootenOrder } from './schemas';

/** The most that a search gives at once. */
const PAGE_SIZE = 100;

const DAY_MS = 86_400_000;

/** An order can be on its way for so long; older ones do not change any more. */
const LOOK_BACK_MS = 60 * DAY_MS;

/** Reads one order as Gooten has it. One call. */
export async function readOrder(
	{ client }: GootenDeps,
	orderId: string,
): Promise<Result<GootenOrder>> {
	return await client.call({
		operation: 'getOrder',
		effect: 'read',
		method: 'GET',
		path: `${SOURCE}/orders/`,
		query: { id: orderId },
		schema: orderSchema,
	});
}

/**
 * Reads one order and what it costs. Two calls. Where the bill cannot be read the order is told
 * without costs: they must not hide where it stands.
 */
export async function getOrder(deps: GootenDeps, orderId: string): Promise<Result<ProviderOrder>> {
	const order = await readOrder(deps, orderId);
	if (!order.ok) return order;
	const { GootenId, Id } = order.value.data;
	const bill = await deps.client.call({
		operation: 'getOrderBilling',
		effect: 'read',
		method: 'GET',
		path: `${SOURCE}/orderbilling`,
		query: { orderid: GootenId ?? Id },
		schema: costsSchema,
	});
	return ok(toProviderOrder(order.value, bill.ok ? toCosts(bill.value) : {}));
}

async function search(
	{ client }: GootenDeps,
	filter: Record<string, FieldValue>,
	isEnough?: (orders: readonly GootenOrder[]) => boolean,
): Promise<Result<GootenOrder[]>> {
	return await readPages<GootenOrder>({
		pageSize: PAGE_SIZE,
		idOf: ({ data }) => data.Id,
		isEnough,
		fetch: async (page) => {
			const answer = await client.call({
				operation: 'searchOrders',
				effect: 'read',
				method: 'GET',
				path: `${SOURCE}/ordersearch`,
				query: { ...filter, page, pageSize: PAGE_SIZE },
				schema: searchSchema,
			});
			if (!answer.ok) return answer;
			const { Orders, Page, TotalPages } = answer.value;
			return ok({ items: Orders, page: Page, totalPages: TotalPages });
		},
	});
}

/** The day before, as a search wants it: Gooten's days may begin at another hour. */
function dayBefore(time: number): string {
	return new Date(time - DAY_MS).toISOString().slice(0, 10);
}

/**
 * Finds an order by our externalId. Whether Gooten's free search looks into it is not documented,
 * so the orders of the time in question are read where it finds nothing. One call, and where need
 * be one a hundred orders.
 * @param since ISO 8601; 60 days back where it is absent
 */
export async function findOrder(
	deps: GootenDeps,
	externalId: string,
	since?: string,
): Promise<Result<ProviderOrder | null>> {
	const isIt = ({ data }: GootenOrder) => (data.SourceId ?? data.SouceId) === externalId;
	const isFound = (orders: readonly GootenOrder[]) => orders.some(isIt);
	const named = await search(deps, { genericValues: externalId }, isFound);
	if (!named.ok) return named;
	const direct = theOne(named.value.filter(isIt));
	if (direct) return ok(direct);
	const from = since === undefined ? deps.now() - LOOK_BACK_MS : Date.parse(since);
	if (Number.isNaN(from)) return fail(notATime());
	const read = await search(deps, { startDate: dayBefore(from) }, isFound);
	return read.ok ? ok(theOne(read.value.filter(isIt)) ?? null) : read;
}

/** An order that lives goes before one that was stopped. */
function theOne(orders: readonly GootenOrder[]): ProviderOrder | undefined {
	const all = orders.map((order) => toProviderOrder(order));
	return all.find(({ status }) => status !== 'cancelled') ?? all[0];
}

/**
 * Orders that may have changed. Gooten tells neither when an order was made nor when it changed
 * (facts/gooten.md 10), so it is all of the last 60 days, without costs, in the order in which
 * Gooten gives them. One call a hundred.
 */
export async function ordersChangedSince(
	deps: GootenDeps,
	since: string,
	limit?: number,
): Promise<Result<ProviderOrder[]>> {
	const from = Date.parse(since);
	if (Number.isNaN(from)) return fail(notATime());
	const isEnough = (orders: readonly GootenOrder[]) =>
		limit !== undefined && orders.length >= limit;
	const read = await search(deps, { startDate: dayBefore(from - LOOK_BACK_MS) }, isEnough);
	return read.ok ? ok(read.value.slice(0, limit).map((order) => toProviderOrder(order))) : read;
}

function notATime() {
	return failure({
		category: 'validation',
		provider: 'gooten',
		operation: 'searchOrders',
		message: "The value of 'Changed Since' is not a time.",
		hint: 'Enter a date and time such as 2026-11-23T08:00:00Z.',
		fields: ['since'],
	});
}
