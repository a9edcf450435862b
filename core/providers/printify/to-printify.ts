import type { Address } from '../../domain/address';
import { addressProblems, normaliseAddress, splitFullName } from '../../domain/address';
import { failure } from '../../domain/failure';
import type {
	ProviderOrderRequest,
	ProviderOrderRequestLine,
	ShippingTier,
} from '../../domain/provider-order';
import type { Result } from '../../domain/result';
import { fail, ok } from '../../domain/result';

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

/** One line of an order body: a saved product's variant, or the SKU of one. */
export type PrintifyLine = { quantity: number; external_id: string } & (
	| { product_id: string; variant_id: number }
	| { sku: string }
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

/** Printify's codes (facts/printify.md 9): 1 standard, 2 priority, 3 Printify Express, 4 economy. */
const SHIPPING_METHODS: Readonly<Record<ShippingTier, number>> = {
	cheapest: 4,
	standard: 1,
	fast: 2,
	express: 3,
};

/**
 * Builds the order body. Printify is told not to e-mail the buyer: Etsy does that.
 * @returns a `validation` failure for an address that cannot be sent to, a `mapping` failure for a
 * line that does not name a variant; neither holds anything of the buyer's
 */
export function toPrintifyOrder(request: ProviderOrderRequest): Result<PrintifyOrderBody> {
	const shipTo = normaliseAddress(request.shipTo);
	const addressOk = checkAddress(shipTo, request.shippingTier);
	if (!addressOk.ok) return addressOk;
	const lines: PrintifyLine[] = [];
	for (const [index, line] of request.lines.entries()) {
		const made = toLine(line, index);
		if (!made.ok) return made;
		lines.push(made.value);
	}
	return ok({
		external_id: request.externalId,
		label: request.label,
		line_items: lines,
		shipping_method: SHIPPING_METHODS[request.shippingTier],
		...(request.shippingTier === 'express' ? { is_printify_express: true as const } : {}),
		...(request.shippingTier === 'cheapest' ? { is_economy_shipping: true as const } : {}),
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

function checkAddress(shipTo: Address, tier: ShippingTier): Result<true> {
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

function toLine(line: ProviderOrderRequestLine, index: number): Result<PrintifyLine> {
	const { source, quantity, lineId } = line;
	if (source.kind === 'sku') return ok({ sku: source.sku, quantity, external_id: lineId });
	const variantId = Number(source.variantId);
	if (/^\d+$/.test(source.variantId) && Number.isSafeInteger(variantId)) {
		return ok({
			product_id: source.productId,
			variant_id: variantId,
			quantity,
			external_id: lineId,
		});
	}
	return fail(
		failure({
			category: 'mapping',
			provider: 'printify',
			operation: 'order:create',
			message: `"${source.variantId}" is not a Printify variant ID: those are whole numbers`,
			hint: 'Correct the variant in the variant map and run this order again',
			fields: [`lines[${index}].source.variantId`],
		}),
	);
}
