import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { chainEvents, type AuditEvent } from '../../../../core/domain/audit';
import { orderEvent } from '../../../../core/domain/audit/order-event';
import { failure } from '../../../../core/domain/failure';
import { ok, type Result } from '../../../../core/domain/result';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { sha256 } from '../../../shared/sha256';
import { textParameter } from '../../helpers/text-parameter';

/** Where the events are the incoming rows themselves. */
const LEDGER = 'ledger';

const perItem = { displayOptions: { hide: { events: [LEDGER] } } };

const properties: INodeProperties[] = [
	{
		displayName: 'What Was Done',
		name: 'events',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'As Said Below',
				value: 'fields',
				description: 'The fields below say it, item by item',
			},
			{
				name: 'As the Rows of the Ledger Say',
				value: LEDGER,
				description:
					'Each item is a row of POD Order Ledger: what became of the order. Much faster for many rows.',
			},
		],
		default: 'fields',
		description: 'What the rows of the audit log are made of',
	},
	{
		displayName: 'Action',
		name: 'action',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. order.created',
		description: 'What was done',
		...perItem,
	},
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '={{ $json.externalId }}',
		required: true,
		description: 'What it was done to: an order reference or number, never a name or an address',
		...perItem,
	},
	{
		displayName: 'Detail',
		name: 'detail',
		type: 'string',
		default: '',
		description: 'More about it, without any buyer data',
		...perItem,
	},
	{
		displayName: 'Actor',
		name: 'actor',
		type: 'string',
		default: '={{ $workflow.name }} #{{ $execution.id }}',
		description: 'Who did it',
		...perItem,
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
 * An item that does not say what was done to what fails and leaves the chain whole.
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const at = new Date().toISOString();
	const entries: BatchEntry[] = [];
	let last = textParameter(context, 'prevHash', 0).trim();
	const read = context.getNodeParameter('events', 0, 'fields') === LEDGER ? ofLedger : ofFields;
	context.getInputData().forEach(({ json }, item) => {
		const event = { at, ...read(context, json, item) };
		const empty = [
			...(event.action.trim() === '' ? ['Action'] : []),
			...(event.subject.trim() === '' ? ['Subject'] : []),
		];
		const pairedItem = { item };
		if (empty.length > 0) {
			// An empty placeholder ('Always Output Data') is nothing that was done.
			if (Object.keys(json).length > 0) entries.push({ failure: incomplete(empty), pairedItem });
			return;
		}
		for (const row of chainEvents([event], last, sha256)) {
			last = row.hash;
			entries.push({ json: { ...row }, pairedItem });
		}
	});
	return ok({ entries });
}

type Said = Omit<AuditEvent, 'at'>;

function ofFields(context: IExecuteFunctions, _json: IDataObject, item: number): Said {
	const text = (name: string) => textParameter(context, name, item);
	return {
		actor: text('actor'),
		action: text('action'),
		subject: text('subject'),
		detail: text('detail'),
	};
}

/** Without an expression for each item: of a thousand rows that is most of the time. */
function ofLedger(context: IExecuteFunctions, json: IDataObject): Said {
	const { claimedBy } = json;
	const run = claimedBy === '' ? undefined : claimedBy;
	const actor = `${context.getWorkflow().name ?? ''} #${String(run ?? context.getExecutionId())}`;
	return { actor, ...orderEvent(json) };
}

function incomplete(names: string[]) {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'report:audit',
		message: `Nothing stands in the field ${names.map((name) => `'${name}'`).join(' and ')}.`,
		hint: 'An audit row says what was done (Action) and what it was done to (Subject).',
		fields: names.map((name) => name.toLowerCase()),
	});
}
