import fc from 'fast-check';
import { currencyDigits } from '../../../core/domain/money';
import type {
	Inventory,
	OptionValue,
	Product,
	RowSet,
	RowUpdate,
} from '../../../core/domain/inventory/types';

/** Property ids that Etsy has: the seller's own ones and a stock one with scales. */
const PROPERTIES = ['513', '514', '516', '100'];

const word = fc.stringMatching(/^[A-Za-zÄöß0-9][A-Za-z0-9 '"&/-]{0,8}[A-Za-z0-9]$/);

/** Sizes of the grid: no, one, two or three variations, at most 400 products. */
const sizes = fc.oneof(
	{ weight: 1, arbitrary: fc.constant<number[]>([]) },
	{
		weight: 3,
		arbitrary: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 1 }),
	},
	{
		weight: 4,
		arbitrary: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })),
	},
	{
		weight: 4,
		arbitrary: fc.tuple(
			fc.integer({ min: 1, max: 7 }),
			fc.integer({ min: 1, max: 7 }),
			fc.integer({ min: 1, max: 8 }),
		),
	},
);

/** By which axes a field varies: none, one, or all. */
type On = readonly number[];

function onOf(count: number): fc.Arbitrary<On> {
	const single = Array.from({ length: count }, (_none, index) => [index]);
	const all = Array.from({ length: count }, (_none, index) => index);
	return fc.constantFrom<On>([], ...single, all);
}

function axis(index: number, size: number): fc.Arbitrary<OptionValue[]> {
	return fc
		.record({
			name: word,
			scale: fc.boolean(),
			values: fc.uniqueArray(word, {
				minLength: size,
				maxLength: size,
				selector: (text) => text.normalize('NFKC').replace(/\s+/g, ' ').toUpperCase().toLowerCase(),
			}),
		})
		.map(({ name, scale, values }) =>
			values.map((value, place) => ({
				propertyId: PROPERTIES[index] ?? '',
				name: `${name} ${index}`,
				...(scale ? { scaleId: '19', scaleName: 'US' } : {}),
				valueIds: [String(700_000_000 + index * 1000 + place)],
				values: [value],
			})),
		);
}

function cells(axes: readonly OptionValue[][]): number[][] {
	return axes.reduce<number[][]>(
		(rows, values) => rows.flatMap((row) => values.map((_value, index) => [...row, index])),
		[[]],
	);
}

const price = (currency: string) =>
	fc.integer({ min: 1, max: currencyDigits(currency) === 0 ? 9_999_999 : 99_999_999 });

interface Pools {
	prices: number[];
	quantities: number[];
	profiles: Array<string | null>;
	hasSku: boolean[];
	enabled: boolean[];
}

const pools = (currency: string): fc.Arbitrary<Pools> =>
	fc.record({
		prices: fc.array(price(currency), { minLength: 1, maxLength: 9 }),
		quantities: fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 9 }),
		profiles: fc.array(fc.constantFrom('901', '902', '903'), { minLength: 1, maxLength: 3 }),
		hasSku: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
		enabled: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
	});

/** Any listing that can be on Etsy: consistent, complete, with something left to sell. */
export const anyInventory = (currencies = ['USD', 'JPY', 'KWD']): fc.Arbitrary<Inventory> =>
	fc.tuple(sizes, fc.constantFrom(...currencies)).chain(([counts, currency]) =>
		fc
			.record({
				axes: fc.tuple(...counts.map((size, index) => axis(index, size))),
				price: onOf(counts.length),
				quantity: onOf(counts.length),
				sku: onOf(counts.length),
				profile: onOf(counts.length),
				pools: pools(currency),
			})
			.map((given) => build(given, currency)),
	);

interface Given {
	axes: OptionValue[][];
	price: On;
	quantity: On;
	sku: On;
	profile: On;
	pools: Pools;
}

function build({ axes, pools: from, ...on }: Given, currency: string): Inventory {
	const ids = axes.map((values) => values[0]?.propertyId ?? '');
	const pick = <T>(list: readonly T[], cell: number[], by: On): T => {
		const at = by.reduce((sum, index) => sum * 61 + (cell[index] ?? 0) + 1, 0);
		return list[at % list.length] as T;
	};
	const products = cells(axes).map(
		(cell, place): Product => ({
			productId: String(1000 + place),
			offeringId: String(2000 + place),
			sku: pick(from.hasSku, cell, on.sku) ? `S-${on.sku.map((i) => cell[i]).join('-')}` : '',
			options: axes.map((values, index) => values[cell[index] ?? 0] as OptionValue),
			price: { amountMinor: pick(from.prices, cell, on.price), currency },
			quantity: pick(from.quantities, cell, on.quantity),
			isEnabled: from.enabled[place % from.enabled.length] ?? true,
			processingProfileId: pick(from.profiles, cell, on.profile),
		}),
	);
	return {
		products,
		onProperty: {
			price: on.price.map((index) => ids[index] ?? ''),
			quantity: on.quantity.map((index) => ids[index] ?? ''),
			sku: on.sku.map((index) => ids[index] ?? ''),
			processingProfileId: on.profile.map((index) => ids[index] ?? ''),
		},
	};
}

/** An update of the row at an index of the inventory's products. */
export interface UpdateAt {
	index: number;
	set: RowSet;
	/** Whether the row is named by its SKU, where that is unique. */
	bySku: boolean;
	/** Whether case and blanks of the name are changed. */
	isSloppy: boolean;
}

/** Updates of any rows, each row at most once. */
export const anyUpdates = ({ products }: Inventory): fc.Arbitrary<UpdateAt[]> => {
	const currency = products[0]?.price.currency ?? 'USD';
	const set: fc.Arbitrary<RowSet> = fc.record(
		{
			price: price(currency).map((amountMinor) => ({ amountMinor, currency })),
			quantity: fc.integer({ min: 0, max: 999 }),
			isEnabled: fc.boolean(),
			processingProfileId: fc.constantFrom('901', '902', '903'),
			sku: fc.oneof(
				fc.stringMatching(/^[A-Z]{2}-[0-9]{1,5}$/),
				fc.constantFrom('', ...products.slice(0, 3).map(({ sku }) => sku)),
			),
		},
		{ requiredKeys: [] },
	);
	const same = fc
		.integer({ min: 0, max: products.length - 1 })
		.map((index): Pick<UpdateAt, 'index' | 'set'> => {
			const { sku, price: old, quantity, isEnabled } = products[index] as Product;
			return { index, set: { sku, price: old, quantity, isEnabled } };
		});
	const fresh = fc.record({ index: fc.integer({ min: 0, max: products.length - 1 }), set });
	return fc.uniqueArray(
		fc
			.tuple(
				fc.oneof({ weight: 3, arbitrary: fresh }, { weight: 1, arbitrary: same }),
				fc.boolean(),
				fc.boolean(),
			)
			.map(([what, bySku, isSloppy]) => ({ ...what, bySku, isSloppy })),
		{ maxLength: 30, selector: ({ index }) => index },
	);
};

/** The same with other case and more blanks. */
export function sloppy(text: string): string {
	return `  ${text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase()} `.replace(
		/ /g,
		'  ',
	);
}

/** How a user would write the update: the row by its SKU, else by all of its option values. */
export function toRowUpdate({ products }: Inventory, at: UpdateAt): RowUpdate {
	const { sku, options } = products[at.index] as Product;
	const isUnique =
		products.filter((one) => one.sku.toUpperCase() === sku.toUpperCase()).length === 1;
	const write = (text: string) => (at.isSloppy ? sloppy(text) : text);
	const match =
		at.bySku && isUnique && sku !== ''
			? { sku: write(sku) }
			: {
					options: options.map(({ name, values }) => ({
						name: write(name),
						value: write(values.join(', ')),
					})),
				};
	return { match, set: at.set };
}
