import type { ResolvedOrder } from '../variant-map/resolve';
import { orderFingerprint, reasonFingerprint } from './fingerprint';
import type { HoldReason, PlanContext } from './plan-types';

/** A reason to hold with what it is about: one line, or the whole order where that is empty. */
export interface Held {
	reason: HoldReason;
	about: string;
}

/** Lets through what a person approved, for exactly the facts that were approved. */
export interface Gate {
	/** A hash of what the order says. */
	orderPrint: string;
	printOf(held: Held): string;
	/** The first reason that nobody approved; null when none is left. */
	first(about: string, reasons: Iterable<HoldReason | null>): Held | null;
}

/** The gate of one order. */
export function gateOf(order: ResolvedOrder, { approved, sha256 }: PlanContext): Gate {
	const orderPrint = orderFingerprint(order, sha256);
	const printOf = ({ reason, about }: Held) => reasonFingerprint(orderPrint, about, reason, sha256);
	return {
		orderPrint,
		printOf,
		first: (about, reasons) => {
			for (const reason of reasons) {
				if (reason === null) continue;
				const held = { reason, about };
				const isApproved = reason.canApprove === true && approved?.has(printOf(held)) === true;
				if (!isApproved) return held;
			}
			return null;
		},
	};
}
