import {
	addressProblems,
	normaliseAddress,
	type Address,
	type AddressProblem,
} from '../../domain/address';
import { failure } from '../../domain/failure';
import type { ProviderOrderRequest } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import { METHODS } from './shipping';
import { toItem, type ProdigiItem } from './to-line';

/** Where a parcel goes, as Prodigi wants it: one name, no company. */
export interface ProdigiRecipient {
	name: string;
	email?: string;
	phoneNumber?: string;
	address: {
		line1: string;
		line2?: string;
		postalOrZipCode: string;
		countryCode: string;
		townOrCity: string;
		stateOrCounty?: string;
	};
}

/** The body of `POST /orders`. */
export interface ProdigiOrderBody {
	merchantReference: string;
	idempotencyKey: string;
	shippingMethod: string;
	callbackUrl?: string;
	metadata: { label: string };
	recipient: ProdigiRecipient;
	items: ProdigiItem[];
}

/**
 * Builds the order body. The externalId is both the reference, by which orders are listed, and the
 * idempotency key, which Prodigi remembers for good (facts/prodigi.md 6).
 * @returns a `capability` failure without `submit`: Prodigi starts every order at once
 */
export function toProdigiOrder(request: ProviderOrderRequest): Result<ProdigiOrderBody> {
	if (request.submit !== true) return fail(cannotHold());
	const recipient = toRecipient(request.shipTo, 'order:create');
	if (!recipient.ok) return recipient;
	const items: ProdigiItem[] = [];
	for (const [index, line] of request.lines.entries()) {
		const item = toItem(line, index);
		if (!item.ok) return item;
		items.push(item.value);
	}
	return ok({
		merchantReference: request.externalId,
		idempotencyKey: request.externalId,
		shippingMethod: request.shippingMethodId ?? METHODS[request.shippingTier],
		...(request.callbackUrl ? { callbackUrl: request.callbackUrl } : {}),
		metadata: { label: request.label },
		recipient: recipient.value,
		items,
	});
}

/**
 * Writes an address as Prodigi wants it. A company goes behind the name, because Prodigi has no
 * field for it and a parcel to a company needs it.
 */
export function toRecipient(given: Address, operation: string): Result<ProdigiRecipient> {
	const shipTo = normaliseAddress(given);
	const problems = addressProblems(shipTo);
	if (problems.length > 0) return fail(badAddress(problems, operation));
	const name = shipTo.company ? `${shipTo.fullName}, ${shipTo.company}` : shipTo.fullName;
	return ok({
		name,
		...(shipTo.email ? { email: shipTo.email } : {}),
		...(shipTo.phone ? { phoneNumber: shipTo.phone } : {}),
		address: {
			line1: shipTo.line1,
			...(shipTo.line2 ? { line2: shipTo.line2 } : {}),
			postalOrZipCode: shipTo.postalCode ?? '',
			countryCode: shipTo.countryCode,
			townOrCity: shipTo.city,
			...(shipTo.stateCode ? { stateOrCounty: shipTo.stateCode } : {}),
		},
	});
}

function badAddress(problems: readonly AddressProblem[], operation: string) {
	return failure({
		category: 'validation',
		provider: 'prodigi',
		operation,
		message: `Prodigi cannot send to this address. ${problems.map((p) => p.message).join(' ')}`,
		hint: 'Complete the address, with the buyer if need be, and run this order again.',
		fields: problems.map(({ field }) => `shipTo.${field}`),
	});
}

function cannotHold() {
	return failure({
		category: 'capability',
		provider: 'prodigi',
		operation: 'order:create',
		message: 'Prodigi cannot hold an order: it would start production at once.',
		hint: "Turn on 'Start Production' for this provider if orders may be printed without a look, or choose one that holds orders. A pause can be set in Prodigi's own dashboard.",
		fields: ['submit'],
	});
}
