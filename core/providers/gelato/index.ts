import type { AdapterMethods } from '../types';
import { checkStock, listVariants, searchCatalog } from './catalog';
import { createOrder } from './create-order';
import type { GelatoDeps } from './deps';
import { findOrder, getOrder, ordersChangedSince } from './find-order';
import { cancelOrder, submitOrder, updateAddress } from './orders';
import { createProduct, getProduct, listProducts } from './products';
import { quote } from './quote';
import { shippingMethods } from './shipping';

/** Gelato behind the interface that all providers share. */
export function createGelatoProvider(deps: GelatoDeps): AdapterMethods {
	const { client, addresses } = deps;
	return {
		createOrder: async (request, earlier) => await createOrder(deps, request, earlier),
		getOrder: async (orderId) => await getOrder(deps, orderId),
		findOrder: async (externalId) => await findOrder(deps, externalId),
		submitOrder: async (orderId) => await submitOrder(deps, orderId),
		cancelOrder: async (orderId) => await cancelOrder(deps, orderId),
		updateAddress: async (orderId, address) => await updateAddress(deps, orderId, address),
		ordersChangedSince: async (since, limit) => await ordersChangedSince(deps, since, limit),
		quote: async (request) => await quote(deps, request),
		shippingMethods: async (country) => await shippingMethods(client, addresses.shipment, country),
		searchCatalog: async (query) => await searchCatalog(deps, query),
		listVariants: async (query) => await listVariants(deps, query),
		checkStock: async (variantIds) => await checkStock(deps, variantIds),
		listProducts: async (query) => await listProducts(deps, query),
		getProduct: async (productId) => await getProduct(deps, productId),
		createProduct: async (request) => await createProduct(deps, request),
	};
}
