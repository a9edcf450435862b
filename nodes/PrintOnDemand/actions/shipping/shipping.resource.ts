import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import { offeredWhere } from '../../helpers/offered-where';
import * as getMethods from './getMethods.operation';
import * as quote from './quote.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Shipping', value: 'shipping' };

/** The operations of the resource Shipping, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = { getMethods, quote };

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['shipping'] } },
		options: [
			{
				name: 'Get Methods',
				value: 'getMethods',
				action: 'Get shipping methods',
				description: 'List the ways in which a provider ships',
				displayOptions: offeredWhere('shippingMethods'),
			},
			{
				name: 'Quote',
				value: 'quote',
				action: 'Quote an order',
				description:
					'Price an order without making it: all ways of shipping, and what else the provider tells',
				displayOptions: offeredWhere('quote'),
			},
		],
		default: 'quote',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
