import { parseSettings } from '../../../../core/domain/planning/settings';
import { failureOf, valueOf } from '../../../support/result';

const DEFAULTS = {
	partialOrders: 'hold',
	shippingTier: 'standard',
	claimTimeoutSeconds: 600,
	retryDelaysMinutes: [1, 5, 30, 120, 360, 1440],
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
])('%s = %j is refused by its name', (name, value) => {
	const failure = failureOf(parseSettings({ [name]: value }));
	expect(failure).toMatchObject({ category: 'validation', fields: [name] });
	expect(failure.message).toContain(name);
	expect(failure.hint).toMatch(/^Enter /);
});
