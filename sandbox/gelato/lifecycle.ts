import { failed } from './errors';
import { type Order, WALK } from './model';
import { byCountry } from './pricing';
import type { State } from './state';
import type { Webhooks } from './webhooks';

/** From here on something is printed, so nothing can be cancelled (facts/gelato.md 7). */
const PRINTED = ['printed', 'shipped', 'in_transit', 'delivered', 'returned'];

/** Moves orders on by the sandbox clock (facts/gelato.md 8). */
export class Lifecycle {
	constructor(
		private readonly state: State,
		private readonly webhooks: Webhooks,
	) {}

	/** An order, not a draft, begins: it is split by where it is made, and goes its way. */
	begin(order: Order): void {
		const at = this.state.now;
		order.orderType = 'order';
		order.orderedAt = at;
		order.financialStatus = 'pending';
		const [own = [], ...others] = byCountry(order.items);
		order.items = own;
		const parts = [
			order,
			...others.map((items) => {
				const id = this.state.newId();
				const part: Order = { ...order, id, items, shipmentId: this.state.newId(), parcels: [] };
				this.state.orders.set(id, part);
				return part;
			}),
		];
		for (const part of parts) {
			part.connectedOrderIds = parts.filter((one) => one !== part).map(({ id }) => id);
			this.reach(part, 'created', at);
			this.walkOn(part, 'created', at);
		}
	}

	/** Does everything that is due by now, each step at its own time. */
	settle(): void {
		for (const order of this.state.orders.values()) {
			while (order.nextAt !== null && order.nextAt <= this.state.now) {
				this.step(order, order.nextAt);
			}
		}
	}

	/** Puts an order and all its items into a state. */
	reach(order: Order, status: string, at: number): void {
		order.status = status;
		order.updatedAt = at;
		order.nextAt = null;
		for (const item of order.items) {
			item.status = status;
			this.webhooks.itemChanged(order, item, at);
		}
		this.webhooks.orderChanged(order);
	}

	/** Sends a parcel with these items; the order is shipped with the last. */
	ship(order: Order, itemIds: readonly string[], at: number): string {
		const code = `GEL${String(this.state.random.int(100_000_000, 999_999_999))}`;
		const parcel = { id: this.state.newId(), itemIds: [...itemIds], trackingCode: code };
		order.parcels.push(parcel);
		order.updatedAt = at;
		for (const item of order.items.filter(({ id }) => itemIds.includes(id))) {
			item.status = 'shipped';
			this.webhooks.parcelSent(order, item, parcel, at);
			this.webhooks.itemChanged(order, item, at);
		}
		order.nextAt = null;
		if (order.items.every(({ status }) => status === 'shipped')) {
			order.status = 'shipped';
			this.webhooks.orderChanged(order);
			this.walkOn(order, 'shipped', at);
		} else if (!PRINTED.includes(order.status)) {
			order.status = 'printed';
			this.webhooks.orderChanged(order);
		}
		return code;
	}

	/** @throws 409 once anything is printed */
	cancel(order: Order): void {
		if (order.status === 'canceled') return;
		const statuses = [order.status, ...order.items.map(({ status }) => status)];
		if (order.orderType === 'draft' || statuses.some((status) => PRINTED.includes(status))) {
			throw failed(409, 'The order can not be canceled anymore.');
		}
		order.financialStatus = 'canceled';
		this.reach(order, 'canceled', this.state.now);
	}

	private step(order: Order, at: number): void {
		const next = WALK[WALK.indexOf(order.status) + 1];
		order.nextAt = null;
		if (next === undefined) return;
		const lacks = order.items.filter(({ product }) => !product.isAvailable);
		if (next === 'passed' && lacks.length > 0) {
			order.comment = `The product ${lacks[0]?.product.productUid} is out of stock.`;
			return this.reach(order, 'failed', at);
		}
		if (next === 'passed') order.financialStatus = 'to_be_invoiced';
		if (next === 'shipped') {
			const waiting = order.items.filter(({ status }) => status !== 'shipped');
			this.ship(
				order,
				waiting.map(({ id }) => id),
				at,
			);
			return;
		}
		this.reach(order, next, at);
		this.walkOn(order, next, at);
	}

	private walkOn(order: Order, status: string, at: number): void {
		const wait = this.state.times[status];
		order.nextAt = wait === undefined ? null : at + wait;
	}
}
