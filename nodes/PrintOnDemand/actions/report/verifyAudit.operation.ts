import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { exportAudit } from '../../../../core/domain/audit/export';
import { auditRows } from '../../../../core/domain/audit/read-rows';
import { verifyAudit } from '../../../../core/domain/audit/verify';
import { ok, type Result } from '../../../../core/domain/result';
import { tableRows, type TableInput } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';
import { sha256 } from '../../../shared/sha256';
import { textParameter } from '../../helpers/text-parameter';

const AUDIT: TableInput = {
	...{ input: 0, name: 'Audit Log', table: 'POD Audit Log', columns: ['hash', 'prevHash'] },
};
const OUTPUTS = { verdict: 0, problems: 1 };
const MIME = { csv: 'text/csv', json: 'application/json' };

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect all rows of the table POD Audit Log. 'Verdict' gives one item: whether a row was changed, removed, moved or slipped in. 'Problems' gives one item for each, and one for numbers that were skipped.",
		name: 'verifyAuditNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'End of the Check Before',
		name: 'knownEnd',
		type: 'string',
		default: '',
		placeholder: 'e.g. 128 9f86d081…',
		description:
			"What 'end' said in the verdict of an earlier check. With it rows are noticed that were removed at the end of the log.",
	},
	{
		displayName: 'Export As',
		name: 'exportAs',
		type: 'options',
		options: [
			{ name: 'CSV', value: 'csv' },
			{ name: 'JSON', value: 'json' },
			{ name: 'No File', value: 'none' },
		],
		default: 'none',
		description: 'Whether the verdict carries the whole log as a file, in the field data',
	},
];

/** The parameters of Verify Audit Log. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['verifyAudit'] } },
	properties,
);

/** Checks the audit log, and gives it as a file where wanted. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const items = tableRows(context, AUDIT);
	if (!items.ok) return items;
	const rows = auditRows(items.value);
	const [number = '', hash = ''] = textParameter(context, 'knownEnd', 0).trim().split(/\s+/);
	const known = hash === '' ? undefined : { rowId: Number(number) || 0, hash };
	const { problems, gaps, ...verdict } = verifyAudit(rows, sha256, known);
	const pairedItem = { item: 0 };
	const { lastRowId, lastHash } = verdict;
	const json: IDataObject = {
		...toJson(verdict),
		end: lastHash === '' ? '' : `${lastRowId} ${lastHash}`,
		problems: problems.length,
		gaps: gaps.length,
	};
	const format = textParameter(context, 'exportAs', 0);
	const entry: BatchEntry = { json, output: OUTPUTS.verdict, pairedItem };
	const file =
		format === 'csv' || format === 'json'
			? await context.helpers.prepareBinaryData(
					Buffer.from(exportAudit(rows, format), 'utf8'),
					`pod-audit-log.${format}`,
					MIME[format],
				)
			: undefined;
	return ok({
		entries: [
			file === undefined ? entry : { ...entry, binary: { data: file } },
			...[...problems, ...gaps].map(
				(one): BatchEntry => ({ json: toJson(one), output: OUTPUTS.problems, pairedItem }),
			),
		],
	});
}
