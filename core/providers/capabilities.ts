import type { LineSource } from '../domain/provider-order';

/**
 * Everything that a provider may be asked to do beyond creating and reading orders, by the name of
 * the method of `PrintProvider`, with the words that follow "can" or "cannot".
 */
export const ACTIONS = {
	archiveFile: 'put a file of its library away',
	cancelOrder: 'cancel an order',
	checkStock: 'tell what is in stock',
	createProduct: 'save a product',
	deleteProduct: 'delete a saved product',
	findImportedOrders: 'find the orders that its own connection to Etsy made',
	getFile: 'show a file of its library',
	getProduct: 'show a saved product',
	listFiles: 'list the newest files of its library',
	listLineProducts: 'list the products that are saved for personalised lines',
	listMakers: 'list who makes a product',
	listProducts: 'list saved products',
	listVariants: 'list the variants of a product',
	listWebhooks: 'list its webhooks',
	ordersChangedSince: 'list the orders that changed',
	publishProduct: 'publish a saved product to a shop',
	quote: 'quote a price',
	registerWebhook: 'register a webhook by itself',
	removeWebhook: 'remove a webhook by itself',
	searchCatalog: 'list its catalog',
	shippingMethods: 'list its ways of shipping',
	submitOrder: 'start the production of an order that waits',
	updateAddress: 'change the address of an order',
	updateProduct: 'change a saved product',
	uploadFile: 'keep files in a library',
} as const;

/** The name of an action. */
export type ProviderAction = keyof typeof ACTIONS;

/**
 * What a provider can and cannot do, as data: read by the node, the planner and the docs. What is
 * not in `actions` answers with a `capability` failure that says which provider can.
 */
export interface ProviderCapabilities {
	actions: readonly ProviderAction[];
	/** How an order line may name what to print. */
	lineSources: ReadonlyArray<LineSource['kind']>;
	/** Whether the provider itself refuses a second order with the same externalId. */
	refusesDuplicates: boolean;
	/** How an order is found by our externalId: by it, or by reading the newest ones. */
	findsByExternalId: 'directly' | 'by_scanning';
	/**
	 * Whether an order can rest before production until the seller submits it. Where it cannot,
	 * creating one without `submit` is refused.
	 */
	holdsOrders: boolean;
	/** Where artwork may lie: anywhere, only fitted to the area, or as the file is. */
	placesArtwork: 'freely' | 'fitted' | 'as_it_is';
	/** How it takes files in. Absent: all that is known is in `actions`. */
	files?: {
		/** Bytes up to which it takes a file itself, instead of an address to fetch it from. */
		contentUpTo?: number;
		/** Whether it tells or checks the MD5 of a file. */
		knowsMd5?: boolean;
		/** How it gives files of its library out again. Absent: not at all, or it is not known. */
		givesOut?: 'originals' | 'previews';
	};
	/** What a quote covers. */
	quotes: 'everything' | 'without_tax' | 'shipping';
	/** Whether the catalog tells what the seller pays. */
	tellsCatalogPrices: boolean;
	/** Whether an order comes to say that it has arrived. */
	tellsDelivery: boolean;
	/** How news is set up: by this pack, by hand in the provider's settings, or with each order. */
	webhookSetup: 'by_us' | 'by_hand' | 'with_order';
	/** Whether news is signed; otherwise a secret in the address and a second look must do. */
	signsWebhooks: boolean;
	/** Whether the account has shops or stores of which one must be chosen. */
	hasStores: boolean;
	/** Whether orders can be tried out without anything being made: own address, or a mark. */
	testMode: 'sandbox' | 'test_order' | 'draft_only';
}
