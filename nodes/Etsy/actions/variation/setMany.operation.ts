import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { assignRows } from '../../../../core/etsy/inventory/assign';
import { setRowsOfMany, type SetAnswer } from '../../../../core/etsy/inventory/set-many';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';
import { readStates, statesOption } from '../../../shared/etsy/listing-states';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { openEtsy } from '../../../shared/etsy/session';
import { resolveShopId } from '../../../shared/etsy/shop-id';
import { rowFields } from './row-fields';
import { readItemRows } from './set-many-rows';
import { dryRunOption, everyOption, readWriteOptions, safetyOptions } from './write-options';

const [readBack, restoreImages, shopId] = safetyOptions;

const properties: INodeProperties[] = [
	{
		...listingPicker,
		required: false,
		description:
			'The listing of each input item. Left empty, the listing is looked up by its SKU, for which all listings of the shop are read once.',
	},
	{
		displayName: 'Define Variant',
		name: 'defineVariant',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{
				name: 'Using JSON',
				value: 'json',
				description: 'For variants that an earlier step worked out, such as Plan Prices and Stock',
			},
		],
		default: 'fields',
		description: 'How to say which variant is meant, and what it is to have',
	},
	...rowFields.map((field) => ({
		...field,
		displayOptions: { show: { defineVariant: ['fields'] } },
	})),
	{
		displayName: 'Variant as JSON',
		name: 'variantJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { defineVariant: ['json'] } },
		description:
			'Which variant, by its SKU and options, and what it is to have, such as <code>{ "sku": "TEE-1", "options": { "Size": "M" }, "price": "24.50", "isEnabled": true }</code>',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [everyOption, dryRunOption, statesOption, readBack, restoreImages, shopId].filter(
			(option) => option !== undefined,
		),
	},
];

/** The parameters of Set Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['variation'], operation: ['setMany'] } },
	properties,
);

function entriesOf(item: number, answers: readonly SetAnswer[]): BatchEntry[] {
	const pairedItem = { item };
	return answers.flatMap((answer): BatchEntry[] =>
		'failure' in answer
			? [{ failure: answer.failure, json: toJson(answer.known), pairedItem }]
			: answer.results.map((result) => ({ json: toJson(result), pairedItem })),
	);
}

/**
 * Sets fields of many variants, one input item a variant: each listing is read once (100 a call)
 * and written at most once, whatever the number of items. Options are taken from the first item.
 * @returns for each input item the variant as it is now, or its own failure
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const etsy = await openEtsy(context, 0);
	if (!etsy.ok) return etsy;
	const { call, api } = etsy.value;
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const ownShop = async () => await resolveShopId(context, api, options.shopId);
	const every = options.every === true;
	const { rows, failures } = readItemRows(context);
	const assigned = await assignRows(call, rows, {
		every,
		states: readStates(options.listingStates),
		shopId: ownShop,
	});
	if (!assigned.ok) return assigned;
	const done = await setRowsOfMany(call, assigned.value.listings, {
		every,
		dryRun: options.dryRun === true,
		...readWriteOptions(options),
		shopId: ownShop,
	});
	const entries = context.getInputData().flatMap((_item, item) => {
		const failure = failures.get(item) ?? assigned.value.failures.get(item);
		if (failure) return [{ failure, pairedItem: { item } }];
		return entriesOf(
			item,
			done.flatMap(({ answers }) => answers.get(item) ?? []),
		);
	});
	return ok({ entries });
}
