import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { parseParcelRow, type ParcelRow } from '../../../../core/domain/tracking/parcel-row';
import { planTracking } from '../../../../core/domain/tracking/plan-tracking';
import { stillToMake } from '../../../../core/domain/tracking/still-to-make';
import { filledItems, optionalRows, tableRows } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { readSettings, settingsProperty } from '../../../shared/pack-settings';
import { exceptionsInput, ledgerInput, parcelsInput } from '../../../shared/pack-tables';

const PARCELS = parcelsInput(0);
const LEDGER = ledgerInput(1);
const EXCEPTIONS = exceptionsInput(2);
const TELL = 0;
const LEAVE_OUT = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the rows of the table POD Parcels. Parcels of which Etsy is to be told now leave by 'Tell Etsy', those of which the buyer does not hear (setting tracking_notices) by 'Leave Out'. Connect to 'Ledger' the rows of POD Order Ledger that are not ordered yet: Etsy takes a whole order for sent once it is told of one parcel, so the parcels of an order wait until all of it is ordered. 'Exceptions' (the open holds in POD Exceptions) may stay open: nobody waits for a line that is held.",
		name: 'planTrackingNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
];

/** The parameters of Plan Tracking. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['planTracking'] } },
	properties,
);

/** Says of which parcels Etsy is to be told. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const settings = readSettings(context);
	if (!settings.ok) return settings;
	const checked = tableRows(context, PARCELS);
	if (!checked.ok) return checked;
	const pairs = new Map<ParcelRow, IPairedItemData>();
	for (const { json, pairedItem } of filledItems(context, PARCELS.input)) {
		const row = parseParcelRow(json);
		if (row !== null) pairs.set(row, pairedItem);
	}
	const rows = [...pairs.keys()];
	const byId = new Map(rows.map((row) => [row.rowId, pairs.get(row)]));
	const ledger = optionalRows(context, LEDGER);
	if (!ledger.ok) return ledger;
	const holds = optionalRows(context, EXCEPTIONS);
	if (!holds.ok) return holds;
	const now = Date.now();
	const unfinished = stillToMake(ledger.value, now, holds.value);
	const plan = planTracking(rows, settings.value, now, unfinished);
	const entry = (row: ParcelRow, output: number): BatchEntry => ({
		json: { ...row, claimSeconds: settings.value.claimTimeoutSeconds } as IDataObject,
		output,
		pairedItem: byId.get(row.rowId) ?? { item: 0 },
	});
	return ok({
		entries: [
			...plan.tell.map((row) => entry(row, TELL)),
			...plan.leaveOut.map((row) => entry(row, LEAVE_OUT)),
		],
	});
}
