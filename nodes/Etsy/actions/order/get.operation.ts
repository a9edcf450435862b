import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { toOrder } from '../../../../core/etsy/to-order';
import { leaveOutBuyerDataOption } from '../../../shared/etsy/buyer-data';
import { orderLocator, readOrderNumber } from '../../helpers/order-locator';
import { orderItems, outputOption } from '../../helpers/order-output';
import { openEtsy } from '../../../shared/etsy/session';
import { resolveShopId, shopIdOption } from '../../../shared/etsy/shop-id';

/** The limiter keeps Etsy's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	orderLocator('The order to read'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [leaveOutBuyerDataOption, outputOption, shopIdOption],
	},
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['get'] } },
	properties,
);

/**
 * Reads one order in our words. Costs one call, and one more an execution where no Shop ID is
 * given.
 * @returns one item, or one a line where that is asked for; a failure where the shop has no such
 * order
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const receiptId = readOrderNumber(context, itemIndex, 'order:get');
	if (!receiptId.ok) return receiptId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
	if (!shopId.ok) return shopId;
	const receipt = await etsy.value.api.getShopReceipt(shopId.value, receiptId.value);
	if (!receipt.ok) return receipt;
	return ok(orderItems(toOrder(receipt.value, shopId.value), options));
}
