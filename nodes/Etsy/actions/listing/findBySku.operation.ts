import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { refuse } from '../../../../core/domain/inventory/refuse';
import { ok, type Result } from '../../../../core/domain/result';
import { listingsWith } from '../../../../core/etsy/inventory/assign';
import { readSkuIndex, type SkuIndex } from '../../../../core/etsy/inventory/sku-index';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';
import { readStates, statesOption } from '../../../shared/etsy/listing-states';
import { openShop } from '../../../shared/etsy/open-shop';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { rowToJson } from '../variation/row-json';

const properties: INodeProperties[] = [
	{
		displayName: 'SKUs',
		name: 'sku',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. TEE-BLK-M, TEE-BLK-L',
		description:
			'One SKU, or several separated by commas. Capitals make no difference. An expression may give a list.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'If Not Found',
				name: 'ifNotFound',
				type: 'options',
				options: [
					{ name: 'Return an Error', value: 'error' },
					{
						name: 'Return an Item',
						value: 'item',
						description: 'An item with the SKU and with "found" set to false',
					},
				],
				default: 'error',
				description: 'What to do with a SKU that no listing has',
			},
			statesOption,
			shopIdOption,
		],
	},
];

/** The parameters of Find by SKU. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['findBySku'] } },
	properties,
);

function readSkus(given: unknown): string[] {
	const parts = Array.isArray(given) ? given : String(given ?? '').split(',');
	const skus = parts.map((part) => String(part).trim()).filter((part) => part !== '');
	return [...new Set(skus)];
}

function found(index: SkuIndex, sku: string): IDataObject[] {
	const places = index.find(sku);
	const listingIds = [...new Set(places.map(({ listing }) => listing.listingId))];
	return places.map(({ listing, product }) => ({
		askedFor: sku,
		found: true,
		...rowToJson(listing, product),
		isOnSeveralListings: listingIds.length > 1,
		listingIds,
	}));
}

function lookUp(index: SkuIndex, sku: string, item: number, asItem: boolean): BatchEntry[] {
	const pairedItem = { item };
	const ids = listingsWith(index, sku, true);
	if (ids.ok) return found(index, sku).map((json) => ({ json, pairedItem }));
	// Where listings could not be read, nobody can say that the SKU is not there.
	if (!asItem || index.unread > 0) {
		return [{ failure: ids.failure, json: { askedFor: sku, found: false }, pairedItem }];
	}
	return [{ json: toJson({ askedFor: sku, found: false, listingIds: [] }), pairedItem }];
}

function nothingAsked(item: number): BatchEntry[] {
	const empty = refuse("The field 'SKUs' is empty.", 'Enter the SKU to look for.', ['sku']);
	return empty.ok ? [] : [{ failure: empty.failure, pairedItem: { item } }];
}

/**
 * Finds the listings and variants that have SKUs. Etsy has no such look-up, so all listings of the
 * chosen states are read, once for all items: one call for each 100 listings of a state and one for
 * each 100 listings' variants, and one more where no Shop ID is given.
 * @returns one item a variant that has the SKU; it says when several listings have it
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const wanted = context
		.getInputData()
		.map((_item, index) => readSkus(context.getNodeParameter('sku', index, '')));
	if (wanted.every((skus) => skus.length === 0)) {
		return ok({ entries: wanted.flatMap((_none, item) => nothingAsked(item)) });
	}
	const etsy = await openShop(context, 0);
	if (!etsy.ok) return etsy;
	const { call, shopId, options } = etsy.value;
	const index = await readSkuIndex(call, shopId, readStates(options.listingStates));
	if (!index.ok) return index;
	const asItem = options.ifNotFound === 'item';
	const entries = wanted.flatMap((skus, item) =>
		skus.length === 0
			? nothingAsked(item)
			: skus.flatMap((sku) => lookUp(index.value, sku, item, asItem)),
	);
	return ok({ entries });
}
