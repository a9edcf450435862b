import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toOrderLines } from '../../../core/domain/order-lines';
import type { Order } from '../../../core/domain/order';
import { toJson } from '../../shared/to-json';
import { withoutBuyerData } from '../../shared/etsy/buyer-data';

/** The option to get lines instead of orders. */
export const outputOption: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'One Item per Line', value: 'lines' },
		{ name: 'One Item per Order', value: 'orders' },
	],
	default: 'orders',
	description:
		'Whether an order with three lines becomes one item with a list, or three items that each hold one line and what is known of the order',
};

/**
 * An order as the items that the user asked for.
 * @param options the collection Options, with `output` and `leaveOutBuyerData`
 * @returns one item, or one a line
 */
export function orderItems(order: Order, options: IDataObject): IDataObject[] {
	const shown = options.leaveOutBuyerData === true ? withoutBuyerData(order) : order;
	return (options.output === 'lines' ? toOrderLines(shown) : [shown]).map(toJson);
}
