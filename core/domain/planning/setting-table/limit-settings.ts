import { amount, countries, orOff, wholeNumber } from '../setting-texts';
import { AMOUNT_HINT, NUMBER_HINT, type Settings } from './setting';

/** What a person wants to see before it is ordered. */
export const LIMIT_SETTINGS: Settings<
	| 'maxOrderValue'
	| 'maxOrderQuantity'
	| 'countriesAllowed'
	| 'countriesDenied'
	| 'repeatOrderDays'
	| 'firstOrderValue'
	| 'firstOrderQuantity'
	| 'spendLimitPerDay'
> = {
	maxOrderValue: {
		name: 'max_order_value',
		default: 'off',
		read: orOff(amount),
		hint: AMOUNT_HINT,
	},
	maxOrderQuantity: {
		name: 'max_order_quantity',
		default: 'off',
		read: orOff(wholeNumber),
		hint: NUMBER_HINT,
	},
	countriesAllowed: {
		name: 'countries_allowed',
		default: 'all',
		read: (text) => (text === 'all' ? null : countries(text)),
		hint: 'Enter two-letter codes with commas between, such as US, CA, or all.',
	},
	countriesDenied: {
		name: 'countries_denied',
		default: 'none',
		read: countries,
		hint: 'Enter two-letter codes with commas between, such as BR, RU, or none.',
	},
	repeatOrderDays: {
		name: 'repeat_order_days',
		default: 'off',
		read: orOff(wholeNumber),
		hint: 'Enter a whole number of days, such as 3, or off.',
	},
	firstOrderValue: {
		name: 'first_order_value',
		default: 'off',
		read: orOff(amount),
		hint: AMOUNT_HINT,
	},
	firstOrderQuantity: {
		name: 'first_order_quantity',
		default: 'off',
		read: orOff(wholeNumber),
		hint: NUMBER_HINT,
	},
	spendLimitPerDay: {
		name: 'spend_limit_per_day',
		default: 'off',
		read: orOff(amount),
		hint: AMOUNT_HINT,
	},
};
