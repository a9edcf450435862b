import type { ShippingTier } from '../../domain/provider-order';
import type { ShippingMethod } from '../../domain/quote';
import { ok, type Result } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import { shipmentMethodsSchema } from './schemas';

/** Gelato's word for each speed; without one it takes the cheapest (facts/gelato.md 7). */
export const SHIPMENT_METHODS: Readonly<Record<ShippingTier, string | undefined>> = {
	cheapest: undefined,
	standard: 'normal',
	fast: 'standard',
	express: 'express',
};

/** The neutral speed of a type of Gelato's, where there is one. */
export function tierOf(type: string | undefined): ShippingTier | undefined {
	const found = Object.entries(SHIPMENT_METHODS).find(([, word]) => word === type);
	return type === undefined ? undefined : (found?.[0] as ShippingTier | undefined);
}

/** The ways of shipping to a country. One call. */
export async function shippingMethods(
	client: ApiClient,
	baseUrl: string,
	countryCode?: string,
): Promise<Result<ShippingMethod[]>> {
	const answer = await client.call({
		operation: 'listShipmentMethods',
		effect: 'read',
		method: 'GET',
		baseUrl,
		path: '/v1/shipment-methods',
		query: { country: countryCode },
		schema: shipmentMethodsSchema,
	});
	if (!answer.ok) return answer;
	return ok(
		answer.value.shipmentMethods.map(({ data, raw }) => ({
			methodId: data.shipmentMethodUid,
			name: data.name ?? data.shipmentMethodUid,
			tier: tierOf(data.type),
			raw,
		})),
	);
}
