/**
 * An amount in a currency's smallest unit. Never a float: `amountMinor` is an integer and decimal
 * texts are parsed as text.
 */
export interface Money {
	amountMinor: number;
	/** ISO 4217, upper case. */
	currency: string;
}
