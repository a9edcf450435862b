import type { SeededRandom } from '../core/random';
import type { World } from '../core/service';
import type { PrintfulScenario, PrintfulScenarioOrder } from '../scenario/printful-types';
import { failed } from './errors';
import { FileLibrary } from './files';
import { loadAccounts, loadProduct, loadStoreProduct, type Times, timesOf } from './load';
import type {
	Account,
	Category,
	Order,
	Product,
	Store,
	StoreProduct,
	StoreVariant,
	Token,
	Variant,
} from './model';

/** Everything that one Printful holds. */
export class State {
	accounts: Account[] = [];
	tokens = new Map<string, Token>();
	stores = new Map<number, Store>();
	categories: Category[] = [];
	products = new Map<number, Product>();
	variants = new Map<number, Variant>();
	storeProducts = new Map<number, StoreProduct>();
	orders = new Map<number, Order>();
	/** Orders that the stores' connections will import, and when. */
	arrivals: Array<{ at: number; order: PrintfulScenarioOrder }> = [];
	/** Embroidery designs that an account has had made ready: account and address. */
	digitized = new Set<string>();
	times: Times = timesOf();
	random: SeededRandom;
	/** Where the sandbox is reached, for addresses of pictures. */
	address = 'https://files.cdn.example.com';
	readonly files: FileLibrary;

	private lastId = 0;

	constructor(readonly world: World) {
		this.random = world.random.fork('printful');
		this.files = new FileLibrary(
			() => this.nextId(),
			() => this.now,
			() => this.times.file,
		);
	}

	get now(): number {
		return this.world.clock.now();
	}

	/** Replaces everything by a scenario's section; without one, by nothing. */
	load(scenario: PrintfulScenario = {}): void {
		const { accounts = [], categories = [], products = [], storeProducts = [] } = scenario;
		this.random = this.world.random.fork('printful');
		this.lastId = 180_000_000;
		this.files.reset();
		this.orders = new Map();
		this.digitized = new Set();
		this.times = timesOf(scenario.production);
		Object.assign(this, loadAccounts(accounts, this.now));
		const stores = this.accounts.flatMap((account) => account.stores);
		this.stores = new Map(stores.map((store) => [store.id, store]));
		this.categories = categories.map(({ id, parentId = 0, title }) => ({ id, parentId, title }));
		const loaded = products.map(loadProduct);
		this.products = new Map(loaded.map((product) => [product.id, product]));
		const variants = loaded.flatMap((product) => product.variants);
		this.variants = new Map(variants.map((variant) => [variant.id, variant]));
		this.storeProducts = new Map(
			storeProducts.map((one) => [
				one.id,
				loadStoreProduct(this, this.mustStore(one.storeId), one),
			]),
		);
		this.arrivals = (scenario.orders ?? []).map((order) => ({
			at: this.now + (order.arrivesAfterSeconds ?? 0) * 1000,
			order,
		}));
	}

	/** @returns a number that nothing has had before */
	nextId(): number {
		this.lastId += this.random.int(1, 9);
		return this.lastId;
	}

	/** @throws 404 when a store has no such order; `@` begins an id of the seller's own */
	orderOf(store: Store, id: string): Order {
		const order = this.findOrder(store, id);
		if (!order) throw failed(404, 'Not found');
		return order;
	}

	/** An order of a store by its number, or by `@` and the seller's own id. */
	findOrder(store: Store, id: string): Order | undefined {
		if (!id.startsWith('@')) {
			const order = this.orders.get(Number(id));
			return order?.store === store ? order : undefined;
		}
		return this.ordersOf(store).find(({ externalId }) => externalId === id.slice(1));
	}

	/** Orders of a store, drafts and cancelled ones included, the oldest first. */
	ordersOf(store: Store): Order[] {
		return [...this.orders.values()].filter((order) => order.store === store);
	}

	/** A store's own products, the oldest first. */
	productsOf(store: Store): StoreProduct[] {
		return [...this.storeProducts.values()].filter((product) => product.store === store);
	}

	/** A store's own product by its id, or by `@` and the seller's. */
	storeProductOf(store: Store, id: string): StoreProduct {
		const product = this.productsOf(store).find((one) => isNamed(one, id));
		if (!product) throw failed(404, 'Not found');
		return product;
	}

	/** A store's own variant by its id, or by `@` and the seller's. */
	storeVariantOf(store: Store, id: string): { product: StoreProduct; variant: StoreVariant } {
		for (const product of this.productsOf(store)) {
			const variant = product.variants.find((one) => isNamed(one, id));
			if (variant) return { product, variant };
		}
		throw failed(404, 'Not found');
	}

	private mustStore(id: number): Store {
		const store = this.stores.get(id);
		if (!store) throw new Error(`The scenario has no Printful store ${id}`);
		return store;
	}
}

function isNamed(one: { id: number; externalId: string | null }, id: string): boolean {
	return id.startsWith('@') ? one.externalId === id.slice(1) : String(one.id) === id;
}
