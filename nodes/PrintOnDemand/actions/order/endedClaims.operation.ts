import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { endedClaims } from '../../../../core/domain/planning/ended-claims';
import { ledgerRows, parseLedgerRow } from '../../../../core/domain/planning/ledger';
import { ok, type Result } from '../../../../core/domain/result';
import { filledItems, tableRows } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { ledgerInput } from '../../../shared/pack-tables';

const CLAIMS = 0;
const ORDERED = ledgerInput(1, 'Ordered');

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the rows of POD Order Ledger in the state 'creating' to 'Claims', and those in 'ordered' to 'Ordered'. Each item names rows, from one number to another, that say less than another row of the same order: delete them, with all four fields as conditions.",
		name: 'endedNotice',
		type: 'notice',
		default: '',
	},
];

/** The parameters of Find Ended Claims. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['endedClaims'] } },
	properties,
);

/** Names the rows in `creating` whose order another row calls ordered. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const claims = filledItems(context, CLAIMS);
	if (claims.length === 0) return ok({ entries: [] });
	const ordered = tableRows(context, ORDERED);
	if (!ordered.ok) return ordered;
	const ranges = endedClaims(
		claims.flatMap(({ json }) => {
			const ledger = parseLedgerRow(json);
			return ledger ? [{ ledger, claimedBy: String(json.claimedBy ?? '') }] : [];
		}),
		ledgerRows(ordered.value),
	);
	const entries = ranges.map(
		(range): BatchEntry => ({
			json: { ...range, state: 'creating' },
			pairedItem: { item: 0, input: CLAIMS },
		}),
	);
	return ok({ entries });
}
