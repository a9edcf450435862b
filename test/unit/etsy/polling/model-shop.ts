import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import type { ReceiptQuery } from '../../../../core/etsy/client';
import type { ReceiptPage } from '../../../../core/etsy/schemas';
import { etsyReceipt, etsyTransaction } from '../../../fixtures/etsy';

/** An order of the model; times are epoch seconds by the clock of the server that wrote them. */
export interface ModelOrder {
	id: number;
	created: number;
	updated: number;
	paidAt?: number;
	shippedAt?: number;
	isCancelled: boolean;
	refunds: number[];
	shipBy: number;
	name: string;
	/** What has happened to the order since it was last read; a check of the check. */
	versions: number;
}

/** When the model's Etsy begins. */
export const MODEL_START = 1_793_491_200;

/** Etsy's list of orders, as far as a trigger reads it. Its servers' clocks differ by `skew`. */
export class ModelShop {
	now = MODEL_START;

	readonly orders: ModelOrder[] = [];

	calls = 0;

	/** The next calls fail. */
	failing = 0;

	/** Called before each answer: something may happen while pages are read. */
	meanwhile: () => void = () => undefined;

	/** A new order; `behind` is by how much the clock of its server is late. */
	add(isPaid: boolean, behind = 0, shipInSeconds = 172_800): ModelOrder {
		const created = this.now - behind;
		const order: ModelOrder = {
			id: 1000 + this.orders.length,
			created,
			updated: created,
			...(isPaid ? { paidAt: created } : {}),
			isCancelled: false,
			refunds: [],
			shipBy: created + shipInSeconds,
			name: 'first',
			versions: 1,
		};
		this.orders.push(order);
		return order;
	}

	/** A change that moves the time of change, or hides. */
	change(order: ModelOrder, behind: number, isHidden: boolean, what: (at: number) => void): void {
		const at = this.now - behind;
		what(at);
		order.versions += 1;
		if (!isHidden) order.updated = at;
	}

	readonly api = {
		getShopReceipts: async (_shop: string, query: ReceiptQuery): Promise<Result<ReceiptPage>> => {
			this.calls += 1;
			this.meanwhile();
			if (this.failing > 0) {
				this.failing -= 1;
				return fail(down());
			}
			const { offset = 0, limit = 25 } = query;
			const found = this.orders.filter((order) => fits(order, query));
			const key = (order: ModelOrder) =>
				query.sort_on === 'updated' ? order.updated : order.created;
			const sign = query.sort_order === 'asc' ? 1 : -1;
			found.sort((a, b) => sign * (key(a) - key(b) || a.id - b.id));
			const results = found.slice(offset, offset + limit).map(toReceipt);
			return ok({ count: found.length, results });
		},
	};
}

function down() {
	return failure({
		category: 'service_down',
		provider: 'etsy',
		operation: 'getShopReceipts',
		message: 'Etsy is down',
		hint: 'Wait',
	});
}

function fits(order: ModelOrder, query: ReceiptQuery): boolean {
	const flag = (wanted: boolean | undefined, is: boolean) => wanted === undefined || wanted === is;
	const within = (time: number, min = 0, max = Infinity) => time >= min && time <= max;
	return (
		within(order.created, query.min_created, query.max_created) &&
		within(order.updated, query.min_last_modified, query.max_last_modified) &&
		flag(query.was_paid, order.paidAt !== undefined) &&
		flag(query.was_shipped, order.shippedAt !== undefined) &&
		flag(query.was_canceled, order.isCancelled)
	);
}

/** The order as Etsy sends it. */
export function toReceipt(order: ModelOrder) {
	const { id, created, updated, paidAt = null, shippedAt = null } = order;
	const refunded = order.refunds.length > 0 ? 'Partially Refunded' : 'Paid';
	return etsyReceipt({
		receipt_id: id,
		create_timestamp: created,
		created_timestamp: created,
		update_timestamp: updated,
		updated_timestamp: updated,
		name: order.name,
		is_paid: paidAt !== null,
		is_shipped: shippedAt !== null,
		status: order.isCancelled ? 'Canceled' : refunded,
		refunds: order.refunds.map((at) => ({
			amount: { amount: 100, divisor: 100, currency_code: 'USD' },
			created_timestamp: at,
		})),
		transactions: [
			etsyTransaction({
				paid_timestamp: paidAt,
				shipped_timestamp: shippedAt,
				expected_ship_date: order.shipBy,
			}),
		],
	});
}
