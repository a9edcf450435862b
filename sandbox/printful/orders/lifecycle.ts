import { failed, failedWith } from '../errors';
import type { Order, Parcel } from '../model';
import type { State } from '../state';
import type { Events } from '../webhooks/events';
import { checkRecipient, recipientSchema } from './address';
import { newDesigns } from './costs';
import { importOrder } from './imported';
import { isAllSent, planParcels } from './parcels';

/** Where an order can be changed, and confirmed (facts/printful.md 3, OR-1). */
const EDITABLE = ['draft', 'failed'];

export const OUT_OF_STOCK = 'Items are out of stock';
const DESIGN = 'New embroidery design is being prepared';

/** Moves orders on by the sandbox clock (facts/printful.md 11). */
export class Lifecycle {
	constructor(
		private readonly state: State,
		private readonly events: Events,
	) {}

	/** Takes a new order in. Its costs are known at once, or a little later by v2. */
	create(order: Order, costsAfterMs: number): void {
		this.state.orders.set(order.id, order);
		this.state.world.counts.providerOrder('printful', order.externalId ?? undefined);
		this.recalculate(order, costsAfterMs);
		this.events.order('order_created', order, this.state.now);
	}

	/** An order was changed: its costs have to be found out again. */
	changed(order: Order, costsAfterMs: number): void {
		order.updatedAt = this.state.now;
		this.recalculate(order, costsAfterMs);
		this.events.order('order_updated', order, this.state.now);
	}

	/** @throws 400 (OR-1) for an order that is on its way already */
	refuseFixed({ status }: Order): void {
		if (EDITABLE.includes(status)) return;
		throw failedWith('OR-1', 'Order can not be edited anymore: only draft and failed orders can');
	}

	/**
	 * Submits an order, and charges for it.
	 * @throws 400 for one that is not complete, is submitted already, or has no costs yet
	 */
	confirm(order: Order): void {
		this.refuseFixed(order);
		if (order.incomplete.length > 0) throw failed(400, 'Order has items that are not synced');
		if (order.items.length === 0) throw failed(400, 'Order has no items');
		checkRecipient(recipientSchema.parse(order.recipient));
		if (order.costsAt > this.state.now) {
			throw failed(400, 'Order costs are still being calculated');
		}
		const at = this.state.now;
		order.reason = undefined;
		if (order.store.account.cannotPay) return this.fail(order, 'Charging has failed', at);
		order.status = 'pending';
		order.isCharged = true;
		order.updatedAt = at;
		order.nextAt = at + this.state.times.accept;
		this.events.order('order_updated', order, at);
	}

	/**
	 * v1: a draft or a submitted order is cancelled; its id stays taken.
	 * @throws 400 for any other
	 */
	cancel(order: Order): void {
		if (!['draft', 'failed', 'pending'].includes(order.status)) {
			throw failed(400, `Order with status ${order.status} can not be canceled`);
		}
		this.end(order, 'canceled', 'Canceled by the merchant', this.state.now);
	}

	/** Puts an order on hold; it stays there until something releases it. */
	hold(order: Order, reason: string, at: number, needsApproval = false): void {
		this.put(order, 'onhold', at);
		order.reason = reason;
		if (!needsApproval) return this.events.order('order_put_hold', order, at, { reason });
		const approval_files = [approvalFile(this.state, order)];
		this.events.order('order_put_hold_approval', order, at, { reason, approval_files });
	}

	/** v1: an order whose costs take time is on hold, and then a draft (facts/printful.md 9). */
	holdForCosts(order: Order): boolean {
		if (order.costsAt <= this.state.now) return false;
		const { nextAt } = order;
		this.hold(order, DESIGN, this.state.now);
		order.nextAt = nextAt;
		return true;
	}

	/** Ends a hold: into fulfilment, or back to a draft where costs had to be found out. */
	release(order: Order, at: number): void {
		const { reason = '' } = order;
		const isDraft = reason === DESIGN;
		order.reason = undefined;
		this.put(order, isDraft ? 'draft' : 'inprocess', at);
		if (!isDraft) this.startMaking(order, at);
		this.events.order('order_remove_hold', order, at, { reason });
	}

	/** Puts an order into a state that it does not leave by itself, and tells of it. */
	reach(order: Order, status: string): void {
		const at = this.state.now;
		if (status === 'onhold') return this.hold(order, 'Put on hold by Printful', at);
		if (status === 'failed') return this.fail(order, 'Rejected by Printful', at);
		if (status === 'canceled') return this.end(order, status, 'Canceled by Printful', at);
		this.put(order, status, at);
		if (status === 'inprocess') planParcels(this.state, order);
		this.events.order('order_updated', order, at);
	}

	/** Sends a parcel; the order is fulfilled with the last. */
	ship(order: Order, parcel: Parcel, at: number): string {
		const digits = Array.from({ length: 14 }, () => this.state.random.int(0, 9)).join('');
		parcel.trackingNumber = `PF${digits}`;
		parcel.status = 'shipped';
		parcel.deliveryStatus = 'in_transit';
		parcel.shippedAt = at;
		parcel.arrivesAt = at + this.state.times.delivery;
		this.put(order, isAllSent(order) ? 'fulfilled' : 'partial', at);
		if (!isAllSent(order)) order.nextAt = at + this.state.times.production;
		this.events.parcel({ v1: 'package_shipped', v2: 'shipment_sent' }, order, parcel, at);
		return parcel.trackingNumber;
	}

	/** A parcel arrives. Only v2 tells of it. */
	deliver(order: Order, parcel: Parcel, at: number): void {
		parcel.arrivesAt = null;
		if (parcel.shippedAt === null || parcel.deliveredAt !== null) return;
		parcel.deliveredAt = at;
		parcel.deliveryStatus = 'delivered';
		this.events.parcel({ v2: 'shipment_delivered' }, order, parcel, at);
	}

	/** A parcel comes back. */
	giveBack(order: Order, parcel: Parcel, reason: string): void {
		parcel.arrivesAt = null;
		parcel.status = 'returned';
		parcel.deliveryStatus = 'return_to_sender';
		const types = { v1: 'package_returned', v2: 'shipment_returned' };
		this.events.parcel(types, order, parcel, this.state.now, { reason });
	}

	/** Orders that wait for a variant go on. */
	restocked(): void {
		for (const order of this.state.orders.values()) {
			if (order.reason === OUT_OF_STOCK && isInStock(order)) this.release(order, this.state.now);
		}
	}

	/** Does everything that is due by now, each step at its own time. */
	settle(): void {
		const { arrivals, now } = this.state;
		this.state.arrivals = arrivals.filter(({ at }) => at > now);
		for (const { at, order } of arrivals.filter((one) => one.at <= now)) {
			this.create(importOrder(this.state, order, at), 0);
		}
		for (const order of this.state.orders.values()) {
			while (order.nextAt !== null && order.nextAt <= now) this.step(order, order.nextAt);
			for (const parcel of order.parcels) {
				if (parcel.arrivesAt !== null && parcel.arrivesAt <= now) {
					this.deliver(order, parcel, parcel.arrivesAt);
				}
			}
		}
	}

	private step(order: Order, at: number): void {
		order.nextAt = null;
		if (EDITABLE.includes(order.status) || order.reason === DESIGN) return this.prepared(order, at);
		if (order.status === 'pending') return this.accept(order, at);
		const parcel = order.parcels.find(({ shippedAt }) => shippedAt === null);
		if (parcel) this.ship(order, parcel, at);
	}

	/** The embroidery is ready: the costs are known. */
	private prepared(order: Order, at: number): void {
		for (const design of order.designs) this.state.digitized.add(design);
		if (order.reason === DESIGN) this.release(order, at);
	}

	private accept(order: Order, at: number): void {
		const files = order.items.flatMap(({ prints }) => prints.map(({ file }) => file));
		const waitsFor = files.find((file) => this.state.files.status(file) === 'waiting');
		if (waitsFor) order.nextAt = Math.max(at + 1, waitsFor.readyAt);
		else if (files.some((file) => this.state.files.status(file) === 'failed')) {
			this.fail(order, 'A print file could not be processed', at);
		} else if (!isInStock(order)) this.hold(order, OUT_OF_STOCK, at);
		else {
			this.put(order, 'inprocess', at);
			this.startMaking(order, at);
			this.events.order('order_updated', order, at);
		}
	}

	private startMaking(order: Order, at: number): void {
		planParcels(this.state, order);
		order.nextAt = at + this.state.times.production;
	}

	/** What was charged is given back, so that it can be confirmed again. */
	private fail(order: Order, reason: string, at: number): void {
		this.put(order, 'failed', at);
		order.reason = reason;
		order.isCharged = false;
		this.events.order('order_failed', order, at, { reason });
	}

	private end(order: Order, status: string, reason: string, at: number): void {
		const wasCharged = order.isCharged;
		this.put(order, status, at);
		order.reason = reason;
		order.isCharged = false;
		for (const parcel of order.parcels) {
			if (parcel.shippedAt === null) parcel.status = 'canceled';
		}
		this.events.order('order_canceled', order, at, { reason });
		if (wasCharged) this.events.refunded(order, at);
	}

	private put(order: Order, status: string, at: number): void {
		Object.assign(order, { status, updatedAt: at, nextAt: null });
	}

	private recalculate(order: Order, costsAfterMs: number): void {
		order.designs = newDesigns(this.state, order);
		const isNew = order.designs.length > 0;
		order.costsAt = this.state.now + (isNew ? this.state.times.digitization : costsAfterMs);
		if (isNew) order.nextAt = order.costsAt;
	}
}

/** Whether everything of an order can be made now. */
export function isInStock({ items }: Order): boolean {
	return items.every(({ variant }) => variant.isAvailable && !variant.isDiscontinued);
}

/** What the seller is asked to agree to. */
function approvalFile(state: State, order: Order) {
	return {
		confirm_hash: state.random.hex(32),
		submitted_design: order.items[0]?.prints[0]?.file.url ?? '',
		recommended_design: 'https://files.cdn.example.com/recommended.png',
		approval_sheet: `https://www.printful.com/dashboard?order_id=${order.id}`,
	};
}
