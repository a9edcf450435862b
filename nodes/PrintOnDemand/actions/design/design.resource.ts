import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import { offeredWhere } from '../../helpers/offered-where';
import * as save from './save.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Design', value: 'design' };

/** The operations of the resource Design, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = { save };

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['design'] } },
		options: [
			{
				name: 'Save',
				value: 'save',
				action: 'Save a design as a product',
				description:
					'Make the product of a design unless it is there, give it prices by a rule, and say what its listing on Etsy is made of',
				displayOptions: offeredWhere('updateProduct'),
			},
		],
		default: 'save',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
