import { entryOf } from '../../domain/entry-of';
import { mapStatus, type OrderStatus, type ProviderStatus } from '../../domain/status';

/**
 * Gooten's words, without blanks and hyphens, because their spelling is not certain (facts/gooten.md
 * 9, facts/pod-normalised-model.md 6).
 */
export const GOOTEN_STATUSES: Readonly<Record<string, OrderStatus>> = {
	new: 'received',
	readyforimagedl: 'received',
	pending: 'received',
	readyforaccounting: 'received',
	test: 'received',
	needscustomization: 'action_required',
	needspersonalization: 'action_required',
	needsmanualapproval: 'action_required',
	imageissue: 'action_required',
	holdbyciimageissue: 'action_required',
	addressissue: 'action_required',
	paymentissue: 'payment_required',
	accountingissue: 'payment_required',
	paymentprocessing: 'payment_required',
	prepayment: 'payment_required',
	hold: 'on_hold',
	vendorapiissue: 'on_hold',
	readyforprint: 'accepted',
	senttoprinter: 'accepted',
	inproduction: 'in_production',
	manuallyinproduction: 'in_production',
	printing: 'in_production',
	printed: 'in_production',
	shipped: 'shipped',
	outfordelivery: 'shipped',
	delivered: 'delivered',
	cancelled: 'cancelled',
	canceled: 'cancelled',
	cancelledrefunded: 'cancelled',
	billedrefunded: 'cancelled',
};

/** A word of Gooten's as {@link GOOTEN_STATUSES} has it. */
export function statusKey(raw: string | undefined): string {
	return (raw ?? '').replace(/[\s_-]+/g, '').toLowerCase();
}

/** Turns the word for an item into ours. */
export function gootenStatus(raw: string | undefined): ProviderStatus {
	const { status } = mapStatus(GOOTEN_STATUSES, statusKey(raw));
	return { status, rawStatus: (raw ?? '').trim() };
}

/** Why an item waits, where its word says so. */
const REASONS: Readonly<Record<string, string>> = {
	imageissue:
		'A picture cannot be printed: its proportions may be more than 1 % off the print area.',
	holdbyciimageissue: 'A picture is held by Gooten’s check of pictures.',
	addressissue: 'The address cannot be delivered to. Gooten cancels the order after 45 days.',
	needscustomization: 'The item still needs its personalization.',
	needspersonalization: 'The item still needs its personalization.',
	needsmanualapproval: 'The order waits to be approved in the Gooten admin.',
	paymentissue: 'The Gooten account has no payment method, or it was refused.',
	accountingissue: 'Gooten could not charge the account.',
	vendorapiissue: 'The print shop did not take the item yet.',
};

/** Why these items wait, each reason once; undefined where none is known. */
export function reasonOf(raw: ReadonlyArray<string | undefined>): string | undefined {
	const reasons = raw.flatMap((word) => entryOf(REASONS, statusKey(word)) ?? []);
	return reasons.length > 0 ? [...new Set(reasons)].join(' ') : undefined;
}
