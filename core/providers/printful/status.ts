import { mapStatus, type OrderStatus, type ProviderStatus } from '../../domain/status';

/**
 * Printful's words (facts/printful.md 11, facts/pod-normalised-model.md 6). A failed order is not
 * lost: it can be corrected and submitted again, so it waits for the seller. `archived` says only
 * that it is hidden: what became of it is told by its parcels.
 */
export const PRINTFUL_STATUSES: Readonly<Record<string, OrderStatus>> = {
	draft: 'draft',
	inreview: 'received',
	pending: 'accepted',
	failed: 'action_required',
	canceled: 'cancelled',
	inprocess: 'in_production',
	onhold: 'on_hold',
	partial: 'partially_shipped',
	fulfilled: 'shipped',
};

/** Printful's words for why it could not charge. */
const ABOUT_MONEY = /charg|payment|billing|credit card|wallet|funds|balance/i;

/**
 * Turns one of Printful's words into ours.
 * @param reason why it failed, in Printful's words, where it tells
 */
export function printfulStatus(
	raw: string | undefined,
	reason: string | undefined = undefined,
): ProviderStatus {
	const { status, rawStatus } = mapStatus(PRINTFUL_STATUSES, raw);
	const isMoney = status === 'action_required' && ABOUT_MONEY.test(reason ?? '');
	return { status: isMoney ? 'payment_required' : status, rawStatus };
}
