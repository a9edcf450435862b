import type { Address } from '../domain/address';
import type { CatalogMaker, CatalogProduct, CatalogVariant, VariantStock } from '../domain/catalog';
import type { Provider } from '../domain/provider';
import type { FileRequest, ProviderFile } from '../domain/provider-file';
import type { WebhookRegistration } from '../domain/provider-event';
import type {
	CreatedOrder,
	EarlierTry,
	ProviderOrder,
	ProviderOrderRequest,
} from '../domain/provider-order';
import type { ProviderProduct, ProviderProductRequest } from '../domain/provider-product';
import type { Quote, QuoteRequest, ShippingMethod } from '../domain/quote';
import type { Result } from '../domain/result';
import type { SavedProduct } from '../domain/retention/line-products';
import type { ProviderAction, ProviderCapabilities } from './capabilities';

export type { ProviderCapabilities } from './capabilities';

/** How much of a list is wanted. */
export interface ListQuery {
	/** Words to search by. */
	search?: string;
	/** At most so many; everything where it is absent. */
	limit?: number;
}

/** Which part of a list is wanted that may be too long for one run. */
export interface ListPart {
	/** How many pages are read at the most. */
	maxPages: number;
	/** Counts on with every run that shall read another part. */
	turn: number;
}

/** Saved products, and whether there are more. */
export interface SavedProducts {
	products: SavedProduct[];
	/** How many pages were read. */
	pages: number;
	/** How many products there are. */
	total: number;
	isWhole: boolean;
}

/** Which variants are wanted. */
export interface VariantQuery {
	productId: string;
	/** Who makes it, where a provider works with several. */
	makerId?: string;
	/** ISO 3166-1 alpha-2; where prices or stock depend on it. */
	countryCode?: string;
	currency?: string;
}

/** Where news shall go. */
export interface WebhookRequestSetup {
	url: string;
	/** In the provider's words. */
	topics: string[];
	/** For the signature, where the provider takes one. */
	secret?: string;
}

/** A webhook that was registered. */
export interface RegisteredWebhook {
	webhooks: WebhookRegistration[];
	/** What signatures are checked with, where the provider makes it. */
	secret?: string;
	/** What was registered before and is to be put back when ours is removed. */
	before: WebhookRegistration[];
}

/** What every provider does. */
export interface OrderActions {
	/**
	 * Creates the order, never twice: with an earlier try in doubt the externalId is looked up
	 * first, and when this call itself ends unclear it is looked up after. Production starts only
	 * where the request says `submit`; a provider that cannot hold an order refuses one without.
	 */
	createOrder(request: ProviderOrderRequest, earlier: EarlierTry): Promise<Result<CreatedOrder>>;
	/** Reads one order by the provider's own id. */
	getOrder(providerOrderId: string): Promise<Result<ProviderOrder>>;
	/**
	 * Finds an order by our externalId; null when there is none.
	 * @param since ISO 8601; orders made before it need not be searched
	 */
	findOrder(externalId: string, since?: string): Promise<Result<ProviderOrder | null>>;
}

/** What not every provider does; see `capabilities.actions`. */
export interface OptionalActions {
	/** Stops an order. @returns the order as it then is; `conflict` when it is too late */
	cancelOrder(providerOrderId: string): Promise<Result<ProviderOrder>>;
	/** Starts the production of an order that waits. It costs money and cannot be taken back. */
	submitOrder(providerOrderId: string): Promise<Result<ProviderOrder>>;
	updateAddress(providerOrderId: string, address: Address): Promise<Result<ProviderOrder>>;
	/**
	 * The polling twin of the webhooks: orders that may have changed since then, newest change
	 * first where the provider can tell, else all that were made within the provider's reach.
	 * @param since ISO 8601
	 */
	ordersChangedSince(since: string, limit?: number): Promise<Result<ProviderOrder[]>>;
	/**
	 * Finds the orders that the provider's own connection to Etsy made of an Etsy order; none as long
	 * as there is none. Their lines tell `source` or `sku`.
	 * @param receiptId the number of the Etsy order
	 * @param since ISO 8601; when the Etsy order was made: older ones need not be searched
	 */
	findImportedOrders(receiptId: string, since: string): Promise<Result<ProviderOrder[]>>;
	quote(request: QuoteRequest): Promise<Result<Quote>>;
	/** @param countryCode where a provider's ways depend on it */
	shippingMethods(countryCode?: string): Promise<Result<ShippingMethod[]>>;
	searchCatalog(query: ListQuery): Promise<Result<CatalogProduct[]>>;
	listMakers(productId: string): Promise<Result<CatalogMaker[]>>;
	listVariants(query: VariantQuery): Promise<Result<CatalogVariant[]>>;
	checkStock(
		variantIds: readonly string[],
		query?: Partial<VariantQuery>,
	): Promise<Result<VariantStock[]>>;
	listProducts(query: ListQuery): Promise<Result<ProviderProduct[]>>;
	getProduct(providerProductId: string): Promise<Result<ProviderProduct>>;
	createProduct(request: ProviderProductRequest): Promise<Result<ProviderProduct>>;
	updateProduct(
		providerProductId: string,
		changes: Partial<ProviderProductRequest>,
	): Promise<Result<ProviderProduct>>;
	/** Puts a saved product into the shop that it belongs to. It may cost money there. */
	publishProduct(providerProductId: string): Promise<Result<ProviderProduct>>;
	deleteProduct(providerProductId: string): Promise<Result<true>>;
	/**
	 * Reads saved products as far as cleaning up those of personalised lines needs them: all where
	 * the pages suffice, else another part of the list each turn.
	 */
	listLineProducts(part: ListPart): Promise<Result<SavedProducts>>;
	uploadFile(request: FileRequest): Promise<Result<ProviderFile>>;
	/** Takes a file out of what the library shows; who prints it goes on printing it. */
	archiveFile(fileId: string): Promise<Result<true>>;
	getFile(fileId: string): Promise<Result<ProviderFile>>;
	/** The newest files of the library, newest first; one call. */
	listFiles(): Promise<Result<ProviderFile[]>>;
	listWebhooks(): Promise<Result<WebhookRegistration[]>>;
	/** Adds to what is registered, never over another's registration. */
	registerWebhook(setup: WebhookRequestSetup): Promise<Result<RegisteredWebhook>>;
	/** Removes ours and puts back what was there before. */
	removeWebhook(ours: RegisteredWebhook): Promise<Result<true>>;
}

/**
 * One printing provider behind the interface that all share. Every method returns a `Result`;
 * none throws for what the outside world can cause. A method that the provider does not have
 * answers with a `capability` failure.
 */
export interface PrintProvider extends OrderActions, OptionalActions {
	readonly name: Provider;
	readonly capabilities: ProviderCapabilities;
}

/** What an adapter writes itself: the orders, and whatever else its provider can do. */
export type AdapterMethods = OrderActions & Partial<OptionalActions>;

/** A check at compile time: every optional method is an action and the other way round. */
export type ActionsMatch = [keyof OptionalActions, ProviderAction] extends [
	ProviderAction,
	keyof OptionalActions,
]
	? true
	: never;
