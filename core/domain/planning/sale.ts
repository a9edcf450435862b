import { convertMoney } from '../exchange-rates';
import { currencyDigits, sumMoney, timesPieces, type Money } from '../money';
import type { Order } from '../order';
import { shareMoney } from '../share-money';
import type { FeesFrom } from './margin-types';
import type { FeeTerm } from './setting-texts';
import type { PlanSettings } from './settings-types';

/** What the buyer paid for one line and what Etsy keeps of it, in the currency of the order. */
export interface LineSale {
	sold: Money;
	shippingCharged: Money;
	fees: Money;
}

/** The sale by line, or two currencies without a rate between them. */
export type Sale =
	| { kind: 'known'; byLine: ReadonlyMap<string, LineSale>; feesFrom: FeesFrom }
	| { kind: 'no_rate'; from: string; to: string };

/** A share of an amount, to the nearest smallest unit. */
function percentOf({ amountMinor, currency }: Money, hundredths: number): Money {
	const exact = BigInt(amountMinor) * BigInt(hundredths);
	const half = exact < 0n ? -5_000n : 5_000n;
	return { amountMinor: Number((exact + half) / 10_000n), currency };
}

/** A decimal text in the smallest unit of a currency; what is finer counts as one unit more. */
function roundedUp(decimal: string, currency: string): Money {
	const [whole = '0', decimals = ''] = decimal.split('.');
	const digits = currencyDigits(currency);
	const kept = Number(`${whole}${decimals.slice(0, digits).padEnd(digits, '0')}`);
	const more = /[1-9]/.test(decimals.slice(digits)) ? 1 : 0;
	return { amountMinor: kept + more, currency };
}

const total = (amounts: readonly Money[], currency: string): Money => {
	const sum = sumMoney(amounts, currency);
	return sum.ok ? sum.value : { amountMinor: Number.NaN, currency };
};

/** Brings amounts into one currency and remembers the first one for which there is no rate. */
class Converter {
	missing: string | null = null;

	constructor(
		readonly currency: string,
		private readonly settings: Pick<PlanSettings, 'exchangeRates'>,
	) {}

	convert(money: Money): Money {
		const converted = convertMoney(money, this.currency, this.settings.exchangeRates);
		if (converted === null) this.missing ??= money.currency;
		return converted ?? { amountMinor: 0, currency: this.currency };
	}
}

/** What Etsy keeps: of the whole order, and of each line for itself. */
function feesOf(
	order: Order,
	{ etsyFees, etsyFeesNotBooked }: PlanSettings,
	paid: Money,
	to: Converter,
): { shared: Money[]; each: Money[]; from: FeesFrom } {
	const { fees, feesBooked } = order;
	if (fees) return { shared: [to.convert(fees)], each: [], from: 'etsy' };
	if (!feesBooked) return { ...estimated(etsyFees, paid, to), from: 'estimate' };
	const { shared, each } = estimated(etsyFeesNotBooked, paid, to);
	const from = etsyFeesNotBooked.length === 0 ? 'etsy' : 'etsy_and_estimate';
	return { shared: [to.convert(feesBooked), ...shared], each, from };
}

function estimated(terms: readonly FeeTerm[], paid: Money, to: Converter) {
	const shared: Money[] = [];
	const each: Money[] = [];
	for (const term of terms) {
		if (term.kind === 'percent') shared.push(percentOf(paid, term.hundredths));
		else {
			const fee = to.convert(roundedUp(term.decimal, term.currency ?? to.currency));
			(term.each ? each : shared).push(fee);
		}
	}
	return { shared, each };
}

/**
 * What Etsy keeps of one piece that is sold by itself, by the seller's estimate (`etsy_fees`).
 * @param paid what the buyer pays for it
 */
export function feesOfPiece(
	paid: Money,
	settings: Pick<PlanSettings, 'etsyFees' | 'exchangeRates'>,
): Money | { from: string; to: string } {
	const to = new Converter(paid.currency, settings);
	const { shared, each } = estimated(settings.etsyFees, paid, to);
	if (to.missing !== null) return { from: to.missing, to: paid.currency };
	return total([...shared, ...each], paid.currency);
}

/**
 * Shares an order's money out to its lines: the goods after discounts, shipping and fees, each to
 * the smallest unit, so that the lines add up to the order. Tax is left out: Etsy passes it on.
 */
export function saleOf(order: Order, settings: PlanSettings): Sale {
	const { currency } = order.total;
	const to = new Converter(currency, settings);
	const lines = [...order.lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
	const prices = lines.map(({ price, quantity }) => to.convert(timesPieces(price, quantity)));
	const weights = prices.map(({ amountMinor }) => Math.max(0, amountMinor));
	const { subtotal, shipping } = order.amounts ?? {};
	const sold = subtotal ? shareMoney(to.convert(subtotal), weights) : prices;
	const charged = shipping
		? shareMoney(to.convert(shipping), weights)
		: lines.map(({ shippingCost }) => to.convert(shippingCost ?? { amountMinor: 0, currency }));

	const paid = total([...sold, ...charged], currency);
	const { shared, each, from: feesFrom } = feesOf(order, settings, paid, to);
	if (to.missing !== null) return { kind: 'no_rate', from: to.missing, to: currency };
	const feeShares = shareMoney(total(shared, currency), weights);
	const byLine = new Map<string, LineSale>();
	lines.forEach(({ lineId, quantity }, index) => {
		const perPiece = timesPieces(total(each, currency), quantity);
		byLine.set(lineId, {
			sold: at(sold, index, currency),
			shippingCharged: at(charged, index, currency),
			fees: total([at(feeShares, index, currency), perPiece], currency),
		});
	});
	return { kind: 'known', byLine, feesFrom };
}

const at = (amounts: readonly Money[], index: number, currency: string): Money =>
	amounts[index] ?? { amountMinor: 0, currency };
