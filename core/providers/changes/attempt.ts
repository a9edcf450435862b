import type { Attempt } from '../../domain/changes/outcome';
import type { Failure } from '../../domain/failure';
import type { ProviderOrder } from '../../domain/provider-order';
import type { OrderStatus } from '../../domain/status';

export type { Attempt };

/** The parcel is on its way. */
const SENT: readonly OrderStatus[] = ['shipped', 'delivered', 'returned'];

/** Whether an order has left the printer. */
export function isSent({ status }: ProviderOrder): boolean {
	return SENT.includes(status);
}

/** What a failed call means: too late, or to be tried again. */
export function afterFailure(failure: Failure, order: ProviderOrder): Attempt {
	const isOver =
		!failure.retryable &&
		['conflict', 'capability', 'validation', 'policy'].includes(failure.category);
	return isOver
		? { kind: 'late', why: 'refused', order, failure }
		: { kind: 'again', failure, order };
}
