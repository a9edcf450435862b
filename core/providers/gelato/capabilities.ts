import type { ProviderCapabilities } from '../capabilities';

/**
 * What Gelato can do (facts/gelato.md 12). Saved products can only be made from templates and not
 * be changed; nothing is uploaded or placed; news is set up by hand. Prices are told product by
 * product, not with the list of a catalog (facts 4): a quote tells them. Its stores cannot be listed
 * (facts 1), so there is none to choose: the credential names it.
 */
export const gelatoCapabilities: ProviderCapabilities = {
	actions: [
		'cancelOrder',
		'checkStock',
		'createProduct',
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
	lineSources: ['catalogVariant'],
	refusesDuplicates: false,
	findsByExternalId: 'directly',
	holdsOrders: true,
	placesArtwork: 'as_it_is',
	quotes: 'without_tax',
	tellsCatalogPrices: false,
	tellsDelivery: true,
	webhookSetup: 'by_hand',
	signsWebhooks: false,
	hasStores: false,
	testMode: 'draft_only',
};
