import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { refuse } from '../../../../core/domain/inventory/refuse';
import { ok, type Result } from '../../../../core/domain/result';
import { updateInventory } from '../../../../core/etsy/inventory/update';
import type { Entry } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';
import { readListingId } from '../../../shared/etsy/open-listing';
import { parseJson } from '../../helpers/parse-json';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { openEtsy } from '../../../shared/etsy/session';
import { resolveShopId } from '../../../shared/etsy/shop-id';
import { rowFields, toRaw } from './row-fields';
import { dryRunOption, everyOption, readWriteOptions, safetyOptions } from './write-options';

const properties: INodeProperties[] = [
	{ ...listingPicker, description: 'The listing whose variants to change' },
	{
		displayName: 'Rows Are',
		name: 'scope',
		type: 'options',
		options: [
			{
				name: 'Changes',
				value: 'some',
				description: 'Variants that are not named stay as they are',
			},
			{
				name: 'The Whole Set',
				value: 'all',
				description:
					'New variants are added; variants that are not named are removed, if that is allowed in the options',
			},
		],
		default: 'some',
		description: 'What becomes of variants that are not named',
	},
	{
		displayName: 'Rows As',
		name: 'rowsAs',
		type: 'options',
		options: [
			{ name: 'Fields Below', value: 'fields' },
			{ name: 'JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How the rows are given',
	},
	{
		displayName: 'Rows',
		name: 'rows',
		type: 'fixedCollection',
		placeholder: 'Add Row',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { rowsAs: ['fields'] } },
		default: {},
		description: 'One row a variant: which one it is, and what it is to have',
		options: [{ displayName: 'Row', name: 'row', values: rowFields }],
	},
	{
		displayName: 'Rows (JSON)',
		name: 'rowsJson',
		type: 'json',
		displayOptions: { show: { rowsAs: ['json'] } },
		default: '[\n  { "sku": "TEE-BLK-M", "price": "24.50", "quantity": 25 }\n]',
		description:
			'A list of rows with sku or options, and price, quantity, isEnabled, processingProfileId or newSku',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Add New Variants',
				name: 'addMissing',
				type: 'boolean',
				default: false,
				description:
					'Whether rows that are not on the listing yet become new variants. They need all option values, a price and a quantity.',
			},
			{
				displayName: 'Allow Removing Variants',
				name: 'allowRemoving',
				type: 'boolean',
				default: false,
				description:
					'Whether variants may disappear. Otherwise a change that would remove any is refused.',
			},
			everyOption,
			dryRunOption,
			...safetyOptions,
		],
	},
];

/** The parameters of Update. */
export const description = updateDisplayOptions(
	{ show: { resource: ['variation'], operation: ['update'] } },
	properties,
);

function readRows(context: IExecuteFunctions, itemIndex: number): Result<unknown[]> {
	const isJson = context.getNodeParameter('rowsAs', itemIndex) === 'json';
	const given: unknown = isJson
		? parseJson(context.getNodeParameter('rowsJson', itemIndex))
		: context.getNodeParameter('rows.row', itemIndex, []);
	if (!Array.isArray(given)) {
		return refuse(
			'The rows are not a list in JSON.',
			'Write them as [{"sku": "TEE-BLK-M", "quantity": 25}].',
			['rowsJson'],
		);
	}
	if (given.length === 0) {
		return refuse('There are no rows.', 'Add a row for each variant to change.', ['rows']);
	}
	return ok(isJson ? (given as unknown[]) : (given as IDataObject[]).map(toRaw));
}

/**
 * Changes variants of one listing, safely: reads all, merges the rows into them, and writes
 * everything only if something changes. Calls: see `updateInventory`.
 * @returns one item: what changed, whether it was written, and the variants as they are now
 */
export async function executeList(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<Entry[]>> {
	const listingId = readListingId(context, itemIndex);
	if (!listingId.ok) return listingId;
	const rows = readRows(context, itemIndex);
	if (!rows.ok) return rows;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const outcome = await updateInventory(etsy.value.call, {
		listingId: listingId.value,
		rows: rows.value,
		every: options.every === true,
		addMissing: options.addMissing === true,
		isWholeSet: context.getNodeParameter('scope', itemIndex) === 'all',
		allowRemoving: options.allowRemoving === true,
		dryRun: options.dryRun === true,
		...readWriteOptions(options),
		shopId: async () => await resolveShopId(context, etsy.value.api, options.shopId),
	});
	if (outcome.ok) return ok([{ json: toJson(outcome.value) }]);
	return ok([{ failure: outcome.failure, json: toJson(outcome.known) }]);
}
