import { normaliseAddress } from '../../domain/address';
import { failure } from '../../domain/failure';
import { sumMoney, type Money } from '../../domain/money';
import type { ShippingTier } from '../../domain/provider-order';
import type { Quote, QuoteRequest, ShippingOption } from '../../domain/quote';
import { fail, ok, type Result } from '../../domain/result';
import { toMoney } from '../shared/fields';
import type { GelatoDeps } from './deps';
import { quoteSchema, type GelatoQuote } from './schemas';
import { tierOf } from './shipping';
import { toItems } from './to-gelato';

/** Gelato demands an address to quote for; what is not known is filled so that it can. */
const UNKNOWN = '-';

/**
 * Prices an order. One call. Where Gelato makes it in several places, each place has ways of
 * shipping of its own: then the speeds that all places have are offered, each at the sum of the
 * cheapest. It tells no tax. The price of a product is the one for its whole quantity.
 */
export async function quote(deps: GelatoDeps, request: QuoteRequest): Promise<Result<Quote>> {
	const items = toItems(request.lines, 'quote');
	if (!items.ok) return items;
	const shipTo = normaliseAddress({ fullName: '', line1: '', city: '', ...request.shipTo });
	const reference = `quote-${items.value.map(({ itemReferenceId }) => itemReferenceId).join('-')}`;
	const answer = await deps.client.call({
		operation: 'quoteOrder',
		effect: 'read',
		method: 'POST',
		path: '/v4/orders:quote',
		body: {
			kind: 'json',
			value: {
				orderReferenceId: reference.slice(0, 64),
				customerReferenceId: 'quote',
				currency: request.currency ?? deps.currency,
				allowMultipleQuotes: true,
				recipient: {
					firstName: UNKNOWN,
					lastName: UNKNOWN,
					addressLine1: shipTo.line1 || UNKNOWN,
					city: shipTo.city || UNKNOWN,
					...(shipTo.postalCode ? { postCode: shipTo.postalCode } : {}),
					...(shipTo.stateCode ? { state: shipTo.stateCode } : {}),
					country: shipTo.countryCode,
					email: deps.fallbackEmail || 'quote@example.com',
				},
				products: items.value,
			},
		},
		schema: quoteSchema,
	});
	return answer.ok ? toQuote(answer.value) : answer;
}

type Part = GelatoQuote['data']['quotes'][number];

/** A way of shipping with Gelato's word for its speed, which an order may name as well. */
interface Way extends ShippingOption {
	type?: string;
}

/** The cheapest first; of each speed the cheapest carries its name. */
function waysOf(part: Part): Way[] {
	const named = new Set<ShippingTier>();
	return part.shipmentMethods
		.flatMap((method): Way[] => {
			const price = toMoney(method.price, method.currency);
			if (!price) return [];
			const { shipmentMethodUid: methodId, type } = method;
			const days = { minDays: method.minDeliveryDays, maxDays: method.maxDeliveryDays };
			return [{ methodId, name: method.name ?? methodId, type, price, ...days }];
		})
		.sort((a, b) => a.price.amountMinor - b.price.amountMinor)
		.map((way) => {
			const tier = tierOf(way.type);
			if (tier === undefined || named.has(tier)) return way;
			named.add(tier);
			return { ...way, tier };
		});
}

/** A speed over all places; none where one lacks it or the currencies differ. */
function overAll(type: string, places: readonly Way[][]): ShippingOption[] {
	const ways = places.flatMap((list) => list.find((way) => way.type === type) ?? []);
	const price = sumMoney(ways.map((way) => way.price));
	if (ways.length !== places.length || !price.ok) return [];
	const names = [...new Set(ways.map(({ name }) => name))];
	return [
		{
			methodId: type,
			name: names.join(' + '),
			tier: tierOf(type),
			price: price.value,
			minDays: latest(ways.map(({ minDays }) => minDays)),
			maxDays: latest(ways.map(({ maxDays }) => maxDays)),
		},
	];
}

function latest(days: ReadonlyArray<number | undefined>): number | undefined {
	const known = days.filter((day) => day !== undefined);
	return known.length === days.length ? Math.max(...known) : undefined;
}

function shippingOf(places: readonly Way[][]): ShippingOption[] {
	const [first = [], ...others] = places;
	if (others.length === 0) {
		return first.map(({ methodId, name, tier, price, minDays, maxDays }) => {
			return { methodId, name, tier, price, minDays, maxDays };
		});
	}
	const types = [...new Set(first.flatMap(({ type }) => type ?? []))];
	return types
		.flatMap((type) => overAll(type, places))
		.sort((a, b) => a.price.amountMinor - b.price.amountMinor);
}

function toQuote({ data, raw }: GelatoQuote): Result<Quote> {
	const shipping = shippingOf(data.quotes.map(waysOf));
	if (shipping.length === 0) return fail(nothingOffered());
	const parts = data.quotes
		.flatMap(({ products }) => products.map(({ price, currency }) => toMoney(price, currency)))
		.filter((money): money is Money => money !== undefined);
	const items = parts.length > 0 ? sumMoney(parts) : undefined;
	return ok({ items: items?.ok ? items.value : undefined, shipping, raw });
}

function nothingOffered() {
	return failure({
		category: 'not_found',
		provider: 'gelato',
		operation: 'quote',
		message: 'Gelato offers no way to send this to that country.',
		hint: 'Check the country and the products, or quote another provider.',
	});
}
