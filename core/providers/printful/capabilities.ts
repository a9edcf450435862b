import type { ProviderCapabilities } from '../capabilities';

/**
 * What Printful can do (facts/printful.md 5 to 13). Orders and saved products go through its API
 * v1, stock, deliveries, prices and signed news through v2. Saved products can be made in stores of
 * the type "Manual order / API" only, and are not put into a shop by Printful.
 */
export const printfulCapabilities: ProviderCapabilities = {
	actions: [
		'cancelOrder',
		'checkStock',
		'createProduct',
		'deleteProduct',
		'findImportedOrders',
		'getFile',
		'getProduct',
		'listProducts',
		'listVariants',
		'listWebhooks',
		'ordersChangedSince',
		'quote',
		'registerWebhook',
		'removeWebhook',
		'searchCatalog',
		'shippingMethods',
		'submitOrder',
		'updateAddress',
		'updateProduct',
		'uploadFile',
	],
	lineSources: ['storeVariant', 'sku', 'catalogVariant', 'template'],
	refusesDuplicates: true,
	findsByExternalId: 'directly',
	holdsOrders: true,
	placesArtwork: 'freely',
	files: { knowsMd5: true, givesOut: 'originals' },
	quotes: 'everything',
	tellsCatalogPrices: true,
	tellsDelivery: true,
	webhookSetup: 'by_us',
	signsWebhooks: true,
	hasStores: true,
	testMode: 'draft_only',
};
