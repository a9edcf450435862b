import { makeEvent, type EtsyEvent } from './events';
import type { OrderFacts } from './facts';

/** What was told of an order so far. Immutable: a change makes a new one. */
export interface Told {
	createdAt: number;
	updatedAt: number;
	print: string;
	/** The fingerprint before that, by which an answer of a server that lags behind is known. */
	lastPrint: string;
	isPaid: boolean;
	isCancelled: boolean;
	/** How many refunds. */
	refunds: number;
	/** The ship-by date that was warned of; 0 for none. */
	lateFor: number;
	/** Whether the order still waits to be sent, and so must be kept in mind however old it is. */
	isOpen: boolean;
}

/** How an order is looked at. */
export interface Look {
	/** Etsy's time from which events count, epoch seconds. */
	since: number;
	/** Our time, epoch seconds. */
	now: number;
	/** So long before the ship-by date an order counts as about to be late. */
	lateSeconds: number;
	/** What stands on Etsy as the trigger begins is remembered and not told. */
	isBaseline: boolean;
	/**
	 * Whether everything that was there at the start has been seen by now, so that an old order
	 * which is not known and which is cancelled was cancelled after the start.
	 */
	isAllKnown: boolean;
}

function isOpen(facts: OrderFacts): boolean {
	return !facts.isShipped && !facts.isOver;
}

function whenLate(
	{ isPaid, shipBy, ...facts }: OrderFacts,
	{ lateSeconds }: Look,
): number | undefined {
	const waits = isPaid && !facts.isShipped && !facts.isOver;
	return waits && shipBy !== undefined ? shipBy - lateSeconds : undefined;
}

/** Everything that can be told of an order, as told. */
function allTold(facts: OrderFacts, look: Look): Told {
	const lateAt = whenLate(facts, look);
	return {
		createdAt: facts.createdAt,
		updatedAt: facts.updatedAt,
		print: facts.print,
		lastPrint: '',
		isPaid: facts.isPaid,
		isCancelled: facts.isCancelled,
		refunds: facts.refunds.length,
		lateFor: lateAt !== undefined && lateAt <= look.now ? (facts.shipBy ?? 0) : 0,
		isOpen: isOpen(facts),
	};
}

/** What counts as told of an order that is seen for the first time. */
function firstSight(facts: OrderFacts, look: Look): Told {
	const all = allTold(facts, look);
	if (look.isBaseline) return all;
	const { since } = look;
	if (facts.createdAt >= since) {
		return { ...all, isPaid: false, isCancelled: false, refunds: 0, lateFor: 0 };
	}
	// An order from before the start: only what happened to it after the start is told.
	const hasChanged = facts.updatedAt >= since;
	const lateAt = whenLate(facts, look);
	return {
		...all,
		updatedAt: hasChanged ? 0 : facts.updatedAt,
		isPaid: facts.isPaid && (facts.paidAt ?? facts.createdAt) < since,
		isCancelled: facts.isCancelled && !hasChanged && !look.isAllKnown,
		refunds: facts.refunds.filter((at) => at < since).length,
		lateFor: lateAt !== undefined && lateAt < since ? all.lateFor : 0,
	};
}

function eventsOf(before: Told, facts: OrderFacts, look: Look): EtsyEvent[] {
	const { receiptId: id, updatedAt, print } = facts;
	const events: EtsyEvent[] = [];
	// An order that is over by the time it is seen is nothing to be made: no word of its payment.
	if (facts.isPaid && !before.isPaid && !facts.isOver) {
		events.push(makeEvent('orderPaid', facts.paidAt ?? updatedAt, id));
	}
	if (updatedAt > before.updatedAt || before.print !== print) {
		events.push(makeEvent('orderChanged', updatedAt, id, updatedAt, print));
	}
	if (facts.isCancelled && !before.isCancelled) {
		events.push(makeEvent('orderCancelled', facts.refunds.at(-1) ?? updatedAt, id));
	}
	// The money that goes back with a cancellation is part of it.
	if (!facts.isCancelled) {
		facts.refunds.slice(before.refunds).forEach((at, index) => {
			events.push(makeEvent('orderRefunded', at, id, before.refunds + index + 1));
		});
	}
	const lateAt = whenLate(facts, look);
	const { shipBy } = facts;
	if (lateAt !== undefined && lateAt <= look.now && shipBy !== undefined) {
		if (before.lateFor !== shipBy) events.push(makeEvent('orderAboutToBeLate', lateAt, id, shipBy));
	}
	return events;
}

/**
 * Compares an order with what was told of it. Pure, and the same for every list an order is found
 * in: what was told once is not told again, and what was not told is, whenever it is seen.
 * @returns what happened since, and what is told from now on
 */
export function seeOrder(
	told: Told | undefined,
	facts: OrderFacts,
	look: Look,
): { told: Told; events: EtsyEvent[] } {
	const before = told ?? firstSight(facts, look);
	// One of Etsy's servers may lag behind another: the state before the latest is no news. An
	// earlier time alone is none either, since their clocks may differ.
	const isStale = facts.updatedAt < before.updatedAt && facts.print === before.lastPrint;
	if (isStale) return { told: before, events: [] };
	const events = eventsOf(before, facts, look);
	const all = allTold(facts, look);
	const after: Told = {
		...all,
		updatedAt: Math.max(before.updatedAt, all.updatedAt),
		lastPrint: before.print === all.print ? before.lastPrint : before.print,
		// Once told is told, also when Etsy takes it back for a moment.
		isPaid: before.isPaid || all.isPaid,
		isCancelled: before.isCancelled || all.isCancelled,
		refunds: Math.max(before.refunds, all.refunds),
		lateFor: all.lateFor === 0 ? before.lateFor : all.lateFor,
	};
	return { told: isSame(before, after) && told ? told : after, events };
}

function isSame(a: Told, b: Told): boolean {
	return (Object.keys(a) as Array<keyof Told>).every((key) => a[key] === b[key]);
}
