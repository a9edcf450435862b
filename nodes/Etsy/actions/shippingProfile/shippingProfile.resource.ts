import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as addDestination from './addDestination.operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Shipping Profile', value: 'shippingProfile' };

/** The operations of the resource Shipping Profile, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	addDestination,
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
		displayOptions: { show: { resource: ['shippingProfile'] } },
		options: [
			{
				name: 'Add Destination',
				value: 'addDestination',
				action: 'Add a destination to a shipping profile',
				description: 'Ship to one more place, unless the profile ships there already',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create a shipping profile',
				description:
					'Make a shipping profile with one destination, unless the shop has one of this title',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a shipping profile',
				description: 'Read one shipping profile',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many shipping profiles',
				description: 'Read the shipping profiles of the shop with their destinations and upgrades',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
