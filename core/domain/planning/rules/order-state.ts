import type { IgnoreRule } from './rule';

/** Not paid, cancelled, refunded as a whole, or shipped already: nothing of it is ordered. */
export const orderState: IgnoreRule = (_line, order) => {
	switch (order.state) {
		case 'cancelled':
			return 'cancelled';
		case 'refunded':
			return 'refunded';
		case 'shipped':
			return 'already_shipped';
		case 'unpaid':
			return 'not_paid';
		case 'open':
			return null;
	}
};
