import fc from 'fast-check';
import { ENTRY_KINDS, kindOfEntry } from '../../../../core/etsy/payments/kinds';
import { ledgerEntry, payment } from '../../../../core/etsy/payments/schemas';
import { sumByOrder, type OrderSums } from '../../../../core/etsy/payments/sums';
import { failureOf, valueOf } from '../../../support/result';

test.each([
	['PAYMENT_GROSS', 'sale'],
	['REFUND_GROSS', 'refund'],
	['transaction', 'fee'],
	['transaction_refund', 'fee_refund'],
	['PAYMENT_PROCESSING_FEE', 'fee'],
	['REFUND_PROCESSING_FEE', 'fee_refund'],
	['sales_tax', 'passed_on'],
	['sales_tax_refund', 'passed_on'],
	['DISBURSE2', 'payout'],
	['shipping_labels', 'shipping_label'],
	['sale_refund', 'other'],
	['something_new', 'other'],
	['something_new_refund', 'other'],
	['', 'other'],
])('%s is %s', (type, kind) => {
	expect(kindOfEntry(type)).toBe(kind);
	expect(ENTRY_KINDS).toContain(kind);
});

const entry = (fields: object) =>
	ledgerEntry.parse({ entry_id: 1, amount: 0, currency: 'usd', ledger_type: 'listing', ...fields });
const usd = (amount: number) => ({ amount, divisor: 100, currency_code: 'USD' });
const paid = (id: number, receiptId: number, gross: number, fees: number) =>
	payment.parse({
		payment_id: id,
		receipt_id: receiptId,
		amount_gross: usd(gross),
		amount_fees: usd(fees),
		amount_net: usd(gross - fees),
		currency: 'USD',
	});

test('an entry tells what it is about, in whatever form Etsy names it', () => {
	const about = (reference_type: string, reference_id: unknown) =>
		entry({ reference_type, reference_id });
	expect(about('shop_payment', 77)).toMatchObject({ paymentId: '77' });
	expect(about('transaction', '78')).toMatchObject({ lineId: '78' });
	expect(about('listing', 79)).toMatchObject({ listingId: '79' });
	expect(about('etsy', 0)).toMatchObject({ referenceType: 'etsy', referenceId: undefined });
	const refund = { reference_type: 'payment_adjustment', reference_id: 5 };
	const adjustments = { payment_adjustments: [{ payment_adjustment_id: 5, payment_id: 77 }] };
	expect(entry({ ...refund, ...adjustments })).toMatchObject({ paymentId: '77' });
});

test('amounts after a refund stand beside the first ones', () => {
	const given = {
		payment_id: 1,
		amount_gross: usd(1000),
		amount_fees: usd(55),
		amount_net: usd(945),
		currency: 'USD',
		posted_gross: null,
	};
	const refunded = { adjusted_gross: usd(0), adjusted_fees: usd(0), adjusted_net: usd(0) };
	expect(payment.parse(given)).toMatchObject({
		isPosted: false,
		current: { net: { amountMinor: 945 } },
	});
	expect(payment.parse({ ...given, ...refunded })).toMatchObject({
		gross: { amountMinor: 1000 },
		current: { gross: { amountMinor: 0 } },
	});
});

const anyEntry = fc
	.record({
		entry_id: fc.integer({ min: 1, max: 1e9 }),
		amount: fc.integer({ min: -1e6, max: 1e6 }),
		ledger_type: fc.constantFrom(
			...['transaction', 'sales_tax', 'PAYMENT_GROSS', 'REFUND_GROSS', 'shipping_labels'],
			...['listing', 'DISBURSE2', 'mystery', 'transaction_refund', 'PAYMENT_PROCESSING_FEE'],
		),
		reference_type: fc.constantFrom('transaction', 'receipt', 'shop_payment', 'listing', 'etsy'),
		reference_id: fc.integer({ min: 0, max: 6 }),
	})
	.map(entry);

const PARTS = ['sales', 'refunds', 'fees', 'processingFees', 'passedOn', 'shippingLabels'] as const;
const total = (sums: OrderSums[]) => sums.reduce((sum, { net }) => sum + net.amountMinor, 0);

test('nothing is lost or counted twice: all sums together are what was booked, less payouts', () => {
	fc.assert(
		fc.property(fc.array(anyEntry, { maxLength: 40 }), (entries) => {
			const lines = new Map([
				['1', '901'],
				['2', '902'],
			]);
			const payments = [paid(3, 901, 1000, 55), paid(4, 903, 500, 40)];
			const sums = valueOf(sumByOrder(entries, payments, lines));
			// Fees for processing are taken from the payments, which say whose they are.
			const counted = entries.filter(
				({ kind, type }) => kind !== 'payout' && type !== 'PAYMENT_PROCESSING_FEE',
			);
			const booked = counted.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
			expect(sums.reduce((sum, one) => sum + one.entries, 0)).toBe(counted.length);
			const cameIn = new Set(
				entries.filter(({ kind }) => kind === 'sale').map(({ paymentId }) => paymentId),
			);
			const processing = (cameIn.has('3') ? 55 : 0) + (cameIn.has('4') ? 40 : 0);
			expect(total(sums)).toBe(booked - processing);
			for (const one of sums) {
				const parts = PARTS.reduce((sum, part) => sum + one[part].amountMinor, 0);
				expect(one.net.amountMinor).toBe(parts);
			}
			const keys = sums.map(({ receiptId }) => receiptId);
			expect(new Set(keys).size).toBe(keys.length);
			expect(keys.slice(0, -1)).not.toContain(undefined);
		}),
	);
});

test('two currencies never add', () => {
	const entries = [entry({ amount: -20 }), entry({ entry_id: 2, amount: -20, currency: 'EUR' })];
	expect(failureOf(sumByOrder(entries, [], new Map()))).toMatchObject({ category: 'validation' });
});
