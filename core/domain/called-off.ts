import type { Order } from './order';

/**
 * Whether nothing is to be made of an order any more, because it was cancelled or all of it was
 * paid back.
 */
export function isCalledOff({ state }: Pick<Order, 'state'>): boolean {
	return state === 'cancelled' || state === 'refunded';
}
