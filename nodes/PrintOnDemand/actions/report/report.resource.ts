import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as audit from './audit.operation';

/** The operations of the resource Report, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = { audit };

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['report'] } },
		options: [
			{
				name: 'Audit Rows',
				value: 'audit',
				action: 'Make audit rows',
				description: 'Turn what was done into rows for POD Audit Log that cannot be changed unseen',
			},
		],
		default: 'audit',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = [...audit.description];
