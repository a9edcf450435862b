import type { OrderStatus, ProviderStatus } from '../../domain/status';
import { mapStatus } from '../../domain/status';

/**
 * Printify's words for the state of an order (facts/printify.md 10), in our words
 * (facts/pod-normalised-model.md 6). Two of them are written with underscores.
 */
export const PRINTIFY_STATUSES: Readonly<Record<string, OrderStatus>> = {
	pending: 'received',
	'cost-calculation': 'received',
	'on-hold': 'received',
	'payment-not-received': 'payment_required',
	'has-issues': 'action_required',
	'source-check-failed': 'action_required',
	'sending-to-production': 'accepted',
	sending_to_production_delegate: 'accepted',
	sending_to_production_delegate_sync: 'accepted',
	'in-production': 'in_production',
	'partially-fulfilled': 'partially_shipped',
	fulfilled: 'shipped',
	canceled: 'cancelled',
	unfulfillable: 'failed',
};

/** The state in which an order waits for the seller's approval in a shop with manual approval. */
const WAITS_FOR_APPROVAL = 'on-hold';

/** Turns Printify's word for an order or a line into ours; `unknown` for a word we do not know. */
export function printifyStatus(raw: string | undefined): ProviderStatus {
	return mapStatus(PRINTIFY_STATUSES, raw);
}

/** Whether Printify waits for the seller before it prints. */
export function awaitsApproval(rawStatus: string): boolean {
	return rawStatus.toLowerCase() === WAITS_FOR_APPROVAL;
}

/** The states that a new order goes through by itself, within minutes, until it waits. */
const BEING_CHECKED: ReadonlySet<string> = new Set(['pending', 'cost-calculation']);

/** Whether Printify is not done yet with taking an order in. */
export function isBeingChecked(rawStatus: string): boolean {
	return BEING_CHECKED.has(rawStatus.toLowerCase());
}
