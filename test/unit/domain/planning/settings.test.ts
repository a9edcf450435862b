import { parseSettings } from '../../../../core/domain/planning/settings';
import { failureOf, valueOf } from '../../../support/result';

const DEFAULTS = {
	partialOrders: 'hold',
	shippingTier: 'standard',
	claimTimeoutSeconds: 600,
	retryDelaysMinutes: [1, 5, 30, 120, 360, 1440],
	routes: { all: 'direct', byShop: new Map() },
	importWaitHours: 24,
	fulfilmentRules: [],
	personalizationMaxCharacters: null,
	personalizationProof: 'by_row',
	personalizationRules: 'by_row',
	marginFloor: null,
	lineMarginFloor: null,
	etsyFees: [
		{ kind: 'percent', hundredths: 650 },
		{ kind: 'percent', hundredths: 300 },
		{ kind: 'amount', decimal: '0.25', currency: null, each: false },
		{ kind: 'amount', decimal: '0.20', currency: null, each: true },
	],
	etsyFeesFrom: 'estimate',
	etsyFeesNotBooked: [
		{ kind: 'percent', hundredths: 300 },
		{ kind: 'amount', decimal: '0.25', currency: null, each: false },
		{ kind: 'amount', decimal: '0.20', currency: null, each: true },
	],
	exchangeRates: [],
	maxOrderValue: null,
	maxOrderQuantity: null,
	countriesAllowed: null,
	countriesDenied: [],
	repeatOrderDays: null,
	firstOrderValue: null,
	firstOrderQuantity: null,
	spendLimitPerDay: null,
	providerChoice: 'fixed',
	checkArtwork: true,
	keepLinesTogether: false,
	providerPlaces: new Map(),
	pausedProviders: [],
	startProduction: [],
	shipWarningHours: 24,
	waitingHours: 24,
	productionHours: new Map(),
	digestHour: 8,
	trackingNotices: 'parcel',
	fallbackAfterTries: 2,
};

test.each([
	{},
	{ partial_orders: '', shipping_tier: ' ', claim_timeout_seconds: null },
	{ retry_delays_minutes: undefined, something_else: 'yes' },
])('%j means the defaults', (table) => {
	expect(valueOf(parseSettings(table))).toEqual(DEFAULTS);
});

test.each([
	[{ partial_orders: ' Send ' }, { partialOrders: 'send' }],
	[{ shipping_tier: 'EXPRESS' }, { shippingTier: 'express' }],
	[{ claim_timeout_seconds: 90 }, { claimTimeoutSeconds: 90 }],
	[{ claim_timeout_seconds: '90.5' }, { claimTimeoutSeconds: 90.5 }],
	[{ retry_delays_minutes: '2' }, { retryDelaysMinutes: [2] }],
	[{ retry_delays_minutes: 7 }, { retryDelaysMinutes: [7] }],
	[{ retry_delays_minutes: '1; 2 3,4' }, { retryDelaysMinutes: [1, 2, 3, 4] }],
	[{ route: 'Auto' }, { routes: { all: 'auto', byShop: new Map() } }],
	[
		{ route: 'direct; 777 = Provider_Imported' },
		{ routes: { all: 'direct', byShop: new Map([['777', 'provider_imported']]) } },
	],
	[
		{ fulfilment_rules: 'SKU OWN-* = self;\nsection Vintage Finds = acme-2' },
		{
			fulfilmentRules: [
				{ by: 'sku', pattern: 'own-*', label: 'self' },
				{ by: 'section', pattern: 'vintage finds', label: 'acme-2' },
			],
		},
	],
	[{ margin_floor: '12.5 %' }, { marginFloor: { kind: 'percent', hundredths: 1250 } }],
	[
		{ margin_floor: '3.00 USD' },
		{ marginFloor: { kind: 'amount', amount: { amountMinor: 300, currency: 'USD' } } },
	],
	[{ max_order_value: '9000 JPY' }, { maxOrderValue: { amountMinor: 9000, currency: 'JPY' } }],
	[{ max_order_value: 'Off' }, { maxOrderValue: null }],
	[{ countries_allowed: 'us, uk' }, { countriesAllowed: ['US', 'GB'] }],
	[{ countries_denied: 'BR RU' }, { countriesDenied: ['BR', 'RU'] }],
	[{ etsy_fees: 'none' }, { etsyFees: [] }],
	[
		{ etsy_fees: '0.20 USD each' },
		{ etsyFees: [{ kind: 'amount', decimal: '0.20', currency: 'USD', each: true }] },
	],
	[
		{ exchange_rates: '1 USD = 0.92 EUR' },
		{ exchangeRates: [{ from: 'USD', to: 'EUR', numerator: 92n, denominator: 100n }] },
	],
	[{ provider_choice: 'Cheapest' }, { providerChoice: 'cheapest' }],
	[{ keep_lines_together: 'yes' }, { keepLinesTogether: true }],
	[
		{ provider_places: 'Printify = US; gelato = DE, GB' },
		{
			providerPlaces: new Map([
				['printify', ['US']],
				['gelato', ['DE', 'GB']],
			]),
		},
	],
	[{ paused_providers: 'Gelato, prodigi' }, { pausedProviders: ['gelato', 'prodigi'] }],
	[
		{ production_hours: 'Printify = 96; gelato=72.5' },
		{
			productionHours: new Map([
				['printify', 96],
				['gelato', 72.5],
			]),
		},
	],
	[{ production_hours: 'none', digest_hour: 'off' }, { digestHour: null }],
	[
		{ digest_hour: '23', ship_warning_hours: '36' },
		{ digestHour: 23, shipWarningHours: 36 },
	],
	[{ start_production: 'Prodigi' }, { startProduction: ['prodigi'] }],
])('%j', (table, expected) => {
	expect(valueOf(parseSettings(table))).toEqual({ ...DEFAULTS, ...expected });
});

test.each([
	['partial_orders', 'perhaps'],
	['partial_orders', true],
	['partial_orders', {}],
	['shipping_tier', 'teleport'],
	['shipping_tier', 1],
	['claim_timeout_seconds', 'ten'],
	['claim_timeout_seconds', 0],
	['claim_timeout_seconds', '-5'],
	['claim_timeout_seconds', 'Infinity'],
	['claim_timeout_seconds', false],
	['claim_timeout_seconds', '1e300'],
	['retry_delays_minutes', '1, five'],
	['retry_delays_minutes', '1, 0'],
	['retry_delays_minutes', '1, -5'],
	['retry_delays_minutes', '1e300'],
	['retry_delays_minutes', true],
	['route', 'by road'],
	['route', 'direct; my shop = auto'],
	['route', 'direct; 777 = auto = direct'],
	['import_wait_hours', 0],
	['fulfilment_rules', 'OWN-* = self'],
	['fulfilment_rules', 'sku OWN-*'],
	['fulfilment_rules', true],
	['personalization_max_characters', '0'],
	['personalization_proof', 'sometimes'],
	['personalization_rules', 'listing'],
	['etsy_fees_from', 'shop'],
	['etsy_fees_not_booked', '3'.repeat(9)],
	['margin_floor', '15'],
	['margin_floor', '-3 USD'],
	['margin_floor', '1.005 USD'],
	['line_margin_floor', '1 DOLLAR'],
	['etsy_fees', '6,5%'],
	['etsy_fees', '6.5% +'],
	['exchange_rates', 'USD = 0.92 EUR'],
	['exchange_rates', '1 USD = 0 EUR'],
	['exchange_rates', '1 USD = 2 USD'],
	['max_order_value', '250'],
	['max_order_quantity', '2.5'],
	['countries_allowed', 'Germany'],
	['countries_denied', 'D'],
	['repeat_order_days', '-1'],
	['first_order_value', 'much'],
	['first_order_quantity', 'many'],
	['spend_limit_per_day', '1e3 USD'],
	['provider_choice', 'best'],
	['keep_lines_together', 'maybe'],
	['provider_places', 'printify'],
	['provider_places', 'printify = America'],
	['digest_hour', '24'],
	['digest_hour', 'morning'],
	['production_hours', 'printify'],
	['production_hours', 'printify = 0'],
	['ship_warning_hours', 'soon'],
	['waiting_hours', '-1'],
	['fallback_after_tries', 'never'],
])('%s = %j is refused by its name', (name, value) => {
	const failure = failureOf(parseSettings({ [name]: value }));
	expect(failure).toMatchObject({ category: 'validation', fields: [name] });
	expect(failure.message).toContain(name);
	expect(failure.hint).toMatch(/^Enter /);
});
