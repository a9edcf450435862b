import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as markShipped from './markShipped.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Order', value: 'order' };

/** The operations of the resource Order, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	get,
	getAll,
	markShipped,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get an order',
				description: 'Read one order by its number',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many orders',
				description: 'Read many orders of a kind, such as those that wait to be made and sent',
			},
			{
				name: 'Mark Shipped',
				value: 'markShipped',
				action: 'Mark an order as shipped',
				description:
					'Mark an order as shipped where the parcel has no tracking code; Etsy e-mails the buyer',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
