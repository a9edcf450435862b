import type { IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../core/domain/result';
import type { LooseRow } from '../../core/domain/variant-map/cells';
import { readRows, type ReadRows } from '../../core/domain/variant-map/read-map';
import type { BrokenRow } from '../../core/domain/variant-map/variant-index';
import { providerNames } from '../../core/providers/registry';
import { tableRows, type TableInput } from '../shared/inputs';

const MAP: TableInput = {
	input: 1,
	name: 'Variant Map',
	table: 'POD Variant Map',
	columns: ['provider', 'sku'],
};

/** The rows of the second input, as they came and as they were read. */
export interface GivenMap extends ReadRows {
	cells: readonly LooseRow[];
}

/** Reads the second input; rows that cannot be used are told beside the output. */
export function givenMap(context: IExecuteFunctions): Result<GivenMap> {
	const cells = tableRows(context, MAP);
	if (!cells.ok) return cells;
	return ok({ cells: cells.value, ...readRows(cells.value, providerNames()) });
}

/** Names rows that cannot be used in a warning beside the output. */
export function warnOfUnusable(context: IExecuteFunctions, unusable: readonly BrokenRow[]): void {
	if (unusable.length === 0) return;
	context.addExecutionHints({
		message: `${unusable.length} row(s) of the Variant Map cannot be used. ${unusable
			.slice(0, 5)
			.map(({ failure: { message, hint } }) => `${message} ${hint}`)
			.join(' ')}`,
		location: 'outputPane',
		type: 'warning',
	});
}
