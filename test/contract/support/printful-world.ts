import type { Scenario } from '../../../sandbox';

/** For the whole account: every call about a store needs `X-PF-Store-Id`. */
export const ACCOUNT_TOKEN = 'printful-account-token';
/** For {@link STORE} alone. */
export const STORE_TOKEN = 'printful-store-token';
export const READ_ONLY_TOKEN = 'printful-read-only-token';
export const EXPIRED_TOKEN = 'printful-expired-token';
/** An account that cannot be charged, and its store. */
export const POOR_TOKEN = 'printful-poor-token';
export const POOR_STORE = 9100;

/** A store for orders by API. */
export const STORE = 9001;
/** A store connected to an Etsy shop, whose orders it imports. */
export const ETSY_STORE = 9002;

export const SHIRT = 71;
export const SHIRT_S = 4011;
export const SHIRT_M = 4012;
/** Sold out. */
export const SHIRT_L = 4013;
/** Made in another country than the shirt. */
export const MUG = 19;
export const MUG_11 = 1320;
/** Embroidered: its costs take time. */
export const CAP = 206;
export const CAP_BLACK = 7854;

/** What stands in {@link STORE}. */
export const CAT_SHIRT = 320_001;
export const CAT_SHIRT_M = 410_001;
/** What {@link ETSY_STORE} imported: one variant is linked, one is not. */
export const ETSY_SHIRT = 330_001;
export const ETSY_SHIRT_M = 420_001;
export const ETSY_SHIRT_UNLINKED = 420_002;
/** The number of the Etsy receipt that was imported, and of its transaction. */
export const RECEIPT = '3500000001';
export const TRANSACTION = '4500000001';

export const FILE_URL = 'https://files.example.com/cat.png';
/** Cannot be fetched. */
export const BROKEN_URL = 'https://files.example.invalid/cat.png';

export const recipient = {
	name: 'Ada Buyer',
	address1: '1 Main St',
	city: 'Springfield',
	state_code: 'IL',
	country_code: 'US',
	zip: '62704',
	email: 'buyer@example.com',
};

/** Two stores, two places, a catalog of more than two pages, one sold out, one embroidered. */
export const printfulWorld: Scenario = {
	seed: 7,
	printful: {
		accounts: [
			{
				stores: [
					{ id: STORE, name: 'API store' },
					{ id: ETSY_STORE, name: 'Etsy shop', type: 'etsy' },
				],
				tokens: [
					{ token: STORE_TOKEN, storeId: STORE },
					{ token: ACCOUNT_TOKEN },
					{ token: READ_ONLY_TOKEN, storeId: STORE, scopes: ['orders/read'] },
					{ token: EXPIRED_TOKEN, storeId: STORE, expiresAfterSeconds: 0 },
				],
			},
			{ stores: [{ id: POOR_STORE }], tokens: [{ token: POOR_TOKEN }], cannotPay: true },
		],
		categories: [
			{ id: 1, title: "Men's clothing" },
			{ id: 24, parentId: 1, title: 'T-shirts' },
			{ id: 112, title: 'Mugs' },
		],
		products: [
			{
				id: SHIRT,
				title: 'Unisex Staple T-Shirt',
				brand: 'Bella + Canvas',
				model: '3001',
				categoryId: 24,
				placements: [
					{ placement: 'front', title: 'Front print', width: 12, height: 16 },
					{ placement: 'back', title: 'Back print', width: 12, height: 16, price: 595 },
					{ placement: 'sleeve_left', title: 'Left sleeve', width: 4, height: 3.5, price: 249 },
				],
				variants: [
					{ id: SHIRT_S, size: 'S', color: 'Black', colorCode: '#14191e', cost: 1192 },
					{ id: SHIRT_M, size: 'M', color: 'Black', colorCode: '#14191e', cost: 1192 },
					{
						id: SHIRT_L,
						size: 'L',
						color: 'Black',
						colorCode: '#14191e',
						cost: 1192,
						isAvailable: false,
					},
				],
				shipping: { STANDARD: 469, PRINTFUL_FAST: 1299 },
			},
			{
				id: MUG,
				title: 'White Glossy Mug',
				type: 'MUG',
				categoryId: 112,
				madeIn: 'LV',
				placements: [{ placement: 'default', technique: 'sublimation', width: 9, height: 3.5 }],
				variants: [{ id: MUG_11, size: '11 oz', color: 'White', cost: 595 }],
				shipping: { STANDARD: 649 },
			},
			{
				id: CAP,
				title: 'Classic Dad Hat',
				type: 'EMBROIDERY',
				placements: [
					{
						placement: 'embroidery_front',
						technique: 'embroidery',
						width: 4,
						height: 1.75,
						dpi: 300,
					},
				],
				variants: [{ id: CAP_BLACK, color: 'Black', cost: 1350 }],
				shipsTo: ['US', 'CA'],
			},
			...Array.from({ length: 45 }, (_, at) => ({
				id: 1000 + at,
				title: `Poster ${at}`,
				type: 'POSTER',
				placements: [{ placement: 'default', technique: 'digital', width: 18, height: 24 }],
				variants: [{ id: 10_000 + at, size: '18x24', cost: 900 + at }],
			})),
		],
		storeProducts: [
			{
				id: CAT_SHIRT,
				storeId: STORE,
				externalId: 'cat-shirt',
				name: 'Cat shirt',
				variants: [
					{
						id: CAT_SHIRT_M,
						externalId: 'CAT-M',
						variantId: SHIRT_M,
						sku: 'CAT-M',
						retailPrice: 2499,
						files: { front: FILE_URL },
					},
				],
			},
			{
				id: ETSY_SHIRT,
				storeId: ETSY_STORE,
				externalId: '10000001001',
				name: 'Cat shirt on Etsy',
				variants: [
					{
						id: ETSY_SHIRT_M,
						externalId: '20000001001',
						variantId: SHIRT_M,
						sku: 'CAT-M',
						retailPrice: 2499,
						files: { front: FILE_URL },
					},
					{ id: ETSY_SHIRT_UNLINKED, externalId: '20000001002', sku: 'CAT-XXL' },
				],
			},
		],
		orders: [
			{
				storeId: ETSY_STORE,
				externalId: RECEIPT,
				recipient,
				items: [
					{
						externalId: TRANSACTION,
						syncVariantId: ETSY_SHIRT_M,
						quantity: 2,
						retailPrice: 2499,
					},
				],
			},
		],
		production: {
			fileSeconds: 5,
			costSeconds: 3,
			digitizationSeconds: 3600,
			taskSeconds: 10,
			acceptSeconds: 600,
			productionSeconds: 86_400,
			deliverySeconds: 86_400,
		},
	},
};
