import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import {
	createBefore,
	heldBy,
	parseClaimRow,
} from '../../../../core/domain/planning/confirm-claims';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { filledItems, tableRows } from '../../../shared/inputs';
import type { BatchOutcome } from '../../../shared/operation';
import { ledgerInput } from '../../../shared/pack-tables';
import { claimedByProperty } from '../../helpers/claimed-by';
import { textParameter } from '../../helpers/text-parameter';

const ORDERS = 0;
const LEDGER = ledgerInput(1);

const properties: INodeProperties[] = [
	{
		displayName:
			"After claiming rows in POD Order Ledger, connect the planned orders to 'Orders' and the ledger, read again, to 'Ledger'. Only orders that this run holds go on, so two runs at the same time never order twice.",
		name: 'confirmNotice',
		type: 'notice',
		default: '',
	},
	claimedByProperty,
];

/** The parameters of Confirm Claims. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['confirm'] } },
	properties,
);

/** Passes on the planned orders that this run holds, each once. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const orders = filledItems(context, ORDERS);
	if (orders.length === 0) return ok({ entries: [] });
	const holder = textParameter(context, 'claimedBy', 0).trim();
	// Rows that nobody holds have an empty claimedBy: an empty name would hold them all.
	if (holder === '') return fail(noHolder());
	const rows = tableRows(context, LEDGER);
	if (!rows.ok) return rows;
	const claims = new Map(
		heldBy(
			rows.value.flatMap((row) => parseClaimRow(row) ?? []),
			holder,
		),
	);
	const entries = orders.flatMap(({ json, pairedItem }) => {
		const externalId = String(json.externalId);
		const claim = claims.get(externalId);
		if (!claim || !claims.delete(externalId)) return [];
		const seconds = claimSecondsOf(json);
		const limit = seconds === null ? null : createBefore(claim, seconds);
		// With its number n8n finds a row at once; by any other column it looks at all of them.
		const { rowId, claimedAt } = claim;
		const held = {
			...{ ...json, rowId, claimedAt },
			...(limit === null ? {} : { createBefore: limit }),
		};
		return [{ json: held, pairedItem }];
	});
	return ok({ entries });
}

/** How long the claim lasts, as Plan wrote it into the item. */
function claimSecondsOf({ ledger }: IDataObject): number | null {
	const seconds = (ledger as IDataObject | undefined)?.claimSeconds;
	return typeof seconds === 'number' ? seconds : null;
}

function noHolder() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'order:confirm',
		message: "The field 'Claimed By' is empty.",
		hint: 'Enter what this run wrote into the column claimedBy, such as {{ $execution.id }}.',
		fields: ['claimedBy'],
	});
}
