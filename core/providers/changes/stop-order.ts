import { failure, type Failure } from '../../domain/failure';
import { serviceLabel } from '../../domain/provider';
import type { ProviderOrder } from '../../domain/provider-order';
import type { PrintProvider } from '../types';
import { afterFailure, isSent, type Attempt } from './attempt';

type Stopping = Pick<PrintProvider, 'getOrder' | 'cancelOrder' | 'capabilities'>;

/**
 * Stops an order where that is still possible. Looks first: one that is stopped already is not
 * stopped again, and one that was sent is left alone. Two calls; one where nothing is to be done;
 * one more where nobody knows whether it worked.
 * @param wasTried whether an earlier try may have deleted it, so that an order that is gone is one
 *   that was stopped; without one it may be at another shop than the credential names
 */
export async function stopOrder(
	provider: Stopping,
	providerOrderId: string,
	wasTried: boolean,
): Promise<Attempt> {
	const before = await provider.getOrder(providerOrderId);
	if (!before.ok) {
		const { failure } = before;
		if (failure.category !== 'not_found') return { kind: 'again', failure };
		return wasTried ? { kind: 'done', wasSo: true } : { kind: 'late', why: 'gone', failure };
	}
	const order = before.value;
	if (order.status === 'cancelled') return { kind: 'done', order, wasSo: true };
	if (isSent(order)) return { kind: 'late', why: 'sent', order };
	if (!provider.capabilities.actions.includes('cancelOrder')) {
		return { kind: 'late', why: 'not_offered', order };
	}
	const stopped = await provider.cancelOrder(providerOrderId);
	if (stopped.ok && stopped.value.status === 'cancelled') {
		return { kind: 'done', order: stopped.value, wasSo: false };
	}
	if (!stopped.ok && stopped.failure.category !== 'unclear') {
		return afterFailure(stopped.failure, order);
	}
	// Taken, but not stopped yet, or nobody knows: the order itself tells.
	const after = await provider.getOrder(providerOrderId);
	if (after.ok && after.value.status === 'cancelled') {
		return { kind: 'done', order: after.value, wasSo: false };
	}
	if (!after.ok && after.failure.category === 'not_found') return { kind: 'done', wasSo: false };
	return { kind: 'again', failure: stopped.ok ? notYet(order) : stopped.failure, order };
}

function notYet({ provider }: ProviderOrder): Failure {
	const label = serviceLabel(provider);
	return failure({
		category: 'unclear',
		provider,
		operation: 'cancelOrder',
		message: `${label} took the cancellation and has not stopped the order yet.`,
		hint: `It is looked at again by itself. Look at ${label} if this stays so.`,
	});
}
