import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { listListings } from '../../../../core/etsy/listings/list';
import { LISTING_STATES, type ListableState } from '../../../../core/etsy/listings/to-listing';
import { toJson } from '../../../shared/to-json';
import { openShop } from '../../../shared/etsy/open-shop';
import { readLimit, returnAllProperties } from '../../../shared/return-all';
import { shopIdOption } from '../../../shared/etsy/shop-id';

const properties: INodeProperties[] = [
	{
		displayName: 'Listing State',
		name: 'listingState',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active', description: 'On sale' },
			{ name: 'Any', value: 'any', description: 'All states, drafts included' },
			{ name: 'Draft', value: 'draft', description: 'Never published' },
			{ name: 'Expired', value: 'expired', description: 'Ended after four months' },
			{ name: 'Inactive', value: 'inactive', description: 'Hidden from buyers' },
			{ name: 'Sold Out', value: 'sold_out' },
		],
		default: 'active',
		description: 'Which listings to read. Etsy hides drafts unless they are asked for.',
	},
	...returnAllProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include Images',
				name: 'includeImages',
				type: 'boolean',
				default: true,
				description: 'Whether to read the images too, at no further call',
			},
			shopIdOption,
		],
	},
];

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['getAll'] } },
	properties,
);

/**
 * Lists the listings of the shop, one item a listing. Costs one call for each 100 of a state, for
 * "Any" at least five, and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId, options } = shop.value;
	const state = context.getNodeParameter('listingState', itemIndex) as ListableState | 'any';
	const listings = await listListings(call, {
		shopId,
		states: state === 'any' ? LISTING_STATES : [state],
		limit: readLimit(context, itemIndex),
		includes: options.includeImages === true ? ['Images'] : [],
	});
	return listings.ok ? ok(listings.value.map(toJson)) : listings;
}
