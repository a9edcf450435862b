import fc from 'fast-check';
import { parseRow } from '../../../../core/domain/inventory/parse-row';
import { planInventory } from '../../../../core/domain/inventory/plan';
import { toRows } from '../../../../core/domain/inventory/rows';
import { toChanges, type RowRules } from '../../../../core/domain/inventory/to-changes';
import type { Inventory, OptionValue, Product } from '../../../../core/domain/inventory/types';
import { toDecimal } from '../../../../core/domain/money';
import { toBody } from '../../../../core/etsy/inventory/to-body';
import { anyMoney } from '../../../support/arbitraries/money';
import { failureOf, valueOf } from '../../../support/result';

function option(propertyId: string, name: string, value: string, valueIds = ['1']): OptionValue {
	return { propertyId, name, valueIds, values: [value] };
}

function product(options: OptionValue[], more: Partial<Product> = {}): Product {
	const sku = options.map(({ values }) => values[0]).join('-');
	return {
		sku,
		options,
		price: { amountMinor: 2000, currency: 'USD' },
		quantity: 5,
		isEnabled: true,
		processingProfileId: '9',
		...more,
	};
}

const color = (text: string) => option('513', 'Color', text, [`1${text.length}`]);
const size = (text: string) => option('514', 'Size', text, [`2${text.length}`]);
const NONE = { price: [], quantity: [], sku: [], processingProfileId: [] };

/** Black and White in S and M, each with its own SKU. */
const tee: Inventory = {
	products: ['Black', 'White'].flatMap((text) =>
		['S', 'M'].map((letter) => product([color(text), size(letter)])),
	),
	onProperty: { ...NONE, sku: ['513', '514'] },
};

const RULES: RowRules = { every: false, addMissing: false, isWholeSet: false };

function plan(
	inventory: Inventory,
	rows: unknown[],
	rules: Partial<RowRules> & { allowRemoving?: boolean } = {},
) {
	const parsed = rows.map((row) => valueOf(parseRow(row, 'USD')));
	const changes = toChanges(inventory, parsed, { ...RULES, ...rules });
	if (!changes.ok) return changes;
	return planInventory(inventory, changes.value, { allowRemoving: rules.allowRemoving === true });
}
const line = ({ sku, variant, price, quantity, isEnabled }: ReturnType<typeof toRows>[number]) =>
	`${sku}|${variant}|${toDecimal(price)}|${quantity}|${isEnabled}`;
const after = (...given: Parameters<typeof plan>) =>
	toRows(valueOf(plan(...given)).after).map(line);
const lists = (...given: Parameters<typeof plan>) => valueOf(plan(...given)).after.onProperty;

describe('which lists are sent', () => {
	test('a list stays as it is as long as it fits', () => {
		const wide = { ...tee, onProperty: { ...tee.onProperty, price: ['513', '514'] } };
		expect(lists(wide, [{ sku: 'Black-S', quantity: 1 }]).price).toEqual(['513', '514']);
	});

	test('else it is none, one property, or all', () => {
		const black = [{ options: { Color: 'Black' }, price: 25 }];
		expect(lists(tee, black, { every: true }).price).toEqual(['513']);
		const small = [{ options: { Size: 'S' }, quantity: 1 }];
		expect(lists(tee, small, { every: true }).quantity).toEqual(['514']);
		expect(lists(tee, [{ sku: 'Black-S', price: 25 }]).price).toEqual(['513', '514']);
	});

	test('SKUs that differ hang on all properties, even if one were enough', () => {
		const plain = {
			...tee,
			products: tee.products.map((one) => ({ ...one, sku: '' })),
			onProperty: NONE,
		};
		const rows = [{ options: { Color: 'Black' }, newSku: 'BLACK' }];
		expect(lists(plain, rows, { every: true }).sku).toEqual(['513', '514']);
	});

	test('unless one SKU has several quantities, which Etsy only takes on different properties', () => {
		const shared = {
			products: tee.products.map((one) => ({ ...one, sku: 'A' })),
			onProperty: NONE,
		};
		const rows = [
			{ options: { Color: 'Black' }, newSku: 'B' },
			{ options: { Size: 'S' }, quantity: 1 },
		];
		expect(lists(shared, rows, { every: true })).toMatchObject({
			sku: ['513', '514'],
			quantity: ['514'],
		});
	});

	test('a partial list of two of three is widened, not kept', () => {
		const three: Inventory = {
			products: ['A', 'B'].flatMap((text) =>
				['S', 'M'].flatMap((letter) =>
					['1', '2'].map((number) =>
						product([color(text), size(letter), option('516', 'Number', number)]),
					),
				),
			),
			onProperty: { ...NONE, sku: ['513', '514', '516'], price: ['513', '514'] },
		};
		expect(lists(three, [{ sku: 'A-S-1', quantity: 1 }]).price).toEqual([]);
	});
});

describe('which row is meant', () => {
	const [first, ...others] = tee.products as [Product, ...Product[]];
	const twins = { ...tee, products: [{ ...first, sku: 'white-s' }, ...others] };

	test('to the letter first, so that SKUs that differ by case only can both be named', () => {
		const quantities = (sku: string) =>
			valueOf(plan(twins, [{ sku, quantity: 1 }])).after.products.map(({ quantity }) => quantity);
		expect(quantities('white-s')).toEqual([1, 5, 5, 5]);
		expect(quantities('White-S')).toEqual([5, 5, 1, 5]);
		expect(failureOf(plan(twins, [{ sku: 'WHITE-S', quantity: 1 }])).message).toContain(
			'2 variants fit SKU WHITE-S',
		);
	});

	test('by a value alone, and nobody where SKU and options do not meet', () => {
		const row = { options: [{ value: 'white' }, { value: 's' }], quantity: 1 };
		expect(after(tee, [row])[2]).toBe('White-S|White / S|20.00|1|true');
		const none = { sku: 'White-S', options: { Size: 'M' }, quantity: 1 };
		expect(failureOf(plan(tee, [none])).category).toBe('not_found');
	});
});

describe('new variants', () => {
	const red = { sku: 'Red-S', options: { color: 'Red', SIZE: 's' }, price: '21.00', quantity: 1 };

	test('take over the properties and values that are there, and make the others', () => {
		const { after: made } = valueOf(plan(tee, [red], { addMissing: true }));
		expect(made.products[4]?.options).toEqual([
			{ propertyId: '513', name: 'Color', valueIds: [], values: ['Red'] },
			{ propertyId: '514', name: 'Size', valueIds: ['21'], values: ['S'] },
		]);
		expect(made.products.every(({ processingProfileId }) => processingProfileId === '9')).toBe(
			true,
		);
	});

	test('leave no hole in the grid', () => {
		expect(after(tee, [red], { addMissing: true }).slice(4)).toEqual([
			'Red-S|Red / S|21.00|1|true',
			'|Red / M|21.00|1|false',
		]);
	});

	test.each([
		['without a price', { ...red, price: '' }, 'the price is missing'],
		['without an option', { ...red, options: { Color: 'Red' } }, 'same options as the others'],
		['with parentheses', { ...red, options: { Color: 'Red (new)', Size: 'S' } }, 'parentheses'],
		[
			'in a place that is taken',
			{ ...red, options: { Color: 'Black', Size: 'S' } },
			'is there twice',
		],
	])('%s are refused', (_what, row, message) => {
		expect(failureOf(plan(tee, [row], { addMissing: true })).message).toContain(message);
	});

	test('can replace all there is, with other options', () => {
		const rows = [
			{ options: { Size: 'S', Paper: 'Matte' }, price: 5, quantity: 1 },
			{ options: { Size: 'L', Paper: 'Matte' }, price: 6, quantity: 1 },
		];
		const whole = { isWholeSet: true };
		expect(failureOf(plan(tee, rows, whole)).message).toContain('4 of 4 variants would disappear');
		const { after: made } = valueOf(plan(tee, rows, { ...whole, allowRemoving: true }));
		expect(made.products.map(({ options }) => options.map(({ propertyId }) => propertyId))).toEqual(
			[
				['514', '513'],
				['514', '513'],
			],
		);
		expect(made.onProperty.price).toEqual(['514']);
	});

	test('four options are one too many', () => {
		const rows = [{ options: { A: '1', B: '2', C: '3', D: '4' }, price: 5, quantity: 1 }];
		const rules = { isWholeSet: true, allowRemoving: true };
		expect(failureOf(plan(tee, rows, rules)).message).toContain('at most 3 options');
	});
});

describe('variants that go', () => {
	const rules = { isWholeSet: true, allowRemoving: true };

	test('go as a whole value', () => {
		const rows = [{ sku: 'Black-S' }, { sku: 'Black-M' }];
		expect(after(tee, rows, rules)).toHaveLength(2);
	});

	test('or stay disabled where their combination must stay, with all they had', () => {
		const rows = [{ sku: 'Black-S' }, { sku: 'Black-M' }, { sku: 'White-S' }];
		expect(after(tee, rows, rules)[3]).toBe('White-M|White / M|20.00|5|false');
		const { difference } = valueOf(plan(tee, rows, rules));
		expect(difference).toEqual([
			{ variant: 'White / M', sku: 'White-M', field: 'isEnabled', from: true, to: false },
		]);
	});
});

describe('what Etsy filled', () => {
	const [first, second, third, fourth] = tee.products as [Product, Product, Product, Product];
	const free = { amountMinor: 0, currency: 'USD' };
	const filled: Inventory = {
		...tee,
		products: [
			first,
			second,
			third,
			{ ...fourth, sku: '', quantity: 0, price: free, isEnabled: false },
		],
	};

	test('gets a real price with the next write, and by itself makes none', () => {
		expect(valueOf(plan(filled, [{ sku: 'Black-S', quantity: 5 }])).difference).toEqual([]);
		const { difference } = valueOf(plan(filled, [{ sku: 'Black-S', quantity: 1 }]));
		expect(difference).toEqual([
			{ variant: 'Black / S', sku: 'Black-S', field: 'quantity', from: 5, to: 1 },
			{ variant: 'White / M', sku: '', field: 'price', from: '0.00 USD', to: '20.00 USD' },
		]);
	});
});

describe('a row as a user gives it', () => {
	test('is read from texts, numbers and money alike', () => {
		const row = {
			sku: 7,
			options: [{ name: 'Size', value: 'M', scale: 'US' }],
			price: { amountMinor: 1999, currency: 'usd' },
			quantity: ' 3 ',
			isEnabled: 'False',
			processingProfileId: 12,
			productId: 'passed over',
		};
		expect(valueOf(parseRow(row, 'USD'))).toEqual({
			match: { sku: '7', options: [{ name: 'Size', value: 'M', scale: 'US' }] },
			set: {
				price: { amountMinor: 1999, currency: 'USD' },
				quantity: 3,
				isEnabled: false,
				processingProfileId: '12',
			},
		});
	});

	test('empty fields stay as they are; only an empty new SKU takes the SKU off', () => {
		const row = { sku: '', options: {}, price: '', quantity: null, isEnabled: '', newSku: '' };
		expect(valueOf(parseRow(row, 'USD'))).toEqual({ match: {}, set: { sku: '' } });
	});

	test.each([
		['no object', 'TEE', 'not an object'],
		['a wrong price', { price: '1.999' }, 'more decimals'],
		['another currency', { price: { amountMinor: 1, currency: 'EUR' } }, 'not in USD'],
		['half a piece', { quantity: 1.5 }, 'whole number'],
		['a negative quantity', { quantity: -1 }, 'whole number'],
		['a word for a flag', { isEnabled: 'maybe' }, 'neither true nor false'],
		['a name for a profile', { processingProfileId: 'Fast' }, 'not a number'],
		['options without a value', { options: [{ name: 'Size' }] }, 'not a list of options'],
		['a field that nobody knows', { stock: 5 }, '"stock"'],
	])('%s is refused', (_what, row, message) => {
		expect(failureOf(parseRow(row, 'USD')).message).toContain(message);
	});
});

describe('limits', () => {
	const big = (count: number): Inventory => ({
		products: Array.from({ length: count }, (_none, index) =>
			product([color(`c${index % 25}`), size(`s${Math.floor(index / 25)}`)], { sku: '' }),
		),
		onProperty: NONE,
	});

	test('more than 400 combinations may not differ by all options', () => {
		const row = [{ options: { Color: 'c0', Size: 's0' }, price: 3 }];
		expect(failureOf(plan(big(425), row)).message).toContain('400 combinations; there are 425');
		expect(plan(big(400), row).ok).toBe(true);
		expect(plan(big(425), [{ options: { Color: 'c0' }, price: 3 }], { every: true }).ok).toBe(true);
	});

	test('an option takes 70 values', () => {
		const rows = Array.from({ length: 71 }, (_none, index) => ({
			options: { Number: String(index) },
			price: 5,
			quantity: 1,
		}));
		const rules = { isWholeSet: true, allowRemoving: true };
		expect(failureOf(plan(tee, rows, rules)).message).toContain('71 values, Etsy takes 70');
	});
});

describe('the body', () => {
	test('has prices whose JSON text is the decimal of the amount, digit for digit, or none', () => {
		fc.assert(
			fc.property(anyMoney, (price) => {
				const body = toBody({ ...tee, products: [product([], { price })] });
				if (!body.ok) return expect(Math.abs(price.amountMinor)).toBeGreaterThan(1e14);
				const [, whole = '', rest = ''] =
					/^(-?\d+)(?:\.(\d+))?$/.exec(
						JSON.stringify(body.value.products[0]?.offerings[0]?.price),
					) ?? [];
				const [wantedWhole = '', wantedRest = ''] = toDecimal(price).split('.');
				expect(whole).toBe(wantedWhole === '-0' && rest === '' ? '0' : wantedWhole);
				expect(rest.padEnd(wantedRest.length, '0')).toBe(wantedRest);
			}),
			{ numRuns: 2000 },
		);
	});

	test('refuses an id that a number cannot hold', () => {
		const huge = product([], { processingProfileId: '9007199254740993' });
		expect(failureOf(toBody({ ...tee, products: [huge] })).message).toContain('too large');
	});
});
