import type { ProviderCapabilities } from '../capabilities';

/**
 * What Printify can do (facts/printify.md 5 to 12). An order cannot be edited: address changes go
 * through its support. That it refuses a second order with the same externalId is known from two
 * third parties only, so nothing relies on it alone.
 */
export const printifyCapabilities: ProviderCapabilities = {
	actions: [
		'archiveFile',
		'cancelOrder',
		'checkStock',
		'createProduct',
		'deleteProduct',
		'findImportedOrders',
		'getFile',
		'getProduct',
		'listFiles',
		'listLineProducts',
		'listMakers',
		'listProducts',
		'listVariants',
		'listWebhooks',
		'ordersChangedSince',
		'publishProduct',
		'quote',
		'registerWebhook',
		'removeWebhook',
		'searchCatalog',
		'shippingMethods',
		'submitOrder',
		'updateProduct',
		'uploadFile',
	],
	lineSources: ['storeVariant', 'sku', 'catalogVariant'],
	refusesDuplicates: true,
	findsByExternalId: 'by_scanning',
	holdsOrders: true,
	placesArtwork: 'freely',
	// Above 5 MB it asks for an address (facts/printify.md 7).
	files: { contentUpTo: 5 * 1024 * 1024, givesOut: 'previews' },
	quotes: 'shipping',
	tellsCatalogPrices: false,
	tellsDelivery: true,
	webhookSetup: 'by_us',
	signsWebhooks: true,
	hasStores: true,
	testMode: 'draft_only',
};
