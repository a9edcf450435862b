import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as get from './get.operation';
import * as remove from './remove.operation';
import * as set from './set.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Personalization', value: 'personalization' };

/** The operations of the resource Personalization, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	get,
	remove,
	set,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['personalization'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get personalization',
				description: 'Read what a listing asks its buyers',
			},
			{
				name: 'Remove',
				value: 'remove',
				action: 'Remove personalization',
				description: 'Stop asking one question, or all',
			},
			{
				name: 'Set',
				value: 'set',
				action: 'Set personalization',
				description: 'Add or change the questions that a listing asks its buyers',
			},
		],
		default: 'get',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
