import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { sumsOfOrder } from '../../../../core/etsy/payments/order-sums';
import { getOrderPayments } from '../../../../core/etsy/payments/read';
import { toJson } from '../../../shared/to-json';
import { openShop } from '../../../shared/etsy/open-shop';
import { readText, wrongField } from '../../helpers/read-fields';
import { isNumber, shopIdOption } from '../../../shared/etsy/shop-id';

/** The limiter keeps Etsy's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const order = { name: 'receiptId', displayName: 'Order Number' };

const properties: INodeProperties[] = [
	{
		...order,
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description: 'The number of the order, the field "receiptId" of the resource Order',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include All Fees',
				name: 'includeAllFees',
				type: 'boolean',
				default: false,
				description:
					'Whether to also add up the fees that Etsy booked for the order within a day of the payment, such as transaction fees. Costs two more calls, and more in a busy shop.',
			},
			shopIdOption,
		],
	},
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['payment'], operation: ['get'] } },
	properties,
);

function notPaid(): Result<never> {
	return fail(
		failure({
			category: 'not_found',
			retryable: true,
			provider: 'etsy',
			operation: 'getShopPaymentByReceiptId',
			message: 'Etsy has no payment for this order.',
			hint: 'The buyer may not have paid yet, or not with Etsy Payments. Try again later.',
			fields: ['receiptId'],
		}),
	);
}

/**
 * What was paid for an order: one item a payment, which is nearly always one. Costs one call (at
 * least three with Include All Fees), and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const receiptId = readText(context, order, itemIndex);
	if (!receiptId.ok) return receiptId;
	if (!isNumber(receiptId.value)) {
		return wrongField(
			order,
			"The value of 'Order Number' is not an order number.",
			'Enter the number of the order as Etsy shows it, digits only.',
		);
	}
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { api, call, shopId, options } = shop.value;
	const payments = await getOrderPayments(call, shopId, receiptId.value);
	if (!payments.ok) return payments;
	if (payments.value.length === 0) return notPaid();
	const items = payments.value.map((payment) => toJson({ shopId, ...payment }));
	if (options.includeAllFees !== true) return ok(items);
	const sums = await sumsOfOrder(call, api, {
		shopId,
		receiptId: receiptId.value,
		payments: payments.value,
	});
	if (!sums.ok) return sums;
	return ok(
		items.map((item, index) => (index === 0 ? { ...item, sums: toJson(sums.value) } : item)),
	);
}
