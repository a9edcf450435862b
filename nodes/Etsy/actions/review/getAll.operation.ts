import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { listReviews } from '../../../../core/etsy/reviews/list';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readTime } from '../../helpers/read-time';
import { readLimit, returnAllProperties } from '../../../shared/return-all';
import { isNumber } from '../../../shared/etsy/shop-id';
import { wrongField } from '../../helpers/read-fields';

const listing = { name: 'filters.listingId', displayName: 'Listing ID' };

const properties: INodeProperties[] = [
	...returnAllProperties,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Listing ID',
				name: 'listingId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1234567890',
				description: 'Only reviews of this listing. They then do not name the order line.',
			},
			{
				displayName: 'Max Rating',
				name: 'maxRating',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 5 },
				default: 3,
				description: 'Only reviews with so many stars at most. All are read to find them.',
			},
			{
				displayName: 'Written After',
				name: 'writtenAfter',
				type: 'dateTime',
				default: '',
				description: 'Only reviews from this time on',
			},
			{
				displayName: 'Written Before',
				name: 'writtenBefore',
				type: 'dateTime',
				default: '',
				description: 'Only reviews up to this time',
			},
		],
	},
	onlyShopOption,
];

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['review'], operation: ['getAll'] } },
	properties,
);

interface Filters {
	minCreated?: number;
	maxCreated?: number;
	listingId?: string;
	maxRating: number;
}

function readFilters(context: IExecuteFunctions, itemIndex: number): Result<Filters> {
	const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const after = readTime(context, {
		value: filters.writtenAfter,
		displayName: 'Written After',
		path: 'filters.writtenAfter',
	});
	if (!after.ok) return after;
	const before = readTime(context, {
		value: filters.writtenBefore,
		displayName: 'Written Before',
		path: 'filters.writtenBefore',
	});
	if (!before.ok) return before;
	const listingId = String(filters.listingId ?? '').trim();
	if (listingId !== '' && !isNumber(listingId)) {
		return wrongField(
			listing,
			"The value of 'Listing ID' is not a number.",
			'Enter the number of the listing, digits only.',
		);
	}
	return ok({
		minCreated: after.value,
		maxCreated: before.value,
		listingId: listingId === '' ? undefined : listingId,
		maxRating: Number(filters.maxRating ?? 5),
	});
}

/**
 * Lists reviews, one item each, without who wrote them. Costs one call for each hundred, and one
 * more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const filters = readFilters(context, itemIndex);
	if (!filters.ok) return filters;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { maxRating, ...asked } = filters.value;
	const limit = readLimit(context, itemIndex);
	const { call, shopId } = shop.value;
	const found = await listReviews(call, {
		...asked,
		shopId,
		// Stars cannot be asked for, so a limit would be used up by reviews that do not count.
		limit: maxRating >= 5 ? limit : undefined,
	});
	if (!found.ok) return found;
	const wanted = found.value.filter(({ rating }) => maxRating >= 5 || (rating ?? 5) <= maxRating);
	return ok(wanted.slice(0, limit).map((review) => toJson(review)));
}
