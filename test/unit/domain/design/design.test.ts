import type { CatalogVariant } from '../../../../core/domain/catalog';
import { chooseVariants } from '../../../../core/domain/design/choose-variants';
import { skusOf } from '../../../../core/domain/design/sku';
import {
	mockupsAreReady,
	toListing,
	type DesignVariant,
} from '../../../../core/domain/design/to-listing';
import { toMapRows } from '../../../../core/domain/design/to-map-rows';
import type { ProductMockup } from '../../../../core/domain/provider-product';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

function catalog(id: number, color: string, size: string, more: object = {}): CatalogVariant {
	const options = [
		{ name: 'color', value: color },
		{ name: 'size', value: size },
	];
	const base = { title: `${color} / ${size}`, printAreas: [], raw: {} };
	return { variantId: String(id), options, availability: 'in_stock', ...base, ...more };
}

const CATALOG = [
	catalog(1, 'Black', 'S'),
	catalog(2, 'Black', 'M'),
	catalog(3, 'Heather Grey', 'S'),
	catalog(4, 'Heather Grey', 'M', { availability: 'discontinued' }),
];

function sold(ids: readonly number[]): DesignVariant[] {
	return CATALOG.filter(({ variantId }) => ids.includes(Number(variantId))).map(
		({ variantId, options }) => ({
			...{ variantId, options, sku: `S-${variantId}` },
			...{ cost: usd(900), price: usd(2000 + Number(variantId)) },
		}),
	);
}

function mockup(url: string, variantIds: number[], more: object = {}): ProductMockup {
	return { url, variantIds: variantIds.map(String), placement: 'front', isDefault: false, ...more };
}

const WISHES = {
	...{ title: 'Moon tee', quantity: 50, pictures: ['own'], picturesFirst: false, mostMockups: 8 },
};

describe('which variants are sold', () => {
	const ids = (written: string) => {
		const chosen = chooseVariants(CATALOG, written);
		return chosen.ok ? chosen.value.map(({ variantId }) => variantId).join('') : chosen.failure;
	};

	it.each([
		['', '123'],
		['Color=Black', '12'],
		['colour = heather grey; Size=S', '3'],
		['Size=S', '13'],
		['Color=Black, Heather Grey;Size=M', '2'],
	])('"%s" is %s', (written, chosen) => {
		expect(ids(written)).toBe(chosen);
	});

	it.each([
		['Color=Pink', 'not offered in Pink. Color: Black, Heather Grey.'],
		['Fit=Slim', 'no option "Fit". It has: color, size.'],
		['Black', '"Black" does not say'],
		['Color=', 'does not say'],
		['Color=Heather Grey; Size=M', 'no variant that can be sold'],
	])('"%s" is refused in words', (written, words) => {
		expect(ids(written)).toMatchObject({ message: expect.stringContaining(words) as string });
	});
});

describe('the SKUs of a design', () => {
	it('say what the variant is', () => {
		expect(skusOf('moon cat', CATALOG)).toEqual([
			...['MOON-CAT-BLACK-S', 'MOON-CAT-BLACK-M'],
			...['MOON-CAT-HEATHER-GREY-S', 'MOON-CAT-HEATHER-GREY-M'],
		]);
	});

	it('take the number of the variant where they would be too long or the same', () => {
		const long = skusOf('a very long name of a design', CATALOG);
		expect(new Set(long).size).toBe(4);
		expect(long[0]).toBe('A-VERY-LONG-NAME-OF-A-DESIGN-1');
		const twins = [catalog(7, 'Black', 'S'), catalog(8, 'Black', 'S')];
		expect(skusOf('moon', twins)).toEqual(['MOON-7', 'MOON-8']);
	});
});

describe('the listing of a design', () => {
	it('has rows by the options that differ, the lowest price first', () => {
		const { rows, price } = toListing(sold([1, 2]), [], WISHES);
		expect(price).toBe('20.01');
		expect(rows).toEqual([
			{ options: { Size: 'S' }, newSku: 'S-1', price: '20.01', quantity: 50 },
			{ options: { Size: 'M' }, newSku: 'S-2', price: '20.02', quantity: 50 },
		]);
	});

	it('has one row without options where there is one variant', () => {
		const { rows, variationImages, imageOption } = toListing(sold([1]), [], WISHES);
		expect(rows).toEqual([{ newSku: 'S-1', price: '20.01', quantity: 50 }]);
		expect([variationImages, imageOption]).toEqual([[], '']);
	});

	it('shows the default first, then one of each colour, then the rest, then own pictures', () => {
		const mockups = [
			...[mockup('black-s', [1]), mockup('black-m', [2]), mockup('black-s', [1])],
			...[mockup('grey', [3], { isDefault: true }), mockup('both', [1, 3])],
		];
		const { images, variationImages, imageOption } = toListing(sold([1, 2, 3]), mockups, WISHES);
		expect(images.map(({ url }) => url)).toEqual(['grey', 'black-s', 'both', 'black-m', 'own']);
		expect(images.map(({ altText }) => altText)).toEqual([
			...['Moon tee, Heather Grey, front', 'Moon tee, Black, front', 'Moon tee, front'],
			...['Moon tee, Black, front (2)', 'Moon tee'],
		]);
		expect(imageOption).toBe('Color');
		expect(variationImages).toEqual([
			{ value: 'Heather Grey', rank: 1 },
			{ value: 'Black', rank: 2 },
		]);
	});

	it('never has more than 20 images, and keeps the own ones', () => {
		const many = Array.from({ length: 30 }, (_none, n) => mockup(`m${n}`, [1]));
		const { images } = toListing(sold([1, 3]), many, { ...WISHES, mostMockups: 30 });
		expect(images).toHaveLength(20);
		expect(images.at(-1)?.url).toBe('own');
	});

	it('is ready when each variant has a picture', () => {
		expect(mockupsAreReady([], sold([1]))).toBe(false);
		expect(mockupsAreReady([mockup('a', [1])], sold([1, 2]))).toBe(false);
		expect(mockupsAreReady([mockup('a', [1]), mockup('b', [2])], sold([1, 2]))).toBe(true);
		expect(mockupsAreReady([mockup('a', [])], sold([1, 2]))).toBe(true);
	});

	it('gives the map the rows by which orders find what to print', () => {
		const variants = sold([1, 3]);
		const facts = { provider: 'printify', providerProductId: 'p1', title: 'Moon tee' };
		expect(toMapRows(variants, toListing(variants, [], WISHES), facts)).toEqual([
			expect.objectContaining({ sku: 'S-1', providerVariantId: '1', options: 'Color=Black' }),
			expect.objectContaining({
				sku: 'S-3',
				costMinor: 900,
				approvedOptions: 'Color=Heather Grey',
			}),
		]);
	});
});
