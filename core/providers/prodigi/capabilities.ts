import type { ProviderCapabilities } from '../capabilities';

/** What Prodigi can do (facts/prodigi.md 12). It has no list of products and no drafts. */
export const prodigiCapabilities: ProviderCapabilities = {
	actions: [
		'cancelOrder',
		'listVariants',
		'ordersChangedSince',
		'quote',
		'shippingMethods',
		'updateAddress',
	],
	lineSources: ['catalogVariant'],
	refusesDuplicates: true,
	findsByExternalId: 'directly',
	holdsOrders: false,
	placesArtwork: 'fitted',
	files: { knowsMd5: true },
	quotes: 'without_tax',
	tellsCatalogPrices: false,
	tellsDelivery: false,
	webhookSetup: 'with_order',
	signsWebhooks: false,
	hasStores: false,
	testMode: 'sandbox',
};
