import type { Scenario } from '../../../sandbox';

export const TOKEN = 'printify-sandbox-token';
export const READ_ONLY_TOKEN = 'printify-read-only-token';
export const EXPIRED_TOKEN = 'printify-expired-token';
export const SHOP = 4001;
export const ETSY_SHOP = 4002;
export const AUTO_SHOP = 4003;
export const STRANGE_SHOP = 4999;
export const SHIRT = '60a0000000000000000000a1';
export const MUG = '60a0000000000000000000b2';

/** A small Printify: two makers, a shirt in three sizes (L out of stock) and a mug. */
export const printifyWorld: Scenario = {
	seed: 7,
	printify: {
		accounts: [
			{
				id: 77,
				tokens: [
					{ token: TOKEN },
					{ token: READ_ONLY_TOKEN, scopes: ['shops.read', 'orders.read'] },
					{ token: EXPIRED_TOKEN, expiresAfterSeconds: 0 },
				],
			},
			{ id: 78, tokens: [{ token: 'another-account' }] },
		],
		shops: [
			{ id: SHOP, accountId: 77, title: 'API shop', sales_channel: 'custom_integration' },
			{ id: ETSY_SHOP, accountId: 77, title: 'Etsy shop', sales_channel: 'etsy' },
			{ id: AUTO_SHOP, accountId: 77, title: 'Automatic', autoApproveAfterSeconds: 86_400 },
			{ id: STRANGE_SHOP, accountId: 78, title: 'Not ours' },
		],
		printProviders: [
			{ id: 29, title: 'Monster Digital', country: 'US' },
			{ id: 9, title: 'Mug Makers', country: 'GB' },
		],
		blueprints: [
			{
				id: 6,
				title: 'Unisex Heavy Cotton Tee',
				printProviders: [
					{
						id: 29,
						variants: ['S', 'M', 'L'].map((size, at) => ({
							id: 12_124 + at,
							title: `Black / ${size}`,
							options: { color: 'Black', size },
							is_available: size !== 'L',
							cost: 950,
						})),
					},
				],
			},
			{
				id: 68,
				title: 'Mug 11oz',
				printProviders: [
					{
						id: 9,
						variants: [{ id: 33_719, title: '11oz', options: { size: '11oz' }, cost: 516 }],
					},
				],
			},
		],
		products: [
			{
				id: SHIRT,
				shopId: SHOP,
				title: 'Cat shirt',
				blueprintId: 6,
				printProviderId: 29,
				variants: [
					{ id: 12_124, sku: 'CAT-S', cost: 950, price: 2200 },
					{ id: 12_125, sku: 'CAT-M', cost: 950, price: 2200, is_enabled: false },
					{ id: 12_126, sku: 'CAT-L', cost: 950, price: 2200 },
				],
			},
			{
				id: MUG,
				shopId: SHOP,
				title: 'Cat mug',
				blueprintId: 68,
				printProviderId: 9,
				is_economy_shipping_eligible: true,
				is_printify_express_eligible: true,
				variants: [{ id: 33_719, sku: 'MUG-11', cost: 516, price: 1400 }],
			},
			{
				id: '60a0000000000000000000c3',
				shopId: AUTO_SHOP,
				title: 'Cat mug',
				blueprintId: 68,
				printProviderId: 9,
				variants: [{ id: 33_719, sku: 'MUG-11', cost: 516, price: 1400 }],
			},
		],
		production: {
			costCalculationSeconds: 10,
			toProductionSeconds: 60,
			productionSeconds: 3600,
			deliverySeconds: 86_400,
		},
	},
};

/** An address that Printify ships to. */
export const address = {
	first_name: 'Ana',
	last_name: 'Example',
	email: 'ana@example.com',
	phone: '0000000',
	country: 'US',
	region: 'NY',
	address1: '1 Example Street',
	address2: '',
	city: 'Brooklyn',
	zip: '11201',
};

/** The body of an order of one mug, as our nodes send it. */
export function orderBody(externalId: string, changes: Record<string, unknown> = {}) {
	return {
		external_id: externalId,
		label: externalId,
		line_items: [{ sku: 'MUG-11', quantity: 2, external_id: 'line-1' }],
		shipping_method: 1,
		send_shipping_notification: false,
		address_to: address,
		...changes,
	};
}
