import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as checkAccess from './checkAccess.operation';
import * as get from './get.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Shop', value: 'shop' };

/** The operations of the resource Shop, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	checkAccess,
	get,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['shop'] } },
		options: [
			{
				name: 'Check Access',
				value: 'checkAccess',
				action: 'Check access of a shop',
				description: 'Find out what your Etsy key may do in this shop, without changing anything',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a shop',
				description: 'Read the name, currency and state of a shop',
			},
		],
		default: 'get',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
