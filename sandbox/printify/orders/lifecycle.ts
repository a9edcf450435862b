import type { EventSink } from '../webhooks/events';
import type { Order, OrderLine, Shipment } from '../model';
import type { State } from '../state';

/**
 * Moves orders through production on the sandbox clock (facts/printify.md 10):
 * pending > cost-calculation > on-hold > sending-to-production > in-production >
 * (partially-fulfilled) > fulfilled. On hold an order waits for `sendToProduction`, or for the
 * shop's automatic approval. Every print provider sends a parcel of its own; a parcel after the
 * first comes half a production time later.
 */
export class OrderLifecycle {
	constructor(
		private readonly state: State,
		private readonly events: EventSink,
	) {}

	/** Begins with a new order. */
	start(order: Order): void {
		this.plan(order, order.createdAt + this.state.times.costCalculation / 2);
		this.events.order('order:created', order, {}, order.createdAt);
	}

	/** Starts production now. To be called for orders that wait only. */
	sendToProduction(order: Order): void {
		this.enter(order, 'sending-to-production', this.state.now, this.state.times.toProduction);
	}

	/** Cancels now: nothing happens to the order any more. */
	cancel(order: Order): void {
		this.enter(order, 'canceled', this.state.now, null);
	}

	/**
	 * Puts an order into any status by hand, also into one that is not documented; production goes on
	 * only from those that lead on.
	 */
	force(order: Order, status: string): void {
		const { times } = this.state;
		const waits: Record<string, number> = {
			pending: times.costCalculation / 2,
			'cost-calculation': times.costCalculation / 2,
			'sending-to-production': times.toProduction,
			'in-production': times.production,
		};
		this.enter(order, status, this.state.now, waits[status] ?? null);
	}

	/** Puts one line into a status by hand; its order stays as it is. */
	forceLine(order: Order, line: OrderLine, status: string): void {
		line.status = status;
		this.events.order('order:updated', order, { status: order.status }, this.state.now);
	}

	/** Sends a parcel with these lines now. @returns its tracking number */
	shipNow(order: Order, lines: readonly OrderLine[]): string {
		return this.sendParcel(order, lines, this.state.now).number;
	}

	/** Lets all parcels arrive now. What was not sent yet stays on its way through production. */
	deliverNow(order: Order): void {
		this.arrive(order, this.state.now);
		if (order.status === 'fulfilled') this.plan(order, null);
	}

	/** Does everything that is due by now, each step at its own time. */
	settle(): void {
		const now = this.state.now;
		for (const order of this.state.moving) {
			while (order.nextAt !== null && order.nextAt <= now) this.step(order, order.nextAt);
		}
	}

	private step(order: Order, at: number): void {
		const { times, shops } = this.state;
		switch (order.status) {
			case 'pending':
				return this.enter(order, 'cost-calculation', at, times.costCalculation / 2);
			case 'cost-calculation':
				return this.enter(
					order,
					'on-hold',
					at,
					shops.get(order.shopId)?.autoApproveAfterMs ?? null,
				);
			case 'on-hold':
				return this.enter(order, 'sending-to-production', at, times.toProduction);
			case 'sending-to-production':
				order.sentToProductionAt = at;
				for (const line of order.lines) line.sentToProductionAt = at;
				this.enter(order, 'in-production', at, times.production);
				return this.events.order('order:sent-to-production', order, {}, at);
			case 'in-production':
			case 'partially-fulfilled':
				return this.ship(order, at);
			case 'fulfilled':
				return this.deliver(order, at);
			default:
				this.plan(order, null);
		}
	}

	private ship(order: Order, at: number): void {
		const waiting = order.lines.filter((line) => line.fulfilledAt === null);
		const first = waiting[0]?.printProviderId;
		this.sendParcel(
			order,
			waiting.filter((line) => line.printProviderId === first),
			at,
		);
	}

	private sendParcel(order: Order, lines: readonly OrderLine[], at: number): Shipment {
		for (const line of lines) {
			line.fulfilledAt = at;
			line.status = 'fulfilled';
		}
		const shipment = this.newShipment(order, lines, at);
		order.shipments.push(shipment);
		const isLast = order.lines.every((line) => line.fulfilledAt !== null);
		if (isLast) order.fulfilledAt = at;
		const wait = isLast ? this.state.times.delivery : this.state.times.production / 2;
		this.enter(order, isLast ? 'fulfilled' : 'partially-fulfilled', at, wait);
		const times = { shipped_at: at };
		this.events.shipment('order:shipment:created', order, shipment, times, at);
		return shipment;
	}

	/** Delivers all parcels together with the last one. */
	private deliver(order: Order, at: number): void {
		this.plan(order, null);
		this.arrive(order, at);
	}

	private arrive(order: Order, at: number): void {
		for (const shipment of order.shipments) {
			if (shipment.deliveredAt !== null) continue;
			shipment.deliveredAt = at;
			const times = { delivered_at: at };
			this.events.shipment('order:shipment:delivered', order, shipment, times, at);
		}
	}

	private newShipment(order: Order, lines: readonly OrderLine[], at: number): Shipment {
		const number = `94${Array.from({ length: 20 }, () => this.state.random.int(0, 9)).join('')}`;
		return {
			carrier: order.address.country === 'US' ? 'usps' : 'dhl',
			number,
			url: `https://tracking.example.invalid/${number}`,
			skus: lines.map(({ sku }) => sku),
			shippedAt: at,
			deliveredAt: null,
		};
	}

	/** @param wait how long until the next step, in milliseconds; null: none by itself */
	private enter(order: Order, status: string, at: number, wait: number | null): void {
		order.status = status;
		this.plan(order, wait === null ? null : at + wait);
		const lineStatus = LINE_STATUS[status];
		for (const line of order.lines) {
			if (lineStatus && line.fulfilledAt === null) line.status = lineStatus;
		}
		this.events.order('order:updated', order, { status }, at);
	}

	private plan(order: Order, nextAt: number | null): void {
		order.nextAt = nextAt;
		if (nextAt === null) this.state.moving.delete(order);
		else this.state.moving.add(order);
	}
}

/** Statuses that lines share with their order (facts/printify.md 10). */
const LINE_STATUS: Readonly<Record<string, string>> = {
	'on-hold': 'on-hold',
	'sending-to-production': 'sending-to-production',
	'in-production': 'in-production',
	canceled: 'canceled',
	'has-issues': 'has-issues',
};
