import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';

import * as check from './check.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Connection', value: 'connection' };

/** The operations of the resource Connection, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = { check };

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['connection'] } },
		options: [
			{
				name: 'Check',
				value: 'check',
				action: 'Check a connection',
				description: 'Find out whether a provider answers and which shops the credential reaches',
			},
		],
		default: 'check',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
