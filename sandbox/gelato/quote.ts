import type { z } from 'zod';

import { failed } from './errors';
import type { quoteSchema } from './input';
import { type Item, SPEEDS } from './model';
import { amount, byCountry, methodUid, shippingCost } from './pricing';
import type { State } from './state';

/** Prices by the place where each part is made. Several only where the caller allows it. */
export function quoteAnswer(
	state: State,
	asked: z.infer<typeof quoteSchema>,
	items: readonly Item[],
) {
	const places = byCountry(items);
	if (places.length > 1 && !asked.allowMultipleQuotes) {
		throw failed(400, 'The products can not be made in one place.');
	}
	return {
		orderReferenceId: asked.orderReferenceId,
		quotes: places.map((group) => {
			const country = group[0]?.product.madeIn ?? 'US';
			return {
				id: state.newId(),
				itemReferenceIds: group.map(({ itemReferenceId }) => itemReferenceId),
				fulfillmentCountry: country,
				shipmentMethods: SPEEDS.map((speed, at) => ({
					name: `${country} Post ${speed}`,
					shipmentMethodUid: methodUid(country, speed),
					price: amount(shippingCost(group, speed)),
					currency: asked.currency,
					minDeliveryDays: 6 - 2 * at,
					maxDeliveryDays: 9 - 2 * at,
					type: speed,
					isPrivate: true,
					isBusiness: true,
					totalWeight: 200 * group.length,
					numberOfParcels: 1,
				})),
				products: group.map(({ itemReferenceId, product, quantity }) => ({
					itemReferenceId,
					productUid: product.productUid,
					quantity,
					price: amount(product.cost * quantity),
					currency: asked.currency,
				})),
			};
		}),
	};
}
