import { addressProblems, normaliseAddress, type Address } from '../../domain/address';
import { failure } from '../../domain/failure';
import { sumMoney, type Money } from '../../domain/money';
import type { Quote, QuoteRequest, ShippingOption } from '../../domain/quote';
import { fail, ok, type Result } from '../../domain/result';
import { toMoney } from '../shared/fields';
import type { GootenDeps } from './deps';
import { toCosts } from './from-gooten';
import { SOURCE } from './profile';
import {
	costsSchema,
	shippingPricesSchema,
	type GootenCosts,
	type GootenShippingPrices,
} from './schemas';
import { shipTypeOf, tierOf } from './shipping';
import { skuOf } from './to-line';

interface QuoteLine {
	SKU: string;
	Quantity: number;
}

/**
 * Prices an order. Two calls: the ways of shipping, and what the items and the tax cost by the
 * cheapest of them. For the second Gooten wants a whole address; without one it is left out. What
 * is made by several vendors has ways of its own each: then the speeds that all have are offered,
 * each at the sum of the cheapest.
 */
export async function quote(deps: GootenDeps, request: QuoteRequest): Promise<Result<Quote>> {
	const lines: QuoteLine[] = [];
	for (const [index, { source, quantity }] of request.lines.entries()) {
		const sku = skuOf(source, `lines[${index}].source.kind`, 'quote');
		if (!sku.ok) return sku;
		lines.push({ SKU: sku.value, Quantity: quantity });
	}
	const shipTo = normaliseAddress({ fullName: '', line1: '', city: '', ...request.shipTo });
	const missing = addressProblems(shipTo).filter(
		({ field }) => field === 'postalCode' || field === 'countryCode',
	);
	if (missing.length > 0) return fail(needsMore(missing.map(({ field }) => `shipTo.${field}`)));
	const currency = request.currency ?? deps.currency;
	const ways = await deps.client.call({
		operation: 'getShippingOptions',
		effect: 'read',
		method: 'POST',
		path: `${SOURCE}/shippingprices`,
		body: {
			kind: 'json',
			value: {
				ShipToPostalCode: shipTo.postalCode ?? '',
				ShipToCountry: shipTo.countryCode,
				...(shipTo.stateCode ? { ShipToState: shipTo.stateCode } : {}),
				CurrencyCode: currency,
				Items: lines,
			},
		},
		schema: shippingPricesSchema,
	});
	if (!ways.ok) return ways;
	const shipping = shippingOf(ways.value);
	const [cheapest] = shipping;
	if (!cheapest) return fail(nothingOffered());
	const costs = await priceOf(deps, lines, shipTo, currency, cheapest.type);
	if (!costs.ok) return costs;
	return ok({
		...costs.value.prices,
		shipping: shipping.map(({ option }) => option),
		raw: { shippingPrices: ways.value.raw, price: costs.value.raw },
	});
}

/** A way of shipping with Gooten's word for its speed. */
interface Way {
	option: ShippingOption;
	type: string;
}

function shippingOf({ data }: GootenShippingPrices): Way[] {
	const groups = data.Result.map(({ ShipOptions }) =>
		ShipOptions.flatMap((told): Way[] => {
			const { Id, MethodType, Name, CarrierName, EstBusinessDaysTilDelivery } = told;
			const cost = told.PartnerPrice ?? told.Price;
			const price = toMoney(cost?.Price, cost?.CurrencyCode);
			if (!price) return [];
			const type = shipTypeOf(MethodType) ?? '';
			const option = {
				methodId: Id,
				name: Name ?? MethodType ?? Id,
				tier: tierOf(type),
				price,
				maxDays: EstBusinessDaysTilDelivery,
				carrier: CarrierName,
			};
			return [{ option, type }];
		}).sort(byPrice),
	);
	const [first = [], ...others] = groups;
	if (others.length === 0) return first;
	const types = [...new Set(first.map(({ type }) => type))].filter((type) => type !== '');
	return types.flatMap((type) => overAll(type, groups)).sort(byPrice);
}

function byPrice(a: Way, b: Way): number {
	return a.option.price.amountMinor - b.option.price.amountMinor;
}

/** One speed for all groups: the numbers of the ways differ, so an order names the speed. */
function overAll(type: string, groups: readonly Way[][]): Way[] {
	const each = groups.flatMap((ways) => ways.find((way) => way.type === type)?.option ?? []);
	const price = each.length === groups.length ? sumMoney(each.map((way) => way.price)) : undefined;
	if (!price?.ok) return [];
	const days = each.map(({ maxDays }) => maxDays).filter((day) => day !== undefined);
	const option = {
		methodId: type,
		name: type.charAt(0).toUpperCase() + type.slice(1),
		tier: tierOf(type),
		price: price.value,
		maxDays: days.length === each.length ? Math.max(...days) : undefined,
	};
	return [{ option, type }];
}

interface Priced {
	prices: Pick<Quote, 'items' | 'tax'>;
	raw: unknown;
}

async function priceOf(
	{ client, partnerBillingKey }: GootenDeps,
	lines: readonly QuoteLine[],
	shipTo: Address,
	currency: string,
	type: string,
): Promise<Result<Priced>> {
	if (shipTo.line1 === '' || shipTo.city === '') return ok({ prices: {}, raw: null });
	const answer = await client.call({
		operation: 'getPriceEstimate',
		effect: 'read',
		method: 'POST',
		path: `${SOURCE}/price`,
		body: {
			kind: 'json',
			value: {
				ShipToAddress: {
					Line1: shipTo.line1,
					...(shipTo.line2 ? { Line2: shipTo.line2 } : {}),
					City: shipTo.city,
					...(shipTo.stateCode ? { State: shipTo.stateCode } : {}),
					CountryCode: shipTo.countryCode,
					PostalCode: shipTo.postalCode ?? '',
				},
				Items: lines.map((line) => ({ ...line, ShipType: type || 'standard' })),
				Payment: { CurrencyCode: currency, PartnerBillingKey: partnerBillingKey },
			},
		},
		schema: costsSchema,
	});
	if (!answer.ok) return answer;
	const { items, tax } = toCosts(answer.value);
	return ok({
		prices: { items: items ?? itemPrices(answer.value, lines), tax },
		raw: answer.value.raw,
	});
}

/**
 * The sum of the prices by item. Whether one is for a piece or for all of them is not documented,
 * so it is left out where that would matter.
 */
function itemPrices({ data }: GootenCosts, lines: readonly QuoteLine[]): Money | undefined {
	const told = data.ItemsPrice?.Items ?? [];
	if (told.length !== lines.length || lines.some(({ Quantity }) => Quantity !== 1))
		return undefined;
	const known = told.flatMap(
		({ PartnerPrice }) => toMoney(PartnerPrice?.Price, PartnerPrice?.CurrencyCode) ?? [],
	);
	const sum = known.length === told.length ? sumMoney(known) : undefined;
	return sum?.ok ? sum.value : undefined;
}

function needsMore(fields: string[]) {
	return failure({
		category: 'validation',
		provider: 'gooten',
		operation: 'quote',
		message: 'Gooten tells prices for a country and a postcode only.',
		hint: 'Give the country and the postcode that it shall be sent to.',
		fields,
	});
}

function nothingOffered() {
	return failure({
		category: 'not_found',
		provider: 'gooten',
		operation: 'quote',
		message: 'Gooten offers no way to send this to that country.',
		hint: 'Check the country and the SKUs, or quote another provider.',
	});
}
