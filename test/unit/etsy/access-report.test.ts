import { accessReport, type AccessFindings } from '../../../core/etsy/access-report';
import { hasWholeAddress, readReceipt } from '../../../core/etsy/read-receipt';
import { DELETE_SCOPE, NEEDED_SCOPES } from '../../../core/etsy/scopes';
import { etsyReceipt, etsyTransaction, HIDDEN_ADDRESS, type EtsyJson } from '../../fixtures/etsy';

const order = (overrides: EtsyJson = {}) => {
	const raw = etsyReceipt(overrides);
	return { ...readReceipt(raw, 0, '555'), hasWholeAddress: hasWholeAddress(raw) };
};
const digital = { transactions: [etsyTransaction({ is_digital: true })] };
const all = [...NEEDED_SCOPES, DELETE_SCOPE];

const report = (findings: Partial<AccessFindings> = {}) =>
	accessReport({
		shopId: '555',
		scopes: all,
		receipts: [],
		activeListings: 3,
		limits: [],
		...findings,
	});

describe('what a key may do', () => {
	test('all is well', () => {
		expect(
			report({
				shopName: 'MugShop',
				receipts: [order(HIDDEN_ADDRESS), order()],
				limits: [
					{ class: 'all', windowMs: 1000, limit: 5, remaining: 4 },
					{ class: 'all', windowMs: 86_400_000, limit: 5000, remaining: 4990 },
				],
			}),
		).toMatchObject({
			missingScopes: [],
			missingOptionalScopes: [],
			canReadListings: 'yes',
			canChangeListings: 'yes',
			canDeleteListings: 'yes',
			canReadOrders: 'yes',
			givesAddresses: 'yes',
			ordersChecked: 2,
			canSendTracking: 'likely',
			route: 'direct',
			tier: 'unknown',
			limitPerSecond: 5,
			remainingToday: 4990,
			summary: expect.arrayContaining([
				'The credential belongs to the shop MugShop.',
				'The listings can be read; 3 are active.',
				'Of 5000 calls a day, 4990 are left.',
			]),
		});
	});

	test.each<[string, Partial<AccessFindings>, string, string]>([
		['addresses', { receipts: [order()] }, 'likely', 'gives it addresses'],
		['no addresses', { receipts: [order(HIDDEN_ADDRESS)] }, 'unlikely', 'hides addresses'],
		[
			'addresses in parts only',
			{ receipts: [order(HIDDEN_ADDRESS), order({ formatted_address: null })] },
			'unlikely',
			'in one piece',
		],
		['no order', {}, 'unknown', 'no sign'],
		['digital orders only', { receipts: [order(digital)] }, 'unknown', 'no sign'],
		['no permission', { scopes: ['shops_r'], receipts: [order()] }, 'no', 'transactions_w'],
		['unknown permissions', { scopes: undefined, receipts: [order()] }, 'unknown', 'no sign'],
	])('with %s, tracking is %s', (_what, findings, likelihood, words) => {
		const { canSendTracking, canSendTrackingReason, summary } = report(findings);
		expect(canSendTracking).toBe(likelihood);
		expect(canSendTrackingReason).toContain(words);
		expect(summary).toContain(canSendTrackingReason);
	});

	test('an order that shows tracking is no sign: it may have been entered by hand', () => {
		const shipments = [{ receipt_shipping_id: 1, carrier_name: 'usps', tracking_code: '9400' }];
		const shipped = order({ ...HIDDEN_ADDRESS, is_shipped: true, shipments });
		expect(report({ receipts: [shipped] }).canSendTracking).toBe('unlikely');
	});

	test('what is missing is named with what it is for', () => {
		const poor = report({
			scopes: ['shops_r'],
			receipts: undefined,
			activeListings: undefined,
		});
		expect(poor).toMatchObject({
			missingScopes: NEEDED_SCOPES.filter((scope) => scope !== 'shops_r'),
			missingOptionalScopes: [DELETE_SCOPE],
			canReadOrders: 'no',
			canReadListings: 'no',
			canDeleteListings: 'no',
		});
		expect(poor.summary.join(' ')).toContain('transactions_r (read orders)');
		expect(poor.summary.join(' ')).toContain('listings_d (delete listings)');
		expect(poor.summary).toContain('The orders cannot be read with this connection.');
	});

	test('every sentence is one, and nothing of a buyer is in the report', () => {
		const text = JSON.stringify(report({ receipts: [order()] }));
		expect(text).not.toMatch(/Connell|Springfield|Zoë|hurry/);
		for (const scopes of [all, [], undefined]) {
			const { summary } = report({ scopes, activeListings: undefined, receipts: undefined });
			for (const sentence of summary) expect(sentence).toMatch(/^[A-Z].*\.$/);
		}
	});
});
