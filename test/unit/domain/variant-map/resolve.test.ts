import fc from 'fast-check';
import type { OrderLine } from '../../../../core/domain/order';
import { resolveLine, resolveOrder } from '../../../../core/domain/variant-map/resolve';
import type { VariantMapRow } from '../../../../core/domain/variant-map/row';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import { anyMap, SKUS } from '../../../support/arbitraries/map-rows';
import { aLine, aMapRow, anOrder, OTHER_SHOP, SHOP } from '../../../support/examples';

const resolve = (rows: readonly VariantMapRow[], line: Partial<OrderLine> = {}) =>
	resolveLine(indexRows(rows), SHOP, aLine(line));

const options = (written: Record<string, string>) =>
	Object.entries(written).map(([name, value]) => ({ name, value }));
const print = (sku: string) => ({ source: { kind: 'sku' as const, sku } });
const byOptions = (written: Record<string, string>, parts: Partial<VariantMapRow> = {}) =>
	aMapRow({ sku: '', listingId: '900', options: options(written), ...parts });

describe('by SKU', () => {
	test('the exact SKU is taken', () => {
		expect(resolve([aMapRow({ rowId: '8' })])).toEqual({
			status: 'mapped',
			provider: 'printify',
			source: { kind: 'storeVariant', productId: 'p1', variantId: 'v1' },
			matchedBy: 'sku',
			rowId: '8',
		});
	});

	test.each(['tee-blk-m', 'ＴＥＥ－ＢＬＫ－Ｍ', 'Tee-Blk-M', ' TEE-BLK-M'])(
		'"%s" in the map is the same SKU in another spelling',
		(sku) => {
			expect(resolve([aMapRow({ sku })])).toMatchObject({ matchedBy: 'sku_other_spelling' });
		},
	);

	test('two listings with one SKU each print their own', () => {
		const rows = [
			aMapRow({ listingId: '900', ...print('MOON') }),
			aMapRow({ listingId: '901', ...print('SUN') }),
		];
		expect(resolve(rows, { listingId: '901' })).toMatchObject(print('SUN'));
		// A copy of one of them has a listing number that no row knows.
		expect(resolve(rows, { listingId: '902' })).toMatchObject({ code: 'ambiguous' });
		expect(resolve(rows.slice(0, 1), { listingId: '902' })).toMatchObject(print('MOON'));
	});

	test('several blanks count as one', () => {
		expect(resolve([aMapRow({ sku: 'TEE  M' })], { sku: 'tee m' })).toMatchObject({
			matchedBy: 'sku_other_spelling',
		});
	});

	test('the exact spelling wins over another one', () => {
		const rows = [aMapRow({ sku: 'tee-blk-m', ...print('wrong') }), aMapRow(print('right'))];
		expect(resolve(rows)).toMatchObject({ matchedBy: 'sku', ...print('right') });
	});

	test('two other spellings that say different things are ambiguous', () => {
		const rows = [
			aMapRow({ sku: 'tee-blk-m', ...print('a') }),
			aMapRow({ sku: 'Tee-Blk-M', ...print('b') }),
		];
		expect(resolve(rows)).toMatchObject({ status: 'attention', code: 'ambiguous' });
	});

	test('the SKU decides, not the options', () => {
		const size = { Size: 'M' };
		const rows = [byOptions(size, print('by-options')), aMapRow(print('by-sku'))];
		expect(resolve(rows, { options: options(size) })).toMatchObject(print('by-sku'));
	});

	test('a switched-off SKU row is not passed over for the options', () => {
		const rows = [byOptions({ Size: 'M' }), aMapRow({ state: 'disabled' })];
		expect(resolve(rows, { options: options({ Size: 'M' }) })).toMatchObject({ code: 'disabled' });
	});
});

describe('one SKU for all variants of a listing', () => {
	const small = aMapRow({ options: options({ Size: 'S' }), ...print('small') });
	const large = aMapRow({ options: options({ Size: 'L' }), ...print('large') });

	test('the row with the options of the line is taken', () => {
		expect(resolve([small, large], { options: options({ size: 'l' }) })).toMatchObject({
			matchedBy: 'sku',
			...print('large'),
		});
	});

	test('a row for another size is never taken', () => {
		const mapping = resolve([small], { options: options({ Size: 'L' }) });
		expect(mapping).toMatchObject({ status: 'attention', code: 'ambiguous' });
		expect(mapping).toMatchObject({ message: expect.stringMatching(/Size S only.*Size L/) });
	});

	test('unless the listing has a row for that size', () => {
		const rows = [small, byOptions({ Size: 'L' }, print('large'))];
		expect(resolve(rows, { options: options({ Size: 'L' }) })).toMatchObject({
			matchedBy: 'options',
			...print('large'),
		});
	});

	test('options with other names do not stand against the SKU', () => {
		expect(resolve([small], { options: options({ Größe: 'S' }) })).toMatchObject(print('small'));
	});
});

describe('by options', () => {
	test('in any order and spelling, when the line has no SKU', () => {
		const rows = [byOptions({ Size: 'M', Color: 'Black' })];
		const written = options({ ' COLOR': 'black ', size: 'Ｍ' });
		expect(resolve(rows, { sku: undefined, options: written })).toMatchObject({
			status: 'mapped',
			matchedBy: 'options',
		});
	});

	test('or a SKU that the map does not have', () => {
		const line = { sku: 'NEW', options: options({ Size: 'M' }) };
		expect(resolve([byOptions({ Size: 'M' })], line)).toMatchObject({ matchedBy: 'options' });
	});

	test.each([
		['values that changed places', { Color: 'Blue', Handle: 'Red' }, '900'],
		['an option more', { Color: 'Red', Handle: 'Blue', Size: 'L' }, '900'],
		['an option less', { Color: 'Red' }, '900'],
		['another listing', { Color: 'Red', Handle: 'Blue' }, '901'],
		['no listing', { Color: 'Red', Handle: 'Blue' }, undefined],
	])('%s is not the same', (_, written, listingId) => {
		const rows = [byOptions({ Color: 'Red', Handle: 'Blue' })];
		const line = { sku: undefined, listingId, options: options(written) };
		expect(resolve(rows, line)).toMatchObject({ status: 'attention', code: 'unmapped' });
	});

	test('a line without SKU and options matches nothing', () => {
		expect(resolve([aMapRow(), byOptions({ Size: 'M' })], { sku: undefined })).toMatchObject({
			code: 'unmapped',
		});
	});
});

describe('rows that may not be used', () => {
	test.each([
		['sold_out', 'sold_out'],
		['disabled', 'disabled'],
		['review', 'not_approved'],
	] as const)('%s', (state, code) => {
		expect(resolve([aMapRow({ state })])).toMatchObject({ status: 'attention', code });
		expect(resolve([aMapRow({ state }), aMapRow()])).toMatchObject({ status: 'mapped' });
	});

	test("another shop's row, by SKU or by options", () => {
		const other = { shopId: OTHER_SHOP };
		const rows = [aMapRow(other), byOptions({ Size: 'M' }, other)];
		expect(resolve(rows, { options: options({ Size: 'M' }) })).toMatchObject({ code: 'unmapped' });
		expect(resolve([...rows, aMapRow(print('ours'))])).toMatchObject(print('ours'));
		expect(resolve([aMapRow({ shopId: '' })])).toMatchObject({ status: 'mapped' });
	});
});

test('duplicates that say the same are fine, those that do not are never taken', () => {
	expect(resolve([aMapRow(), aMapRow(), aMapRow()])).toMatchObject({ status: 'mapped' });
	for (const other of [print('x'), { provider: 'gelato' as const }]) {
		expect(resolve([aMapRow(), aMapRow(other)])).toMatchObject({ code: 'ambiguous' });
	}
});

test('what is taken is what every active row of that SKU (and listing) says, in any order', () => {
	fc.assert(
		fc.property(anyMap, fc.constantFrom(...SKUS), (rows, sku) => {
			const mapping = resolve(rows, { sku });
			expect(mapping.status).toBe(resolve([...rows].reverse(), { sku }).status);
			if (mapping.status !== 'mapped') return;
			const fold = (text: string) => text.toLowerCase();
			const ours = rows.filter(
				(row) => row.shopId !== OTHER_SHOP && row.state === 'active' && fold(row.sku) === fold(sku),
			);
			const exact = ours.filter((row) => row.sku === sku);
			const sameSku = mapping.matchedBy === 'sku' ? exact : ours;
			const own = sameSku.filter((row) => row.listingId === aLine().listingId);
			const speaking = own.length > 0 ? own : sameSku;
			expect(speaking.length).toBeGreaterThan(0);
			const thing = (one: { provider: string; source?: object }) =>
				JSON.stringify([one.provider, one.source]);
			const best = Math.min(...speaking.map(({ priority = Infinity }) => priority));
			for (const row of speaking.filter(({ priority = Infinity }) => priority === best)) {
				expect(thing(row)).toBe(thing(mapping));
			}
			const choices = (mapping.choices ?? [mapping]).filter(
				(choice) => !('availability' in choice && choice.availability === 'out_of_stock'),
			);
			expect(new Set(choices.map(thing))).toEqual(new Set(speaking.map(thing)));
		}),
	);
});

test('10,000 lines find their rows among 100,000', () => {
	const rows = Array.from({ length: 100_000 }, (_, i) =>
		aMapRow({ sku: `SKU-${i}`, ...print(`print-${i}`) }),
	);
	const lines = Array.from({ length: 10_000 }, (_, i) =>
		aLine({ lineId: String(i), sku: `SKU-${i * 10}` }),
	);
	const resolved = resolveOrder(indexRows(rows), anOrder({ lines }));
	const wrong = resolved.lines.filter(
		({ mapping, lineId }) =>
			mapping.status !== 'mapped' ||
			mapping.source.kind !== 'sku' ||
			mapping.source.sku !== `print-${Number(lineId) * 10}`,
	);
	expect(resolved.lines).toHaveLength(10_000);
	expect(wrong).toEqual([]);
});
