import { ok, type Result } from '../result';
import { describeMatch, fitting } from './match';
import type { RowInput } from './parse-row';
import { refuse } from './refuse';
import type { Inventory, InventoryChanges, NewRow, RowUpdate } from './types';

/** How rows are meant. */
export interface RowRules {
	/** A row may mean several variants. */
	every: boolean;
	/** Rows that are not there are new variants. */
	addMissing: boolean;
	/** The rows are all that the listing is to have; implies `addMissing`. */
	isWholeSet: boolean;
}

function toNewRow({ match, set }: RowInput): Result<NewRow> {
	const missing = [
		...(set.price === undefined ? ['price'] : []),
		...(set.quantity === undefined ? ['quantity'] : []),
	];
	const { price, quantity } = set;
	if (price === undefined || quantity === undefined) {
		return refuse(
			`The listing has no variant with ${describeMatch(match)}, and for a new one the ${missing.join(' and the ')} is missing.`,
			'Correct the SKU or the option values, or give price and quantity of the new variant.',
			missing,
		);
	}
	return ok({
		options: match.options ?? [],
		price,
		quantity,
		sku: set.sku ?? match.sku ?? '',
		...(set.isEnabled === undefined ? {} : { isEnabled: set.isEnabled }),
		...(set.processingProfileId === undefined
			? {}
			: { processingProfileId: set.processingProfileId }),
	});
}

/** Sorts rows into updates of what is there and additions of what is not. */
export function toChanges(
	{ products }: Inventory,
	rows: readonly RowInput[],
	{ every, addMissing, isWholeSet }: RowRules,
): Result<InventoryChanges> {
	const updates: RowUpdate[] = [];
	const additions: NewRow[] = [];
	for (const row of rows) {
		const isThere = fitting(products, row.match).length > 0;
		if (isThere || !(addMissing || isWholeSet)) {
			updates.push({ ...row, every });
			continue;
		}
		const addition = toNewRow(row);
		if (!addition.ok) return addition;
		additions.push(addition.value);
	}
	return ok({ updates, additions, removeOthers: isWholeSet });
}
