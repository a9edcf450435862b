import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { markShipped } from '../../../../core/etsy/shipments/ship';
import { orderLocator } from '../../helpers/order-locator';
import { withOrder } from '../../helpers/ship-order';
import {
	buyerEmailNotice,
	copyToSellerOption,
	noteToBuyerOption,
	readExtras,
} from '../../helpers/shipping-options';
import { shopIdOption } from '../../../shared/etsy/shop-id';

/** Orders side by side; items of one order follow each other. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	buyerEmailNotice,
	orderLocator('The order that was shipped without a tracking code'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [noteToBuyerOption, copyToSellerOption, shopIdOption],
	},
];

/** The parameters of Mark Shipped. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['markShipped'] } },
	properties,
);

/**
 * Marks an order as shipped without a tracking code. Costs two calls, one where it is shipped
 * already, three where Etsy's answer was in doubt; and one more an execution where no Shop ID is
 * given.
 * @returns exactly one item; a `policy` failure where Etsy demands tracking (within the US above
 * 10 dollars, to India), `unclear` where it cannot be known whether Etsy took it
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	return await withOrder(
		context,
		itemIndex,
		'order:markShipped',
		async (api, order, options) => await markShipped(api, order, readExtras(options)),
	);
}
