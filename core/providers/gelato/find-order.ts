import { failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import type { GelatoDeps } from './deps';
import { toProviderOrder } from './from-gelato';
import { mergeParts, partsOf, readPart } from './parts';
import { orderListSchema, type GelatoOrder } from './schemas';

/** Gelato's largest page of orders (facts/gelato.md 3). */
const PAGE_SIZE = 100;

/** An order can be on its way for so long; older ones do not change any more. */
const LOOK_BACK_MS = 60 * 86_400_000;

/** Orders that are read at the same time. */
const AT_ONCE = 5;

/** Without naming both, what a search leaves out is not documented (facts/gelato.md 7). */
const ORDER_TYPES = ['order', 'draft'];

/** Reads one order. One call; one more for each further part of an order that was split. */
export async function getOrder(deps: GelatoDeps, orderId: string): Promise<Result<ProviderOrder>> {
	const first = await readPart(deps, orderId);
	if (!first.ok) return first;
	const parts = await partsOf(deps, first.value);
	return parts.ok ? ok(mergeParts(first.value, parts.value.slice(1))) : parts;
}

async function search(
	{ client }: GelatoDeps,
	filter: Record<string, unknown>,
): Promise<Result<GelatoOrder[]>> {
	return await collect(
		pagesByOffset<GelatoOrder>({
			service: 'gelato',
			operation: 'searchOrders',
			pageSize: PAGE_SIZE,
			fetch: async (offset, limit) => {
				const page = await client.call({
					operation: 'searchOrders',
					effect: 'read',
					method: 'POST',
					path: '/v4/orders:search',
					body: { kind: 'json', value: { ...filter, orderTypes: ORDER_TYPES, limit, offset } },
					schema: orderListSchema,
				});
				return page.ok ? ok({ items: page.value.orders }) : page;
			},
		}),
	);
}

/**
 * Finds an order by our externalId. Gelato may split one order into several that share it. One
 * call where there is none; else one more for each part, because a search tells no lines.
 */
export async function findOrder(
	deps: GelatoDeps,
	externalId: string,
): Promise<Result<ProviderOrder | null>> {
	const found = await search(deps, { orderReferenceId: externalId });
	if (!found.ok) return found;
	const [first] = found.value
		.map(toProviderOrder)
		// An order that lives goes before one that was stopped; then the eldest.
		.filter((order) => order.externalId === externalId)
		.sort(
			(a, b) =>
				Number(a.status === 'cancelled') - Number(b.status === 'cancelled') ||
				(a.createdAt ?? '').localeCompare(b.createdAt ?? ''),
		);
	if (!first) return ok(null);
	const whole = await getOrder(deps, first.providerOrderId);
	// That it is there is what counts; a look-up must not end as "not there".
	return whole.ok ? whole : ok(first);
}

/**
 * Orders that may have changed: Gelato searches by the time of creation only, so those of the last
 * two months are searched and those that did not change since are left out. One call a hundred,
 * and one for each that changed: a search tells neither lines nor parcels.
 */
export async function ordersChangedSince(
	deps: GelatoDeps,
	since: string,
	limit?: number,
): Promise<Result<ProviderOrder[]>> {
	// Gelato's times have whole seconds: what changed in the same second must not be missed.
	const from = Math.floor(Date.parse(since) / 1000) * 1000;
	if (Number.isNaN(from)) return fail(notATime());
	const startDate = new Date(from - LOOK_BACK_MS).toISOString();
	const found = await search(deps, { startDate });
	if (!found.ok) return found;
	const changed = found.value
		.map(toProviderOrder)
		.filter(({ updatedAt }) => updatedAt === undefined || Date.parse(updatedAt) >= from)
		.sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''));
	return await readAll(deps, onceEach(changed).slice(0, limit));
}

/** Of an order that was split only the part that changed last. */
function onceEach(orders: readonly ProviderOrder[]): ProviderOrder[] {
	const seen = new Set<string>();
	return orders.filter(({ providerOrderId, connectedOrderIds = [] }) => {
		const isNew = !seen.has(providerOrderId);
		for (const id of [providerOrderId, ...connectedOrderIds]) seen.add(id);
		return isNew;
	});
}

async function readAll(
	deps: GelatoDeps,
	orders: readonly ProviderOrder[],
): Promise<Result<ProviderOrder[]>> {
	const whole: ProviderOrder[] = [];
	for (let start = 0; start < orders.length; start += AT_ONCE) {
		const batch = orders.slice(start, start + AT_ONCE);
		const read = await Promise.all(
			batch.map(async ({ providerOrderId }) => await getOrder(deps, providerOrderId)),
		);
		for (const order of read) {
			if (order.ok) whole.push(order.value);
			// A draft that was deleted in the meantime is gone.
			else if (order.failure.category !== 'not_found') return order;
		}
	}
	return ok(whole);
}

function notATime() {
	return failure({
		category: 'validation',
		provider: 'gelato',
		operation: 'searchOrders',
		message: "The value of 'Changed Since' is not a time.",
		hint: 'Enter a date and time such as 2026-11-23T08:00:00Z.',
		fields: ['since'],
	});
}
