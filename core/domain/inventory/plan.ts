import { ok, type Result } from '../result';
import { addRows } from './add-rows';
import { applyLocated, locateUpdates, type Located } from './apply';
import { completeGrid, gridSize, MAX_GRID } from './complete';
import { differenceOf } from './difference';
import { chooseOnProperty } from './driving';
import { refuse } from './refuse';
import { describeSome, productKey } from './rows';
import type { Change, Inventory, InventoryChanges, Product } from './types';
import { checkShape, validateInventory } from './validate';

/** What is to be written, and why. */
export interface InventoryPlan {
	before: Inventory;
	/** Complete and checked; the very same object as `before` where nothing changes. */
	after: Inventory;
	/** Empty: there is nothing to write. */
	difference: Change[];
}

/** What a user has to allow. */
export interface PlanRules {
	allowRemoving: boolean;
}

/** A change that is made of located updates alone; the others stay as they are. */
export function planLocated(before: Inventory, located: readonly Located[]): Result<InventoryPlan> {
	return finish(before, applyLocated(before.products, located), { allowRemoving: false });
}

/**
 * Merges changes into an inventory: the result is the old rows with the changes applied, complete
 * and acceptable to Etsy, and the difference between the two.
 * @returns a failure, and so no plan, as soon as one update or addition cannot be used
 */
export function planInventory(
	before: Inventory,
	{ updates, additions, removeOthers }: InventoryChanges,
	rules: PlanRules,
): Result<InventoryPlan> {
	const located: Located[] = [];
	for (const answer of locateUpdates(before.products, updates)) {
		if (!answer.ok) return answer;
		located.push(answer.value);
	}
	const updated = applyLocated(before.products, located);
	const named = new Set(located.flatMap(({ products }) => [...products]));
	const kept = updated.filter((_one, index) => {
		const original = before.products[index];
		return !removeOthers || (original !== undefined && named.has(original));
	});
	const added = addRows(additions, before.products);
	if (!added.ok) return added;
	return finish(before, [...kept, ...added.value], rules);
}

function finish(
	before: Inventory,
	products: readonly Product[],
	rules: PlanRules,
): Result<InventoryPlan> {
	const unchanged = { before, after: before, difference: [] };
	if (differenceOf(before.products, products).length === 0) return ok(unchanged);
	const removal = checkRemoval(before, products, rules);
	if (!removal.ok) return removal;
	const shape = checkShape({ products, onProperty: before.onProperty });
	if (!shape.ok) return shape;
	if (gridSize(products) > MAX_GRID) {
		return refuse(
			`The options have ${gridSize(products)} combinations, far more than Etsy takes.`,
			'Use fewer option values.',
			['options'],
		);
	}
	const complete = completeGrid(products, before);
	const after: Inventory = {
		products: complete,
		onProperty: chooseOnProperty(complete, before.onProperty),
	};
	const valid = validateInventory(after, before);
	if (!valid.ok) return valid;
	const difference = differenceOf(before.products, after.products);
	return ok(difference.length === 0 ? unchanged : { before, after, difference });
}

/** A variant that is taken out disappears, or ends disabled where its combination must stay. */
function checkRemoval(
	before: Inventory,
	products: readonly Product[],
	rules: PlanRules,
): Result<void> {
	if (rules.allowRemoving) return ok(undefined);
	const left = new Set(products.map((product) => productKey(product)));
	const gone = before.products.filter((product) => !left.has(productKey(product)));
	if (gone.length === 0) return ok(undefined);
	return refuse(
		`${gone.length} of ${before.products.length} variants would disappear: ${describeSome(gone)}.`,
		"Turn on 'Allow Removing Variants' if that is what you want. Nothing was changed.",
		['options.allowRemoving'],
	);
}
