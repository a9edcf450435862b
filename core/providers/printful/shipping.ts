import { failure } from '../../domain/failure';
import type { ProviderOrderRequest, ShippingTier } from '../../domain/provider-order';
import type { ShippingMethod, ShippingOption } from '../../domain/quote';
import { fail, ok, type Result } from '../../domain/result';
import { toMoney } from '../shared/fields';
import type { PrintfulDeps } from './deps';
import { MANY_PIECES_CLASS } from './profile';
import { ratesSchema, type PrintfulRate } from './schemas';
import type { PrintfulRecipient } from './to-address';
import type { PrintfulItem } from './to-line';

/** The one way that every order can take (facts/printful.md 9). */
export const STANDARD = 'STANDARD';

/** More pieces than these put the call under a stricter limit (facts/printful.md 2). */
const MANY_PIECES = 100;

/** What a price of shipping is asked for. */
export interface RatesQuery {
	recipient: Partial<PrintfulRecipient>;
	items: readonly PrintfulItem[];
	currency?: string;
}

/**
 * The ways of shipping. No call: which others than the standard one there are, Printful tells only
 * for an order with its goods and its address, which is a quote.
 */
export function shippingMethods(): ShippingMethod[] {
	return [{ methodId: STANDARD, name: 'Standard', tier: 'standard', raw: { shipping: STANDARD } }];
}

/** Rates take variants of the catalog and those with a number of the seller's own only. */
export function canBeRated(items: readonly PrintfulItem[]): boolean {
	return items.every((item) => 'variant_id' in item || 'external_variant_id' in item);
}

/** Reads what each way of shipping costs, cheapest first. One call. */
export async function readRates(
	{ client }: PrintfulDeps,
	{ recipient, items, currency }: RatesQuery,
): Promise<Result<{ options: ShippingOption[]; raw: unknown[] }>> {
	const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
	const answer = await client.call({
		operation: 'calculateShippingRates',
		effect: 'read',
		method: 'POST',
		path: '/shipping/rates',
		body: {
			kind: 'json',
			value: {
				recipient: toPlace(recipient),
				items: items.map(toRated),
				...(currency === undefined ? {} : { currency }),
			},
		},
		...(pieces > MANY_PIECES ? { limitClasses: [MANY_PIECES_CLASS] } : {}),
		schema: ratesSchema,
	});
	if (!answer.ok) return answer;
	return ok({ options: toOptions(answer.value), raw: answer.value.map(({ raw }) => raw) });
}

/** Rates are told without knowing who gets the parcel. */
function toPlace({
	address1,
	address2,
	city,
	state_code,
	country_code,
	zip,
}: RatesQuery['recipient']) {
	const place = { address1, address2, city, state_code, country_code, zip };
	return Object.fromEntries(Object.entries(place).filter(([, value]) => value));
}

function toRated(item: PrintfulItem) {
	const { quantity, retail_price: value } = item;
	return {
		...('variant_id' in item ? { variant_id: String(item.variant_id) } : {}),
		...('external_variant_id' in item ? { external_variant_id: item.external_variant_id } : {}),
		quantity,
		...(value === undefined ? {} : { value }),
	};
}

function toOptions(rates: readonly PrintfulRate[]): ShippingOption[] {
	const options = rates
		.flatMap(({ data }): ShippingOption[] => {
			const price = toMoney(data.rate, data.currency);
			if (!price) return [];
			const days = { minDays: data.minDeliveryDays, maxDays: data.maxDeliveryDays };
			return [{ methodId: data.id, name: data.name ?? data.id, price, ...days }];
		})
		.sort((a, b) => a.price.amountMinor - b.price.amountMinor);
	return withTiers(options);
}

/** A way that does not tell how long it takes is not known to be quick. */
const slowest = ({ maxDays }: ShippingOption) => maxDays ?? Number.POSITIVE_INFINITY;

/**
 * Gives speeds to ways: standard is Printful's own; express is the quickest of those that are
 * quicker, fast the cheapest of them.
 */
function withTiers(options: readonly ShippingOption[]): ShippingOption[] {
	const standard = options.find(({ methodId }) => methodId === STANDARD);
	const quicker = options.filter((one) => standard && slowest(one) < slowest(standard));
	const [express] = [...quicker].sort((a, b) => slowest(a) - slowest(b));
	const tierOf = (one: ShippingOption): ShippingTier | undefined => {
		if (one === standard) return 'standard';
		if (one === quicker[0]) return 'fast';
		return one === express ? 'express' : undefined;
	};
	return options.map((one) => {
		const tier = tierOf(one);
		return tier === undefined ? one : { ...one, tier };
	});
}

/**
 * The way of shipping that an order names. No call for the way it names itself, and for the cheapest
 * and the standard speed, which are Printful's standard; one call for the others, because Printful
 * tells what there is for each order only.
 */
export async function methodFor(
	deps: PrintfulDeps,
	{ shippingMethodId, shippingTier }: ProviderOrderRequest,
	query: RatesQuery,
): Promise<Result<string>> {
	if (shippingMethodId?.trim()) return ok(shippingMethodId.trim());
	if (shippingTier === 'cheapest' || shippingTier === 'standard') return ok(STANDARD);
	if (!canBeRated(query.items)) return fail(notTold(shippingTier));
	const rates = await readRates(deps, query);
	if (!rates.ok) return rates;
	const quick = rates.value.options.filter(({ tier }) => tier === 'fast' || tier === 'express');
	const [quickest] = [...quick].sort((a, b) => slowest(a) - slowest(b));
	const chosen = shippingTier === 'fast' ? quick[0] : quickest;
	return chosen ? ok(chosen.methodId) : fail(notOffered(shippingTier));
}

function notOffered(tier: ShippingTier) {
	return failure({
		category: 'validation',
		provider: 'printful',
		operation: 'order:create',
		message: `Printful offers no way of shipping that is quicker than its standard for this order (${tier})`,
		hint: "Plan the order with the shipping 'standard', or choose a way from a quote",
		fields: ['shippingTier'],
	});
}

function notTold(tier: ShippingTier) {
	return failure({
		category: 'capability',
		provider: 'printful',
		operation: 'order:create',
		message: `Printful does not tell which quick ways of shipping (${tier}) a saved product has`,
		hint: "Name the way under shippingMethodId, or plan the order with the shipping 'standard'",
		fields: ['shippingTier'],
	});
}
