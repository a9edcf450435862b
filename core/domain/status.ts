import { entryOf } from './entry-of';

/** Where a provider order stands. States can move back: no one-way machine. */
export const ORDER_STATUSES = [
	'draft',
	'received',
	'action_required',
	'payment_required',
	'on_hold',
	'accepted',
	'in_production',
	'partially_shipped',
	'shipped',
	'delivered',
	'returned',
	'cancelled',
	'failed',
	'unknown',
] as const;

/** One of {@link ORDER_STATUSES}. */
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** A status with the provider's own word for it, which is kept even when we do not know it. */
export interface ProviderStatus {
	status: OrderStatus;
	rawStatus: string;
}

/**
 * Turns a provider's word into ours.
 * @param table the provider's words in lower case; how each provider spells them is in its folder
 * @param raw what the provider sent; blanks around it and case do not count
 * @returns `unknown` for a word that is not in the table; never throws
 */
export function mapStatus(
	table: Readonly<Record<string, OrderStatus>>,
	raw: string | null | undefined,
): ProviderStatus {
	const rawStatus = (raw ?? '').trim();
	return { status: entryOf(table, rawStatus.toLowerCase()) ?? 'unknown', rawStatus };
}
