import { failure } from '../../domain/failure';
import type { Quote, QuoteRequest, ShippingOption } from '../../domain/quote';
import { fail, ok, type Result } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import { toMoney } from '../shared/fields';
import { API } from './profile';
import { quoteAnswerSchema, type ProdigiQuotes } from './schemas';
import { tierOf } from './shipping';

/**
 * Prices an order for every way of shipping. One call. Prodigi asks for the country alone and
 * tells no tax (facts/prodigi.md 5).
 */
export async function quote(client: ApiClient, request: QuoteRequest): Promise<Result<Quote>> {
	const items = [];
	for (const [index, { source, quantity }] of request.lines.entries()) {
		if (source.kind !== 'catalogVariant') return fail(otherForm(index));
		items.push({
			sku: source.variantId,
			copies: quantity,
			...(source.attributes ? { attributes: source.attributes } : {}),
			assets: source.files.map(({ placement }) => ({ printArea: placement })),
		});
	}
	const answer = await client.call({
		operation: 'createQuote',
		effect: 'read',
		method: 'POST',
		path: `${API}/quotes`,
		body: {
			kind: 'json',
			value: {
				destinationCountryCode: request.shipTo.countryCode,
				...(request.currency ? { currencyCode: request.currency } : {}),
				items,
			},
		},
		schema: quoteAnswerSchema,
	});
	return answer.ok ? toQuote(answer.value) : answer;
}

type Offer = ProdigiQuotes['data']['quotes'][number];

function toOption(offer: Offer): ShippingOption | undefined {
	const { shipping } = offer.costSummary;
	const price = toMoney(shipping?.amount, shipping?.currency);
	if (!price) return undefined;
	const carrier = offer.shipments[0]?.carrier;
	return {
		methodId: offer.shipmentMethod,
		name: carrier?.service ?? offer.shipmentMethod,
		tier: tierOf(offer.shipmentMethod),
		price,
		carrier: carrier?.name,
	};
}

function toQuote({ data, raw }: ProdigiQuotes): Result<Quote> {
	const offers = data.quotes
		.flatMap((offer) => {
			const option = toOption(offer);
			return option ? [{ option, cost: offer.costSummary.items }] : [];
		})
		.sort((a, b) => a.option.price.amountMinor - b.option.price.amountMinor);
	const [cheapest] = offers;
	if (!cheapest) return fail(nothingOffered());
	// Another way of shipping may mean another lab with other prices; these are the cheapest way's.
	return ok({
		items: toMoney(cheapest.cost?.amount, cheapest.cost?.currency),
		shipping: offers.map(({ option }) => option),
		raw,
	});
}

function otherForm(index: number) {
	return failure({
		category: 'capability',
		provider: 'prodigi',
		operation: 'quote',
		message: 'Prodigi only prices SKUs of its catalog.',
		hint: 'Name the Prodigi SKU, its attributes and its print areas in the line.',
		fields: [`lines[${index}].source.kind`],
	});
}

function nothingOffered() {
	return failure({
		category: 'not_found',
		provider: 'prodigi',
		operation: 'quote',
		message: 'Prodigi offers no way to send this to that country.',
		hint: 'Check the country and the SKU, or quote another provider.',
	});
}
