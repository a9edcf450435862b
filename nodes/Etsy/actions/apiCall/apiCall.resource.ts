import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as send from './send.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'API Call', value: 'apiCall' };

/** The operations of the resource API Call, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	send,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['apiCall'] } },
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send an API call',
				description: 'Send any request to the API of Etsy, with key and token',
			},
		],
		default: 'send',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
