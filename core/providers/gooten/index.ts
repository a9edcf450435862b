import { ok } from '../../domain/result';
import type { AdapterMethods } from '../types';
import { listVariants, searchCatalog } from './catalog';
import { cancelOrder, submitOrder, updateAddress } from './change-order';
import { createOrder } from './create-order';
import type { GootenDeps } from './deps';
import { createProduct, deleteProduct, getProduct, listProducts } from './products';
import { quote } from './quote';
import { findOrder, getOrder, ordersChangedSince } from './read-orders';
import { shippingMethods } from './shipping';

/** Gooten behind the interface that all providers share. */
export function createGootenProvider(deps: GootenDeps): AdapterMethods {
	return {
		createOrder: async (request, earlier) => await createOrder(deps, request, earlier),
		getOrder: async (orderId) => await getOrder(deps, orderId),
		findOrder: async (externalId, since) => await findOrder(deps, externalId, since),
		submitOrder: async (orderId) => await submitOrder(deps, orderId),
		cancelOrder: async (orderId) => await cancelOrder(deps, orderId),
		updateAddress: async (orderId, address) => await updateAddress(deps, orderId, address),
		ordersChangedSince: async (since, limit) => await ordersChangedSince(deps, since, limit),
		quote: async (request) => await quote(deps, request),
		shippingMethods: async () => await Promise.resolve(ok(shippingMethods())),
		searchCatalog: async (query) => await searchCatalog(deps, query),
		listVariants: async (query) => await listVariants(deps, query),
		listProducts: async (query) => await listProducts(deps, query),
		getProduct: async (productId) => await getProduct(deps, productId),
		createProduct: async (request) => await createProduct(deps, request),
		deleteProduct: async (productId) => await deleteProduct(deps, productId),
	};
}
