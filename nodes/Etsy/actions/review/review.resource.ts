import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as getAll from './getAll.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Review', value: 'review' };

/** The operations of the resource Review, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	getAll,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['review'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many reviews',
				description: 'Read the reviews of the shop or of one listing',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
