import fc from 'fast-check';
import { externalId, parseExternalId } from '../../../core/domain/external-id';
import { failureOf, valueOf } from '../../support/result';

const digits = (maxLength: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${maxLength}}$`));

test('names an Etsy order and counts its parcels', () => {
	const id = externalId({ shopId: '12345678', receiptId: '3456789012', n: 2 });
	expect(valueOf(id)).toBe('etsy-12345678-3456789012-2');
});

test('what was put together comes apart again, and every printer takes it', () => {
	const parts = fc.record({ shopId: digits(12), receiptId: digits(14), n: fc.nat() });
	fc.assert(
		fc.property(parts, (given) => {
			const id = externalId(given);
			const length = 7 + given.shopId.length + given.receiptId.length + String(given.n).length;
			expect(id.ok).toBe(length <= 32);
			if (!id.ok) return;
			expect(id.value).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
			expect(parseExternalId(id.value)).toEqual(given);
		}),
	);
});

test('what can be taken apart is put together as the very same text', () => {
	const text = fc.stringMatching(/^etsy-[0-9]{1,9}-[0-9]{1,9}-[0-9]{1,18}$/);
	fc.assert(
		fc.property(text, (id) => {
			const parts = parseExternalId(id);
			if (parts) expect(valueOf(externalId(parts))).toBe(id);
		}),
	);
	expect(parseExternalId('etsy-1-2-01')).toBeNull();
	expect(parseExternalId('etsy-1-2-99999999999999999')).toBeNull();
});

test.each([
	{ shopId: '', receiptId: '1', n: 1 },
	{ shopId: 'MyShop', receiptId: '1', n: 1 },
	{ shopId: '1', receiptId: '1-2', n: 1 },
	{ shopId: '1', receiptId: ' 2', n: 1 },
	{ shopId: '1', receiptId: '٢', n: 1 },
	{ shopId: '1', receiptId: '2', n: -1 },
	{ shopId: '1', receiptId: '2', n: 1.5 },
	{ shopId: '1', receiptId: '2', n: Number.NaN },
	{ shopId: '1', receiptId: '2', n: 1e21 },
	{ shopId: '1'.repeat(14), receiptId: '2'.repeat(12), n: 1 },
])('%j is refused', (parts) => {
	const failure = failureOf(externalId(parts));
	expect(failure).toMatchObject({ category: 'validation', fields: ['shopId', 'receiptId'] });
});

test.each([
	'',
	'etsy-1-2',
	'etsy-1-2-3-4',
	'ETSY-1-2-3',
	'etsy-1-2-3 ',
	'etsy-1-2-3\n',
	'etsy-a-2-3',
	`etsy-${'1'.repeat(14)}-${'2'.repeat(12)}-1`,
	'order 17',
])('"%s" is not one of ours', (id) => {
	expect(parseExternalId(id)).toBeNull();
});
