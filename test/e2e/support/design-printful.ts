import type { Row } from '../../../host';
import type { Sandbox, Scenario } from '../../../sandbox';
import { designRow, designScenario } from './design-shop';

const TOKEN = 'printful-sandbox-token';
const STORE = 9001;
const SHIRT = 71;
const COSTS = { S: 950, M: 1100 };

/** The Etsy shop of the designs, and a Printful with the same shirt, printed on front and back. */
export const printfulScenario: Scenario = {
	...designScenario,
	printful: {
		accounts: [{ stores: [{ id: STORE }], tokens: [{ token: TOKEN, storeId: STORE }] }],
		products: [
			{
				id: SHIRT,
				title: 'Unisex Staple T-Shirt',
				placements: ['front', 'back'].map((placement) => ({
					placement,
					width: 12,
					height: 15,
					dpi: 300,
				})),
				variants: ['Black', 'White', 'Red'].flatMap((color, c) =>
					Object.entries(COSTS).map(([size, cost], s) => ({
						id: 4_010 + 10 * c + s,
						...{ size, color, cost },
					})),
				),
			},
		],
		production: { fileSeconds: 1, taskSeconds: 1 },
	},
};

/** How n8n reaches it. */
export function printfulCredential({ urls }: Sandbox): Record<string, Record<string, string>> {
	return { printfulApi: { apiToken: TOKEN, baseUrl: urls.printful, storeId: String(STORE) } };
}

/** The row of one design at Printful. */
export function printfulRow(n: number, pictures: string, more: Row = {}): Row {
	return designRow(n, pictures, { provider: 'printful', productId: '71', makerId: '', ...more });
}
