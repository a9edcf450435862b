import {
	addressProblems,
	normaliseAddress,
	splitFullName,
	type Address,
	type AddressProblem,
} from '../../domain/address';
import { failure } from '../../domain/failure';
import type { ProviderOrderRequest } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { GootenDeps } from './deps';
import { SHIP_TYPES, shipTypeOf } from './shipping';
import { toLine, type GootenLine } from './to-line';

/** Where a parcel goes, as Gooten wants it. It has no field for a company. */
export interface GootenAddress {
	FirstName: string;
	LastName: string;
	Line1: string;
	Line2?: string;
	City: string;
	State?: string;
	CountryCode: string;
	PostalCode: string;
	IsBusinessAddress: boolean;
	Phone?: string;
	Email?: string;
}

/** How a line is sent: by a speed, or by a number that a quote told. */
type Way = { ShipType: string } | { ShipCarrierMethodId: number };

/** The body of `POST orders`. */
export interface GootenOrderBody {
	ShipToAddress: GootenAddress;
	BillingAddress: GootenAddress;
	Items: Array<GootenLine & Way>;
	Payment: { PartnerBillingKey: string; CurrencyCode: string };
	SourceId: string;
	IsPartnerSourceIdUnique: true;
	IsInTestMode: boolean;
	Meta: { label: string };
}

/**
 * Builds the order body. With `IsPartnerSourceIdUnique` Gooten refuses a second order with our
 * number (facts/gooten.md 8).
 * @returns a `capability` failure without `submit`: an order starts by itself when the
 * pre-production window of the account ends, which may be at once. In test mode nothing starts.
 */
export function toGootenOrder(
	deps: GootenDeps,
	request: ProviderOrderRequest,
): Result<GootenOrderBody> {
	if (request.submit !== true && !deps.isTestMode) return fail(cannotHold());
	const address = toGootenAddress(deps, request.shipTo, 'order:create');
	if (!address.ok) return address;
	const way = toWay(request);
	if (!way.ok) return way;
	const items: GootenOrderBody['Items'] = [];
	for (const [index, line] of request.lines.entries()) {
		const item = toLine(line, index);
		if (!item.ok) return item;
		items.push({ ...item.value, ...way.value });
	}
	return ok({
		ShipToAddress: address.value,
		BillingAddress: address.value,
		Items: items,
		Payment: { PartnerBillingKey: deps.partnerBillingKey, CurrencyCode: deps.currency },
		SourceId: request.externalId,
		IsPartnerSourceIdUnique: true,
		IsInTestMode: deps.isTestMode,
		Meta: { label: request.label },
	});
}

function toWay({ shippingMethodId, shippingTier }: ProviderOrderRequest): Result<Way> {
	if (shippingMethodId === undefined) return ok({ ShipType: SHIP_TYPES[shippingTier] });
	const type = shipTypeOf(shippingMethodId);
	if (type !== undefined) return ok({ ShipType: type });
	const id = shippingMethodId.trim();
	return /^\d{1,15}$/.test(id) ? ok({ ShipCarrierMethodId: Number(id) }) : fail(noWay());
}

/**
 * Writes an address as Gooten wants it. A company goes behind the last name, because Gooten has no
 * field for it and a parcel to a company needs it. Longest texts are not documented.
 */
export function toGootenAddress(
	{ fallbackEmail }: GootenDeps,
	given: Address,
	operation: string,
): Result<GootenAddress> {
	const shipTo = normaliseAddress(given);
	const problems = addressProblems(shipTo);
	if (problems.length > 0) return fail(badAddress(problems, operation));
	const { firstName, lastName } = splitFullName(shipTo.fullName);
	const email = shipTo.email ?? (fallbackEmail || undefined);
	return ok({
		FirstName: firstName,
		LastName: shipTo.company ? `${lastName}, ${shipTo.company}` : lastName,
		Line1: shipTo.line1,
		...(shipTo.line2 ? { Line2: shipTo.line2 } : {}),
		City: shipTo.city,
		...(shipTo.stateCode ? { State: shipTo.stateCode } : {}),
		CountryCode: shipTo.countryCode,
		PostalCode: shipTo.postalCode ?? '',
		IsBusinessAddress: shipTo.company !== undefined,
		...(shipTo.phone ? { Phone: shipTo.phone } : {}),
		...(email ? { Email: email } : {}),
	});
}

function badAddress(problems: readonly AddressProblem[], operation: string) {
	return failure({
		category: 'validation',
		provider: 'gooten',
		operation,
		message: `Gooten cannot send to this address. ${problems.map((p) => p.message).join(' ')}`,
		hint: 'Complete the address, with the buyer if need be, and run this order again.',
		fields: problems.map(({ field }) => `shipTo.${field}`),
	});
}

function noWay() {
	return failure({
		category: 'validation',
		provider: 'gooten',
		operation: 'order:create',
		message: 'The way of shipping is not one of Gooten.',
		hint: 'Enter standard, expedited or overnight, or the number of a way that a quote has told.',
		fields: ['shippingMethodId'],
	});
}

function cannotHold() {
	return failure({
		category: 'capability',
		provider: 'gooten',
		operation: 'order:create',
		message:
			'Gooten cannot hold an order safely: it starts by itself, and one on hold can only be released by hand.',
		hint: "Turn on 'Start Production' for this provider if orders may be printed without a look, or choose one that holds orders. How long Gooten waits before it prints is set in the Gooten admin.",
		fields: ['submit'],
	});
}
