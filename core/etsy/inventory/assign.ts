import type { Failure } from '../../domain/failure';
import { refuse } from '../../domain/inventory/refuse';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ListableState } from '../listings/to-listing';
import { readInventories } from './read';
import type { SetRow } from './set-many';
import { readSkuIndex, type SkuIndex } from './sku-index';
import type { ReadInventory } from './to-inventory';

/** A row with the listing it is for, or the SKU to look it up by. */
export interface RowToAssign {
	item: number;
	listingId: string | undefined;
	sku: string;
	raw: unknown;
}

/** How to look listings up. */
export interface AssignOptions {
	/** Whether a SKU may be on several listings. */
	every: boolean;
	states: readonly ListableState[];
	shopId(): Promise<Result<string>>;
}

/** The rows by listing, each listing read once, and the rows that no listing was found for. */
export interface AssignedRows {
	listings: Array<{ listing: Result<ReadInventory>; rows: SetRow[] }>;
	failures: Map<number, Failure>;
}

/** The listings that have a SKU; a failure where there is none, or several but one is meant. */
export function listingsWith(index: SkuIndex, sku: string, every: boolean): Result<string[]> {
	const ids = [...new Set(index.find(sku).map(({ listing }) => listing.listingId))];
	if (ids.length === 0) {
		const unread =
			index.unread === 0
				? ''
				: ` ${index.unread} listings could not be read, so it may be on one of them.`;
		return refuse(
			`No listing has the SKU ${sku}.${unread}`,
			"Check the SKU, and that 'Listing States' includes the state of its listing.",
			['sku'],
			'not_found',
		);
	}
	if (ids.length === 1 || every) return ok(ids);
	return refuse(
		`The SKU ${sku} is on ${ids.length} listings: ${ids.join(', ')}.`,
		"Fill in 'Listing', or turn on 'Change Every Matching Variant' to change it on all of them.",
		['sku', 'listingId'],
	);
}

async function readIndex(
	call: EtsyCall,
	rows: readonly RowToAssign[],
	{ shopId, states }: AssignOptions,
): Promise<Result<SkuIndex | undefined>> {
	if (rows.every(({ listingId }) => listingId !== undefined)) return ok(undefined);
	const shop = await shopId();
	return shop.ok ? await readSkuIndex(call, shop.value, states) : shop;
}

/**
 * Finds out which listing each row is for and reads each of these listings once. Rows without a
 * listing make it read all listings of the shop, once for all of them.
 */
export async function assignRows(
	call: EtsyCall,
	rows: readonly RowToAssign[],
	options: AssignOptions,
): Promise<Result<AssignedRows>> {
	const failures = new Map<number, Failure>();
	const index = await readIndex(call, rows, options);
	const wanted = new Map<string, SetRow[]>();
	for (const { item, listingId, sku, raw } of rows) {
		const found = idsFor(listingId, sku, index, options.every);
		if (!found.ok) failures.set(item, found.failure);
		for (const id of found.ok ? found.value : []) {
			const list = wanted.get(id) ?? [];
			list.push({ key: item, raw });
			wanted.set(id, list);
		}
	}
	const known = index.ok ? index.value?.listings : undefined;
	const unread = [...wanted.keys()].filter((id) => known?.has(id) !== true);
	const read = await readInventories(call, unread);
	const listings = [...wanted].flatMap(([id, list]) => {
		const listing = known?.get(id) ?? read.get(id);
		return listing === undefined ? [] : [{ listing, rows: list }];
	});
	return ok({ listings, failures });
}

function idsFor(
	listingId: string | undefined,
	sku: string,
	index: Result<SkuIndex | undefined>,
	every: boolean,
): Result<string[]> {
	if (listingId !== undefined) return ok([listingId]);
	if (!index.ok) return fail(index.failure);
	return index.value === undefined ? ok([]) : listingsWith(index.value, sku, every);
}
