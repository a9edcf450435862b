import { compareImported, type ExpectedImport } from '../../../../core/domain/planning/imported';
import type { ProviderOrder, ProviderOrderLine } from '../../../../core/domain/provider-order';
import { ago, NOW } from '../../../support/examples';

const shirt = { kind: 'storeVariant' as const, productId: 'p1', variantId: 'v1' };

const expected: ExpectedImport = {
	provider: 'printify',
	receiptId: '1001',
	lines: [
		{ lineId: '10011', quantity: 2, source: shirt },
		{ lineId: '10012', quantity: 1, source: { kind: 'sku', sku: 'MUG' } },
	],
	waitUntil: ago(-3600),
};

const line = (parts: Partial<ProviderOrderLine>): ProviderOrderLine => ({
	quantity: 1,
	status: 'received',
	...parts,
});

const SHIRTS = line({ quantity: 2, source: shirt, sku: 'TEE' });
const MUG = line({
	source: { kind: 'storeVariant', productId: 'p2', variantId: 'v9' },
	sku: 'MUG',
});

const order = (lines: ProviderOrderLine[], parts: Partial<ProviderOrder> = {}): ProviderOrder => ({
	provider: 'printify',
	providerOrderId: 'po-1',
	displayId: '77.1',
	status: 'received',
	rawStatus: 'on-hold',
	awaitingApproval: true,
	costs: { total: { amountMinor: 1450, currency: 'USD' } },
	lines,
	shipments: [],
	raw: {},
	...parts,
});

const compare = (...orders: ProviderOrder[]) => compareImported(expected, orders, NOW);

test('the same things in the same numbers are let go, by SKU or by variant, in any order', () => {
	const approved = {
		verdict: 'approve',
		orders: [
			{
				providerOrderId: 'po-1',
				displayId: '77.1',
				status: 'received',
				submit: true,
				total: { amountMinor: 1450, currency: 'USD' },
			},
		],
	};
	expect(compare(order([SHIRTS, MUG]))).toEqual(approved);
	const single = line({ source: shirt });
	expect(compare(order([MUG, single, single]))).toEqual(approved);
});

test('what is split over two orders counts together; what is made already is not submitted', () => {
	const made = order([MUG], { providerOrderId: 'po-2', status: 'in_production' });
	expect(compare(made, order([SHIRTS]))).toMatchObject({
		verdict: 'approve',
		orders: [
			{ providerOrderId: 'po-1', submit: true },
			{ providerOrderId: 'po-2', submit: false },
		],
	});
});

test.each<[string, ProviderOrderLine[], string[]]>([
	['one is missing', [SHIRTS], ['1 × SKU MUG is missing']],
	[
		'the number differs',
		[line({ ...SHIRTS, quantity: 3 }), MUG],
		['variant v1 of product p1: 3 instead of 2'],
	],
	['one is too much', [SHIRTS, MUG, line({ sku: 'CAP' })], ['1 × SKU CAP is too much']],
	[
		'one was cancelled',
		[SHIRTS, line({ ...MUG, status: 'cancelled' })],
		['1 × SKU MUG is missing'],
	],
	[
		'one is not named',
		[SHIRTS, line({})],
		['1 × SKU MUG is missing', '1 × something that the printer does not name'],
	],
])('it is held where %s, with the difference named', (_, lines, differences) => {
	const verdict = compare(order(lines));
	expect(verdict).toMatchObject({ verdict: 'hold', code: 'import_differs', differences });
	expect(verdict).toMatchObject({ message: expect.stringContaining(differences[0] ?? '') });
});

test('a difference in something that is made already says that there is no time to lose', () => {
	const verdict = compare(order([SHIRTS], { status: 'in_production' }));
	expect(verdict).toMatchObject({ isInProduction: true, hint: expect.stringContaining('at once') });
});

test('it is waited for, and held when it does not come', () => {
	expect(compare()).toMatchObject({
		verdict: 'wait',
		message: expect.stringContaining('60 minutes'),
	});
	for (const waitUntil of [ago(1), 'soon']) {
		const verdict = compareImported({ ...expected, waitUntil }, [], NOW);
		expect(verdict).toMatchObject({ verdict: 'hold', code: 'not_imported' });
	}
});

test('an order that was cancelled there, or waits for the seller there, is held', () => {
	const stopped = compare(order([SHIRTS, MUG], { status: 'cancelled' }));
	expect(stopped).toMatchObject({ verdict: 'hold', code: 'import_stopped' });
	const stuck = compare(order([SHIRTS, MUG], { status: 'action_required', reason: 'address' }));
	expect(stuck).toMatchObject({
		verdict: 'hold',
		code: 'import_needs_action',
		message: expect.stringContaining('(address)'),
	});
});
