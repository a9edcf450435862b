import type { SeededRandom } from '../core/random';
import type { World } from '../core/service';
import type { ProdigiScenario } from '../scenario/prodigi-types';
import { failed } from './errors';
import { loadAccounts, loadProducts } from './load';
import type { Account, Order, Product } from './model';

/** How long each step takes, in sandbox milliseconds. */
export interface Times {
	download: number;
	allocation: number;
	production: number;
}

/** Everything that one Prodigi holds. */
export class State {
	accounts = new Map<string, Account>();
	products = new Map<string, Product>();
	orders = new Map<string, Order>();
	times: Times = timesOf({});
	random: SeededRandom;
	private number = 100_000;
	/** Keys are remembered for good, whatever became of the order (facts/prodigi.md 6). */
	private byKey = new Map<string, Order>();

	constructor(readonly world: World) {
		this.random = world.random.fork('prodigi');
	}

	get now(): number {
		return this.world.clock.now();
	}

	/** Replaces everything by a scenario's section; without one, by nothing. */
	load(scenario: ProdigiScenario = {}): void {
		this.random = this.world.random.fork('prodigi');
		this.number = 100_000;
		this.orders = new Map();
		this.byKey = new Map();
		this.accounts = loadAccounts(scenario);
		this.products = loadProducts(scenario);
		this.times = timesOf(scenario.production ?? {});
	}

	/** @returns a new id with Prodigi's prefix, such as `ord_100001` */
	newId(prefix: string): string {
		return `${prefix}_${++this.number}`;
	}

	/** @throws 404 when it is not there or another account's */
	orderOf(account: Account, orderId: string): Order {
		const order = this.orders.get(orderId);
		if (order?.account !== account) throw failed(404);
		return order;
	}

	/** @throws 404 */
	productOf(sku: string): Product {
		const product = this.products.get(sku.trim().toUpperCase());
		if (!product) throw failed(404);
		return product;
	}

	/** The order that an account made under an idempotency key. */
	orderByKey(account: Account, key: string): Order | undefined {
		return this.byKey.get(`${account.apiKey}/${key}`);
	}

	/** Keeps a new order, and counts that it was really made. */
	addOrder(order: Order): void {
		this.orders.set(order.id, order);
		const key = order.idempotencyKey;
		if (key !== null) this.byKey.set(`${order.account.apiKey}/${key}`, order);
		this.world.counts.providerOrder('prodigi', key ?? order.merchantReference ?? undefined);
	}
}

function timesOf(given: NonNullable<ProdigiScenario['production']>): Times {
	return {
		download: (given.downloadSeconds ?? 30) * 1000,
		allocation: (given.allocationSeconds ?? 60) * 1000,
		production: (given.productionSeconds ?? 2 * 86_400) * 1000,
	};
}
