import { fees, floor, oneOf, orOff, rates } from '../setting-texts';
import type { Settings } from './setting';

const FLOOR_HINT = 'Enter percent or an amount, such as 15% or 3.00 USD, or off.';

/** What an order must earn, and what Etsy keeps of it. */
export const MONEY_SETTINGS: Settings<
	| 'marginFloor'
	| 'lineMarginFloor'
	| 'etsyFees'
	| 'etsyFeesFrom'
	| 'etsyFeesNotBooked'
	| 'exchangeRates'
> = {
	marginFloor: {
		name: 'margin_floor',
		default: 'off',
		read: orOff(floor),
		hint: FLOOR_HINT,
	},
	lineMarginFloor: {
		name: 'line_margin_floor',
		default: 'off',
		read: orOff(floor),
		hint: FLOOR_HINT,
	},
	etsyFees: {
		name: 'etsy_fees',
		default: '6.5% + 3% + 0.25 + 0.20 each',
		read: fees,
		hint: 'Enter the fees with + between, such as 6.5% + 3% + 0.25 + 0.20 each, or none.',
	},
	etsyFeesFrom: {
		name: 'etsy_fees_from',
		default: 'estimate',
		read: oneOf('estimate', 'etsy'),
		hint: 'Enter estimate or etsy.',
	},
	etsyFeesNotBooked: {
		name: 'etsy_fees_not_booked',
		default: '3% + 0.25 + 0.20 each',
		read: fees,
		hint: 'Enter the fees with + between, such as 3% + 0.25 + 0.20 each, or none.',
	},
	exchangeRates: {
		name: 'exchange_rates',
		default: 'none',
		read: rates,
		hint: 'Enter rates such as 1 USD = 0.92 EUR; 1 GBP = 1.17 EUR, or none.',
	},
};
