import { convertMoney } from '../../exchange-rates';
import { sumMoney, timesPieces, type Money } from '../../money';
import type { ShippingOption } from '../../quote';
import type { OpenLine } from '../plan-types';
import { quoteKey, type QuoteAnswer, type QuoteBook } from '../quote-book';
import type { PlanSettings } from '../settings-types';
import type { GroupCost } from './choice-types';
import type { GroupOption } from './group-lines';

/** What is known of the price of a group at one printer. */
export interface Price {
	answer: QuoteAnswer | null;
	/** Null where goods or shipping are not known. */
	cost: GroupCost | null;
	/** All of it in the currency of the Etsy order; null where it cannot be told. */
	total: Money | null;
	/** The goods alone, by the map, in that currency. */
	itemsOnly: Money | null;
	/** Most days from dispatch to arrival by the way that is used. */
	days: number | null;
	note: string;
}

/** What the map says that the goods cost; null where a row does not, or in two currencies. */
function goodsByMap(items: readonly OpenLine[], { choices }: GroupOption): Money | null {
	const costs: Money[] = [];
	for (const [index, { line }] of items.entries()) {
		const cost = choices[index]?.cost;
		if (cost === undefined) return null;
		costs.push(timesPieces(cost, line.quantity));
	}
	const sum = sumMoney(costs);
	return sum.ok ? sum.value : null;
}

/** The way of sending that the order will name, else the cheapest one. */
function wayOf(
	options: readonly ShippingOption[],
	settings: PlanSettings,
): ShippingOption | undefined {
	return options.find(({ tier }) => tier === settings.shippingTier) ?? options[0];
}

function totalOf(
	{ items, shipping, tax }: GroupCost,
	currency: string,
	settings: PlanSettings,
): Money | null {
	const parts: Money[] = [];
	for (const part of [items, shipping, ...(tax ? [tax] : [])]) {
		const converted = convertMoney(part, currency, settings.exchangeRates);
		if (converted === null) return null;
		parts.push(converted);
	}
	const sum = sumMoney(parts, currency);
	return sum.ok ? sum.value : null;
}

/**
 * What a group costs at a printer: by its quote, with the costs of the map where the quote leaves
 * the goods out.
 * @param currency the Etsy order's, in which printers are compared
 */
export function priceOf(
	where: { shopId: string; receiptId: string; currency: string },
	items: readonly OpenLine[],
	option: GroupOption,
	given: { quotes: QuoteBook | undefined; settings: PlanSettings },
): Price {
	const { currency, ...order } = where;
	const { quotes, settings } = given;
	const lineIds = items.map(({ line }) => line.lineId);
	const answer = quotes?.get(quoteKey({ ...order, provider: option.provider, lineIds })) ?? null;
	const byMap = goodsByMap(items, option);
	const itemsOnly = byMap && convertMoney(byMap, currency, settings.exchangeRates);
	const none = { answer, cost: null, total: null, itemsOnly, days: null };
	if (answer?.kind !== 'quote') {
		return {
			...none,
			note: answer ? 'it could not be asked for a price' : 'its price is not known',
		};
	}
	const { quote } = answer;
	const way = wayOf(quote.shipping, settings);
	const days = way?.maxDays ?? way?.minDays ?? null;
	const goods = quote.items ?? byMap;
	if (!way || !goods) return { ...none, days, note: 'what the goods cost is not known' };
	const cost: GroupCost = {
		items: goods,
		shipping: way.price,
		...(quote.tax ? { tax: quote.tax } : {}),
	};
	const total = totalOf(cost, currency, settings);
	const note = total === null ? 'there is no exchange rate for its price' : '';
	return { ...none, cost, total, days, note };
}
