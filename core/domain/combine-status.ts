import type { OrderStatus } from './status';

/** From just begun to arrived; an order is as far as its least advanced part. */
const PROGRESS: readonly OrderStatus[] = [
	'draft',
	'received',
	'on_hold',
	'accepted',
	'in_production',
	'partially_shipped',
	'shipped',
	'delivered',
];

/** The first of these that any part has is what the seller must know. */
const URGENT = ['payment_required', 'action_required', 'failed'] as const;

/**
 * The state of an order whose parts have their own, such as the lines of a Gooten order or the
 * orders into which Gelato splits one (facts/pod-normalised-model.md 6): cancelled only when all
 * are; what needs the seller wins; sent or arrived only when all that is not cancelled is;
 * partly sent when some is; else the least advanced.
 * @returns `unknown` for no parts, or when no part is known
 */
export function combineStatus(parts: readonly OrderStatus[]): OrderStatus {
	const live = parts.filter((status) => status !== 'cancelled');
	if (live.length === 0) return parts.length === 0 ? 'unknown' : 'cancelled';
	const urgent = URGENT.find((status) => parts.includes(status));
	if (urgent) return urgent;
	if (live.every((status) => status === 'returned')) return 'returned';
	const known = live.filter((status) => status !== 'unknown');
	if (known.length === 0) return 'unknown';
	const isSent = (status: OrderStatus) =>
		status === 'shipped' || status === 'delivered' || status === 'returned';
	if (live.some((s) => isSent(s) || s === 'partially_shipped') && !live.every(isSent)) {
		return 'partially_shipped';
	}
	const places = known.map((status) => PROGRESS.indexOf(status)).filter((place) => place >= 0);
	return PROGRESS[Math.min(...places)] ?? 'unknown';
}
