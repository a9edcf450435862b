import type { PrintfulScenario } from './printful-types';

/** A Printful account to practise with: a store for orders by API, two products of two places. */
export const printfulPractice: PrintfulScenario = {
	accounts: [
		{
			stores: [{ id: 7001, name: 'Practice store' }],
			tokens: [{ token: 'printful-practice-token', storeId: 7001 }],
			mockupsPerMinute: 10,
		},
	],
	categories: [
		{ id: 24, title: 'T-shirts' },
		{ id: 112, title: 'Mugs' },
	],
	products: [
		{
			id: 71,
			title: 'Unisex Staple T-Shirt | Bella + Canvas 3001',
			brand: 'Bella + Canvas',
			model: '3001',
			categoryId: 24,
			placements: [
				{ placement: 'front', title: 'Front print', width: 12, height: 16 },
				{ placement: 'back', title: 'Back print', width: 12, height: 16, price: 595 },
			],
			variants: ['S', 'M', 'L', 'XL', '2XL'].map((size, at) => ({
				id: 4016 + at,
				size,
				color: 'Black',
				colorCode: '#14191e',
				cost: size === '2XL' ? 1395 : 1192,
			})),
		},
		{
			id: 19,
			title: 'White Glossy Mug',
			type: 'MUG',
			categoryId: 112,
			madeIn: 'LV',
			placements: [{ placement: 'default', technique: 'sublimation', width: 9, height: 3.5 }],
			variants: [
				{ id: 1320, size: '11 oz', color: 'White', colorCode: '#ffffff', cost: 595 },
				{ id: 4830, size: '15 oz', color: 'White', colorCode: '#ffffff', cost: 795 },
			],
			shipping: { STANDARD: 649 },
		},
	],
};
