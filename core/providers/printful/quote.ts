import { failure, type Failure } from '../../domain/failure';
import type { Quote, QuoteRequest, ShippingOption } from '../../domain/quote';
import { fail, ok, type Result } from '../../domain/result';
import { toCosts } from './costs';
import type { PrintfulDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import { estimateSchema } from './schemas';
import { canBeRated, readRates, STANDARD } from './shipping';
import { toDestination, type PrintfulRecipient } from './to-address';
import { toItems, type PrintfulItem } from './to-line';

/**
 * Prices an order. Two calls: one for every way of shipping, one for what the goods cost and the
 * tax with the standard way. Lines with saved products have no list of ways; the standard one comes
 * with the other call then. Where the address is too short to compute with, or the ways are asked
 * for in another currency than the store's, goods and tax are left out.
 */
export async function quote(deps: PrintfulDeps, request: QuoteRequest): Promise<Result<Quote>> {
	const items = await toItems(request.lines, undefined, 'quote');
	if (!items.ok) return items;
	const recipient = toDestination(request.shipTo);
	const currency = request.currency?.trim().toUpperCase() || undefined;
	const isRated = canBeRated(items.value);
	const rates = isRated
		? await readRates(deps, { recipient, items: items.value, currency })
		: ok({ options: [], raw: [] });
	if (!rates.ok) return fail(explainRefusal(rates.failure, 'quote'));
	const estimate = await readEstimate(deps, recipient, items.value);
	if (!estimate.ok && (!isRated || !isTooLittle(estimate.failure))) {
		return fail(explainRefusal(estimate.failure, 'quote'));
	}
	const costs = estimate.ok ? toCosts(estimate.value.data.costs) : {};
	const shipping = isRated ? rates.value.options : standardOf(costs.shipping);
	const [first] = shipping;
	if (!first) return fail(nothingOffered());
	const isSame = costs.items?.currency === first.price.currency;
	if (!isRated && currency !== undefined && currency !== first.price.currency) {
		return fail(otherCurrency(first.price.currency));
	}
	return ok({
		...(isSame ? { items: costs.items, tax: costs.tax } : {}),
		shipping,
		raw: { rates: rates.value.raw, estimate: estimate.ok ? estimate.value.raw : undefined },
	});
}

async function readEstimate(
	{ client }: PrintfulDeps,
	recipient: Partial<PrintfulRecipient>,
	items: readonly PrintfulItem[],
) {
	return await client.call({
		operation: 'estimateOrderCosts',
		effect: 'read',
		method: 'POST',
		path: '/orders/estimate-costs',
		body: { kind: 'json', value: { shipping: STANDARD, recipient, items } },
		schema: estimateSchema,
	});
}

/** The goods were priced for shipping already, so what is missing is a part of the address. */
function isTooLittle({ category }: Failure): boolean {
	return category === 'validation';
}

function standardOf(price: ShippingOption['price'] | undefined): ShippingOption[] {
	return price ? [{ methodId: STANDARD, name: 'Standard', tier: 'standard', price }] : [];
}

function nothingOffered() {
	return failure({
		category: 'not_found',
		provider: 'printful',
		operation: 'quote',
		message: 'Printful offers no way to send this to that country',
		hint: 'Check the country and the products, or quote another provider',
		fields: ['shipTo.countryCode'],
	});
}

function otherCurrency(currency: string) {
	return failure({
		category: 'capability',
		provider: 'printful',
		operation: 'quote',
		message: `Printful prices saved products in the currency of the store only (${currency})`,
		hint: 'Leave the currency empty, or quote the variants of the catalog',
		fields: ['currency'],
	});
}
