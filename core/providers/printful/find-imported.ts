import type { ProviderOrder } from '../../domain/provider-order';
import { ok, type Result } from '../../domain/result';
import type { PrintfulDeps } from './deps';
import { isPossibleExternalId } from './external-id';
import { toProviderOrder } from './from-printful';
import { readOrder } from './get-order';
import type { PrintfulOrder } from './schemas';

/**
 * Finds the order that a store's own connection to Etsy made. That it has Etsy's number as its
 * `external_id` is assumed (sandbox/README.md); the lines are compared before anything is printed.
 * One call.
 * @returns at most one, because Printful keeps one order of a name per store
 */
export async function findImportedOrders(
	deps: PrintfulDeps,
	receiptId: string,
): Promise<Result<ProviderOrder[]>> {
	if (!isPossibleExternalId(receiptId)) return ok([]);
	const order = await readOrder(deps, `@${receiptId}`, withUnlinkedLines);
	if (order.ok) return ok([order.value]);
	return order.failure.category === 'not_found' ? ok([]) : order;
}

/**
 * An imported order with the lines of which Printful does not know what to print: nobody makes them
 * before they are linked, so they must not be overlooked.
 */
function withUnlinkedLines(answer: PrintfulOrder): ProviderOrder {
	const order = toProviderOrder(answer);
	const unlinked = answer.data.incomplete_items.map(({ quantity = 1 }) => ({
		quantity,
		rawStatus: 'incomplete',
		status: 'action_required' as const,
	}));
	return { ...order, lines: [...order.lines, ...unlinked] };
}
