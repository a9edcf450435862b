import { readProduct } from '../../../../core/domain/variant-map/match/read-product';
import type { MatchProduct } from '../../../../core/domain/variant-map/match/types';
import { DICTIONARY } from '../../../../core/domain/variant-map/meaning/dictionary';
import { migrateRow, type Origin } from '../../../../core/domain/variant-map/migrate/migrate';
import type { VariantMapRow } from '../../../../core/domain/variant-map/row';
import { aMapRow } from '../../../support/examples';

const option = (name: string, value: string) => ({ name, value });

const HOODIE: MatchProduct = {
	productId: '146',
	kind: 'blank',
	title: 'Unisex Heavy Blend Hoodie',
	brand: 'Gildan 18500',
	variants: ['S', 'M'].flatMap((size) =>
		['Black', 'Sport Grey'].map((colour) => ({
			variantId: `${colour}-${size}`,
			title: `${colour} / ${size}`,
			options: [option('Color', colour), option('Size', size)],
			cost: { amountMinor: 2100, currency: 'USD' },
			availability: 'in_stock' as const,
			printAreas: [
				{ placement: 'default', widthPx: 1800, heightPx: 2400 },
				{ placement: 'back', widthPx: 1800, heightPx: 2400 },
			],
		})),
	),
};
const target = readProduct(HOODIE, DICTIONARY);

const FILE = { placement: 'front', url: 'https://example.com/moth.png' };
const row = (parts: Partial<VariantMapRow> = {}) =>
	aMapRow({
		rowId: '4',
		options: [option('Größe', 'M'), option('Farbe', 'Schwarz')],
		source: {
			kind: 'catalogVariant',
			variantId: '17',
			productId: '77',
			makerId: '29',
			files: [FILE],
		},
		...parts,
	});
const origin: Origin = {
	product: {
		title: 'Heavy Blend Hooded Sweatshirt',
		description: '<p>20% polyester, 80% cotton</p>',
	},
	variant: {
		title: 'Black / M',
		options: [option('color', 'Black'), option('size', 'M')],
		cost: { amountMinor: 1900, currency: 'USD' },
		printAreas: [{ placement: 'front', widthPx: 3000, heightPx: 3600 }],
	},
};

it('makes a row for the same size and colour, with what is different, for a person to approve', () => {
	const moved = migrateRow(row(), origin, [target], 'printful');
	expect(moved).toMatchObject({
		cells: {
			sku: 'TEE-BLK-M',
			provider: 'printful',
			providerProductId: '146',
			providerVariantId: 'Black-M',
			files: JSON.stringify([{ placement: 'default', url: FILE.url }]),
			state: 'review',
			costMinor: 2100,
		},
		differences: [
			{ what: 'product', from: 'Heavy Blend Hooded Sweatshirt' },
			{ what: 'fabric', from: '80 % cotton, 20 % polyester', to: 'not known' },
			{ what: 'cost', from: '19.00 USD', to: '21.00 USD' },
			{ what: 'print_size', from: '3000 x 3600 px', to: '1800 x 2400 px' },
		],
	});
});

it('goes by the options on Etsy where the old printer does not tell', () => {
	expect(migrateRow(row(), {}, [target], 'printful')).toMatchObject({
		cells: { providerVariantId: 'Black-M' },
	});
});

it.each([
	['a colour that is not there', [option('Size', 'M'), option('Color', 'Red')]],
	['a colour that is not said', [option('Size', 'M')]],
])('has no counterpart for %s', (_what, options) => {
	const moved = migrateRow(row({ options }), {}, [target], 'printful');
	expect(moved).not.toHaveProperty('cells');
	expect(moved).toMatchObject({
		message: expect.stringMatching(/no counterpart|several variants/),
	});
});

it('says which print areas and files do not come along', () => {
	const files = [FILE, { placement: 'pocket', url: FILE.url }, { placement: 'back', fileId: '8' }];
	const source = { kind: 'catalogVariant' as const, variantId: '17', files };
	const moved = migrateRow(row({ source }), origin, [target], 'printful');
	const lost =
		'differences' in moved ? moved.differences.filter(({ what }) => what === 'artwork') : [];
	expect(lost.map(({ from }) => from)).toEqual(['pocket', 'back (file 8)']);
});
