import { readReport } from '../../../../core/domain/supply/supplier-parcel';
import { aRow, ago, NOW, SHOP } from '../../../support/examples';

const ID = `etsy-${SHOP}-1001-51`;
const row = (cells: Record<string, unknown> = {}) =>
	aRow({
		...{ externalId: ID, provider: 'acme', lineIds: '10012', state: 'ordered' },
		...{ providerOrderId: 'A-17', orderedAt: ago(600), ...cells },
	});
const read = (report: Record<string, string>, rows = [row()]) =>
	readReport({ number: ID, trackingNumber: '', carrier: '', ...report }, rows, NOW);
const codeOf = (result: ReturnType<typeof read>) => (result.ok ? 'noted' : result.refused.code);

it.each([ID, 'A-17', '1001', ` ${ID} `])('finds the order by %j', (number) => {
	const result = read({ number, trackingNumber: 'lx 123 456', carrier: 'USPS' });
	expect(result).toMatchObject({
		noted: {
			externalId: ID,
			ledger: { state: 'ordered', status: 'shipped', providerOrderId: 'A-17', orderedAt: ago(600) },
			parcel: { key: `${ID}:LX123456`, carrier: 'USPS', state: 'found', shopId: SHOP },
		},
	});
});

it('without a tracking number it only ends the doubt', () => {
	const unsure = row({ state: 'needs_person', inDoubt: true, providerOrderId: '', orderedAt: '' });
	const result = read({}, [unsure]);
	expect(result).toMatchObject({
		noted: {
			was: { state: 'needs_person' },
			ledger: { state: 'ordered', status: '', providerOrderId: ID, shippedAt: '' },
		},
	});
	expect(result.ok && result.noted.parcel).toBeUndefined();
});

it('refuses what is no order of a supplier, or no tracking number', () => {
	const second = row({ externalId: `etsy-${SHOP}-1001-52`, providerOrderId: 'B-1' });
	const printed = row({ externalId: `etsy-${SHOP}-1001-1` });
	expect(codeOf(read({ number: '' }))).toBe('unknown_order');
	expect(codeOf(read({ number: '1001' }, [printed]))).toBe('unknown_order');
	expect(codeOf(read({ number: '1001' }, [row(), second]))).toBe('several');
	expect(codeOf(read({ number: '1001' }, [row(), printed]))).toBe('noted');
	expect(codeOf(read({}, [row({ state: 'ignored' })]))).toBe('over');
	expect(codeOf(read({}, [row({ state: 'planned', attempts: 0 })]))).toBe('not_sent');
	expect(codeOf(read({ trackingNumber: '<script>' }))).toBe('bad_tracking_number');
});
