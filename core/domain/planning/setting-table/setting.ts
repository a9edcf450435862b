import type { Reader } from '../setting-texts';
import type { PlanSettings } from '../settings-types';

/** One setting: its name in the table, what holds without it, and what may be entered. */
export interface Setting<T> {
	name: string;
	default: string;
	read: Reader<T>;
	hint: string;
	/** Capital letters count, as in an address; else what is entered is read in small ones. */
	keepsCase?: true;
}

/** The settings of some keys. */
export type Settings<Key extends keyof PlanSettings> = {
	[One in Key]: Setting<PlanSettings[One]>;
};

/** No wait is longer: a date that far off would not be a date any more. */
export const YEAR_IN_MINUTES = 366 * 24 * 60;

/** Reads a number over 0 and no more than that. */
export const upTo =
	(most: number): Reader<number> =>
	(text) => {
		const number = Number(text);
		return number > 0 && number <= most ? number : undefined;
	};

/** What a setting of an amount of money takes, for a seller. */
export const AMOUNT_HINT = 'Enter an amount with its currency, such as 250.00 USD, or off.';
/** What a setting of a number takes, for a seller. */
export const NUMBER_HINT = 'Enter a whole number, such as 20, or off.';
