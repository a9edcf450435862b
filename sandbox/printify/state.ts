import type { SeededRandom } from '../core/random';
import type { World } from '../core/service';
import type { PrintifyScenario } from '../scenario/types';
import { failed } from './errors';
import { loadCatalog, loadProducts } from './load';
import type {
	Blueprint,
	CatalogVariant,
	Order,
	PrintProvider,
	Product,
	ProductVariant,
	Shop,
	Token,
	Upload,
	Webhook,
} from './model';

/** How long each step of production takes, in sandbox milliseconds. */
export interface ProductionTimes {
	costCalculation: number;
	toProduction: number;
	production: number;
	delivery: number;
}

const DAY_S = 86_400;

/** Everything that one Printify holds. Lists keep the order in which things were made. */
export class State {
	tokens = new Map<string, Token>();
	shops = new Map<number, Shop>();
	printProviders = new Map<number, PrintProvider>();
	blueprints = new Map<number, Blueprint>();
	products = new Map<string, Product>();
	uploads = new Map<string, Upload>();
	orders = new Map<string, Order>();
	/** Orders for which a next step is due some time: see `OrderLifecycle`. */
	moving = new Set<Order>();
	webhooks = new Map<string, Webhook>();
	times: ProductionTimes = productionTimes({});
	/** Where this sandbox is reached, as the latest call says. */
	address = 'https://images.example.invalid';
	random: SeededRandom;
	private orderNumber = 0;
	private byExternalId = new Map<string, Order>();

	constructor(readonly world: World) {
		this.random = world.random.fork('printify');
	}

	get now(): number {
		return this.world.clock.now();
	}

	/** Replaces everything by a scenario's Printify section; without one, by nothing. */
	load(scenario: PrintifyScenario = {}): void {
		this.random = this.world.random.fork('printify');
		this.tokens = new Map();
		this.uploads = new Map();
		this.orders = new Map();
		this.moving = new Set();
		this.byExternalId = new Map();
		this.webhooks = new Map();
		this.orderNumber = 0;
		this.times = productionTimes(scenario.production ?? {});
		for (const account of scenario.accounts ?? []) {
			for (const { token, scopes, expiresAfterSeconds } of account.tokens) {
				this.tokens.set(token, {
					accountId: account.id,
					scopes: scopes && new Set(scopes),
					expiresAt:
						expiresAfterSeconds === undefined ? undefined : this.now + expiresAfterSeconds * 1000,
				});
			}
		}
		this.shops = new Map(
			(scenario.shops ?? []).map((shop) => [
				shop.id,
				{
					id: shop.id,
					accountId: shop.accountId,
					title: shop.title,
					salesChannel: shop.sales_channel ?? 'custom_integration',
					autoApproveAfterMs: seconds(shop.autoApproveAfterSeconds),
				},
			]),
		);
		({ printProviders: this.printProviders, blueprints: this.blueprints } = loadCatalog(scenario));
		this.products = loadProducts(scenario, this);
	}

	/** @returns a new id of the kind that products, orders and uploads have: 24 hex digits */
	newId(): string {
		return this.random.hex(24);
	}

	/** @returns the next human-readable order number, like `215014.44` */
	nextAppOrderId(shop: Shop): string {
		return `${shop.accountId}.${++this.orderNumber}`;
	}

	/** @throws 404 when the shop is not there or is another account's */
	shopOf(accountId: number, shopId: string): Shop {
		const shop = this.shops.get(Number(shopId));
		if (shop?.accountId !== accountId) throw failed(404, 'Shop not found');
		return shop;
	}

	/** @throws 404 */
	productOf(shop: Shop, productId: string): Product {
		const product = this.products.get(productId);
		if (product?.shopId !== shop.id) throw failed(404, 'Product not found');
		return product;
	}

	/** @throws 404 */
	orderOf(shop: Shop, orderId: string): Order {
		const order = this.orders.get(orderId);
		if (order?.shopId !== shop.id) throw failed(404, 'Order not found');
		return order;
	}

	/** A variant as one print provider offers it of a blueprint; undefined where it does not. */
	catalogVariant(
		blueprintId: number,
		printProviderId: number,
		variantId: number,
	): CatalogVariant | undefined {
		const offered = this.blueprints.get(blueprintId)?.variants.get(printProviderId);
		return offered?.find(({ id }) => id === variantId);
	}

	/** Whether a variant of a product can be made now: neither it nor its catalog variant is out. */
	isAvailable(product: Product, variant: ProductVariant): boolean {
		const { blueprintId, printProviderId } = product;
		const catalog = this.catalogVariant(blueprintId, printProviderId, variant.id);
		return variant.isAvailable && (catalog?.isAvailable ?? true);
	}

	/** @returns the order that a shop has under an external_id, whatever became of it */
	orderByExternalId(shopId: number, externalId: string): Order | undefined {
		return this.byExternalId.get(`${shopId}/${externalId}`);
	}

	/** Keeps a new order, and counts that it was really made. */
	addOrder(order: Order): void {
		this.orders.set(order.id, order);
		this.byExternalId.set(`${order.shopId}/${order.externalId}`, order);
		this.world.counts.providerOrder('printify', order.externalId);
	}
}

/** Seconds to milliseconds; absent and null are null. */
function seconds(value: number | null | undefined): number | null {
	return value === undefined || value === null ? null : value * 1000;
}

function productionTimes(given: NonNullable<PrintifyScenario['production']>): ProductionTimes {
	return {
		costCalculation: (given.costCalculationSeconds ?? 4) * 1000,
		toProduction: (given.toProductionSeconds ?? 60) * 1000,
		production: (given.productionSeconds ?? 2 * DAY_S) * 1000,
		delivery: (given.deliverySeconds ?? 4 * DAY_S) * 1000,
	};
}
