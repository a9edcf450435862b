import fc from 'fast-check';
import { planInventory } from '../../../../core/domain/inventory/plan';
import type { Inventory, Product } from '../../../../core/domain/inventory/types';
import { listingInventory } from '../../../../core/etsy/inventory/schemas';
import { toBody } from '../../../../core/etsy/inventory/to-body';
import { toInventory } from '../../../../core/etsy/inventory/to-inventory';
import { anyInventory, anyUpdates, toRowUpdate } from '../../../support/arbitraries/inventory';
import {
	answerTo,
	canBeWritten,
	plainRows,
	refusalsOf,
} from '../../../support/etsy-inventory-model';
import { valueOf } from '../../../support/result';

const anyCase = anyInventory().chain((inventory) =>
	fc.record({ inventory: fc.constant(inventory), updates: anyUpdates(inventory) }),
);

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

/** The old rows with the updates applied, by index and by nothing else. */
function expected({ inventory, updates }: Case): Product[] {
	return inventory.products.map((product, index) => {
		const update = updates.find((one) => one.index === index);
		return update ? { ...product, ...update.set } : product;
	});
}

function plan({ inventory, updates }: Case) {
	const changes = {
		updates: updates.map((update) => toRowUpdate(inventory, update)),
		additions: [],
		removeOthers: false,
	};
	return planInventory(inventory, changes, { allowRemoving: false });
}

/** What is read back of Etsy after the inventory was written, over JSON both ways. */
function writtenAndRead(inventory: Inventory): { refusals: string[]; back: Inventory } {
	const currency = inventory.products[0]?.price.currency ?? 'USD';
	const sent = JSON.stringify(valueOf(toBody(inventory)));
	const body = JSON.parse(sent) as Parameters<typeof answerTo>[0];
	const answer = listingInventory.parse(answerTo(body, currency));
	const three = inventory.products[0]?.options.length === 3;
	return { refusals: refusalsOf(body, three), back: valueOf(toInventory('1', answer)) };
}

const isBroken = (before: Product[], after: Product[]) =>
	JSON.stringify(plainRows({ products: before })) !==
	JSON.stringify(plainRows({ products: after }));

describe('the merge of an inventory, for any listing and any updates of rows', () => {
	test('what is read back is the old rows with the updates applied, and nothing else', () => {
		let written = 0;
		fc.assert(
			fc.property(anyCase, (given) => {
				const result = plan(given);
				const rows = expected(given);
				if (!isBroken([...given.inventory.products], rows)) return;
				// It refuses exactly what Etsy would refuse, whatever lists were sent along.
				expect(result.ok).toBe(canBeWritten(rows));
				if (!result.ok) return;
				written += 1;
				const { refusals, back } = writtenAndRead(result.value.after);
				expect(refusals).toEqual([]);
				expect(plainRows(back)).toEqual(plainRows({ products: rows }));
			}),
			{ numRuns: 150 },
		);
		expect(written).toBeGreaterThan(50);
	});

	test('an empty difference makes no write, and only then', () => {
		fc.assert(
			fc.property(anyCase, (given) => {
				const result = plan(given);
				const rows = expected(given);
				const changes = isBroken([...given.inventory.products], rows);
				if (!result.ok) return expect(changes).toBe(true);
				expect(result.value.difference.length > 0).toBe(changes);
				if (!changes) expect(result.value.after).toBe(given.inventory);
			}),
			{ numRuns: 100 },
		);
	});

	test('the difference names each changed field of each changed row, once', () => {
		fc.assert(
			fc.property(anyCase, (given) => {
				const result = plan(given);
				if (!result.ok) return;
				const before = given.inventory.products;
				const count = expected(given).reduce((sum, row, index) => {
					const old = before[index] as Product;
					const keys = ['sku', 'quantity', 'isEnabled', 'processingProfileId'] as const;
					const others = keys.filter((key) => row[key] !== old[key]).length;
					return sum + others + Number(row.price.amountMinor !== old.price.amountMinor);
				}, 0);
				expect(result.value.difference).toHaveLength(count);
			}),
			{ numRuns: 60 },
		);
	});

	test('written again as it is, nothing is different', () => {
		fc.assert(
			fc.property(anyInventory(), (inventory) => {
				const { back } = writtenAndRead(inventory);
				expect(plainRows(back)).toEqual(plainRows(inventory));
				expect(back.onProperty).toEqual(inventory.onProperty);
			}),
			{ numRuns: 60 },
		);
	});
});
