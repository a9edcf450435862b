import { ok } from '../../domain/result';
import type { AdapterMethods } from '../types';
import { listVariants, searchCatalog } from './catalog';
import { cancelOrder, updateAddress } from './change-order';
import { createOrder } from './create-order';
import { createProduct } from './create-product';
import type { PrintfulDeps } from './deps';
import { readFile, uploadFile } from './files';
import { findImportedOrders } from './find-imported';
import { findOrder, getOrder } from './get-order';
import { ordersChangedSince } from './orders-changed';
import { deleteProduct, getProduct, listProducts } from './products';
import { quote } from './quote';
import { shippingMethods } from './shipping';
import { checkStock } from './stock';
import { submitOrder } from './submit-order';
import { updateProduct } from './update-product';
import { listWebhooks, registerWebhook, removeWebhook } from './webhooks';

export type { PrintfulDeps } from './deps';

/**
 * Printful behind the interface that all providers share. Make one per node execution: what is read
 * to place artwork is remembered in it.
 */
export function createPrintfulProvider(deps: PrintfulDeps): AdapterMethods {
	return {
		createOrder: async (request, earlier) => await createOrder(deps, request, earlier),
		getOrder: async (orderId) => await getOrder(deps, orderId),
		findOrder: async (externalId) => await findOrder(deps, externalId),
		findImportedOrders: async (receiptId) => await findImportedOrders(deps, receiptId),
		cancelOrder: async (orderId) => await cancelOrder(deps, orderId),
		submitOrder: async (orderId) => await submitOrder(deps, orderId),
		updateAddress: async (orderId, address) => await updateAddress(deps, orderId, address),
		ordersChangedSince: async (since, limit) => await ordersChangedSince(deps, since, limit),
		quote: async (request) => await quote(deps, request),
		shippingMethods: async () => await Promise.resolve(ok(shippingMethods())),
		searchCatalog: async (query) => await searchCatalog(deps, query),
		listVariants: async (query) => await listVariants(deps, query),
		checkStock: async (variantIds, query) => await checkStock(deps, variantIds, query),
		listProducts: async (query) => await listProducts(deps, query),
		getProduct: async (productId) => await getProduct(deps, productId),
		createProduct: async (request) => await createProduct(deps, request),
		updateProduct: async (productId, changes) => await updateProduct(deps, productId, changes),
		deleteProduct: async (productId) => await deleteProduct(deps, productId),
		uploadFile: async (request) => await uploadFile(deps.client, request),
		getFile: async (fileId) => await readFile(deps.client, fileId),
		listWebhooks: async () => await listWebhooks(deps),
		registerWebhook: async (setup) => await registerWebhook(deps, setup),
		removeWebhook: async (ours) => await removeWebhook(deps, ours),
	};
}
