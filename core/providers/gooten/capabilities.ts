import type { ProviderCapabilities } from '../capabilities';

/**
 * What Gooten can do (facts/gooten.md 12 and 13). It cannot hold an order: every order starts by
 * itself when the account's pre-production window ends, which may be at once, and one that was put
 * on hold can only be released by a person. What an order waits for by itself, such as a better
 * address, can be put right and sent on.
 */
export const gootenCapabilities: ProviderCapabilities = {
	actions: [
		'cancelOrder',
		'createProduct',
		'deleteProduct',
		'getProduct',
		'listProducts',
		'listVariants',
		'ordersChangedSince',
		'quote',
		'searchCatalog',
		'shippingMethods',
		'submitOrder',
		'updateAddress',
	],
	lineSources: ['catalogVariant', 'sku', 'storeVariant'],
	refusesDuplicates: true,
	findsByExternalId: 'by_scanning',
	holdsOrders: false,
	placesArtwork: 'as_it_is',
	quotes: 'everything',
	tellsCatalogPrices: true,
	tellsDelivery: true,
	webhookSetup: 'by_hand',
	signsWebhooks: false,
	hasStores: false,
	testMode: 'test_order',
};
