import {
	addressProblems,
	normaliseAddress,
	splitFullName,
	type Address,
	type AddressLimits,
	type AddressProblem,
} from '../../domain/address';
import { failure } from '../../domain/failure';
import { isPlaced } from '../../domain/print-file';
import type { ProviderOrderRequest, ProviderOrderRequestLine } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import { SHIPMENT_METHODS } from './shipping';

/** Where a parcel goes, as Gelato wants it. */
export interface GelatoAddress {
	firstName: string;
	lastName: string;
	companyName?: string;
	addressLine1: string;
	addressLine2?: string;
	city: string;
	postCode?: string;
	state?: string;
	country: string;
	email: string;
	phone?: string;
}

/** A picture of a line. */
export interface GelatoFile {
	type: string;
	url?: string;
	id?: string;
}

/** One line of an order body. */
export interface GelatoItem {
	itemReferenceId: string;
	productUid: string;
	quantity: number;
	files: GelatoFile[];
}

/** The body of `POST /v4/orders`. */
export interface GelatoOrderBody {
	orderType: 'draft' | 'order';
	orderReferenceId: string;
	customerReferenceId: string;
	currency: string;
	items: GelatoItem[];
	shipmentMethodUid?: string;
	shippingAddress: GelatoAddress;
}

/** Longest texts (facts/gelato.md 7); the name is checked in its two parts. */
const LIMITS: AddressLimits = {
	company: 60,
	line1: 35,
	line2: 35,
	city: 30,
	postalCode: 15,
	stateCode: 35,
	phone: 25,
};
const LONGEST_NAME_PART = 25;

/**
 * Builds the order body. `orderType` is always said, because Gelato's default starts production
 * (facts/gelato.md 7): a draft waits.
 * @param currency what Gelato bills in
 */
export function toGelatoOrder(
	request: ProviderOrderRequest,
	currency: string,
): Result<GelatoOrderBody> {
	const address = toGelatoAddress(request.shipTo, 'order:create');
	if (!address.ok) return address;
	const items = toItems(request.lines, 'order:create');
	if (!items.ok) return items;
	const method = request.shippingMethodId ?? SHIPMENT_METHODS[request.shippingTier];
	return ok({
		orderType: request.submit === true ? 'order' : 'draft',
		orderReferenceId: request.externalId,
		customerReferenceId: request.label.trim() || request.externalId,
		currency,
		items: items.value,
		...(method ? { shipmentMethodUid: method } : {}),
		shippingAddress: address.value,
	});
}

/** Writes lines as Gelato wants them; each needs a product and its pictures. */
export function toItems(
	lines: readonly ProviderOrderRequestLine[],
	operation: string,
): Result<GelatoItem[]> {
	const items: GelatoItem[] = [];
	for (const [index, { lineId, quantity, source }] of lines.entries()) {
		const path = `lines[${index}].source`;
		if (source.kind !== 'catalogVariant') return fail(otherForm(`${path}.kind`, operation));
		if (source.files.length === 0) return fail(noPicture(`${path}.files`, operation));
		const files: GelatoFile[] = [];
		for (const [place, file] of source.files.entries()) {
			const field = `${path}.files[${place}]`;
			if (isPlaced(file.position) || file.fit) return fail(placed(`${field}.position`, operation));
			if (!file.url && !file.fileId) return fail(noPicture(`${field}.url`, operation));
			files.push({
				type: file.placement,
				...(file.url ? { url: file.url } : {}),
				...(file.fileId ? { id: file.fileId } : {}),
			});
		}
		items.push({ itemReferenceId: lineId, productUid: source.variantId, quantity, files });
	}
	return ok(items);
}

/** Writes an address as Gelato wants it. It insists on an e-mail address (facts/gelato.md 7). */
export function toGelatoAddress(given: Address, operation: string): Result<GelatoAddress> {
	const shipTo = normaliseAddress(given);
	const problems = addressProblems(shipTo, LIMITS);
	const { firstName, lastName } = splitFullName(shipTo.fullName);
	if ([firstName, lastName].some((part) => [...part].length > LONGEST_NAME_PART)) {
		problems.push({
			field: 'fullName',
			message: `The first or the last name is longer than ${LONGEST_NAME_PART} characters.`,
		});
	}
	if (!shipTo.email) problems.push({ field: 'email', message: 'The e-mail address is missing.' });
	if (problems.length > 0) return fail(badAddress(problems, operation));
	return ok({
		firstName,
		lastName,
		...(shipTo.company ? { companyName: shipTo.company } : {}),
		addressLine1: shipTo.line1,
		...(shipTo.line2 ? { addressLine2: shipTo.line2 } : {}),
		city: shipTo.city,
		...(shipTo.postalCode ? { postCode: shipTo.postalCode } : {}),
		...(shipTo.stateCode ? { state: shipTo.stateCode } : {}),
		country: shipTo.countryCode,
		email: shipTo.email ?? '',
		...(shipTo.phone ? { phone: shipTo.phone } : {}),
	});
}

function badAddress(problems: readonly AddressProblem[], operation: string) {
	const needsEmail = problems.some(({ field }) => field === 'email');
	return failure({
		category: 'validation',
		provider: 'gelato',
		operation,
		message: `Gelato cannot send to this address. ${problems.map((p) => p.message).join(' ')}`,
		hint: needsEmail
			? 'Etsy rarely gives e-mail addresses: enter one of your own as the fallback e-mail in the Gelato credential.'
			: 'Shorten or complete the address, with the buyer if need be, and run this order again.',
		fields: problems.map(({ field }) => `shipTo.${field}`),
	});
}

function otherForm(field: string, operation: string) {
	return failure({
		category: 'capability',
		provider: 'gelato',
		operation,
		message: 'Gelato orders name a product of its catalog and a picture, not a saved product.',
		hint: 'Map this line to a Gelato product with its picture. Printify and Printful have saved products.',
		fields: [field],
	});
}

function noPicture(field: string, operation: string) {
	return failure({
		category: 'artwork',
		provider: 'gelato',
		operation,
		message: 'A line has no picture with an address from which Gelato could fetch it.',
		hint: 'Give the address of the picture in the variant map and run this order again.',
		fields: [field],
	});
}

function placed(field: string, operation: string) {
	return failure({
		category: 'capability',
		provider: 'gelato',
		operation,
		message: 'Gelato prints a picture as it is; it cannot be placed or fitted in an order.',
		hint: 'Prepare a picture of the size of the print area, or use Printify or Printful.',
		fields: [field],
	});
}
