import { hashText } from '../core/random';
import type { World } from '../core/service';
import type {
	Scenario,
	ScenarioApp,
	ScenarioListing,
	ScenarioListingProduct,
	ScenarioReceipt,
	ScenarioReceiptLine,
	ScenarioShop,
} from '../scenario/types';
import { DEFAULT_APP, PACK_SCOPES } from './defaults';
import { EtsyLimits } from './limits';
import { makeShipment } from './parcels';
import { type InventoryDetails, InventoryIds } from './inventory-details';
import { type ListingMedia, Uploads } from './media';
import { type EtsyRefund, makeRefunds } from './receipt-life';
import { ReviewStore } from './reviews';
import { changeableShop, SettingIds } from './shop-settings';
import type { ListingDetails } from './listing-details';
import { TokenStore } from './tokens';

/** A product of a listing's inventory, with its id. */
export interface EtsyProduct extends ScenarioListingProduct {
	id: number;
}

/** A listing with ids on everything. */
export interface EtsyListing
	extends Omit<ScenarioListing, 'products'>,
		ListingDetails,
		ListingMedia,
		InventoryDetails {
	products: EtsyProduct[];
	/** Epoch seconds. */
	createdAt: number;
	shop: ScenarioShop;
}

/** One line of an order. */
export interface EtsyLine extends ScenarioReceiptLine {
	id: number;
	listing: EtsyListing;
	product: EtsyProduct;
}

/** A parcel that the seller reported. */
export interface EtsyShipment {
	id: number;
	carrierName: string;
	trackingCode: string;
	noteToBuyer: string;
	sendBcc: boolean;
	/** Epoch milliseconds. */
	at: number;
	/** When the carrier brings it, as far as Etsy learns of it. Epoch milliseconds. */
	deliveredAt: number | null;
}

/** An order. All times in epoch milliseconds; null: does not happen. */
export interface EtsyReceipt {
	id: number;
	shop: ScenarioShop;
	source: ScenarioReceipt;
	buyerUserId: number;
	createdAt: number;
	paidAt: number | null;
	canceledAt: number | null;
	/** Whether cancelling moved `updated_timestamp`. */
	cancelMovesTime: boolean;
	refunds: EtsyRefund[];
	/** Last change by an API call. */
	touchedAt: number;
	lines: EtsyLine[];
	shipments: EtsyShipment[];
}

/** Everything that the sandbox's Etsy knows. */
export class EtsyState {
	apps = new Map<string, ScenarioApp>();

	shops = new Map<number, ScenarioShop>();

	listings = new Map<number, EtsyListing>();

	receipts = new Map<number, EtsyReceipt>();

	readonly reviews = new ReviewStore();

	readonly settingIds = new SettingIds();

	readonly limits: EtsyLimits;

	readonly tokens: TokenStore;

	readonly uploads = new Uploads();

	readonly inventoryIds = new InventoryIds();

	/** When the scenario was loaded; its times count from here. */
	loadedAt: number;

	constructor(readonly world: World) {
		this.limits = new EtsyLimits(world);
		this.tokens = new TokenStore(world.clock, world.random.fork('etsy tokens'));
		this.loadedAt = world.clock.now();
	}

	/** Forgets everything, tokens and limiter windows too. */
	reset(): void {
		this.tokens.reset();
		this.limits.reset();
		this.load({});
	}

	/** Replaces shops, listings, receipts and apps. Tokens that were issued stay good. */
	load(scenario: Scenario): void {
		this.loadedAt = this.world.clock.now();
		const apps = scenario.apps ?? [DEFAULT_APP];
		this.apps = new Map(apps.map((app) => [app.keystring, app]));
		this.shops = new Map((scenario.shops ?? []).map((shop) => [shop.id, changeableShop(shop)]));
		this.reviews.load(scenario.reviews ?? [], this.loadedAt);
		this.listings = new Map();
		for (const listing of scenario.listings ?? []) this.addListing(listing);
		this.receipts = new Map();
		for (const receipt of scenario.receipts ?? []) this.addReceipt(receipt);
		for (const { keystring, tokens = [] } of apps) {
			for (const { userId, accessToken, refreshToken, scopes, expiresAfterSeconds } of tokens) {
				const grant = { keystring, userId, scopes: scopes ?? [...PACK_SCOPES] };
				this.tokens.insert(grant, accessToken, refreshToken, expiresAfterSeconds);
			}
		}
	}

	/** The shop of a user; a user has at most one. */
	shopOfUser(userId: number): ScenarioShop | undefined {
		return [...this.shops.values()].find((shop) => shop.userId === userId);
	}

	/** Orders of a shop that exist by now. */
	receiptsOf(shopId: number): EtsyReceipt[] {
		const now = this.world.clock.now();
		return [...this.receipts.values()].filter(
			(receipt) => receipt.shop.id === shopId && receipt.createdAt <= now,
		);
	}

	/** Listings of a shop, in whatever state. */
	listingsOf(shopId: number): EtsyListing[] {
		return [...this.listings.values()].filter((listing) => listing.shopId === shopId);
	}

	/**
	 * Copies a listing as "Copy" in Shop Manager does: the same texts, options, prices and SKUs
	 * under ids of its own.
	 * @returns false where there is no such listing
	 */
	copyListing(id: number, as: number): boolean {
		const source = this.listings.get(id);
		if (!source) return false;
		const products = source.products.map((product) => ({
			...product,
			id: this.inventoryIds.nextProduct(),
		}));
		const images = source.images?.map((image, index) => ({ ...image, id: as * 10 + index + 1 }));
		const now = this.world.clock.nowSeconds();
		// Links of images to values are made anew by hand.
		const copy = {
			...source,
			id: as,
			products,
			createdAt: now,
			updatedAt: now,
			variationImages: [],
		};
		this.listings.set(as, images ? { ...copy, images } : copy);
		return true;
	}

	private addListing(source: ScenarioListing): void {
		const shop = required(this.shops.get(source.shopId), `shop ${source.shopId}`);
		const products = source.products.map((product, index) => ({
			...product,
			id: product.id ?? source.id * 100 + index + 1,
		}));
		// Listings were there before the scenario began.
		const createdAt = Math.floor(this.loadedAt / 1000) - 30 * 24 * 3600;
		this.listings.set(source.id, { ...source, products, createdAt, shop });
	}

	/** Adds an order. @param from epoch milliseconds, from which its times count */
	addReceipt(source: ScenarioReceipt, from = this.loadedAt): void {
		const at = (seconds: number | null | undefined) =>
			seconds === null || seconds === undefined ? null : from + seconds * 1000;
		const createdAt = from + source.arrivesAfterSeconds * 1000;
		const paidAt = source.paidAfterSeconds === undefined ? createdAt : at(source.paidAfterSeconds);
		this.receipts.set(source.id, {
			id: source.id,
			shop: required(this.shops.get(source.shopId), `shop ${source.shopId}`),
			source,
			buyerUserId: source.buyerUserId ?? 100_000_000 + (hashText(`buyer ${source.id}`) % 8e8),
			createdAt,
			paidAt,
			canceledAt: at(source.canceledAfterSeconds),
			cancelMovesTime: source.cancelMovesUpdated ?? false,
			refunds: makeRefunds(source, from),
			touchedAt: createdAt,
			lines: source.lines.map((line, index) => this.makeLine(source, line, index)),
			shipments: (source.shipments ?? []).map((parcel, index) =>
				makeShipment(source, index + 1, {
					...parcel,
					at: from + parcel.afterSeconds * 1000,
				}),
			),
		});
	}

	private makeLine(receipt: ScenarioReceipt, line: ScenarioReceiptLine, index: number): EtsyLine {
		const listing = required(this.listings.get(line.listingId), `listing ${line.listingId}`);
		const product = listing.products.find(({ id, sku }) => {
			if (line.productId !== undefined) return id === line.productId;
			return line.sku === undefined || sku === line.sku;
		});
		return {
			...line,
			id: line.id ?? receipt.id * 100 + index + 1,
			listing,
			product: required(product, `product of listing ${line.listingId}`),
		};
	}
}

/** A scenario is checked before it is loaded, so a miss is a fault of the sandbox. */
function required<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw new Error(`The scenario has no ${what}`);
	return value;
}
