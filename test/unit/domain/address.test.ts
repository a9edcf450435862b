import fc from 'fast-check';
import {
	addressProblems,
	normaliseAddress,
	splitFullName,
	type Address,
} from '../../../core/domain/address';
import { toStateCode } from '../../../core/domain/states';
import { anyAddress, BUYER_MARK } from '../../support/arbitraries/address';
import { ADDRESS } from '../../support/examples';

const fieldsOf = (address: Address, limits = {}) =>
	addressProblems(normaliseAddress(address), limits).map((problem) => problem.field);

describe('names', () => {
	test.each([
		['Ada Lovelace', 'Ada', 'Lovelace'],
		['Ada King Lovelace', 'Ada King', 'Lovelace'],
		['  Ada   King \t Lovelace ', 'Ada King', 'Lovelace'],
		['Cher', 'Cher', 'Cher'],
		['山田\u3000太郎', '山田', '太郎'],
		['Анна Каренина', 'Анна', 'Каренина'],
		['محمد علي', 'محمد', 'علي'],
		['👩‍🎨', '👩‍🎨', '👩‍🎨'],
		['   ', '', ''],
	])('"%s"', (fullName, firstName, lastName) => {
		expect(splitFullName(fullName)).toEqual({ firstName, lastName });
	});

	test('no letter is lost and no part of a name is empty', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (fullName) => {
				fc.pre(fullName.trim() !== '');
				const { firstName, lastName } = splitFullName(fullName);
				expect(firstName && lastName).not.toBe('');
				const words = fullName.trim().split(/\s+/);
				const joined = words.length > 1 ? `${firstName} ${lastName}` : lastName;
				expect(joined).toBe(words.join(' '));
			}),
		);
	});
});

describe('states', () => {
	test.each([
		['US', 'California', 'CA'],
		['US', 'ca', 'CA'],
		['US', ' new   york ', 'NY'],
		['US', 'D.C.', 'DC'],
		['US', 'Armed Forces Europe', 'AE'],
		['US', 'Puerto Rico', 'PR'],
		['CA', 'Québec', 'QC'],
		['CA', 'Que\u0301bec', 'QC'],
		['CA', 'QUEBEC', 'QC'],
		['CA', 'on', 'ON'],
		['AU', 'New South Wales', 'NSW'],
		['AU', 'vic', 'VIC'],
		['DE', 'Bayern', 'Bayern'],
		['DE', 'Que\u0301bec', 'Que\u0301bec'],
	])('%s: %s is %s', (country, written, code) => {
		expect(toStateCode(country, written)).toBe(code);
	});

	test.each([
		['US', 'Ontario'],
		['CA', 'California'],
		['AU', 'NY'],
		['US', ''],
		['US', undefined],
		['US', 'constructor'],
		['US', '__proto__'],
	])('%s has no state %s', (country, written) => {
		expect(toStateCode(country, written)).toBeNull();
	});
});

describe('bringing an address into form', () => {
	test('trims, reads UK as GB and writes states as codes', () => {
		expect(normaliseAddress({ ...ADDRESS, line2: '  ', countryCode: ' uk ' })).toEqual({
			...ADDRESS,
			countryCode: 'GB',
		});
		const us = { ...ADDRESS, countryCode: 'us', stateCode: 'texas' };
		expect(normaliseAddress(us)).toMatchObject({ countryCode: 'US', stateCode: 'TX' });
	});

	test('keeps a state it does not know, for a person to see', () => {
		const address = { ...ADDRESS, countryCode: 'US', stateCode: 'Texxas' };
		expect(normaliseAddress(address).stateCode).toBe('Texxas');
		expect(fieldsOf(address)).toEqual(['stateCode']);
	});

	test('twice is the same as once, and nothing is cut or made up', () => {
		fc.assert(
			fc.property(anyAddress, (address) => {
				const once = normaliseAddress(address);
				expect(normaliseAddress(once)).toEqual(once);
				for (const field of ['fullName', 'line1', 'line2', 'city', 'postalCode'] as const) {
					expect(once[field] ?? '').toBe((address[field] ?? '').trim());
				}
			}),
		);
	});
});

describe('what keeps a parcel from being sent', () => {
	test('nothing, for a good address', () => {
		expect(fieldsOf(ADDRESS)).toEqual([]);
		expect(fieldsOf({ ...ADDRESS, countryCode: 'US', stateCode: 'California' })).toEqual([]);
		expect(fieldsOf({ ...ADDRESS, countryCode: 'AE', postalCode: undefined })).toEqual([]);
	});

	test.each([
		[{ fullName: ' ' }, ['fullName']],
		[{ line1: '', city: '' }, ['line1', 'city']],
		[{ postalCode: undefined }, ['postalCode']],
		[{ countryCode: 'Germany' }, ['countryCode']],
		[{ countryCode: '' }, ['countryCode']],
		[{ countryCode: 'US' }, ['stateCode']],
		[{ countryCode: 'CA', stateCode: 'Texas' }, ['stateCode']],
	])('%j names %j', (parts, fields) => {
		expect(fieldsOf({ ...ADDRESS, ...parts })).toEqual(fields);
	});

	test('length is counted in characters, not in bytes or halves of an emoji', () => {
		const address = { ...ADDRESS, line1: '🏠'.repeat(10), fullName: 'ü'.repeat(10) };
		expect(fieldsOf(address, { line1: 10, fullName: 10 })).toEqual([]);
		expect(fieldsOf(address, { line1: 9, fullName: 9, company: 1 })).toEqual(['line1', 'fullName']);
	});

	test('a message names the field and never says what is in it', () => {
		const limits = { fullName: 1, line1: 1, city: 1, postalCode: 1, email: 1, stateCode: 1 };
		fc.assert(
			fc.property(anyAddress, (address) => {
				const problems = addressProblems(normaliseAddress(address), limits);
				expect(JSON.stringify(problems)).not.toContain(BUYER_MARK);
				for (const { message } of problems) expect(message).toMatch(/^The .+\.$/);
			}),
		);
	});
});
