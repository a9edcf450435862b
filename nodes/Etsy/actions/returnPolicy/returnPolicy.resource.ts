import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Return Policy', value: 'returnPolicy' };

/** The operations of the resource Return Policy, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	create,
	get,
	getAll,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['returnPolicy'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a return policy',
				description: 'Make a return policy, unless the shop has one with the same terms',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a return policy',
				description: 'Read one return policy',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many return policies',
				description: 'Read whether goods of the shop may be sent back or exchanged',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
