import { factsOf } from '../present/receipt';
import type { EtsyReceipt, EtsyState } from '../state';

/** What Etsy tells by webhook (facts/etsy.md 11). */
export const EVENTS = ['order.paid', 'order.canceled', 'order.shipped', 'order.delivered'] as const;

/** One of {@link EVENTS}. */
export type EtsyEvent = (typeof EVENTS)[number];

/** Something that happened to an order. */
export interface OrderNews {
	event: EtsyEvent;
	receipt: EtsyReceipt;
	/** When it happened, sandbox milliseconds. */
	at: number;
}

/**
 * Notices what happens to orders by looking at them, whoever changed them: the clock, a call of the
 * API or a control route. Assumed: `order.shipped` comes once an order, with its first parcel,
 * and `order.delivered` once, with the first that arrives.
 */
export class OrderWatcher {
	/** What happened before is not told. */
	private since = 0;

	private told = new WeakMap<EtsyReceipt, Set<EtsyEvent>>();

	constructor(private readonly state: EtsyState) {}

	/** Leaves out all that happened before now. */
	startNow(): void {
		this.since = this.state.world.clock.now();
	}

	/** What happened and was not told yet, oldest first. */
	news(): OrderNews[] {
		const all = [...this.state.receipts.values()].flatMap((receipt) => this.newsOf(receipt));
		return all.sort((a, b) => a.at - b.at);
	}

	private newsOf(receipt: EtsyReceipt): OrderNews[] {
		const told = this.told.get(receipt) ?? new Set();
		const news = this.lifeOf(receipt).filter(
			({ event, at }) => at >= this.since && !told.has(event),
		);
		for (const { event } of news) told.add(event);
		if (news.length > 0) this.told.set(receipt, told);
		return news;
	}

	/** All that has happened to an order by now. */
	private lifeOf(receipt: EtsyReceipt): OrderNews[] {
		const facts = factsOf(receipt, this.state.world.clock.now());
		const times: Record<EtsyEvent, number | null | undefined> = {
			'order.paid': facts.isPaid ? receipt.paidAt : undefined,
			'order.canceled': facts.isCanceled ? receipt.canceledAt : undefined,
			'order.shipped': facts.isShipped ? firstReport(receipt) : undefined,
			'order.delivered': facts.isDelivered ? firstDelivery(receipt) : undefined,
		};
		return EVENTS.flatMap((event) => {
			const at = times[event];
			return at === null || at === undefined ? [] : [{ event, receipt, at }];
		});
	}
}

function firstReport({ shipments }: EtsyReceipt): number {
	return Math.min(...shipments.map(({ at }) => at));
}

function firstDelivery({ shipments }: EtsyReceipt): number {
	return Math.min(...shipments.map(({ deliveredAt }) => deliveredAt ?? Infinity));
}
