import { convertMoney, type ExchangeRate } from '../exchange-rates';
import { sumMoney, type Money } from '../money';
import type { Order } from '../order';
import type { Provider } from '../provider';
import { shareMoney } from '../share-money';
import type { ChosenGroup } from './choose/choice-types';
import type { LineMargin, MarginReport } from './margin-types';
import { costsOf } from './rules/spend-limit';
import { saleOf, type Sale } from './sale';
import type { PlanSettings } from './settings-types';

/** The margin, or why there is none. */
export type Margin =
	| { kind: 'known'; report: MarginReport }
	| { kind: 'no_rate'; from: string; to: string }
	| { kind: 'no_cost'; providers: string[] };

function add(amounts: readonly Money[], currency: string): Money {
	const sum = sumMoney(amounts, currency);
	return sum.ok ? sum.value : { amountMinor: Number.NaN, currency };
}

/** Lines that a printer asks a price for together. */
export interface PricedLines {
	provider: Provider;
	lineIds: readonly string[];
	/** All that is asked, amount by amount; null where it is not known. */
	costs: readonly Money[] | null;
}

/** A sale of which everything is in one currency. */
export type KnownSale = Pick<Extract<Sale, { kind: 'known' }>, 'byLine' | 'feesFrom'> & {
	currency: string;
};

/** A printer's price of lines, shared out to them by what they sold for. */
function costByLine(
	{ lineIds, costs }: PricedLines,
	{ byLine, currency }: KnownSale,
	rates: readonly ExchangeRate[],
): Map<string, Money> | { from: string } {
	const parts: Money[] = [];
	for (const part of costs ?? []) {
		const converted = convertMoney(part, currency, rates);
		if (converted === null) return { from: part.currency };
		parts.push(converted);
	}
	// In a fixed order: the cent that is left over must not hang on how the lines came.
	const ids = [...lineIds].sort();
	const weights = ids.map((id) => Math.max(0, byLine.get(id)?.sold.amountMinor ?? 0));
	const shares = shareMoney(add(parts, currency), weights);
	return new Map(
		ids.map((id, index) => [id, shares[index] ?? { amountMinor: 0, currency }] as const),
	);
}

/**
 * What an order leaves over the lines that go now: what the buyer paid for goods and shipping,
 * less Etsy's fees and what printers ask. All in the order's currency; the lines add up to it.
 */
export function marginOf(
	order: Order,
	groups: readonly ChosenGroup[],
	settings: PlanSettings,
): Margin {
	const sale = saleOf(order, settings);
	if (sale.kind === 'no_rate') return sale;
	const priced = groups.map((group) => ({
		provider: group.provider,
		lineIds: group.lines.map(({ item }) => item.line.lineId),
		costs: group.cost === null ? null : costsOf([group]),
	}));
	return marginOfSale({ ...sale, currency: order.total.currency }, priced, settings.exchangeRates);
}

/** What lines leave whose sale and price are given; they add up to the whole. */
export function marginOfSale(
	sale: KnownSale,
	groups: readonly PricedLines[],
	rates: readonly ExchangeRate[],
): Margin {
	const { currency, feesFrom } = sale;
	const unknown = groups.filter(({ costs }) => costs === null).map(({ provider }) => provider);
	if (unknown.length > 0) return { kind: 'no_cost', providers: [...new Set(unknown)].sort() };

	const lines: LineMargin[] = [];
	for (const group of groups) {
		const costs = costByLine(group, sale, rates);
		if (!(costs instanceof Map)) return { kind: 'no_rate', from: costs.from, to: currency };
		for (const [lineId, cost] of costs) {
			const sold = sale.byLine.get(lineId);
			if (sold === undefined) continue;
			const paid = add([sold.sold, sold.shippingCharged], currency);
			const gone = add([sold.fees, cost], currency);
			const profit = { amountMinor: paid.amountMinor - gone.amountMinor, currency };
			lines.push({ lineId, ...sold, cost, profit });
		}
	}
	lines.sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
	const sum = (part: Exclude<keyof LineMargin, 'lineId'>) =>
		add(
			lines.map((line) => line[part]),
			currency,
		);
	return {
		kind: 'known',
		report: {
			sold: sum('sold'),
			shippingCharged: sum('shippingCharged'),
			fees: sum('fees'),
			cost: sum('cost'),
			profit: sum('profit'),
			feesFrom,
			lines,
		},
	};
}
