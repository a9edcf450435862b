import fc from 'fast-check';
import type { Inventory, Product, VariantRow } from '../../../core/domain/inventory/types';
import { toDecimal } from '../../../core/domain/money';
import type { Scenario } from '../../../sandbox';
import {
	anyInventory,
	anyUpdates,
	toRowUpdate,
	type UpdateAt,
} from '../../support/arbitraries/inventory';
import { canBeWritten, plainRows, sorted, type PlainRow } from '../../support/etsy-inventory-model';
import { inventoryScenario, SHOP } from '../../support/inventory-shop';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const LISTING = 8001;
const at = { resource: 'variation', listingId: { __rl: true, mode: 'id', value: String(LISTING) } };

/** The shop with one listing more, which has the inventory. */
function scenarioOf({ products }: Inventory): Scenario {
	const scenario = inventoryScenario([
		{
			id: LISTING,
			shopId: SHOP,
			title: 'Any listing',
			images: [{ id: 80011 }],
			products: products.map((product) => ({
				sku: product.sku,
				price: product.price.amountMinor,
				quantity: product.quantity,
				is_enabled: product.isEnabled,
				readinessStateId: Number(product.processingProfileId),
				property_values: product.options.map((option) => ({
					property_id: Number(option.propertyId),
					property_name: option.name,
					value_ids: option.valueIds.map(Number),
					values: option.values,
					...(option.scaleId === undefined ? {} : { scale_id: 19, scale_name: 'US' }),
				})),
			})),
		},
	]);
	scenario.shops?.[0]?.readinessStates?.push({
		id: 903,
		readiness_state: 'ready_to_ship',
		minDays: 1,
		maxDays: 1,
	});
	return scenario;
}

/** The update as a user types it. */
function typed(inventory: Inventory, update: UpdateAt): object {
	const { match, set } = toRowUpdate(inventory, update);
	const { price, sku, ...rest } = set;
	return {
		...match,
		...rest,
		...(price === undefined ? {} : { price: toDecimal(price) }),
		...(sku === undefined ? {} : { newSku: sku }),
	};
}

function expected({ products }: Inventory, updates: readonly UpdateAt[]): Product[] {
	return products.map((product, index) => {
		const update = updates.find((one) => one.index === index);
		return update ? { ...product, ...update.set } : product;
	});
}

describe('the node against the sandbox, for any listing and any updates of rows', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(inventoryScenario());
	});
	afterAll(async () => await shop.close());

	async function rowsNow(): Promise<PlainRow[]> {
		const rows = (await shop.json({ ...at, operation: 'get' })) as unknown as VariantRow[];
		return sorted(
			rows.map((row) => ({
				options: row.options.map(({ name, value }) => `${name}=${value}`),
				sku: row.sku,
				price: row.price.amountMinor,
				quantity: row.quantity,
				isEnabled: row.isEnabled,
				profile: row.processingProfileId,
			})),
		);
	}

	test('read back are the old rows with the updates, nothing else; no difference, no write', async () => {
		let written = 0;
		let unchanged = 0;
		const anyCase = anyInventory(['USD']).chain((inventory) =>
			fc.tuple(fc.constant(inventory), anyUpdates(inventory)),
		);
		await fc.assert(
			fc.asyncProperty(anyCase, async ([inventory, updates]) => {
				if (updates.length === 0) return;
				await shop.sandbox.control.scenario(scenarioOf(inventory));
				shop.forget();
				const rowsJson = JSON.stringify(updates.map((update) => typed(inventory, update)));
				const run = await shop.run({ ...at, operation: 'update', rowsAs: 'json', rowsJson });
				const puts = shop.operations().filter((name) => name === 'updateListingInventory').length;
				const products = expected(inventory, updates);
				const before = plainRows(inventory);
				const wanted = plainRows({ products });
				const isSame = JSON.stringify(before) === JSON.stringify(wanted);
				const isAccepted = isSame || canBeWritten(products);
				expect(run.error === undefined).toBe(isAccepted);
				expect(puts).toBe(isSame || !isAccepted ? 0 : 1);
				expect(await rowsNow()).toEqual(isAccepted ? wanted : before);
				written += puts;
				unchanged += Number(isSame);
			}),
			{ numRuns: 30 },
		);
		expect(written).toBeGreaterThan(5);
		expect(unchanged).toBeLessThan(30);
	}, 240_000);
});
