import type { Failure } from '../../domain/failure';
import { parseRow, type RowInput } from '../../domain/inventory/parse-row';
import { planInventory, type InventoryPlan } from '../../domain/inventory/plan';
import { toRows } from '../../domain/inventory/rows';
import { toChanges, type RowRules } from '../../domain/inventory/to-changes';
import type { Change, Inventory, VariantRow } from '../../domain/inventory/types';
import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { readInventory } from './read';
import { toBody, type InventoryBody } from './to-body';
import type { ReadInventory } from './to-inventory';
import { writeInventory, type AfterWrite, type WriteOptions } from './write';

/** What to do with one listing. */
export interface InventoryUpdate extends RowRules, WriteOptions {
	listingId: string;
	/** As the user gave them. */
	rows: readonly unknown[];
	allowRemoving: boolean;
	/** Only show what would be written. */
	dryRun: boolean;
	/** The shop, where the inventory does not name it. */
	shopId(): Promise<Result<string>>;
}

/** What became of it, in a seller's words. */
export interface InventoryReport {
	listingId: string;
	title?: string;
	state?: string;
	/** Whether anything is different from what it was. */
	changed: boolean;
	written: boolean;
	dryRun: boolean;
	difference: Change[];
	/** The variants as they are now; in a dry run as they would be. */
	rows: VariantRow[];
	imagesRestored?: number;
	imagesLost?: number;
	/** What would be sent; in a dry run only. */
	body?: InventoryBody;
}

/** A failure, and what is known all the same. */
export interface ReportedFailure {
	failure: Failure;
	known: Partial<InventoryReport> & Pick<AfterWrite, 'differs' | 'images'>;
}

/** The report, or a failure with what is known. */
export type UpdateOutcome =
	| { ok: true; value: InventoryReport }
	| ({ ok: false } & ReportedFailure);

/** The currency of a listing. */
export function currencyOf({ products }: Inventory): string {
	return products[0]?.price.currency ?? '';
}

function planOf(before: Inventory, update: InventoryUpdate): Result<InventoryPlan> {
	const rows: RowInput[] = [];
	for (const raw of update.rows) {
		const row = parseRow(raw, currencyOf(before));
		if (!row.ok) return row;
		rows.push(row.value);
	}
	const changes = toChanges(before, rows, update);
	if (!changes.ok) return changes;
	return planInventory(before, changes.value, { allowRemoving: update.allowRemoving });
}

function describe({ listingId, title, state }: ReadInventory) {
	return {
		listingId,
		...(title === undefined ? {} : { title }),
		...(state === undefined ? {} : { state }),
	};
}

/** What a failed write leaves behind, as fields for an error branch. */
export function knownAfter({ isWritten, differs, images }: AfterWrite): ReportedFailure['known'] {
	return {
		written: isWritten,
		...(differs === undefined ? {} : { differs }),
		...(images === undefined ? {} : { images }),
	};
}

/**
 * Reads the variants of a listing, merges the rows into them, and writes them only if that changes
 * anything. One call where nothing changes or in a dry run; else one more for the write, one for
 * the links of images (up to three more where there are any), and one to read back.
 */
export async function updateInventory(
	call: EtsyCall,
	update: InventoryUpdate,
): Promise<UpdateOutcome> {
	const { listingId, dryRun } = update;
	const read = await readInventory(call, listingId);
	if (!read.ok) return { ok: false, failure: read.failure, known: { listingId, written: false } };
	const plan = planOf(read.value.inventory, update);
	const about = describe(read.value);
	if (!plan.ok) return { ok: false, failure: plan.failure, known: { ...about, written: false } };
	const { difference, after } = plan.value;
	const changed = difference.length > 0;
	const report = { ...about, changed, written: false, dryRun, difference, rows: toRows(after) };
	if (!changed) return { ok: true, value: report };
	if (dryRun) {
		const body = toBody(after);
		if (!body.ok) return { ok: false, failure: body.failure, known: { ...about, difference } };
		return { ok: true, value: { ...report, body: body.value } };
	}
	const shopId = read.value.shopId === undefined ? await update.shopId() : ok(read.value.shopId);
	if (!shopId.ok)
		return { ok: false, failure: shopId.failure, known: { ...about, written: false } };
	const write = { shopId: shopId.value, listingId, plan: plan.value };
	const outcome = await writeInventory(call, write, update);
	if (!outcome.ok) {
		const known = { ...about, difference, ...knownAfter(outcome) };
		return { ok: false, failure: outcome.failure, known };
	}
	const { inventory, ...images } = outcome.value;
	return { ok: true, value: { ...report, written: true, ...images, rows: toRows(inventory) } };
}
