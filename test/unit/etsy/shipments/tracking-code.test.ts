import fc from 'fast-check';
import { isSameCode, readTrackingCode } from '../../../../core/etsy/shipments/tracking-code';

describe('tracking codes', () => {
	test.each([
		['1Z 999 AA1 01', '1z999aa101'],
		['9400-1112-0255', '940011120255'],
		[' LX123456789DE\n', 'lx 123 456 789 de'],
	])('%s and %s are the same parcel', (left, right) => {
		expect(isSameCode(left, right)).toBe(true);
	});

	test.each([
		['0012', '12'],
		['1Z1', '1Z11'],
		['', '0'],
	])('%s and %s are not', (left, right) => {
		expect(isSameCode(left, right)).toBe(false);
	});

	test.each<[unknown, unknown]>([
		[' 1Z 999 ', { code: '1Z 999' }],
		[12345678, { code: '12345678' }],
		[2 ** 73, { problem: 'digits_lost' }],
		['9.449009898642938e+21', { problem: 'digits_lost' }],
		['12E+5', { code: '12E+5' }],
		[1.5, { problem: 'digits_lost' }],
		['', { problem: 'empty' }],
		[undefined, { problem: 'empty' }],
		[null, { problem: 'no_code' }],
		['---', { problem: 'no_code' }],
		[{}, { problem: 'no_code' }],
	])('%j is read as %j', (value, expected) => {
		expect(readTrackingCode(value)).toEqual(expected);
	});

	test('what is read keeps every letter and digit', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Z0-9]{4,30}$/), (code) => {
				expect(readTrackingCode(` ${code}\t`)).toEqual({ code });
			}),
		);
	});
});
