import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { toOrder } from '../../../../core/etsy/to-order';
import { leaveOutBuyerDataOption, orderToJson } from '../../helpers/buyer-data';
import { openEtsy } from '../../helpers/session';
import { isNumber, resolveShopId, shopIdOption } from '../../helpers/shop-id';

/** The limiter keeps Etsy's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	{
		displayName: 'Order',
		name: 'receiptId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The order to read',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an open order...',
				typeOptions: { searchListMethod: 'searchOpenOrders', searchable: true },
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: 'e.g. https://www.etsy.com/your/orders/sold?order_id=1234567890',
				extractValue: { type: 'regex', regex: 'order_id=(\\d+)' },
				validation: [
					{
						type: 'regex',
						properties: {
							regex: 'order_id=\\d+',
							errorMessage: 'The address of an order holds "order_id=" and its number',
						},
					},
				],
			},
			{
				displayName: 'By Number',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1234567890',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [leaveOutBuyerDataOption, shopIdOption],
	},
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['get'] } },
	properties,
);

function readOrderNumber(context: IExecuteFunctions, itemIndex: number): Result<string> {
	const value: unknown = context.getNodeParameter('receiptId', itemIndex, '', {
		extractValue: true,
	});
	const number = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (isNumber(number)) return ok(number);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'order:get',
			message:
				number === ''
					? "The field 'Order' is empty."
					: "The value of 'Order' is not an order number.",
			hint: 'Enter the number of the order as Etsy shows it, digits only.',
			fields: ['receiptId'],
		}),
	);
}

/**
 * Reads one order in our words. Costs one call, and one more an execution where no Shop ID is
 * given.
 * @returns exactly one item; a failure where the shop has no such order
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const receiptId = readOrderNumber(context, itemIndex);
	if (!receiptId.ok) return receiptId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
	if (!shopId.ok) return shopId;
	const receipt = await etsy.value.api.getShopReceipt(shopId.value, receiptId.value);
	if (!receipt.ok) return receipt;
	const order = toOrder(receipt.value, shopId.value);
	return ok([orderToJson(order, options.leaveOutBuyerData === true)]);
}
