import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Production Partner', value: 'productionPartner' };

/** The operations of the resource Production Partner, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
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
		displayOptions: { show: { resource: ['productionPartner'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get a production partner',
				description: 'Read one production partner',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many production partners',
				description:
					'Read who makes goods for the shop; partners are added by hand in Shop Manager',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
