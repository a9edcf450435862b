import type { Scenario } from '../../../sandbox';

export const RECIPE = '6c1b2f7e-3f0a-4b1e-9d35-0f6d2a1c7b90';
/** With letters that must be encoded in a query. */
export const BILLING_KEY = 'gooten+contract/key==';

export const CANVAS = 'CanvsWrp-BlkWrp-10x10';
/** Made by another vendor than the canvas; front and back can be printed. */
export const SHIRT = 'Apparel-DTG-Tee-Black-M';
/** Sent to the United States only, and not overnight. */
export const MUG = 'CoffeeMug-11oz-White';

/** Two vendors, a product of more than two pages of SKUs, one with two print areas, taxes. */
export const gootenWorld: Scenario = {
	gooten: {
		accounts: [{ recipeId: RECIPE, partnerBillingKey: BILLING_KEY, taxPercent: 7 }],
		products: [
			{
				id: 11,
				name: 'Canvas Wraps',
				shipping: { standard: 899, expedited: 1599, overnight: 2999 },
				variants: [{ sku: CANVAS, options: { Size: '10x10', Wrap: 'Black' }, partnerPrice: 1850 }],
			},
			{
				id: 40,
				name: 'T-Shirts',
				vendor: 'vendor-2',
				carrier: 'UPS',
				shipping: { standard: 499, expedited: 999, overnight: 1999 },
				variants: [
					{
						sku: SHIRT,
						options: { Color: 'Black', Size: 'M' },
						partnerPrice: 890,
						spaces: [
							{ id: '4B120', description: 'Front', width: 3600, height: 4800 },
							{ id: '4B121', description: 'Back', width: 3600, height: 4800 },
						],
					},
				],
			},
			{
				id: 53,
				name: 'Coffee Mugs',
				countries: ['US'],
				shipping: { standard: 650, expedited: 1250 },
				variants: [{ sku: MUG, options: { Size: '11oz' }, partnerPrice: 599 }],
			},
			{
				id: 70,
				name: 'Cards',
				variants: Array.from({ length: 205 }, (_, at) => ({
					sku: `Card-5x7-${String(at).padStart(3, '0')}`,
					options: { Design: String(at) },
					partnerPrice: 100 + at,
				})),
			},
		],
		production: {
			imageSeconds: 30,
			windowSeconds: 3600,
			productionSeconds: 7200,
			shippingSeconds: 600,
			deliverySeconds: 86_400,
		},
	},
};
