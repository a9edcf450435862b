/** Money as Etsy sends it: amount / divisor is the value. */
export interface EtsyMoney {
	amount: number;
	divisor: number;
	currency_code: string;
}

/** @param minor hundredths of the currency, whole. */
export function money(minor: number, currency: string): EtsyMoney {
	return { amount: minor, divisor: 100, currency_code: currency };
}

/** Epoch milliseconds to the whole epoch seconds that Etsy sends. */
export function seconds(ms: number): number {
	return Math.floor(ms / 1000);
}
