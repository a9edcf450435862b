import type { Address } from '../../domain/address';
import type { PrintProvider } from '../types';
import { afterFailure, isSent, type Attempt } from './attempt';

type Moving = Pick<PrintProvider, 'getOrder' | 'updateAddress' | 'capabilities'>;

/**
 * Changes where an order goes, where that is still possible. Looks first; the same address sent
 * twice does no harm, so an unclear try is simply made again by a later run. Two calls, some
 * printers need one more; one where nothing is to be done.
 */
export async function moveOrder(
	provider: Moving,
	providerOrderId: string,
	address: Address,
): Promise<Attempt> {
	const before = await provider.getOrder(providerOrderId);
	if (!before.ok) {
		const { failure } = before;
		return failure.category === 'not_found'
			? { kind: 'late', why: 'gone', failure }
			: { kind: 'again', failure };
	}
	const order = before.value;
	if (isSent(order)) return { kind: 'late', why: 'sent', order };
	if (order.status === 'cancelled') return { kind: 'done', order, wasSo: true };
	if (!provider.capabilities.actions.includes('updateAddress')) {
		return { kind: 'late', why: 'not_offered', order };
	}
	const moved = await provider.updateAddress(providerOrderId, address);
	return moved.ok
		? { kind: 'done', order: moved.value, wasSo: false }
		: afterFailure(moved.failure, order);
}
