import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { isNumber } from '../../shared/etsy/shop-id';

/**
 * The parameter Order: from the list of open orders, by its address on Etsy, or by its number.
 * @param description what is done with it
 */
export function orderLocator(description: string): INodeProperties {
	return {
		displayName: 'Order',
		name: 'receiptId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
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
	};
}

/**
 * Reads the parameter Order.
 * @param operation for the failure, such as `shipment:add`
 */
export function readOrderNumber(
	context: IExecuteFunctions,
	itemIndex: number,
	operation: string,
): Result<string> {
	const value: unknown = context.getNodeParameter('receiptId', itemIndex, '', {
		extractValue: true,
	});
	const number = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (isNumber(number)) return ok(number);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation,
			message:
				number === ''
					? "The field 'Order' is empty."
					: "The value of 'Order' is not an order number.",
			hint: 'Enter the number of the order as Etsy shows it, digits only.',
			fields: ['receiptId'],
		}),
	);
}
