import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Money } from '../../../core/domain/money';
import type { Failure } from '../../../core/domain/failure';
import { serviceLabel } from '../../../core/domain/provider';
import { ok, type Result } from '../../../core/domain/result';
import type { Finding } from '../../../core/domain/variant-map/check/finding';
import { checkListings, type CostsToday } from '../../../core/domain/variant-map/check/listings';
import { checkPrinter } from '../../../core/domain/variant-map/check/printer';
import { brokenRows, doubledRows } from '../../../core/domain/variant-map/check/rows';
import type { VariantMapRow } from '../../../core/domain/variant-map/row';
import { indexRows } from '../../../core/domain/variant-map/variant-index';
import { readShopToday } from '../../../core/etsy/shop-today';
import { openShop } from '../../shared/etsy/open-shop';
import { shopIdOption } from '../../shared/etsy/shop-id';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { givenMap } from '../helpers';
import { storeIdOption } from '../properties';
import { readPrinters, type PrintersToday } from '../read-printers';

const FINDINGS = 0;
const SUMMARY = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Start it with one item, and connect the rows of the table POD Variant Map to 'Variant Map'. Each thing that is wrong comes out as one item with what repairs it.",
		name: 'checkNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Check With',
		name: 'checkWith',
		type: 'options',
		options: [
			{ name: 'Etsy and Providers', value: 'all' },
			{ name: 'Etsy Alone', value: 'etsy' },
			{ name: 'Neither', value: 'none', description: 'Only the rows themselves; no API call' },
		],
		default: 'all',
		description: 'What the rows are compared with',
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

const description = updateDisplayOptions({ show: { operation: ['check'] } }, properties);

function notChecked(provider: string, { message, hint }: Failure): Finding {
	return {
		code: 'not_checked',
		severity: 'info',
		message: `The rows of ${serviceLabel(provider)} were not checked: ${message}`,
		repair: hint,
		...{ shopId: '', listingId: '', sku: '', options: '', provider },
	};
}

function checkPrinters(
	rows: readonly VariantMapRow[],
	{ today, unread }: PrintersToday,
): { findings: Finding[]; costs: CostsToday } {
	const costs = new Map<VariantMapRow, Money>();
	const findings = unread.map(({ provider, failure }) => notChecked(provider, failure));
	for (const row of rows) {
		if (row.source === undefined || row.state === 'disabled') continue;
		const found = today(row);
		if (typeof found !== 'string' && found.cost) costs.set(row, found.cost);
		findings.push(...checkPrinter(row, found));
	}
	return { findings, costs };
}

function summaryOf(findings: readonly Finding[], rows: number): IDataObject {
	const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
	const codes: Record<string, number> = {};
	for (const { code } of findings) codes[code] = (codes[code] ?? 0) + 1;
	const sums = { errors: count('error'), warnings: count('warning'), infos: count('info') };
	return { rows, findings: findings.length, ...sums, codes };
}

const SEVERITIES = ['error', 'warning', 'info'];

/**
 * Looks whether the map is sound today. Calls: one for each 100 listings of a state and one for
 * each 100 listings' variants; at each printer one a page of saved products and one or two for
 * each blank.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const map = givenMap(context);
	if (!map.ok) return map;
	const { rows, unusable, dictionary } = map.value;
	const index = indexRows(rows, unusable, dictionary);
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const checkWith = context.getNodeParameter('checkWith', 0, 'all');
	const etsy = checkWith === 'none' ? undefined : await openShop(context, 0);
	if (etsy?.ok === false) return etsy;
	const shop = etsy?.value;
	// Other shops have their own credentials, here and at the printers: their rows are theirs to
	// check.
	const isOwn = (row: { shopId: string }) =>
		shop === undefined || row.shopId === '' || row.shopId === shop.shopId;
	const own = rows.filter(isOwn);
	const findings = [...brokenRows(unusable), ...doubledRows(rows, dictionary)].filter(isOwn);
	const printers =
		checkWith === 'all'
			? checkPrinters(own, await readPrinters(context, own, options.storeId))
			: null;
	if (shop) {
		const named = own.flatMap(({ listingId }) => (listingId ? [listingId] : []));
		const today = await readShopToday(shop.call, shop.shopId, named);
		if (!today.ok) return today;
		findings.push(...checkListings(today.value, index, printers?.costs));
	}
	findings.push(...(printers?.findings ?? []));
	const sorted = [...findings].sort(
		(a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
	);
	const pairedItem = { item: 0 };
	const summary = summaryOf(findings, own.length);
	return ok({
		entries: [
			...sorted.map((one): BatchEntry => ({ json: toJson(one), pairedItem, output: FINDINGS })),
			{ json: { shopId: shop?.shopId ?? '', ...summary }, pairedItem, output: SUMMARY },
		],
	});
}

/** *Check*: parameters, and what is done with the whole map at once. */
export const check: BatchOperation = { description, executeBatch };
