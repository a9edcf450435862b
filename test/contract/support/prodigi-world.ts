import type { Scenario } from '../../../sandbox';

export const KEY = 'prodigi-contract-key';
/** An account whose orders wait until they are released. */
export const PAUSED_KEY = 'prodigi-paused-key';

/** Two labs, a SKU with attributes, one with several print areas, one that is sold out. */
export const prodigiWorld: Scenario = {
	prodigi: {
		accounts: [
			{ apiKey: KEY, currency: 'USD' },
			{ apiKey: PAUSED_KEY, pauseSeconds: null },
		],
		products: [
			{
				sku: 'GLOBAL-CAN-10x10',
				description: 'Standard canvas, 10x10"',
				attributes: { wrap: ['Black', 'White', 'ImageWrap'] },
				cost: 1074,
			},
			{
				sku: 'GLOBAL-MUG-W',
				description: 'White mug',
				lab: { code: 'us7', countryCode: 'US' },
				shipsTo: ['US', 'CA'],
				printAreas: {
					default: { width: 2670, height: 1110 },
					lid: { width: 600, height: 600, required: false },
				},
				cost: 599,
				shipping: { Budget: 450 },
			},
			{ sku: 'GLOBAL-FAP-16x24', cost: 1500, isAvailable: false },
		],
		production: { downloadSeconds: 10, allocationSeconds: 60, productionSeconds: 3600 },
	},
};

/** The body of an order of one canvas. */
export function orderBody(key: string, changes: Record<string, unknown> = {}) {
	return {
		merchantReference: key,
		idempotencyKey: key,
		shippingMethod: 'Standard',
		recipient: {
			name: 'Ada Buyer',
			address: {
				line1: '1 Main St',
				postalOrZipCode: '62704',
				countryCode: 'US',
				townOrCity: 'Springfield',
				stateOrCounty: 'IL',
			},
		},
		items: [canvas()],
		...changes,
	};
}

/** An item of one canvas. */
export function canvas(changes: Record<string, unknown> = {}) {
	return {
		merchantReference: 'line-1',
		sku: 'GLOBAL-CAN-10x10',
		copies: 2,
		sizing: 'fillPrintArea',
		attributes: { wrap: 'Black' },
		assets: [{ printArea: 'default', url: 'https://files.example.com/cat.png' }],
		...changes,
	};
}

/** An item of one mug, from another lab. */
export function mug(changes: Record<string, unknown> = {}) {
	return {
		merchantReference: 'line-2',
		sku: 'GLOBAL-MUG-W',
		copies: 1,
		sizing: 'fitPrintArea',
		assets: [{ printArea: 'default', url: 'https://files.example.com/dog.png' }],
		...changes,
	};
}
