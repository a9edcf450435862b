import { type Item, type Order, WALK } from './model';
import type { State } from './state';
import type { Webhooks } from './webhooks';

/** Moves the items of orders on by the sandbox clock, each by itself (facts/gooten.md 9). */
export class Lifecycle {
	constructor(
		private readonly state: State,
		private readonly webhooks: Webhooks,
	) {}

	/** A new order begins; each item says so. */
	begin(order: Order, isTest: boolean): void {
		const first = isTest ? 'Test' : order.account.hasPaymentMethod ? 'New' : 'PaymentIssue';
		for (const item of order.items) this.reach(order, item, first, this.state.now);
	}

	/** Does everything that is due by now, each step at its own time. */
	settle(): void {
		for (const order of this.state.orders.values()) {
			for (let item = this.nextOf(order); item; item = this.nextOf(order)) {
				this.step(order, item, item.nextAt ?? this.state.now);
			}
		}
	}

	/** Puts an item into a state; from there it goes on by itself where the usual path does. */
	reach(order: Order, item: Item, status: string, at: number): void {
		item.status = status;
		const wait = this.state.times[status];
		item.nextAt =
			wait === undefined
				? null
				: at + wait * (status === 'InProduction' ? this.pace(order, item) : 1);
		this.webhooks.itemChanged(order);
	}

	/** Sends a parcel with these items. @returns its number */
	ship(order: Order, items: readonly Item[], at: number): string {
		const number = `94001${String(this.state.random.int(100_000_000, 999_999_999))}`;
		for (const item of items) {
			item.trackingNumber = number;
			this.reach(order, item, 'Shipped', at);
		}
		return number;
	}

	/** The item that is due first, if one is. */
	private nextOf({ items }: Order): Item | undefined {
		const due = items.filter(({ nextAt }) => nextAt !== null && nextAt <= this.state.now);
		return due.sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))[0];
	}

	private step(order: Order, item: Item, at: number): void {
		const next = WALK[WALK.findIndex((status) => status === item.status) + 1];
		item.nextAt = null;
		if (next === undefined) return;
		if (item.status === 'ReadyForImageDl' && !item.images.every(({ Url }) => canFetch(Url))) {
			return this.reach(order, item, 'ImageIssue', at);
		}
		if (next !== 'Shipped') return this.reach(order, item, next, at);
		const together = order.items.filter(
			(one) => one.status === 'Printed' && vendorOf(one) === vendorOf(item),
		);
		this.ship(order, together, at);
	}

	/** The first vendor of an order is done first, each further one half the time later. */
	private pace(order: Order, item: Item): number {
		const vendors = [...new Set(order.items.map(vendorOf))];
		return 1 + vendors.indexOf(vendorOf(item)) / 2;
	}
}

function vendorOf({ variant }: Item): string {
	return variant.product.vendor;
}

/** Nothing is fetched: any host is taken to have the picture but those that no network has. */
function canFetch(url: string): boolean {
	return URL.canParse(url) && !new URL(url).hostname.endsWith('.invalid');
}
