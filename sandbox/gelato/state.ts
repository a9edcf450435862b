import type { SeededRandom } from '../core/random';
import type { World } from '../core/service';
import type { GelatoScenario } from '../scenario/gelato-types';
import { failed } from './errors';
import type { Account, Order, Product, StoreProduct, Template } from './model';

/** How long each step takes, in sandbox milliseconds, by the state that is left. */
export type Times = Record<string, number>;

const SHIPPING = { normal: 495, standard: 795, express: 1995 };

/** Everything that one Gelato holds. */
export class State {
	accounts = new Map<string, Account>();
	catalogs: Array<{ catalogUid: string; title: string }> = [];
	products = new Map<string, Product>();
	templates = new Map<string, Template>();
	storeProducts = new Map<string, StoreProduct>();
	orders = new Map<string, Order>();
	times: Times = timesOf({});
	random: SeededRandom;

	constructor(readonly world: World) {
		this.random = world.random.fork('gelato');
	}

	get now(): number {
		return this.world.clock.now();
	}

	/** Replaces everything by a scenario's section; without one, by nothing. */
	load(scenario: GelatoScenario = {}): void {
		const { accounts = [], catalogs = [], products = [], templates = [] } = scenario;
		this.random = this.world.random.fork('gelato');
		this.orders = new Map();
		this.storeProducts = new Map();
		this.times = timesOf(scenario.production ?? {});
		this.accounts = new Map(
			accounts.map(({ apiKey, webhookUrl, stores = [] }) => [
				apiKey,
				{ apiKey, webhookUrl, stores: new Set(stores.map(({ id }) => id)) },
			]),
		);
		this.catalogs = catalogs.map(({ catalogUid, title = catalogUid }) => ({ catalogUid, title }));
		this.products = new Map(
			products.map((given) => [
				given.productUid,
				{
					...given,
					attributes: given.attributes ?? {},
					madeIn: given.madeIn ?? 'US',
					shipping: { ...SHIPPING, ...given.shipping },
					vatPercent: given.vatPercent ?? 0,
					isAvailable: given.isAvailable ?? true,
				},
			]),
		);
		this.templates = new Map(
			templates.map(({ id, title = id, variants }) => [
				id,
				{
					id,
					title,
					variants: variants.map((variant) => ({ ...variant, title: variant.title ?? variant.id })),
				},
			]),
		);
	}

	/** @returns a new UUID */
	newId(): string {
		const hex = this.random.hex(32);
		return [0, 8, 12, 16, 20].map((from, at) => hex.slice(from, [8, 12, 16, 20, 32][at])).join('-');
	}

	/** @throws 404 when it is not there or another account's */
	orderOf(account: Account, orderId: string): Order {
		const order = this.orders.get(orderId);
		if (order?.account !== account) throw failed(404, 'The order was not found.');
		return order;
	}

	/** The order and those into which it was split. */
	partsOf(order: Order): Order[] {
		return [order, ...order.connectedOrderIds.flatMap((id) => this.orders.get(id) ?? [])];
	}
}

function timesOf(given: NonNullable<GelatoScenario['production']>): Times {
	return {
		created: (given.uploadSeconds ?? 30) * 1000,
		passed: (given.passedSeconds ?? 60) * 1000,
		in_production: (given.productionSeconds ?? 86_400) * 1000,
		printed: (given.shippingSeconds ?? 3600) * 1000,
		shipped: (given.deliverySeconds ?? 3 * 86_400) * 1000,
	};
}
