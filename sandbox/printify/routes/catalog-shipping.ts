import type { FastifyInstance } from 'fastify';

import type { Context } from '../context';
import { type ShippingMethod, SHIPPING_METHODS, ratesOf } from '../orders/shipping-costs';
import { findOffer, type OfferParams } from './catalog';

const V1 = '/v1/catalog/blueprints/:blueprint/print_providers/:provider';
const V2 = '/v2/catalog/blueprints/:blueprint/print_providers/:provider';
const CURRENCY = 'USD';

/** The documents' names for the calls of one method each. */
const OPERATIONS: Record<ShippingMethod, string> = {
	standard: 'retrieveSpecificShippingMethodInformation',
	priority: 'retrievePriorityShippingMethodInformation',
	express: 'retrieveExpressShippingMethodInformation',
	economy: 'retrieveEconomyShippingMethodInformation',
};

const DAYS: Record<ShippingMethod, { from: number; to: number }> = {
	standard: { from: 4, to: 8 },
	priority: { from: 2, to: 4 },
	express: { from: 2, to: 3 },
	economy: { from: 6, to: 12 },
};

/** What shipping costs by country: V1 for standard only, V2 for each method. */
export function catalogShippingRoutes(app: FastifyInstance, { state }: Context): void {
	const config = (operation: string) => ({ config: { operation, printifyScope: 'catalog.read' } });

	app.get<{ Params: OfferParams }>(
		`${V1}/shipping.json`,
		config('retrieveShippingInformation'),
		async ({ params }) => {
			const ids = findOffer(state, params).variants.map(({ id }) => id);
			return {
				handling_time: { value: 5, unit: 'day' },
				profiles: ratesOf('standard').map(([region, rate]) => ({
					variant_ids: ids,
					first_item: { cost: rate.first, currency: CURRENCY },
					additional_items: { cost: rate.additional, currency: CURRENCY },
					countries: [region],
				})),
			};
		},
	);

	app.get<{ Params: OfferParams }>(
		`${V2}/shipping.json`,
		config('retrieveAvailableShippingListInformation'),
		async ({ params }) => {
			findOffer(state, params);
			const base = `/v2/catalog/blueprints/${params.blueprint}/print_providers/${params.provider}`;
			const links = SHIPPING_METHODS.map((name) => [name, `${base}/shipping/${name}.json`]);
			return {
				data: SHIPPING_METHODS.map((name, at) => ({
					type: 'shipping_method',
					id: String(at + 1),
					attributes: { name },
				})),
				links: Object.fromEntries(links),
			};
		},
	);

	for (const method of SHIPPING_METHODS) {
		app.get<{ Params: OfferParams }>(
			`${V2}/shipping/${method}.json`,
			config(OPERATIONS[method]),
			async ({ params }) => ({
				data: findOffer(state, params).variants.flatMap(({ id }) =>
					ratesOf(method).map(([region, rate]) => ({
						type: `variant_shipping_${method}_${region.toLowerCase()}`,
						id: String(id),
						attributes: {
							shippingType: method,
							country: { code: region },
							variantId: id,
							shippingPlanId: `plan-${params.provider}-${method}`,
							handlingTime: DAYS[method],
							shippingCost: {
								firstItem: { amount: rate.first, currency: CURRENCY },
								additionalItems: { amount: rate.additional, currency: CURRENCY },
							},
						},
					})),
				),
			}),
		);
	}
}
