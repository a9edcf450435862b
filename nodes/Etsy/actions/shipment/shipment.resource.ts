import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as add from './add.operation';
import * as getAll from './getAll.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Shipment', value: 'shipment' };

/** The operations of the resource Shipment, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	add,
	getAll,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['shipment'] } },
		options: [
			{
				name: 'Add Tracking',
				value: 'add',
				action: 'Add tracking to an order',
				description:
					'Tell Etsy and the buyer the tracking code of a parcel; Etsy e-mails the buyer',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many shipments',
				description: 'Read the parcels that Etsy knows of an order',
			},
		],
		default: 'add',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
