import type { Address } from '../../../core/domain/address';
import type { ProviderOrderRequest } from '../../../core/domain/provider-order';
import type { ProviderProductRequest } from '../../../core/domain/provider-product';
import type { Result } from '../../../core/domain/result';
import type { ProviderAction } from '../../../core/providers/capabilities';
import type { PrintProvider } from '../../../core/providers/types';
import type { ProviderCase } from '../conformance/provider-case';
import { valueOf } from '../result';
import { SPRINGFIELD } from '../ship-to';

/** Long before anything in a sandbox. */
const EVER = '2020-01-01T00:00:00.000Z';
const WEBHOOK = 'https://n8n.example.com/webhook/1';

const SHIP_TO: Address = { ...SPRINGFIELD, email: 'buyer@example.com' };

/** What there is at a provider before something is asked of it. */
export interface Known {
	one: ProviderCase;
	/** An order that waits, where the provider lets orders wait. */
	order: ProviderOrderRequest;
	orderId: string;
	/** Empty where the provider saves no products. */
	productId: string;
	/** Empty where the provider has no library. */
	fileId: string;
}

/** An order with nothing wrong. */
export function orderOf(one: ProviderCase, p: PrintProvider, number: number): ProviderOrderRequest {
	return {
		externalId: `etsy-11-${number}-1`,
		provider: one.provider,
		label: String(number),
		lines: [one.line('1', 2)],
		shipTo: SHIP_TO,
		shippingTier: 'standard',
		submit: !p.capabilities.holdsOrders,
	};
}

/** Makes what the acts work on. */
export async function prepare(one: ProviderCase, p: PrintProvider): Promise<Known> {
	const can = (action: ProviderAction) => p.capabilities.actions.includes(action);
	const order = orderOf(one, p, 1);
	const { providerOrderId } = valueOf(await p.createOrder(order, { inDoubt: false }));
	const product =
		one.product && can('createProduct') ? valueOf(await p.createProduct(one.product)) : undefined;
	const picture = { url: 'https://files.example.com/known.png', name: 'known.png' };
	const file = can('uploadFile') ? valueOf(await p.uploadFile(picture)) : undefined;
	return {
		one,
		order,
		orderId: providerOrderId,
		productId: product?.providerProductId ?? '',
		fileId: file?.fileId ?? '',
	};
}

/** Something that a provider can be asked. */
export interface Act {
	/** What the answer is. */
	name: string;
	/** Absent: every provider can. */
	needs?: ProviderAction;
	act(p: PrintProvider, known: Known): Promise<Result<unknown>>;
}

/** The name of the act that makes an order. */
export const NEW_ORDER = 'an order that is made';

/** Where there is no catalog, what an order is made of names the product. */
function variants({ one }: Known) {
	const { source } = one.line('1', 1);
	const productId = source.kind === 'catalogVariant' ? source.variantId : '';
	return { countryCode: 'US', productId, ...one.catalog };
}

/** A product that nobody has saved yet. */
function productOf({ product }: ProviderCase): ProviderProductRequest {
	if (!product) throw new Error('The case names no product');
	const named = product.variants.map((each, at) => ({ ...each, sku: `OTHER-${at}` }));
	return { ...product, title: 'Another', variants: named };
}

const NEW_PICTURE = { url: 'https://files.example.com/new.png', name: 'new.png' };

/** One of each thing that a provider can be asked. */
export const ACTS: readonly Act[] = [
	{
		name: NEW_ORDER,
		act: async (p, { one }) => await p.createOrder(orderOf(one, p, 2), { inDoubt: false }),
	},
	{
		name: 'an order that may have been made',
		act: async (p, { order }) => await p.createOrder(order, { inDoubt: true, since: EVER }),
	},
	{ name: 'an order', act: async (p, { orderId }) => await p.getOrder(orderId) },
	{
		name: 'an order that is looked for',
		act: async (p, { order }) => await p.findOrder(order.externalId, EVER),
	},
	{
		name: 'orders that Etsy brought',
		needs: 'findImportedOrders',
		act: async (p) => await p.findImportedOrders('1', EVER),
	},
	{
		name: 'orders that changed',
		needs: 'ordersChangedSince',
		act: async (p) => await p.ordersChangedSince(EVER),
	},
	{
		name: 'a new address',
		needs: 'updateAddress',
		act: async (p, { orderId }) =>
			await p.updateAddress(orderId, { ...SHIP_TO, line1: '2 New Road' }),
	},
	{
		name: 'the price of an order',
		needs: 'quote',
		act: async (p, { one }) => await p.quote({ lines: [one.line('1', 2)], shipTo: SHIP_TO }),
	},
	{
		name: 'ways of shipping',
		needs: 'shippingMethods',
		act: async (p) => await p.shippingMethods('US'),
	},
	{
		name: 'the catalog',
		needs: 'searchCatalog',
		act: async (p, { one }) => await p.searchCatalog({ search: one.catalog?.search ?? '' }),
	},
	{
		name: 'makers',
		needs: 'listMakers',
		act: async (p, known) => await p.listMakers(variants(known).productId),
	},
	{
		name: 'variants',
		needs: 'listVariants',
		act: async (p, known) => await p.listVariants(variants(known)),
	},
	{
		name: 'stock',
		needs: 'checkStock',
		act: async (p, known) =>
			await p.checkStock([known.one.catalog?.variantId ?? ''], variants(known)),
	},
	{ name: 'saved products', needs: 'listProducts', act: async (p) => await p.listProducts({}) },
	{
		name: 'products of personalised lines',
		needs: 'listLineProducts',
		act: async (p) => await p.listLineProducts({ maxPages: 2, turn: 0 }),
	},
	{
		name: 'a saved product',
		needs: 'getProduct',
		act: async (p, { productId }) => await p.getProduct(productId),
	},
	{
		name: 'a product that is saved',
		needs: 'createProduct',
		act: async (p, { one }) => await p.createProduct(productOf(one)),
	},
	{
		name: 'a product that is changed',
		needs: 'updateProduct',
		act: async (p, { productId }) => await p.updateProduct(productId, { title: 'Dog' }),
	},
	{
		name: 'a product that is published',
		needs: 'publishProduct',
		act: async (p, { productId }) => await p.publishProduct(productId),
	},
	{
		name: 'a product that is deleted',
		needs: 'deleteProduct',
		act: async (p, { productId }) => await p.deleteProduct(productId),
	},
	{
		name: 'a file that is uploaded',
		needs: 'uploadFile',
		act: async (p) => await p.uploadFile(NEW_PICTURE),
	},
	{ name: 'a file', needs: 'getFile', act: async (p, { fileId }) => await p.getFile(fileId) },
	{ name: 'files', needs: 'listFiles', act: async (p) => await p.listFiles() },
	{
		name: 'a file that is put away',
		needs: 'archiveFile',
		act: async (p, { fileId }) => await p.archiveFile(fileId),
	},
	{ name: 'webhooks', needs: 'listWebhooks', act: async (p) => await p.listWebhooks() },
	{
		name: 'a webhook that is registered',
		needs: 'registerWebhook',
		act: async (p) => {
			const topics = [p.name === 'printful' ? 'order_created' : 'order:created'];
			return await p.registerWebhook({ url: WEBHOOK, topics, secret: 'secret' });
		},
	},
	{
		name: 'a submitted order',
		needs: 'submitOrder',
		act: async (p, { orderId }) => await p.submitOrder(orderId),
	},
	{
		name: 'a stopped order',
		needs: 'cancelOrder',
		act: async (p, { orderId }) => await p.cancelOrder(orderId),
	},
];
