import { writeRate } from '../exchange-rates';
import { sumMoney, type Money } from '../money';
import type { Order } from '../order';
import { costMatters } from './choose/quote-needs';
import type { FeesFrom, LineMargin } from './margin-types';
import { saleOf } from './sale';
import type { PlanSettings } from './settings-types';

/** What a line sold for, with its title for a message. */
export type ImportSale = Omit<LineMargin, 'cost' | 'profit'> & { title: string };

/**
 * The seller's limits on money for an order that its printer imports. What it costs is only known
 * once the order is there, so the limits travel with the plan. Plain JSON, without buyer data.
 */
export interface ImportLimits {
	/** The currency of the Etsy order, and of all of `sale`. */
	currency: string;
	sale: ImportSale[];
	feesFrom: FeesFrom;
	marginFloor: PlanSettings['marginFloor'];
	lineMarginFloor: PlanSettings['lineMarginFloor'];
	spendLimitPerDay: Money | null;
	/** Such as `1 USD = 0.92 EUR`. */
	exchangeRates: string[];
	/** What goes to printers today without the imported orders, one amount a currency. */
	spent: Money[];
	/** The fingerprints of what a person approved for this Etsy order. */
	approved: string[];
}

/** One amount a currency, in the order of their names. */
export function byCurrency(amounts: readonly Money[]): Money[] {
	const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort();
	return currencies.map((currency) => {
		const own = amounts.filter((one) => one.currency === currency);
		const sum = sumMoney(own, currency);
		// More than can be counted is over every limit.
		return sum.ok ? sum.value : { amountMinor: Number.MAX_SAFE_INTEGER, currency };
	});
}

/**
 * The limits for some lines of an order; null where the seller has set none. Where the sale cannot
 * be told in one currency, which a person approved, only the limit of the day is left.
 */
export function importLimits(
	order: Order,
	lineIds: readonly string[],
	settings: PlanSettings,
	approved: readonly string[],
): ImportLimits | null {
	if (!costMatters(settings)) return null;
	const sale = saleOf(order, settings);
	const isKnown = sale.kind === 'known';
	const lines = [...order.lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
	return {
		currency: order.total.currency,
		sale: lines.flatMap(({ lineId, title }) => {
			const sold = isKnown && lineIds.includes(lineId) ? sale.byLine.get(lineId) : undefined;
			return sold ? [{ lineId, title, ...sold }] : [];
		}),
		feesFrom: isKnown ? sale.feesFrom : 'estimate',
		marginFloor: isKnown ? settings.marginFloor : null,
		lineMarginFloor: isKnown ? settings.lineMarginFloor : null,
		spendLimitPerDay: settings.spendLimitPerDay,
		exchangeRates: settings.exchangeRates.map(writeRate),
		spent: [],
		approved: [...approved].sort(),
	};
}
