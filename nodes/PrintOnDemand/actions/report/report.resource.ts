import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';

import * as audit from './audit.operation';
import * as checkLateness from './checkLateness.operation';
import * as checkSettings from './checkSettings.operation';
import * as explainError from './explainError.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Report', value: 'report' };

/** The operations of the resource Report, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	audit,
	checkLateness,
	checkSettings,
	explainError,
};

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
			{
				name: 'Check Lateness',
				value: 'checkLateness',
				action: 'Check which orders are late',
				description:
					'Say which orders are late or at risk, why, and who must act; and how printers kept their time',
			},
			{
				name: 'Check Settings',
				value: 'checkSettings',
				action: 'Check settings',
				description: 'List all settings of the pack and say which cannot be used',
			},
			{
				name: 'Explain Error',
				value: 'explainError',
				action: 'Explain an error',
				description: 'Say in plain words which workflow stopped and why, for an error workflow',
			},
		],
		default: 'audit',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = [
	...audit.description,
	...checkLateness.description,
	...checkSettings.description,
	...explainError.description,
];
