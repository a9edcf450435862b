import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import { offeredWhere } from '../../helpers/offered-where';
import * as cleanUp from './cleanUp.operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as publish from './publish.operation';
import * as update from './update.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Product', value: 'product' };

/** The operations of the resource Product, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	cleanUp,
	create,
	delete: remove,
	get,
	getAll,
	publish,
	update,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['product'] } },
		options: [
			{
				name: 'Clean Up',
				value: 'cleanUp',
				action: 'Clean up products',
				description:
					'Delete the products that were saved for single personalised lines of ended orders',
				displayOptions: offeredWhere('listLineProducts'),
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create a product',
				description: 'Save a product: a blank with artwork on it',
				displayOptions: offeredWhere('createProduct'),
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete a product',
				description: 'Delete a saved product',
				displayOptions: offeredWhere('deleteProduct'),
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a product',
				description: 'Read one saved product with its variants, prices and pictures',
				displayOptions: offeredWhere('getProduct'),
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many products',
				description: 'List the saved products of the shop',
				displayOptions: offeredWhere('listProducts'),
			},
			{
				name: 'Publish',
				value: 'publish',
				action: 'Publish a product',
				description:
					'Put a saved product into the shop that it belongs to. It may cost a fee there.',
				displayOptions: offeredWhere('publishProduct'),
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update a product',
				description: 'Change a saved product; what is left empty stays as it is',
				displayOptions: offeredWhere('updateProduct'),
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
