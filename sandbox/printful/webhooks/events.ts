import type { Order, Parcel, Product, Store, StoreProduct, Variant } from '../model';
import { costsOf } from '../orders/costs';
import { decimal } from '../money';
import { presentOrder, presentParcel } from '../present/order';
import { presentStoreProduct } from '../present/store-product';
import { orderNews, parcelNews } from '../present/news';
import type { State } from '../state';
import { iso, unix } from '../time';
import type { Configs } from './configs';
import type { Sender } from './sender';

/** What there is to say of an event, in the words of each version; absent: it does not have it. */
interface News {
	store: Store;
	at: number;
	v1?: { type: string; data: unknown };
	v2?: { type: string; data: unknown };
}

/** Tells of what happens, each version in its own words (facts/printful.md 13). */
export class Events {
	constructor(
		private readonly state: State,
		private readonly configs: Configs,
		private readonly sender: Sender,
	) {}

	/** An order is new, was changed, or something befell it; most come with a reason. */
	order(type: string, order: Order, at: number, more: Record<string, unknown> = {}): void {
		const v1 = { ...more, order: presentOrder(this.state, order) };
		const v2 = { ...more, order: orderNews(order) };
		this.tell({ store: order.store, at, v1: { type, data: v1 }, v2: { type, data: v2 } });
	}

	/** What was paid is given back. */
	refunded(order: Order, at: number): void {
		const amount = decimal(costsOf(order, order.designs.length).total);
		const type = 'order_refunded';
		const v1 = { amount, order: presentOrder(this.state, order) };
		const v2 = { amount, currency: order.store.currency, order: orderNews(order) };
		this.tell({ store: order.store, at, v1: { type, data: v1 }, v2: { type, data: v2 } });
	}

	/** A parcel was sent (again, for a reshipment) or came back. */
	parcel(
		types: { v1?: string; v2: string },
		order: Order,
		parcel: Parcel,
		at: number,
		more: Record<string, unknown> = {},
	): void {
		const { v1, v2 } = types;
		const shipment = presentParcel(parcel);
		const first = { ...more, shipment, order: presentOrder(this.state, order) };
		this.tell({
			store: order.store,
			at,
			...(v1 === undefined ? {} : { v1: { type: v1, data: first } }),
			v2: {
				type: v2,
				data: { ...more, shipment: parcelNews(order, parcel), order: orderNews(order) },
			},
		});
	}

	/** A product of a store was linked, changed or deleted; v2 has no such objects. */
	product(type: string, product: StoreProduct): void {
		const { id, external_id, name, ...rest } = presentStoreProduct(product);
		const isGone = type === 'product_deleted';
		const data = { sync_product: { id, external_id, name, ...(isGone ? {} : rest) } };
		this.tell({ store: product.store, at: this.state.now, v1: { type, data } });
	}

	/** A mockup is ready. */
	mockup(store: Store, at: number, data: unknown): void {
		this.tell({ store, at, v2: { type: 'mockup_task_finished', data } });
	}

	/** A variant is sold out or back; told to those that asked for its product. */
	stock(variant: Variant): void {
		const { product } = variant;
		const at = this.state.now;
		for (const [store, config] of this.configs.byStore) {
			if (!config.types.includes('stock_updated') || !asksV1(config.params, product)) continue;
			const out = product.variants.filter((one) => !one.isAvailable).map(({ id }) => id);
			const gone = product.variants.filter((one) => one.isDiscontinued).map(({ id }) => id);
			const data = { product_id: product.id, variant_stock: { out, discontinued: gone } };
			this.sendV1(store, at, { type: 'stock_updated', data });
		}
		for (const store of this.state.stores.values()) {
			const data = [
				{
					catalog_product_id: product.id,
					catalog_variant_id: variant.id,
					techniques: [...new Set(product.placements.map(({ technique }) => technique))],
					availability: variant.isAvailable ? 'in stock' : 'out of stock',
				},
			];
			this.sendV2(store, at, { type: 'catalog_stock_updated', data }, product);
		}
	}

	private tell({ store, at, v1, v2 }: News): void {
		if (v1 && this.configs.byStore.get(store)?.types.includes(v1.type)) this.sendV1(store, at, v1);
		if (v2) this.sendV2(store, at, v2);
	}

	private sendV1(store: Store, at: number, { type, data }: { type: string; data: unknown }): void {
		const config = this.configs.byStore.get(store);
		if (!config) return;
		const content = { type, created: unix(at), retries: 0, store: store.id, data };
		this.sender.send(1, { url: config.url }, content);
	}

	private sendV2(
		store: Store,
		at: number,
		{ type, data }: { type: string; data: unknown },
		product?: Product,
	): void {
		for (const config of this.configs.listening(store)) {
			const event = config.events.find((one) => one.type === type);
			const url = event?.url ?? config.defaultUrl;
			if (!event || url === null || (product && !asksV2(event.params, product))) continue;
			const content = { type, occurred_at: iso(at), retries: 0, store_id: store.id, data };
			this.sender.send(2, { url, keys: config }, content);
		}
	}
}

function asksV1(params: Record<string, unknown>, { id }: Product): boolean {
	const { product_ids: ids } = (params.stock_updated ?? {}) as { product_ids?: unknown };
	return Array.isArray(ids) && ids.map(Number).includes(id);
}

function asksV2(params: ReadonlyArray<{ name: string; value: unknown }>, { id }: Product): boolean {
	const value = params.find(({ name }) => name === 'products')?.value;
	if (!Array.isArray(value)) return false;
	return value.some((one: { id?: number }) => one.id === id);
}
