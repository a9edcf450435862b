import * as fc from 'fast-check';
import { taxonomyTree } from '../../../../core/etsy/taxonomy/schemas';
import { findCategories } from '../../../../core/etsy/taxonomy/paths';
import { presentTaxonomy } from '../../../../sandbox/etsy/taxonomy';

const tree = taxonomyTree.parse(presentTaxonomy()).results;
const paths = (text: string, limit = 100) =>
	findCategories(tree, text, limit).map(({ path }) => path);

describe('categories', () => {
	test('are found by words of their path, the best first', () => {
		expect(paths('mug')[0]).toBe(
			'Home & Living > Kitchen & Dining > Drink & Barware > Drinkware > Mugs',
		);
		expect(paths("women's t-shirts")[0]).toBe(
			"Clothing > Women's Clothing > Tops & Tees > T-shirts",
		);
		expect(paths('hoodies kids')[0]).toContain("Kids' Clothing > Hoodies & Sweatshirts");
		expect(paths('tshirt')).toEqual(expect.arrayContaining(paths('T-shirt')));
		expect(paths('posters')).toHaveLength(2);
		expect(paths('xylophone')).toEqual([]);
	});

	test('are found by their number', () => {
		expect(findCategories(tree, '1063', 100)[0]).toMatchObject({ taxonomyId: '1063' });
		const [bags] = findCategories(tree, '132', 100);
		expect(bags).toEqual({ taxonomyId: '132', path: 'Bags & Purses' });
	});

	test('are never more than asked for', () => {
		expect(paths('', 10)).toHaveLength(10);
		fc.assert(
			fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, limit) => {
				expect(paths(text, limit).length).toBeLessThanOrEqual(limit);
			}),
		);
	});

	test('are found in a tree of the real size', () => {
		const children = Array.from({ length: 60 }, (_none, n) => ({
			id: String(n + 10),
			name: `Group ${n}`,
			children: Array.from({ length: 60 }, (_nothing, m) => ({
				id: String(1000 + n * 60 + m),
				name: `Thing ${1000 + n * 60 + m}`,
				children: [],
			})),
		}));
		const big = [{ id: '1', name: 'All', children }];
		expect(findCategories(big, 'thing 4599', 5)[0]?.path).toBe('All > Group 59 > Thing 4599');
	});
});
