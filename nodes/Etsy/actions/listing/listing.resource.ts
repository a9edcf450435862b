import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as create from './create.operation';
import * as deactivate from './deactivate.operation';
import * as remove from './delete.operation';
import * as findBySku from './findBySku.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as publish from './publish.operation';
import * as renew from './renew.operation';
import * as update from './update.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Listing', value: 'listing' };

/** The operations of the resource Listing, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	create,
	deactivate,
	delete: remove,
	findBySku,
	get,
	getAll,
	publish,
	renew,
	update,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['listing'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a listing',
				description: 'Make a draft, which buyers do not see and which costs nothing',
			},
			{
				name: 'Deactivate',
				value: 'deactivate',
				action: 'Deactivate a listing',
				description: 'Hide an active listing from buyers, which can be undone',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete a listing',
				description: 'Delete a listing for good',
			},
			{
				name: 'Find by SKU',
				value: 'findBySku',
				action: 'Find listings by SKU',
				description: 'Find the listings and variants that have a SKU',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a listing',
				description: 'Read one listing in any state',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many listings',
				description: 'Read the listings of the shop in one state or in all',
			},
			{
				name: 'Publish',
				value: 'publish',
				action: 'Publish a listing',
				description: 'Put a draft on sale, for a listing fee, or an inactive listing again',
			},
			{
				name: 'Renew',
				value: 'renew',
				action: 'Renew a listing',
				description: 'Put an expired or sold-out listing on sale again, for a listing fee',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update a listing',
				description: 'Change texts, settings and attributes of a listing',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
