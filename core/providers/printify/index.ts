import { ok } from '../../domain/result';
import type { AdapterMethods } from '../types';
import { cancelOrder } from './cancel-order';
import { listMakers, listVariants, searchCatalog } from './catalog';
import { createOrder } from './create-order';
import { createProduct } from './create-product';
import type { PrintifyDeps } from './deps';
import { archiveFile, getFile, listFiles, uploadFile } from './files';
import { OrderScan } from './find-order';
import { toProviderOrder } from './from-printify';
import { getOrder } from './get-order';
import { LineProducts } from './line-products';
import { listLineProducts } from './list-line-products';
import { ordersChangedSince } from './orders-changed';
import { deleteProduct, getProduct, listProducts } from './products';
import { publishProduct } from './publish-product';
import { quote } from './quote';
import { shippingMethods } from './shipping-methods';
import { checkStock } from './stock';
import { submitOrder } from './submit-order';
import { updateProduct } from './update-product';
import { listWebhooks, registerWebhook, removeWebhook } from './webhooks';

export type { PrintifyDeps } from './deps';

/**
 * Printify behind the interface that all providers share. Make one per node execution: look-ups
 * in it share one reading of the order list.
 */
export function createPrintifyProvider(deps: PrintifyDeps): AdapterMethods {
	const scan = new OrderScan(deps.client, deps.shopId, deps.now);
	const products = new LineProducts(deps);
	return {
		createOrder: async (request, earlier) =>
			await createOrder({ ...deps, scan, products }, request, earlier),
		getOrder: async (orderId) => await getOrder(deps, orderId),
		findOrder: async (externalId, since) => {
			const from = since === undefined ? Number.NaN : Date.parse(since);
			// Who does not say since when may mean an order of this very moment.
			const mustReadAnew = Number.isNaN(from);
			const there = await scan.find({
				...{ externalId, mustReadAnew },
				since: mustReadAnew ? undefined : from,
			});
			if (!there.ok) return there;
			return ok(there.value === null ? null : toProviderOrder(there.value));
		},
		findImportedOrders: async (receiptId, since) => {
			const from = Date.parse(since);
			const found = await scan.findImported(receiptId, Number.isNaN(from) ? undefined : from);
			return found.ok ? ok(found.value.map(toProviderOrder)) : found;
		},
		cancelOrder: async (orderId) => await cancelOrder(deps, orderId),
		submitOrder: async (orderId) => await submitOrder(deps, orderId),
		ordersChangedSince: async (since, limit) => await ordersChangedSince(deps, since, limit),
		quote: async (request) => await quote(deps, request),
		shippingMethods: async () => await Promise.resolve(ok(shippingMethods())),
		searchCatalog: async (query) => await searchCatalog(deps, query),
		listMakers: async (productId) => await listMakers(deps, productId),
		listVariants: async (query) => await listVariants(deps, query),
		checkStock: async (variantIds, query) => await checkStock(deps, variantIds, query),
		listProducts: async (query) => await listProducts(deps, query),
		getProduct: async (productId) => await getProduct(deps, productId),
		createProduct: async (request) => await createProduct(deps, request),
		updateProduct: async (productId, changes) => await updateProduct(deps, productId, changes),
		publishProduct: async (productId) => await publishProduct(deps, productId),
		deleteProduct: async (productId) => await deleteProduct(deps, productId),
		listLineProducts: async (part) => await listLineProducts(deps, part),
		archiveFile: async (fileId) => await archiveFile(deps, fileId),
		uploadFile: async (request) => await uploadFile(deps, request),
		getFile: async (fileId) => await getFile(deps, fileId),
		listFiles: async () => await listFiles(deps),
		listWebhooks: async () => await listWebhooks(deps),
		registerWebhook: async (setup) => await registerWebhook(deps, setup),
		removeWebhook: async (ours) => await removeWebhook(deps, ours),
	};
}
