import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Processing Profile', value: 'processingProfile' };

/** The operations of the resource Processing Profile, by value. */
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
		displayOptions: { show: { resource: ['processingProfile'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a processing profile',
				description:
					'Make a processing profile, unless the shop has one of the same kind and times',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a processing profile',
				description: 'Read one processing profile',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many processing profiles',
				description: 'Read how long the listings of the shop take until they are sent',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
