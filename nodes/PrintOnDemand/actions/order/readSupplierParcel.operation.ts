import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ledgerRows } from '../../../../core/domain/planning/ledger';
import { ok, type Result } from '../../../../core/domain/result';
import { readReport, type ParcelReport } from '../../../../core/domain/supply/supplier-parcel';
import { filledItems, tableRows } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { ledgerInput } from '../../../shared/pack-tables';
import { toJson } from '../../../shared/to-json';

const REPORTS = 0;
const LEDGER = ledgerInput(1);
const OUTPUTS = { noted: 0, refused: 1 } as const;

/** The parameters of Read Supplier's Parcel. */
export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['readSupplierParcel'] } },
	[
		{
			displayName:
				"Connect what a supplier says of an order to 'Reports' (number, trackingNumber, carrier) and the rows of POD Order Ledger to 'Ledger'. What ledger and parcels are to say leaves by 'Noted', what cannot be used by 'Refused'. The number may be ours, the supplier's own or that of the Etsy order; without a tracking number it means that the supplier has the order.",
			name: 'readSupplierParcelNotice',
			type: 'notice',
			default: '',
		},
	],
);

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function reportOf({ number, trackingNumber, carrier }: IDataObject): ParcelReport {
	return {
		...{ number: textOf(number), trackingNumber: textOf(trackingNumber) },
		carrier: textOf(carrier),
	};
}

/** Reads what suppliers say of their parcels. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const checked = tableRows(context, LEDGER);
	if (!checked.ok) return checked;
	const rows = ledgerRows(checked.value);
	const now = Date.now();
	const entries = filledItems(context, REPORTS).map(({ json, pairedItem }): BatchEntry => {
		const read = readReport(reportOf(json), rows, now);
		return read.ok
			? { json: toJson(read.noted), output: OUTPUTS.noted, pairedItem }
			: { json: toJson(read.refused), output: OUTPUTS.refused, pairedItem };
	});
	return ok({ entries });
}
