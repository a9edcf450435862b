import type { ProviderOrder } from '../provider-order';
import type { OrderStatus } from '../status';
import type { FollowedRow } from './followed-row';

/** A parcel of the order is on its way. */
const OUT: readonly OrderStatus[] = ['partially_shipped', 'shipped', 'delivered'];

/**
 * When the first parcel went out. Many printers tell no time (Printify, Gelato, Gooten): then it is
 * when that was noticed. What the ledger says already is never emptied, and never moved on.
 * @param now epoch milliseconds, when the order was read
 * @returns ISO 8601; empty as long as nothing was sent
 */
export function sentAt(row: FollowedRow, order: ProviderOrder, now: number): string {
	const times = [row.shippedAt, ...order.shipments.map(({ shippedAt }) => shippedAt)];
	const [first = ''] = times.filter((time): time is string => Boolean(time)).sort();
	if (first !== '' || !OUT.includes(order.status)) return first;
	// A row of an older version: it was noticed when the ledger was told.
	const noticed = OUT.includes(row.status) ? row.statusAt || row.orderedAt : '';
	return noticed || new Date(now).toISOString();
}
