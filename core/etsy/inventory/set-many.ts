import { locateUpdates, type Located } from '../../domain/inventory/apply';
import { differenceOf } from '../../domain/inventory/difference';
import { parseRow, type RowInput } from '../../domain/inventory/parse-row';
import { planLocated } from '../../domain/inventory/plan';
import { productKey, toRow } from '../../domain/inventory/rows';
import type { Change, Inventory, Product, VariantRow } from '../../domain/inventory/types';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ReadInventory } from './to-inventory';
import { currencyOf, knownAfter, type ReportedFailure } from './update';
import { writeInventory, type WriteOptions } from './write';

/** One row to set, with a key of the caller's. */
export interface SetRow {
	key: number;
	/** As the user gave it. */
	raw: unknown;
}

/** How to set. */
export interface SetOptions extends WriteOptions {
	every: boolean;
	dryRun: boolean;
	/** The shop, where an inventory does not name it. */
	shopId(): Promise<Result<string>>;
}

/** One variant that a row was for. */
export interface SetResult extends VariantRow {
	listingId: string;
	title?: string;
	changed: boolean;
	written: boolean;
	dryRun: boolean;
	difference: Change[];
}

/** What became of a row: the variants it was for, or why not. */
export type SetAnswer = { results: SetResult[] } | ReportedFailure;

type Answers = Map<number, SetAnswer>;

/** The rows of one listing that can be used; the others have their answer already. */
function locateRows(
	{ listingId, inventory }: ReadInventory,
	rows: readonly SetRow[],
	every: boolean,
	answers: Answers,
): Array<{ key: number; located: Located }> {
	const parsed = rows.map(({ key, raw }) => ({
		key,
		row: parseRow(raw, currencyOf(inventory)),
	}));
	const usable = parsed.flatMap(({ key, row }): Array<{ key: number; row: RowInput }> => {
		if (row.ok) return [{ key, row: row.value }];
		answers.set(key, { failure: row.failure, known: { listingId, written: false } });
		return [];
	});
	const located = locateUpdates(
		inventory.products,
		usable.map(({ row }) => ({ ...row, every })),
	);
	return usable.flatMap(({ key }, index) => {
		const answer = located[index] as Result<Located>;
		if (answer.ok) return [{ key, located: answer.value }];
		answers.set(key, { failure: answer.failure, known: { listingId, written: false } });
		return [];
	});
}

/** The product of an inventory that stands where another one stood. */
function counterpart(products: ReadonlyMap<string, Product>, old: Product): Product {
	return products.get(productKey(old)) ?? old;
}

function byKey({ products }: Inventory): Map<string, Product> {
	return new Map(products.map((product) => [productKey(product), product]));
}

/**
 * Sets rows of one listing that was read: at most one write, whatever the number of rows. A row
 * that cannot be used costs the others nothing; where the rows together cannot be written, all
 * fail and nothing is.
 */
export async function setRows(
	call: EtsyCall,
	listing: ReadInventory,
	rows: readonly SetRow[],
	options: SetOptions,
): Promise<Answers> {
	const answers: Answers = new Map();
	const { listingId, inventory, title } = listing;
	const usable = locateRows(listing, rows, options.every, answers);
	const failAll = (answer: ReportedFailure) => {
		for (const { key } of usable) answers.set(key, answer);
		return answers;
	};
	const plan = planLocated(
		inventory,
		usable.map(({ located }) => located),
	);
	if (!plan.ok) return failAll({ failure: plan.failure, known: { listingId, written: false } });
	const { after, difference } = plan.value;
	const isWrite = difference.length > 0 && !options.dryRun;
	const shopId =
		!isWrite || listing.shopId !== undefined ? ok(listing.shopId ?? '') : await options.shopId();
	if (!shopId.ok) return failAll({ failure: shopId.failure, known: { listingId, written: false } });
	const write = { shopId: shopId.value, listingId, plan: plan.value };
	const outcome = isWrite ? await writeInventory(call, write, options) : undefined;
	if (outcome?.ok === false) {
		return failAll({ failure: outcome.failure, known: { listingId, ...knownAfter(outcome) } });
	}
	const planned = byKey(after);
	const found = outcome === undefined ? planned : byKey(outcome.value.inventory);
	for (const { key, located } of usable) {
		const results = located.products.map((product): SetResult => {
			const own = differenceOf([product], [counterpart(planned, product)]);
			return {
				listingId,
				...(title === undefined ? {} : { title }),
				...toRow(found.get(productKey(product)) ?? counterpart(planned, product)),
				changed: own.length > 0,
				written: outcome !== undefined && own.length > 0,
				dryRun: options.dryRun,
				difference: own,
			};
		});
		answers.set(key, { results });
	}
	return answers;
}

/** How many listings are written at once; the limiter keeps Etsy's limits. */
const AT_ONCE = 4;

/** Sets rows of many listings that were read. @returns an answer for every row */
export async function setRowsOfMany(
	call: EtsyCall,
	listings: ReadonlyArray<{ listing: Result<ReadInventory>; rows: readonly SetRow[] }>,
	options: SetOptions,
): Promise<Array<{ listing: Result<ReadInventory>; answers: Answers }>> {
	const done: Array<{ listing: Result<ReadInventory>; answers: Answers }> = [];
	for (let start = 0; start < listings.length; start += AT_ONCE) {
		const part = listings.slice(start, start + AT_ONCE).map(async ({ listing, rows }) => {
			if (listing.ok) {
				return { listing, answers: await setRows(call, listing.value, rows, options) };
			}
			const { failure } = listing;
			const refused = { failure, known: { written: false } };
			return { listing: fail(failure), answers: new Map(rows.map(({ key }) => [key, refused])) };
		});
		done.push(...(await Promise.all(part)));
	}
	return done;
}
