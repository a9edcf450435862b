import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { ledgerRows } from '../../../../core/domain/planning/ledger';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { ok, type Result } from '../../../../core/domain/result';
import {
	parseExceptionRow,
	type ExceptionRow,
} from '../../../../core/domain/retrying/exception-row';
import { planRetries } from '../../../../core/domain/retrying/plan-retries';
import { parseParcelRow, type ParcelRow } from '../../../../core/domain/tracking/parcel-row';
import { filledItems, tableRows, type TableInput } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { givenSettings, settingsProperty } from '../../../shared/pack-settings';
import { exceptionsInput, ledgerInput, parcelsInput } from '../../../shared/pack-tables';

const EXCEPTIONS = exceptionsInput(0);
const LEDGER = ledgerInput(1);
const PARCELS = parcelsInput(2);
const OUTPUTS = { retry: 0, tell: 1, close: 2, note: 3 } as const;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the open rows of the table POD Exceptions, and the rows of POD Order Ledger and POD Parcels that they may speak of. What is due leaves by 'Try Again', what you have not heard of yet by 'Tell', what is over by 'Close', and rows that are missing because n8n stopped by 'Note'.",
		name: 'planRetriesNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
];

/** The parameters of Plan Retries. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['planRetries'] } },
	properties,
);

/** Says what of that which failed is to be tried again, told or closed. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const given = givenSettings(context);
	if (!given.ok) return given;
	const settings = parseSettings(given.value);
	if (!settings.ok) return settings;
	for (const table of [EXCEPTIONS, LEDGER, PARCELS]) {
		const checked = tableRows(context, table);
		if (!checked.ok) return checked;
	}
	const pairs = new Map<number, IPairedItemData>();
	const exceptions: ExceptionRow[] = [];
	for (const { json, pairedItem } of filledItems(context, EXCEPTIONS.input)) {
		const row = parseExceptionRow(json);
		if (row === null) continue;
		exceptions.push(row);
		pairs.set(row.rowId, pairedItem);
	}
	const rowsOf = ({ input }: TableInput) => filledItems(context, input).map(({ json }) => json);
	const plan = planRetries({
		exceptions,
		ledger: ledgerRows(rowsOf(LEDGER)),
		parcels: rowsOf(PARCELS)
			.map(parseParcelRow)
			.filter((row): row is ParcelRow => row !== null),
		settingNames: Object.keys(given.value),
		rules: settings.value,
		now: Date.now(),
	});
	const entriesOf = (rows: ReadonlyArray<object & { rowId?: number }>, output: number) =>
		rows.map(
			(row): BatchEntry => ({
				json: { ...row } as IDataObject,
				output,
				pairedItem: pairs.get(row.rowId ?? -1) ?? { item: 0, input: EXCEPTIONS.input },
			}),
		);
	return ok({
		entries: [
			...entriesOf(plan.retry, OUTPUTS.retry),
			...entriesOf(plan.tell, OUTPUTS.tell),
			...entriesOf(plan.close, OUTPUTS.close),
			...entriesOf(plan.note, OUTPUTS.note),
		],
	});
}
