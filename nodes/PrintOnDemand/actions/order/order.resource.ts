import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as confirm from './confirm.operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as plan from './plan.operation';

/** The operations of the resource Order, by value. An operation is a file and a line in each list. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	confirm,
	create,
	get,
	plan,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{
				name: 'Confirm Claims',
				value: 'confirm',
				action: 'Confirm claimed orders',
				description: 'Let only those planned orders go on that this run holds in the ledger',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create an order',
				description:
					'Create an order at a provider without starting production; an order that is there already is returned and never made twice',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get an order',
				description: 'Read one order at a provider: status, costs, lines and shipments',
			},
			{
				name: 'Plan',
				value: 'plan',
				action: 'Plan orders',
				description:
					'Compare Etsy orders with the ledger: what to order, what to hold, what to leave out',
			},
		],
		default: 'create',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = [
	...confirm.description,
	...create.description,
	...get.description,
	...plan.description,
];
