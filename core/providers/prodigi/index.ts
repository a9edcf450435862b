import { ok } from '../../domain/result';
import type { AdapterMethods } from '../types';
import { cancelOrder, updateAddress } from './actions';
import { listVariants } from './catalog';
import { createOrder } from './create-order';
import type { ProdigiDeps } from './deps';
import { findOrder, getOrder, ordersChangedSince } from './orders';
import { quote } from './quote';
import { shippingMethods } from './shipping';

/** Prodigi behind the interface that all providers share. */
export function createProdigiProvider(deps: ProdigiDeps): AdapterMethods {
	const { client } = deps;
	return {
		// Prodigi answers a repeated externalId with the first order, so doubt needs no look-up.
		createOrder: async (request) => await createOrder(deps, request),
		getOrder: async (orderId) => await getOrder(deps, orderId),
		findOrder: async (externalId) => await findOrder(deps, externalId),
		cancelOrder: async (orderId) => await cancelOrder(deps, orderId),
		updateAddress: async (orderId, address) => await updateAddress(deps, orderId, address),
		ordersChangedSince: async (since, limit) => await ordersChangedSince(deps, since, limit),
		quote: async (request) => await quote(client, request),
		listVariants: async (query) => await listVariants(client, query),
		shippingMethods: async () => await Promise.resolve(ok(shippingMethods())),
	};
}
