import fc from 'fast-check';
import { parseOptions } from '../../../../core/domain/variant-map/cells';
import { parseRow } from '../../../../core/domain/variant-map/parse-row';
import { failureOf, valueOf } from '../../../support/result';

const PROVIDERS = ['gelato', 'printful', 'printify'];

const GOOD = {
	shopId: '777',
	sku: 'TEE-BLK-M',
	provider: 'printify',
	providerProductId: 'p1',
	providerVariantId: 'v1',
};

describe('a good row', () => {
	test('by SKU, with numbers for ids and blanks around texts', () => {
		const row = { ...GOOD, id: 12, shopId: 777, providerVariantId: 17887, sku: ' TEE-BLK-M ' };
		expect(valueOf(parseRow(row, 0, PROVIDERS))).toEqual({
			rowId: '12',
			shopId: '777',
			listingId: '',
			sku: 'TEE-BLK-M',
			options: [],
			provider: 'printify',
			source: { kind: 'storeVariant', productId: 'p1', variantId: '17887' },
			state: 'active',
		});
	});

	test('by listing and options, printed by a SKU of the printer', () => {
		const row = {
			listingId: 900,
			options: ' Size = M ;Color=Black;',
			provider: 'Gelato',
			providerSku: 'apparel_m',
			state: 'Review',
		};
		expect(valueOf(parseRow(row, 0, PROVIDERS))).toEqual({
			shopId: '',
			listingId: '900',
			sku: '',
			options: [
				{ name: 'Size', value: 'M' },
				{ name: 'Color', value: 'Black' },
			],
			provider: 'gelato',
			source: { kind: 'sku', sku: 'apparel_m' },
			state: 'review',
		});
	});

	test('with only half of a store variant goes by the SKU of the printer', () => {
		const row = { ...GOOD, providerVariantId: '', providerSku: 'S1' };
		expect(valueOf(parseRow(row, 0, PROVIDERS)).source).toEqual({ kind: 'sku', sku: 'S1' });
	});
});

describe('a bad row names itself and the column', () => {
	test.each([
		[{ provider: 'printfy' }, 'provider'],
		[{ provider: undefined }, 'provider'],
		[{ provider: 'constructor' }, 'provider'],
		[{ options: 'Size: M' }, 'options'],
		[{ options: '=M' }, 'options'],
		[{ options: 'Size=' }, 'options'],
		[{ sku: '' }, 'sku'],
		[{ sku: ' ', listingId: '900' }, 'sku'],
		[{ sku: null, options: 'Size=M' }, 'sku'],
		[{ providerVariantId: null }, 'providerVariantId'],
		[{ providerProductId: {} }, 'providerVariantId'],
		[{ state: 'on' }, 'state'],
	])('%j is refused for %s', (cells, column) => {
		const failure = failureOf(parseRow({ ...GOOD, id: 31, ...cells }, 4, PROVIDERS));
		expect(failure).toMatchObject({ category: 'mapping', fields: [column] });
		expect(failure.message).toMatch(/^Variant Map row 31\b/);
	});

	test('by its place when the table gives no number, and by its SKU when it has one', () => {
		const failure = failureOf(parseRow({ ...GOOD, provider: '' }, 4, PROVIDERS));
		expect(failure.message).toMatch(/^Variant Map row 5 \(SKU TEE-BLK-M\): /);
		expect(failureOf(parseRow({}, 0, PROVIDERS)).message).toMatch(/^Variant Map row 1: /);
	});

	test('and whatever stands in it, reading never throws', () => {
		const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.object());
		const anyRow = fc.record({
			sku: cell,
			listingId: cell,
			options: cell,
			provider: fc.oneof(cell, fc.constant('printful')),
			providerSku: cell,
			state: fc.oneof(cell, fc.constant('')),
		});
		fc.assert(
			fc.property(anyRow, fc.nat(), (row, position) => {
				const read = parseRow(row, position, PROVIDERS);
				if (read.ok) expect(read.value.sku || read.value.listingId).not.toBe('');
				else expect(read.failure.fields).toHaveLength(1);
			}),
		);
	});
});

test('option values may hold an equals sign, and no options is an empty list', () => {
	expect(parseOptions('Size=M = medium')).toEqual([{ name: 'Size', value: 'M = medium' }]);
	expect(parseOptions(' ; ')).toEqual([]);
});
