import { createHash } from 'node:crypto';
import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { chainEvents } from '../../../../core/domain/audit';
import { ok, type Result } from '../../../../core/domain/result';
import type { BatchOutcome } from '../../../shared/operation';

const properties: INodeProperties[] = [
	{
		displayName: 'Action',
		name: 'action',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. order.created',
		description: 'What was done',
	},
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '={{ $json.externalId }}',
		required: true,
		description: 'What it was done to: an order reference or number, never a name or an address',
	},
	{
		displayName: 'Detail',
		name: 'detail',
		type: 'string',
		default: '',
		description: 'More about it, without any buyer data',
	},
	{
		displayName: 'Actor',
		name: 'actor',
		type: 'string',
		default: '={{ $workflow.name }} #{{ $execution.id }}',
		description: 'Who did it',
	},
	{
		displayName: 'Hash of the Row Before',
		name: 'prevHash',
		type: 'string',
		default: '',
		description: 'The column hash of the newest row in POD Audit Log; empty for the very first row',
	},
];

/** The parameters of Audit Rows. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['audit'] } },
	properties,
);

/**
 * Turns items into rows for `POD Audit Log`, each carrying the hash of the one before it, so that
 * a changed or removed row is found later. No API call.
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const text = (name: string, item: number) => String(context.getNodeParameter(name, item, ''));
	const at = new Date().toISOString();
	const events = context.getInputData().map((_input, item) => ({
		at,
		actor: text('actor', item),
		action: text('action', item),
		subject: text('subject', item),
		detail: text('detail', item),
	}));
	const rows = chainEvents(events, text('prevHash', 0), (written) =>
		createHash('sha256').update(written).digest('hex'),
	);
	return ok({
		entries: rows.map((row, item) => ({
			json: { ...row } as IDataObject,
			pairedItem: { item },
		})),
	});
}
