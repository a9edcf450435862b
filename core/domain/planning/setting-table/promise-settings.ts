import { hourOfDay, hoursByName, moment, oneOf, orOff, wholeNumber } from '../setting-texts';
import { upTo, YEAR_IN_MINUTES, type Settings } from './setting';

/** When a seller is told of parcels and of lateness. */
export const PROMISE_SETTINGS: Settings<
	| 'trackingNotices'
	| 'shipWarningHours'
	| 'waitingHours'
	| 'productionHours'
	| 'digestHour'
	| 'fallbackAfterTries'
	| 'ledgerBegins'
> = {
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
