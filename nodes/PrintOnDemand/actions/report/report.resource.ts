import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';

import * as audit from './audit.operation';
import * as checkLateness from './checkLateness.operation';
import * as checkSettings from './checkSettings.operation';
import * as explainError from './explainError.operation';
import * as figures from './figures.operation';
import * as planRetention from './planRetention.operation';
import * as reconcile from './reconcile.operation';
import * as verifyAudit from './verifyAudit.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Report', value: 'report' };

/** The operations of the resource Report, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	audit,
	checkLateness,
	checkSettings,
	explainError,
	figures,
	planRetention,
	reconcile,
	verifyAudit,
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
			{
				name: 'Monthly Figures',
				value: 'figures',
				action: 'Make monthly figures',
				description: 'Add up old rows of the ledger by month, before they are removed',
			},
			{
				name: 'Plan Retention',
				value: 'planRetention',
				action: 'Plan retention',
				description:
					'Say which rows are older than your settings allow, what is stored, and whether anything of a buyer is found in it',
			},
			{
				name: 'Reconcile',
				value: 'reconcile',
				action: 'Reconcile orders',
				description:
					'Compare every Etsy order with ledger, printers and parcels: what differs, and what puts it right',
			},
			{
				name: 'Verify Audit Log',
				value: 'verifyAudit',
				action: 'Verify the audit log',
				description:
					'Say whether a row of POD Audit Log was changed, removed, moved or slipped in; and give it as a file',
			},
		],
		default: 'audit',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
