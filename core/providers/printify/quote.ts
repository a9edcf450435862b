import { z } from 'zod';
import { normaliseAddress } from '../../domain/address';
import { failure, type Failure } from '../../domain/failure';
import { sumMoney, timesPieces, type Money } from '../../domain/money';
import type { Quote, QuoteDestination, QuoteRequest, ShippingOption } from '../../domain/quote';
import { fail, ok, type Result } from '../../domain/result';
import { withRaw } from '../shared/fields';
import { shopPath, type PrintifyDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import { DEFAULT_CURRENCY } from './from-printify';
import { getProduct } from './products';
import { optionalCents } from './schemas';
import { PRINTIFY_METHODS } from './shipping-methods';
import { toPrintifyAddress, type PrintifyLine } from './to-printify';
import { toPrintifyLine } from './to-printify-line';

/** More products than these are not read for their costs. */
const MOST_PRODUCTS = 5;

/** Cents by way of shipping (facts/printify.md 9); ways that cannot be had are missing. */
export const shippingCostsSchema = withRaw(
	z.object({
		standard: optionalCents,
		priority: optionalCents,
		express: optionalCents,
		printify_express: optionalCents,
		economy: optionalCents,
	}),
);
type ShippingCosts = z.infer<typeof shippingCostsSchema>;

/**
 * Prices an order: shipping for every way, in US dollars. One call, and one for each of up to five
 * saved products, whose costs then make `items`. Printify tells no tax, and no costs of lines that
 * name a SKU or a blank of the catalog (facts/printify.md 5): then `items` is left out.
 */
export async function quote(deps: PrintifyDeps, request: QuoteRequest): Promise<Result<Quote>> {
	const { currency = DEFAULT_CURRENCY } = request;
	if (currency !== DEFAULT_CURRENCY) return fail(otherCurrency());
	const lines: PrintifyLine[] = [];
	for (const [index, line] of request.lines.entries()) {
		const made = toPrintifyLine(line, index, 'quote');
		if (!made.ok) return made;
		lines.push(made.value);
	}
	const answer = await deps.client.call({
		operation: 'calculateTheShippingCostOfAnOrder',
		effect: 'read',
		method: 'POST',
		path: shopPath(deps, 'orders', 'shipping'),
		body: { kind: 'json', value: { line_items: lines, address_to: toDestination(request.shipTo) } },
		schema: shippingCostsSchema,
	});
	if (!answer.ok) return fail(explainRefusal(answer.failure, request, 'quote'));
	const shipping = toOptions(answer.value);
	if (shipping.length === 0) return fail(nothingOffered());
	const items = await itemCosts(deps, request);
	return ok({ ...(items ? { items } : {}), shipping, raw: answer.value.raw });
}

/** Only what is known of an address: the price depends on the country, and on little else. */
function toDestination(shipTo: QuoteDestination) {
	const known = normaliseAddress({ fullName: '', line1: '', city: '', ...shipTo });
	const written = Object.entries(toPrintifyAddress(known));
	return Object.fromEntries(written.filter(([, value]) => value !== ''));
}

function toOptions({ data }: ShippingCosts): ShippingOption[] {
	return PRINTIFY_METHODS.flatMap(({ code, name, tier, keys }) => {
		const costs = keys.map((key) => data[key as keyof typeof data]);
		const amountMinor = costs.find((cost) => cost !== undefined);
		if (amountMinor === undefined) return [];
		const price = { amountMinor, currency: DEFAULT_CURRENCY };
		return [{ methodId: String(code), name, tier, price }];
	}).sort((a, b) => a.price.amountMinor - b.price.amountMinor);
}

/** What all lines cost to make; undefined where that cannot be told cheaply. */
async function itemCosts(deps: PrintifyDeps, { lines }: QuoteRequest): Promise<Money | undefined> {
	const wanted = lines.map(({ source, quantity }) =>
		source.kind === 'storeVariant' ? { ...source, quantity } : undefined,
	);
	const productIds = [...new Set(wanted.map((line) => line?.productId))];
	if (productIds.length > MOST_PRODUCTS) return undefined;
	const costs = new Map<string, Money | undefined>();
	for (const productId of productIds) {
		if (productId === undefined) return undefined;
		const product = await getProduct(deps, productId);
		// A quote of the shipping alone is still worth having.
		if (!product.ok) return undefined;
		for (const { variantId, cost } of product.value.variants) {
			costs.set(`${productId} ${variantId}`, cost);
		}
	}
	const parts = wanted.flatMap((line) => {
		const cost = costs.get(`${line?.productId} ${line?.variantId}`);
		return line && cost ? [timesPieces(cost, line.quantity)] : [];
	});
	const sum = parts.length === lines.length ? sumMoney(parts, DEFAULT_CURRENCY) : undefined;
	return sum?.ok ? sum.value : undefined;
}

function otherCurrency(): Failure {
	return failure({
		category: 'capability',
		provider: 'printify',
		operation: 'quote',
		message: 'Printify tells its prices in US dollars only',
		hint: 'Leave the currency empty, or set it to USD',
		fields: ['currency'],
	});
}

function nothingOffered(): Failure {
	return failure({
		category: 'not_found',
		provider: 'printify',
		operation: 'quote',
		message: 'Printify offers no way to send this to that country',
		hint: 'Check the country and the products, or quote another provider',
		fields: ['shipTo.countryCode'],
	});
}
