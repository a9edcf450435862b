import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Section', value: 'section' };

/** The operations of the resource Section, by value. */
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
		displayOptions: { show: { resource: ['section'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a section',
				description: 'Make a section, unless the shop has one of this title',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get a section',
				description: 'Read one section',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sections',
				description: 'Read the sections of the shop',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
