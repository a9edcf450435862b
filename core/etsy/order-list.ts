import type { Order } from '../domain/order';
import { ok, type Result } from '../domain/result';
import { withoutOurParcels } from '../domain/tracking/our-parcels';
import type { EtsyApi, ReceiptQuery } from './client';
import { listReceipts, type ReceiptList } from './receipt-pages';
import type { ReadReceipt } from './read-receipt';
import { toOrder } from './to-order';

/** Which orders a user asks for, in the words of the editor. */
export const ORDER_STATES = [
	'any',
	'cancelled',
	'delivered',
	'in_transit',
	'not_cancelled',
	'open',
	'shipped',
	'unpaid',
] as const;
/** One of {@link ORDER_STATES}. */
export type OrderStateFilter = (typeof ORDER_STATES)[number];

/**
 * Etsy's filters for each state. A filter that is false returns only the negatives and one that
 * is left out returns both; without `was_canceled` cancelled orders come along (facts/etsy.md 9).
 * So every state but `any`, which says so, and `cancelled` names it.
 */
const STATE_FILTERS: Readonly<Record<OrderStateFilter, ReceiptQuery>> = {
	any: {},
	cancelled: { was_canceled: true },
	delivered: { was_delivered: true, was_canceled: false },
	in_transit: { was_shipped: true, was_delivered: false, was_canceled: false },
	not_cancelled: { was_canceled: false },
	open: { was_paid: true, was_shipped: false, was_canceled: false },
	shipped: { was_shipped: true, was_canceled: false },
	unpaid: { was_paid: false, was_canceled: false },
};

/** Times in epoch seconds, as Etsy wants them; each bound includes its own second. */
export interface TimeFilters {
	min_created?: number;
	max_created?: number;
	min_last_modified?: number;
	max_last_modified?: number;
}

/** What to list. */
export interface OrderList {
	shopId: string;
	state: OrderStateFilter;
	times: TimeFilters;
	direction: 'asc' | 'desc';
	/** At most so many; cancelled orders that come on top do not count. Default: all. */
	limit?: number;
	/** On top of the orders above, those cancelled (or changed while cancelled) since then. */
	cancelledSince?: number;
	/**
	 * On top of these, orders that Etsy may take for sent because it was told of our parcels, while
	 * a part of them is still to be made: their numbers with {@link plainTracking} of the parcels.
	 */
	sentInPart?: ReadonlyMap<string, ReadonlySet<string>>;
}

function createdAt(entry: ReadReceipt): string | undefined {
	return 'order' in entry ? entry.order.createdAt : undefined;
}

function keyOf(entry: ReadReceipt, index: number): string {
	const id = 'order' in entry ? entry.order.receiptId : entry.receiptId;
	return id ?? `without number ${index}`;
}

/** By creation, then by number, so that the order is the same each time; unreadable ones last. */
function byCreation(direction: 'asc' | 'desc') {
	const sign = direction === 'asc' ? 1 : -1;
	return (a: ReadReceipt, b: ReadReceipt): number => {
		const [left, right] = [createdAt(a), createdAt(b)];
		if (left === undefined || right === undefined) {
			return Number(left === undefined) - Number(right === undefined);
		}
		if (left !== right) return left < right ? -sign : sign;
		return sign * keyOf(a, 0).localeCompare(keyOf(b, 0), 'en', { numeric: true });
	};
}

/**
 * Lists orders as a user asks for them, each once. An order that was open when it was first seen
 * and cancelled a moment later stands as cancelled: the later reading counts.
 *
 * Number of calls: see {@link listReceipts}; the cancelled ones are a list of their own, and those
 * sent in part cost one each.
 */
export async function listOrders(
	api: Pick<EtsyApi, 'getShopReceipts' | 'getShopReceipt'>,
	list: OrderList,
): Promise<Result<ReadReceipt[]>> {
	const { shopId, direction } = list;
	const asked: ReceiptList = {
		shopId,
		direction,
		limit: list.limit,
		filter: { ...STATE_FILTERS[list.state], ...list.times },
	};
	const main = await listReceipts(api, asked);
	if (!main.ok) return main;
	const cancelled = await listCancelled(api, list);
	if (!cancelled.ok) return cancelled;
	const listed = [...main.value, ...cancelled.value];
	const inPart = await readSentInPart(api, list, new Set(listed.map(keyOf)));
	if (list.cancelledSince === undefined && inPart.length === 0) return main;
	const entries = [...listed, ...inPart];
	const latest = new Map(entries.map((entry, index) => [keyOf(entry, index), entry]));
	return ok([...latest.values()].sort(byCreation(direction)));
}

async function listCancelled(
	api: Pick<EtsyApi, 'getShopReceipts'>,
	{ shopId, direction, cancelledSince }: OrderList,
): Promise<Result<ReadReceipt[]>> {
	if (cancelledSince === undefined) return ok([]);
	return await listReceipts(api, {
		shopId,
		direction,
		filter: { ...STATE_FILTERS.cancelled, min_last_modified: cancelledSince },
	});
}

/**
 * One call for each that the lists do not hold. An order that Etsy does not know is left out; one
 * that cannot be read is an entry of its own, so that it does not cost the others.
 */
async function readSentInPart(
	api: Pick<EtsyApi, 'getShopReceipt'>,
	{ shopId, sentInPart = new Map<string, ReadonlySet<string>>() }: OrderList,
	listed: ReadonlySet<string>,
): Promise<ReadReceipt[]> {
	const entries: ReadReceipt[] = [];
	for (const [receiptId, ours] of sentInPart) {
		if (listed.has(receiptId)) continue;
		const receipt = await api.getShopReceipt(shopId, receiptId);
		if (receipt.ok) {
			entries.push({ order: withoutOurParcels(toOrder(receipt.value, shopId), ours) });
		} else if (receipt.failure.category !== 'not_found') {
			entries.push({ failure: receipt.failure, receiptId, shopId });
		}
	}
	return entries;
}

/** The order of an entry, where it could be read. */
export function orderOf(entry: ReadReceipt): Order | undefined {
	return 'order' in entry ? entry.order : undefined;
}
