import { VendorError } from '../../core/service';
import { z } from 'zod';

import { CODE, errorBody, type FieldProblems, invalidFields } from '../errors';
import type { Order, Shop } from '../model';
import type { State } from '../state';
import { addressSchema, checkAddress } from './address';
import { lineSchema, type ResolvedLine, resolveLines } from './lines';
import { METHOD_CODES, rateOf, shippingByLine } from './shipping-costs';

/** The body of an order; `external_id` and `shipping_method` as the written docs require. */
export const orderSchema = z.object({
	external_id: z.string().min(1),
	label: z.string().nullish(),
	line_items: z.array(lineSchema).min(1),
	shipping_method: z.number().int(),
	is_printify_express: z.boolean().nullish(),
	is_economy_shipping: z.boolean().nullish(),
	send_shipping_notification: z.boolean().nullish(),
	address_to: addressSchema,
});

/**
 * Makes an order and counts it. Nothing is kept when it is refused.
 * @throws 400 (8103 for address and lines) and 409 (8503) for an external_id that the shop has
 */
export function createOrder(
	state: State,
	shop: Shop,
	input: z.infer<typeof orderSchema>,
	type: Order['type'] = 'api',
): Order {
	const existing = state.orderByExternalId(shop.id, input.external_id);
	if (existing) throw duplicate(existing);
	const { isExpress, isEconomy, method } = methodOf(input);
	checkAddress(input.address_to, isExpress);
	const lines = resolveLines(state, shop, input.line_items);
	checkEligible(lines, isExpress, isEconomy);
	const rate = rateOf(method, input.address_to.country ?? '');
	if (!rate) throw refusedMethod(`The ${method} method does not ship to this country.`);
	const shipping = shippingByLine(lines, rate);
	const order: Order = {
		id: state.newId(),
		appOrderId: state.nextAppOrderId(shop),
		shopId: shop.id,
		type,
		externalId: input.external_id,
		label: input.label ?? input.external_id,
		address: input.address_to,
		lines: lines.map((line, at) => ({ ...line, shippingCost: shipping[at] ?? 0 })),
		shippingMethod: input.shipping_method,
		isExpress,
		isEconomy,
		status: 'pending',
		createdAt: state.now,
		sentToProductionAt: null,
		fulfilledAt: null,
		shipments: [],
		nextAt: null,
	};
	state.addOrder(order);
	return order;
}

function methodOf(input: z.infer<typeof orderSchema>) {
	const method = METHOD_CODES[input.shipping_method];
	if (!method) throw refusedMethod('The selected shipping method is invalid.');
	const isExpress = input.is_printify_express === true || method === 'express';
	const isEconomy = input.is_economy_shipping === true || method === 'economy';
	return { method, isExpress, isEconomy };
}

function checkEligible(lines: ResolvedLine[], isExpress: boolean, isEconomy: boolean): void {
	const problems: FieldProblems = {};
	lines.forEach((line, at) => {
		const says = (what: string) => {
			problems[`line_items.${at}`] = [`The product is not eligible for ${what}.`];
		};
		if (isExpress && !line.isExpressEligible) says('Printify Express');
		if (isEconomy && !line.isEconomyEligible) says('economy shipping');
	});
	if (Object.keys(problems).length > 0) throw invalidFields(problems, CODE.order);
}

function refusedMethod(message: string): VendorError {
	return invalidFields({ shipping_method: [message] }, CODE.order);
}

/** The answer to a second order under one external_id (facts/printify.md 3, two third parties). */
function duplicate(existing: Order): VendorError {
	const reason = `An order with external_id ${existing.externalId} already exists`;
	const { body } = errorBody(409, reason, CODE.duplicateOrder);
	const order = { id: existing.id, external_id: existing.externalId };
	return new VendorError(409, { ...(body as object), order });
}
