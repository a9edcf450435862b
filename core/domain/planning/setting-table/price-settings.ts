import { amount, endings, factor, names, oneOf, orOff } from '../setting-texts';
import { AMOUNT_HINT, type Settings } from './setting';

/** How prices and stock follow from what a printer asks. */
export const PRICE_SETTINGS: Settings<
	| 'priceFactor'
	| 'priceFee'
	| 'priceEndings'
	| 'priceMinimum'
	| 'priceExclude'
	| 'priceChanges'
	| 'stockChanges'
> = {
	priceFactor: {
		name: 'price_factor',
		default: 'off',
		read: orOff(factor),
		hint: 'Enter a number such as 2.2, or off.',
	},
	priceFee: {
		name: 'price_fee',
		default: 'off',
		read: orOff(amount),
		hint: AMOUNT_HINT,
	},
	priceEndings: {
		name: 'price_endings',
		default: 'none',
		read: endings,
		hint: 'Enter what prices may end with, such as .99 or .49, .99, or none.',
	},
	priceMinimum: {
		name: 'price_minimum',
		default: 'off',
		read: orOff(amount),
		hint: AMOUNT_HINT,
	},
	priceExclude: {
		name: 'price_exclude',
		default: 'none',
		read: names,
		hint: 'Enter SKUs or numbers of listings with commas between, such as MUG-*, 1234567890, or none.',
	},
	priceChanges: {
		name: 'price_changes',
		default: 'approve',
		read: oneOf('approve', 'apply', 'report'),
		hint: 'Enter approve, apply or report.',
	},
	stockChanges: {
		name: 'stock_changes',
		default: 'approve',
		read: oneOf('approve', 'apply', 'report'),
		hint: 'Enter approve, apply or report.',
	},
};
