import type { PlanSettings } from '../planning/settings-types';
import type { SettingGroup } from './setting-groups';

/** What a seller is told about a setting of planning, and with which others it stands. */
export const PLAN_SETTING_WORDS: Readonly<
	Record<keyof PlanSettings, readonly [group: SettingGroup, meaning: string]>
> = {
	partialOrders: [
		'Orders',
		'An order of which one line cannot go: hold keeps the whole order together, send orders the other lines at once.',
	],
	shippingTier: ['Orders', 'cheapest, standard, fast or express.'],
	claimTimeoutSeconds: [
		'Orders',
		'After so many seconds a run that took an order and said nothing counts as dead.',
	],
	retryDelaysMinutes: [
		'Orders',
		'Minutes until each further try; after the last one you are asked.',
	],
	routes: [
		'Orders',
		"direct: this pack orders at the printer. provider_imported: the printer's own connection to Etsy does, and the order is compared before it is printed. auto: direct where Etsy tells the address. For one shop: direct; 12345678 = auto.",
	],
	importWaitHours: [
		'Orders',
		"How long the printer's own connection to Etsy may take to bring an order before you are asked.",
	],
	fulfilmentRules: [
		'Orders',
		'Lines that are no print on demand: sku OWN-* = self; section Vintage = dropship.',
	],
	suppliers: [
		'Orders',
		'Who gets the lines that no printer makes, and how: dropship = email orders@example.com; acme = http https://example.com/orders; studio = sheet. Or none.',
	],
	personalizationMaxCharacters: ['Orders', 'The longest text of a buyer that is printed, or off.'],
	personalizationProof: [
		'Orders',
		'always: every personalised line waits for your look. by_row: only where its row in POD Variant Map says so.',
	],
	personalizationRules: [
		'Orders',
		'by_listing: what your Etsy listing asks of its buyers counts too: which answers must be there, and how long they may be. by_row: only what the row in POD Variant Map says.',
	],
	marginFloor: ['Money', 'Orders that leave less than this wait for you: 15% or 3.00 USD, or off.'],
	lineMarginFloor: ['Money', 'The same for each line of an order.'],
	etsyFees: [
		'Money',
		'What Etsy keeps of each order: percent, amounts per order, and amounts for each piece. In the currency of the order where none is named.',
	],
	etsyFeesFrom: [
		'Money',
		'etsy: the fees that Etsy has booked for an order go before the estimate; they are read only where you have a floor. estimate: etsy_fees alone.',
	],
	etsyFeesNotBooked: [
		'Money',
		'What is added to booked fees, because Etsy books it when the order ships, or for the listing.',
	],
	exchangeRates: [
		'Money',
		'Your own rates, where the printer bills in another currency: 1 USD = 0.92 EUR.',
	],
	priceFactor: [
		'Prices',
		'The price rule: how many times its cost a piece is sold for, such as 2.2. off: prices are left alone.',
	],
	priceFee: ['Prices', 'What comes on top of that, such as 3.00 USD, or off.'],
	priceEndings: [
		'Prices',
		'Prices are rounded up to one of these endings: .99 or .49, .99, or none.',
	],
	priceMinimum: [
		'Prices',
		'No price is lower, such as 12.00 USD, or off. The margin floors count as well.',
	],
	priceExclude: [
		'Prices',
		'SKUs and numbers of listings whose prices are left alone: MUG-*, 1234567890, or none.',
	],
	priceChanges: [
		'Prices',
		'New prices: approve: they wait for you. apply: they are written to Etsy at once. report: you are only told.',
	],
	stockChanges: [
		'Prices',
		'Variants that are sold out, or back, at the printer: approve: they wait for you. apply: they are switched off and on at once. report: you are only told.',
	],
	maxOrderValue: ['Limits', 'Orders worth more wait for you, such as 250.00 USD, or off.'],
	maxOrderQuantity: ['Limits', 'Orders with more pieces wait for you, or off.'],
	countriesAllowed: ['Limits', 'Orders to other countries wait for you: US, CA, or all.'],
	countriesDenied: ['Limits', 'Orders to these countries wait for you, or none.'],
	repeatOrderDays: [
		'Limits',
		'A second order to the same name and address within so many days waits for you, or off.',
	],
	firstOrderValue: [
		'Limits',
		'The first order of a buyer waits for you if it is worth more, or off.',
	],
	firstOrderQuantity: [
		'Limits',
		'The first order of a buyer waits for you if it has more pieces, or off.',
	],
	spendLimitPerDay: [
		'Limits',
		'What may be ordered at printers on one day (UTC), such as 300.00 USD, or off.',
	],
	providerChoice: [
		'Printers',
		'Which printer, where the Variant Map names several: fixed (the first), cheapest, nearest or fastest.',
	],
	checkArtwork: [
		'Printers',
		'yes: a print file at an address is looked at before an order is made with it. no: it is not.',
	],
	keepLinesTogether: [
		'Printers',
		'yes: one printer that can make all lines goes before the first choice of each line.',
	],
	providerPlaces: [
		'Printers',
		'Where printers make things, for nearest: printify = US; gelato = DE GB US, or none.',
	],
	pausedProviders: ['Printers', 'Printers that get nothing for now, such as gelato, or none.'],
	startProduction: [
		'Printers',
		'Printers that may print at once, without your look: such as prodigi, which cannot let an order wait, or none.',
	],
	trackingNotices: [
		'Orders',
		'What the buyer hears by e-mail: parcel: of each parcel of an order. order: of the first one only.',
	],
	shipWarningHours: [
		'Orders',
		'An order that is not sent is at risk when so many hours are left of the time that Etsy promised.',
	],
	waitingHours: ['Orders', 'An order that waits for you is at risk after so many hours.'],
	productionHours: [
		'Printers',
		'How many hours each printer may take from the order to the parcel: printify = 96; gelato = 72, or none.',
	],
	digestHour: [
		'Messages',
		'At which hour of the day you are told how all orders stand, in the time zone of Late-order watch, or off.',
	],
	fallbackAfterTries: [
		'Printers',
		'After so many tries at a printer that is down, the next one in the Variant Map is taken.',
	],
	ledgerBegins: [
		'Records',
		'Etsy orders made before this moment that the ledger does not know wait for you, or none. Buyer data and retention moves it on.',
	],
};
