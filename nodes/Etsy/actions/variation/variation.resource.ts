import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as setMany from './setMany.operation';
import * as update from './update.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Variation', value: 'variation' };

/** The operations of the resource Variation, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	get,
	getAll,
	setMany,
	update,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['variation'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get variations of a listing',
				description: 'Read the variants of one listing as rows with SKU, price and quantity',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get variations of many listings',
				description: 'Read the variants of the listings of many input items together',
			},
			{
				name: 'Set Many',
				value: 'setMany',
				action: 'Set many variations',
				description:
					'Set prices, quantities and more of many variants from the input items, with one write a listing',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update variations of a listing',
				description:
					'Change, add or remove variants of one listing; the others stay exactly as they are',
			},
		],
		default: 'get',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
