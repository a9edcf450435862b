import { SHIPPING_TIERS } from '../provider-order';
import { suppliers } from '../supply/suppliers';
import { fulfilmentRules } from './fulfilment-rules';
import { routes } from './route';
import type { PlanSettings } from './settings-types';
import {
	amount,
	countries,
	endings,
	factor,
	fees,
	floor,
	hourOfDay,
	hoursByName,
	moment,
	names,
	oneOf,
	orOff,
	places,
	rates,
	wholeNumber,
	yesOrNo,
	type Reader,
} from './setting-texts';

/** One setting: its name in the table, what holds without it, and what may be entered. */
interface Setting<T> {
	name: string;
	default: string;
	read: Reader<T>;
	hint: string;
}

/** No wait is longer: a date that far off would not be a date any more. */
const YEAR_IN_MINUTES = 366 * 24 * 60;

const upTo =
	(most: number): Reader<number> =>
	(text) => {
		const number = Number(text);
		return number > 0 && number <= most ? number : undefined;
	};

const delays: Reader<number[]> = (text) => {
	const minutes = text.split(/[,;\s]+/).map(upTo(YEAR_IN_MINUTES));
	return minutes.every((one): one is number => one !== undefined) ? minutes : undefined;
};

const AMOUNT_HINT = 'Enter an amount with its currency, such as 250.00 USD, or off.';
const NUMBER_HINT = 'Enter a whole number, such as 20, or off.';
const FLOOR_HINT = 'Enter percent or an amount, such as 15% or 3.00 USD, or off.';

/** Every setting, in the order in which the page of the tables tells them. */
export const SETTING_TABLE: { [Key in keyof PlanSettings]: Setting<PlanSettings[Key]> } = {
	partialOrders: {
		name: 'partial_orders',
		default: 'hold',
		read: oneOf('hold', 'send'),
		hint: 'Enter hold or send.',
	},
	shippingTier: {
		name: 'shipping_tier',
		default: 'standard',
		read: oneOf(...SHIPPING_TIERS),
		hint: `Enter one of ${SHIPPING_TIERS.join(', ')}.`,
	},
	claimTimeoutSeconds: {
		name: 'claim_timeout_seconds',
		default: '600',
		read: upTo(YEAR_IN_MINUTES * 60),
		hint: 'Enter a number of seconds, such as 600.',
	},
	retryDelaysMinutes: {
		name: 'retry_delays_minutes',
		default: '1, 5, 30, 120, 360, 1440',
		read: delays,
		hint: 'Enter minutes with commas between, such as 1, 5, 30.',
	},
	routes: {
		name: 'route',
		default: 'direct',
		read: routes,
		hint: 'Enter direct, provider_imported or auto; for a single shop: direct; 12345678 = auto.',
	},
	importWaitHours: {
		name: 'import_wait_hours',
		default: '24',
		read: upTo(YEAR_IN_MINUTES / 60),
		hint: 'Enter a number of hours, such as 24.',
	},
	fulfilmentRules: {
		name: 'fulfilment_rules',
		default: 'none',
		read: fulfilmentRules,
		hint: 'Enter rules such as sku OWN-* = self; section Vintage = dropship, or none.',
	},
	suppliers: {
		name: 'suppliers',
		default: 'none',
		read: suppliers,
		hint: 'Enter each by the label of its lines, such as dropship = email orders@example.com; acme = http https://example.com/orders; studio = sheet, or none.',
	},
	personalizationMaxCharacters: {
		name: 'personalization_max_characters',
		default: 'off',
		read: orOff(wholeNumber),
		hint: NUMBER_HINT,
	},
	personalizationProof: {
		name: 'personalization_proof',
		default: 'by_row',
		read: oneOf('always', 'by_row'),
		hint: 'Enter always or by_row.',
	},
	personalizationRules: {
		name: 'personalization_rules',
		default: 'by_row',
		read: oneOf('by_row', 'by_listing'),
		hint: 'Enter by_row or by_listing.',
	},
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
	providerChoice: {
		name: 'provider_choice',
		default: 'fixed',
		read: oneOf('fixed', 'cheapest', 'nearest', 'fastest'),
		hint: 'Enter fixed, cheapest, nearest or fastest.',
	},
	checkArtwork: {
		name: 'check_artwork',
		default: 'yes',
		read: yesOrNo,
		hint: 'Enter yes or no.',
	},
	keepLinesTogether: {
		name: 'keep_lines_together',
		default: 'no',
		read: yesOrNo,
		hint: 'Enter yes or no.',
	},
	providerPlaces: {
		name: 'provider_places',
		default: 'none',
		read: places,
		hint: 'Enter where they make things, such as printify = US; gelato = DE GB US, or none.',
	},
	pausedProviders: {
		name: 'paused_providers',
		default: 'none',
		read: names,
		hint: 'Enter names with commas between, such as gelato, or none.',
	},
	startProduction: {
		name: 'start_production',
		default: 'none',
		read: names,
		hint: 'Enter names with commas between, such as prodigi, or none.',
	},
	trackingNotices: {
		name: 'tracking_notices',
		default: 'parcel',
		read: oneOf('parcel', 'order'),
		hint: 'Enter parcel or order.',
	},
	shipWarningHours: {
		name: 'ship_warning_hours',
		default: '24',
		read: upTo(YEAR_IN_MINUTES / 60),
		hint: 'Enter a number of hours, such as 24.',
	},
	waitingHours: {
		name: 'waiting_hours',
		default: '24',
		read: upTo(YEAR_IN_MINUTES / 60),
		hint: 'Enter a number of hours, such as 24.',
	},
	productionHours: {
		name: 'production_hours',
		default: 'none',
		read: hoursByName,
		hint: 'Enter hours by printer, such as printify = 96; gelato = 72, or none.',
	},
	digestHour: {
		name: 'digest_hour',
		default: '8',
		read: orOff(hourOfDay),
		hint: 'Enter an hour from 0 to 23, such as 8, or off.',
	},
	fallbackAfterTries: {
		name: 'fallback_after_tries',
		default: '2',
		read: wholeNumber,
		hint: 'Enter a whole number, such as 2.',
	},
	ledgerBegins: {
		name: 'ledger_begins',
		default: 'none',
		read: moment,
		hint: 'Enter a date, such as 2026-01-31, or none.',
	},
};
