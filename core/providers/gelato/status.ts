import { mapStatus, type OrderStatus, type ProviderStatus } from '../../domain/status';

/** Gelato's words (facts/gelato.md 8, facts/pod-normalised-model.md 6). */
export const GELATO_STATUSES: Readonly<Record<string, OrderStatus>> = {
	draft: 'draft',
	created: 'received',
	uploading: 'received',
	digitizing: 'received',
	pending_approval: 'action_required',
	pending_personalization: 'action_required',
	not_connected: 'action_required',
	on_hold: 'action_required',
	passed: 'accepted',
	in_production: 'in_production',
	printed: 'in_production',
	shipped: 'shipped',
	in_transit: 'shipped',
	delivered: 'delivered',
	returned: 'returned',
	canceled: 'cancelled',
	failed: 'failed',
};

/** Turns one of Gelato's words into ours. */
export function gelatoStatus(raw: string | undefined): ProviderStatus {
	return mapStatus(GELATO_STATUSES, raw);
}
