import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { formatMoney } from '../../../core/domain/money';
import { approvedPrints } from '../../../core/domain/planning/approvals';
import { planPrices as planOf } from '../../../core/domain/pricing/plan-prices';
import type {
	MapCells,
	PriceChange,
	PricePlan,
	PriceReport,
} from '../../../core/domain/pricing/plan-types';
import { notCompared } from '../../../core/domain/pricing/report';
import { ok, type Result } from '../../../core/domain/result';
import { foldText } from '../../../core/domain/variant-map/keys';
import { indexRows } from '../../../core/domain/variant-map/variant-index';
import { readShopOnSale } from '../../../core/etsy/shop-today';
import { openShop } from '../../shared/etsy/open-shop';
import { shopIdOption } from '../../shared/etsy/shop-id';
import { readSettings, settingsProperty } from '../../shared/pack-settings';
import { optionalRows } from '../../shared/inputs';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';
import { exceptionsInput } from '../../shared/pack-tables';
import { sha256 } from '../../shared/sha256';
import { toJson } from '../../shared/to-json';
import { givenMap, warnOfUnusable } from '../helpers';
import { storeIdOption } from '../properties';
import { readPrinters } from '../read-printers';

const EXCEPTIONS = exceptionsInput(2);
const MAP_ROWS = 0;
const REPORT = 1;
const CHANGES = 2;
const SUMMARY = 3;
const pairedItem = { item: 0 };

const properties: INodeProperties[] = [
	{
		displayName:
			"Start it with one item, and connect the rows of the table POD Variant Map to 'Variant Map' and those of POD Exceptions to 'Exceptions'. 'Changes' are for Etsy > Variation > Set Many; nothing is written here.",
		name: 'planPricesNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [storeIdOption, shopIdOption],
	},
];

const description = updateDisplayOptions({ show: { operation: ['planPrices'] } }, properties);

function changeItem(change: PriceChange): IDataObject {
	const { listing, variant, price, isEnabled, activates, reportKeys } = change;
	const { sku, options } = variant;
	return toJson({
		shopId: listing.shopId,
		listingId: listing.listingId,
		title: listing.title,
		...{ sku, options, priceBefore: formatMoney(variant.price) },
		...(price ? { priceNow: formatMoney(price) } : {}),
		// What Etsy > Variation > Set Many takes as JSON.
		variant: {
			...(sku ? { sku } : {}),
			...(options.length > 0 ? { options } : {}),
			...(price ? { price } : {}),
			...(isEnabled === undefined ? {} : { isEnabled }),
		},
		activates: activates.flatMap(({ rowId }) => rowId ?? []),
		reportKeys,
	});
}

function mapItem({ row, state, cost }: MapCells): IDataObject[] {
	if (row.rowId === undefined) return [];
	const now = cost ?? row.cost;
	return [
		{
			rowId: row.rowId,
			stateBefore: row.state,
			state: state ?? row.state,
			...(now ? { costMinor: now.amountMinor, currency: now.currency } : {}),
		},
	];
}

function summaryItem(
	shopId: string,
	{ changes, compared, rows }: PricePlan,
	reports: readonly PriceReport[],
) {
	const keys = (wanted: (report: PriceReport) => boolean) =>
		reports.filter(wanted).map(({ key }) => key);
	return {
		shopId,
		compared,
		listings: new Set(changes.map(({ listing }) => listing.listingId)).size,
		prices: changes.filter(({ price }) => price).length,
		switchedOff: changes.filter(({ isEnabled }) => isEnabled === false).length,
		switchedOn: changes.filter(({ isEnabled }) => isEnabled === true).length,
		mapRows: rows.length,
		applied: keys(({ applies }) => applies),
		waiting: keys(({ applies }) => !applies),
		isComplete: !reports.some(({ code }) => code === 'not_compared'),
	};
}

/**
 * Compares the listings on sale that the map speaks of with what printers ask and have today.
 * Writes nothing. Output 1: cells of the map. Output 2: one report a listing and kind, and one a
 * printer that could not be asked. Output 3: variants to write now. Output 4: sums and keys.
 * Calls: one for each 100 listings on sale, one for each 100 of these that the map speaks of; at
 * each printer one a page of saved products and one or two for each blank.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const settings = readSettings(context);
	if (!settings.ok) return settings;
	const exceptions = optionalRows(context, EXCEPTIONS);
	if (!exceptions.ok) return exceptions;
	const map = givenMap(context);
	if (!map.ok) return map;
	const { rows, unusable, dictionary } = map.value;
	warnOfUnusable(context, unusable);
	const etsy = await openShop(context, 0);
	if (!etsy.ok) return etsy;

	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const named = new Set(rows.map(({ listingId }) => listingId));
	const skus = new Set(rows.flatMap(({ sku }) => (sku ? [foldText(sku)] : [])));
	const { call, shopId } = etsy.value;
	const shop = await readShopOnSale(
		call,
		shopId,
		(one) => named.has(one.listingId) || one.skus.some((sku) => skus.has(foldText(sku))),
	);
	if (!shop.ok) return shop;
	const printers = await readPrinters(context, rows, options.storeId);
	const plan = planOf({
		shop: shop.value,
		index: indexRows(rows, unusable, dictionary),
		today: printers.today,
		settings: settings.value,
		approved: approvedPrints(exceptions.value),
		sha256,
	});
	const reports = [
		...plan.reports,
		...printers.unread.map(({ provider, failure }) => notCompared(provider, failure, sha256)),
	];
	const entry =
		(output: number) =>
		(json: IDataObject): BatchEntry => ({ json, pairedItem, output });
	return ok({
		entries: [
			...plan.rows.flatMap(mapItem).map(entry(MAP_ROWS)),
			...reports.map((one) => toJson(one)).map(entry(REPORT)),
			...plan.changes.map(changeItem).map(entry(CHANGES)),
			entry(SUMMARY)(summaryItem(shopId, plan, reports)),
		],
	});
}

/** *Plan Prices and Stock*: parameters, and what is done with the whole map at once. */
export const planPrices: BatchOperation = { description, executeBatch };
