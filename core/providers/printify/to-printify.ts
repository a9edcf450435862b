import type { Address } from '../../domain/address';
import { addressProblems, normaliseAddress, splitFullName } from '../../domain/address';
import { failure } from '../../domain/failure';
import type { ProviderOrderRequest } from '../../domain/provider-order';
import type { Result } from '../../domain/result';
import { fail, ok } from '../../domain/result';
import {
	methodOfId,
	methodOfTier,
	PRINTIFY_METHODS,
	type PrintifyMethod,
} from './shipping-methods';
import { toPrintifyLine } from './to-printify-line';

/** Where a parcel goes, as Printify wants it. */
export interface PrintifyAddress {
	first_name: string;
	last_name: string;
	company?: string;
	email?: string;
	phone?: string;
	country: string;
	region: string;
	address1: string;
	address2?: string;
	city: string;
	zip: string;
}

/** A picture on a print area, as Printify places it: its centre and its width. */
export interface PrintifyPicture {
	src: string;
	x: number;
	y: number;
	scale: number;
	angle: number;
}

/** One line of an order body: a saved product's variant, the SKU of one, or a blank with artwork. */
export type PrintifyLine = { quantity: number; external_id: string } & (
	| { product_id: string; variant_id: number }
	| { sku: string }
	| {
			blueprint_id: number;
			print_provider_id: number;
			variant_id: number;
			/** Only a price can be asked for without. */
			print_areas?: Record<string, PrintifyPicture[]>;
	  }
);

/** The body of `POST /v1/shops/{shop}/orders.json`. */
export interface PrintifyOrderBody {
	external_id: string;
	label: string;
	line_items: PrintifyLine[];
	shipping_method: number;
	is_printify_express?: true;
	is_economy_shipping?: true;
	send_shipping_notification: false;
	address_to: PrintifyAddress;
}

/**
 * Builds the order body. Printify is told not to e-mail the buyer: Etsy does that.
 * @returns a `validation` failure for an address that cannot be sent to, a `mapping` failure for a
 * line that does not name a variant; neither holds anything of the buyer's
 */
export function toPrintifyOrder(request: ProviderOrderRequest): Result<PrintifyOrderBody> {
	const method = methodOf(request);
	if (!method.ok) return method;
	const { tier, code } = method.value;
	const shipTo = normaliseAddress(request.shipTo);
	const addressOk = checkAddress(shipTo, method.value);
	if (!addressOk.ok) return addressOk;
	const lines: PrintifyLine[] = [];
	for (const [index, line] of request.lines.entries()) {
		const made = toPrintifyLine(line, index);
		if (!made.ok) return made;
		lines.push(made.value);
	}
	return ok({
		external_id: request.externalId,
		label: request.label,
		line_items: lines,
		shipping_method: code,
		...(tier === 'express' ? { is_printify_express: true as const } : {}),
		...(tier === 'cheapest' ? { is_economy_shipping: true as const } : {}),
		send_shipping_notification: false,
		address_to: toPrintifyAddress(shipTo),
	});
}

/**
 * Writes an address as Printify wants it; the region is sent empty where there is none.
 * @param shipTo as `normaliseAddress` leaves it
 */
export function toPrintifyAddress(shipTo: Address): PrintifyAddress {
	const { firstName, lastName } = splitFullName(shipTo.fullName);
	return {
		first_name: firstName,
		last_name: lastName,
		...(shipTo.company ? { company: shipTo.company } : {}),
		...(shipTo.email ? { email: shipTo.email } : {}),
		...(shipTo.phone ? { phone: shipTo.phone } : {}),
		country: shipTo.countryCode,
		region: shipTo.stateCode ?? '',
		address1: shipTo.line1,
		...(shipTo.line2 ? { address2: shipTo.line2 } : {}),
		city: shipTo.city,
		zip: shipTo.postalCode ?? '',
	};
}

/** The way of shipping that the request names, else the one for its speed. */
function methodOf(request: ProviderOrderRequest): Result<PrintifyMethod> {
	const { shippingMethodId, shippingTier } = request;
	const isNamed = shippingMethodId !== undefined;
	const method = isNamed ? methodOfId(shippingMethodId) : methodOfTier(shippingTier);
	if (method) return ok(method);
	const known = PRINTIFY_METHODS.map(({ code, name }) => `${code} (${name})`).join(', ');
	return fail(
		failure({
			category: 'validation',
			provider: 'printify',
			operation: 'order:create',
			message: 'Printify has no such way of shipping',
			hint: `Choose one of: ${known}`,
			fields: [isNamed ? 'shippingMethodId' : 'shippingTier'],
		}),
	);
}

function checkAddress(shipTo: Address, { tier }: PrintifyMethod): Result<true> {
	const problems = addressProblems(shipTo);
	// Printify Express drivers call or write to the buyer (facts/printify.md 9).
	if (tier === 'express') {
		for (const field of ['email', 'phone'] as const) {
			if (shipTo[field]) continue;
			const name = field === 'email' ? 'e-mail address' : 'phone number';
			problems.push({ field, message: `Printify Express needs the buyer's ${name}.` });
		}
	}
	if (problems.length === 0) return ok(true);
	return fail(
		failure({
			category: 'validation',
			provider: 'printify',
			operation: 'order:create',
			message: `Printify cannot send to this address. ${problems.map((p) => p.message).join(' ')}`,
			hint: 'Complete the address, with the buyer if need be, and run this order again',
			fields: problems.map(({ field }) => `shipTo.${field}`),
		}),
	);
}
