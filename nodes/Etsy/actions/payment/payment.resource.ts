import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as get from './get.operation';
import * as getLedger from './getLedger.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Payment', value: 'payment' };

/** The operations of the resource Payment, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	get,
	getLedger,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['payment'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get the payment of an order',
				description: 'Read what was paid for an order and what Etsy kept of it',
			},
			{
				name: 'Get Ledger',
				value: 'getLedger',
				action: 'Get the ledger of a shop',
				description: 'Read fees, sales, refunds and payouts of a time, each or added up by order',
			},
		],
		default: 'get',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
