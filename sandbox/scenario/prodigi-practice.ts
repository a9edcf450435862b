import type { ProdigiScenario } from './prodigi-types';

/** A Prodigi account to practise with: a few SKUs of two labs. */
export const prodigiPractice: ProdigiScenario = {
	accounts: [{ apiKey: 'prodigi-practice-key', currency: 'USD' }],
	products: [
		{
			sku: 'GLOBAL-CAN-10x10',
			description: 'Standard canvas, 25x25 cm / 10x10"',
			attributes: { wrap: ['Black', 'White', 'ImageWrap', 'MirrorWrap'] },
			printAreas: { default: { width: 3000, height: 3000 } },
			cost: 1450,
		},
		{
			sku: 'GLOBAL-FAP-16x24',
			description: 'Fine art print, 40x60 cm / 16x24"',
			width: 16,
			height: 24,
			printAreas: { default: { width: 4800, height: 7200 } },
			cost: 1800,
		},
		{
			sku: 'GLOBAL-MUG-W',
			description: 'White mug, 11 oz',
			printAreas: { default: { width: 2670, height: 1110 } },
			lab: { code: 'us7', countryCode: 'US' },
			shipsTo: ['US', 'CA'],
			cost: 595,
		},
	],
};
