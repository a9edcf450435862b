import type { Money } from '../money';

/** What is left of a sale; all amounts in the currency of the Etsy order. */
export interface LineMargin {
	lineId: string;
	/** What the buyer paid for the goods, after discounts and without tax. */
	sold: Money;
	/** What the buyer paid for shipping. */
	shippingCharged: Money;
	/** What Etsy keeps. */
	fees: Money;
	/** What the printer asks: goods, shipping and tax. */
	cost: Money;
	profit: Money;
}

/** The margin of an order, and of each of its lines; the lines add up to it. */
export type MarginReport = Omit<LineMargin, 'lineId'> & {
	/** Whether Etsy told its fees, or how far they are an estimate. */
	feesFrom: FeesFrom;
	lines: LineMargin[];
};

/**
 * Where Etsy's fees come from: all told by Etsy, booked by Etsy so far with an estimate of the
 * rest, or an estimate alone.
 */
export type FeesFrom = 'etsy' | 'etsy_and_estimate' | 'estimate';
