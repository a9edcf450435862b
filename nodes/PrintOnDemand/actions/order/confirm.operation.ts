import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { heldBy, parseClaimRow } from '../../../../core/domain/planning/confirm-claims';
import { ok, type Result } from '../../../../core/domain/result';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';

const ORDERS = 0;
const LEDGER = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"After claiming rows in POD Order Ledger, connect the planned orders to 'Orders' and the ledger, read again, to 'Ledger'. Only orders that this run holds go on, so two runs at the same time never order twice.",
		name: 'confirmNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Claimed By',
		name: 'claimedBy',
		type: 'string',
		default: '={{ $execution.id }}',
		required: true,
		description: 'What this run wrote into the column claimedBy',
	},
];

/** The parameters of Confirm Claims. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['confirm'] } },
	properties,
);

/** Passes on the planned orders that this run holds. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const holder = String(context.getNodeParameter('claimedBy', 0));
	const rows = context.getInputData(LEDGER).flatMap(({ json }) => parseClaimRow(json) ?? []);
	const held = heldBy(rows, holder);
	const entries: BatchEntry[] = [];
	context.getInputData(ORDERS).forEach(({ json }, item) => {
		if (held.has(String(json.externalId))) {
			entries.push({ json, pairedItem: { item, input: ORDERS } });
		}
	});
	return ok({ entries });
}
