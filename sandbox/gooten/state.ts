import type { SeededRandom } from '../core/random';
import type { World } from '../core/service';
import type { GootenScenario, GootenScenarioProduct } from '../scenario/gooten-types';
import { complaint, refused } from './errors';
import type { Account, Order, Product, ReadyProduct, Variant } from './model';

/** How long an item stays in each state, in sandbox milliseconds. */
export type Times = Readonly<Record<string, number>>;

const SHIPPING = { standard: 599, expedited: 1299, overnight: 2499 };

/** Everything that one Gooten holds. */
export class State {
	accounts = new Map<string, Account>();
	products = new Map<string, Product>();
	variants = new Map<string, Variant>();
	readyProducts = new Map<string, ReadyProduct>();
	orders = new Map<string, Order>();
	times: Times = timesOf({});
	random: SeededRandom;
	private number = 520_000;

	constructor(readonly world: World) {
		this.random = world.random.fork('gooten');
	}

	get now(): number {
		return this.world.clock.now();
	}

	/** Replaces everything by a scenario's section; without one, by nothing. */
	load({ accounts = [], products = [], production = {} }: GootenScenario = {}): void {
		this.random = this.world.random.fork('gooten');
		this.number = 520_000;
		this.orders = new Map();
		this.readyProducts = new Map();
		this.times = timesOf(production);
		this.accounts = new Map(
			accounts.map((given) => [
				given.recipeId,
				{
					recipeId: given.recipeId,
					partnerBillingKey: given.partnerBillingKey,
					webhookUrl: given.webhookUrl,
					hasPaymentMethod: given.hasPaymentMethod ?? true,
					taxPercent: given.taxPercent ?? 0,
				},
			]),
		);
		this.products = new Map(products.map((given) => [String(given.id), toProduct(given)]));
		const variants = [...this.products.values()].flatMap((product) => product.variants);
		this.variants = new Map(variants.map((variant) => [variant.sku, variant]));
	}

	/** @returns the next number: of an order, an item, a saved product */
	newNumber(): number {
		return ++this.number;
	}

	/** @returns the next safe order id, such as `13-f91acc87-...` */
	newOrderId(): string {
		const hex = this.random.hex(32);
		const parts = [0, 8, 12, 16, 20].map((from, at) => hex.slice(from, [8, 12, 16, 20, 32][at]));
		return `13-${parts.join('-')}`;
	}

	/** The orders of an account, the newest first. */
	ordersOf(account: Account): Order[] {
		return [...this.orders.values()].filter((order) => order.account === account).reverse();
	}

	/** @throws a refusal when it is not there or another account's */
	orderOf(account: Account, orderId: string | undefined): Order {
		const order = this.orders.get(orderId ?? '');
		if (order?.account === account) return order;
		throw refused(complaint('Id', 'The order was not found.', orderId ?? null));
	}

	/** As {@link orderOf}, by Gooten's number. */
	orderByNumber(account: Account, gootenId: string | undefined): Order {
		const order = this.ordersOf(account).find((one) => String(one.gootenId) === gootenId);
		if (order) return order;
		throw refused(complaint('OrderId', 'The order was not found.', gootenId ?? null));
	}

	/** Keeps a new order, and counts that it was really made. */
	addOrder(order: Order): void {
		this.orders.set(order.id, order);
		this.world.counts.providerOrder('gooten', order.sourceId ?? undefined);
	}
}

function toProduct(given: GootenScenarioProduct): Product {
	const product: Product = {
		id: given.id,
		name: given.name,
		vendor: given.vendor ?? 'vendor-1',
		carrier: given.carrier ?? 'USPS',
		countries: given.countries,
		shipping: given.shipping ?? SHIPPING,
		variants: [],
	};
	product.variants = given.variants.map(({ sku, options = {}, partnerPrice, price, spaces }) => ({
		product,
		sku,
		options,
		partnerPrice,
		price: price ?? partnerPrice * 2,
		spaces: (spaces ?? [{ id: 'default', width: 3000, height: 3000 }]).map((space) => ({
			...space,
			description: space.description ?? space.id,
		})),
	}));
	return product;
}

function timesOf(given: NonNullable<GootenScenario['production']>): Times {
	const image = (given.imageSeconds ?? 30) * 1000;
	return {
		New: 0,
		ReadyForImageDl: image,
		Pending: (given.windowSeconds ?? 3600) * 1000,
		ReadyForAccounting: 0,
		InProduction: (given.productionSeconds ?? 86_400) * 1000,
		Printed: (given.shippingSeconds ?? 3600) * 1000,
		Shipped: (given.deliverySeconds ?? 3 * 86_400) * 1000,
	};
}
