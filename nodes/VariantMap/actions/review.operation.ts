import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { serviceLabel } from '../../../core/domain/provider';
import { ok, type Result } from '../../../core/domain/result';
import { everyRow } from '../../../core/domain/variant-map/read-map';
import { reviewPage } from '../../../core/domain/variant-map/review/page';
import type { RowProduct, WaitingRow } from '../../../core/domain/variant-map/review/types';
import { waitingRows } from '../../../core/domain/variant-map/review/waiting-rows';
import { readShopListings } from '../../../core/etsy/inventory/shop-listings';
import { productKey, readRowProducts } from '../../../core/providers/row-products';
import { openShop } from '../../shared/etsy/open-shop';
import { shopIdOption } from '../../shared/etsy/shop-id';
import type { BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { givenMap } from '../helpers';
import { openPrinter } from '../open-printer';
import { storeIdOption } from '../properties';

const properties: INodeProperties[] = [
	{
		displayName:
			"Start it with one item, and connect the rows of the table POD Variant Map to 'Variant Map'. It makes a page of a form out of the rows in state review: see the workflow Build the variant map.",
		name: 'reviewNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Rows per Page',
		name: 'rowsPerPage',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 20,
		description: 'How many rows are asked about on one page',
	},
	{
		displayName: 'Start After Row',
		name: 'startAfterRow',
		type: 'string',
		default: '',
		description: 'The number that the page before gave as lastRow; empty for the first page',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [storeIdOption, shopIdOption],
	},
];

const description = updateDisplayOptions({ show: { operation: ['review'] } }, properties);

/**
 * What the printers have for the rows of a page; one that cannot be asked costs the others nothing.
 */
async function readProducts(
	context: IExecuteFunctions,
	rows: readonly WaitingRow[],
	storeId: unknown,
): Promise<(row: WaitingRow) => RowProduct> {
	const found = new Map<string, RowProduct>();
	const keyOf = (row: WaitingRow) => `${row.provider} ${productKey(row)}`;
	for (const provider of new Set(rows.map((row) => row.provider))) {
		const own = rows.filter((row) => row.provider === provider);
		const opened = await openPrinter(context, provider, storeId);
		if (!opened.ok) {
			const problem = `${opened.failure.message} ${opened.failure.hint}`;
			for (const row of own) found.set(keyOf(row), { problem });
			continue;
		}
		for (const [key, read] of await readRowProducts(opened.value, own)) {
			const problem = `${serviceLabel(provider)} did not tell about this product.`;
			found.set(
				`${provider} ${key}`,
				read.ok ? { product: read.value } : { problem: read.failure.message || problem },
			);
		}
	}
	return (row) => found.get(keyOf(row)) ?? { problem: 'The printer was not asked.' };
}

/**
 * Makes a page of a form out of rows that wait for approval, compared with Etsy and the printers as
 * they are now. Calls: one at Etsy for the listings of the page, and one or two at the printers for
 * each product on it; where no Shop ID is given, one more.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const map = givenMap(context);
	if (!map.ok) return map;
	const etsy = await openShop(context, 0);
	if (!etsy.ok) return etsy;
	const { call, shopId, options } = etsy.value;
	const most = Math.max(
		1,
		Math.floor(Number(context.getNodeParameter('rowsPerPage', 0, 20))) || 20,
	);
	const after = Number(context.getNodeParameter('startAfterRow', 0, '')) || 0;
	const waiting = waitingRows(map.value.cells, shopId);
	const open = waiting.filter(({ rowId }) => Number(rowId) > after);
	const rows = open.slice(0, most);
	const ids = [...new Set(rows.flatMap(({ listingId }) => (listingId ? [listingId] : [])))];
	const read = await readShopListings(call, shopId, ids);
	const [unread] = read.failed;
	if (unread) return { ok: false, failure: unread.failure };
	const productOf = await readProducts(context, rows, options.storeId);
	const listings = new Map(read.listings.map((one) => [one.listingId, one]));
	const page = reviewPage({ rows, listings, productOf }, everyRow(map.value));
	const facts: IDataObject = {
		waiting: waiting.length,
		onThisPage: rows.length,
		lastRow: rows.at(-1)?.rowId ?? '',
		isLastPage: open.length <= rows.length,
		message: `${waiting.length} row(s) wait for you; this page asks about ${rows.length} of them.`,
	};
	const json = { ...facts, ...toJson(page) };
	return ok({ entries: [{ json, pairedItem: { item: 0 } }] });
}

/** *Review*: parameters, and what is done with all waiting rows at once. */
export const review: BatchOperation = { description, executeBatch };
