import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { ok, type Result } from '../../../core/domain/result';
import { readOrder } from '../../../core/domain/read-order';
import { readMap } from '../../../core/domain/variant-map/read-map';
import { resolveOrder } from '../../../core/domain/variant-map/resolve';
import { filledItems, tableRows, type TableInput } from '../../shared/inputs';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';

const ORDERS = 0;
const MAP: TableInput = {
	input: 1,
	name: 'Variant Map',
	table: 'POD Variant Map',
	columns: ['provider', 'sku'],
};

const description: INodeProperties[] = [
	{
		displayName:
			'Connect orders to the first input and the rows of the table POD Variant Map to the second. Each order comes out once, and each of its lines says what to print or what you have to do.',
		name: 'resolveNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['resolve'] } },
	},
];

/**
 * Looks every line of every order up in the map.
 * Input 1: orders as the Etsy node gives them. Input 2: rows of `POD Variant Map`.
 * Output: the same orders; each line has `mapping` (`status: mapped` with provider and source, or
 * `status: attention` with code, message and hint). No API call.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const orders = filledItems(context, ORDERS);
	if (orders.length === 0) return ok({ entries: [] });
	const rows = tableRows(context, MAP);
	if (!rows.ok) return rows;
	const { index, unusable } = readMap(rows.value);
	if (unusable.length > 0) {
		context.addExecutionHints({
			message: `${unusable.length} row(s) of the Variant Map cannot be used. ${unusable
				.slice(0, 5)
				.map(({ failure: { message, hint } }) => `${message} ${hint}`)
				.join(' ')}`,
			location: 'outputPane',
			type: 'warning',
		});
	}
	const entries = orders.map(({ json, pairedItem }): BatchEntry => {
		const order = readOrder(json);
		if (order.ok) {
			return { json: resolveOrder(index, order.value) as unknown as IDataObject, pairedItem };
		}
		return { failure: failure({ ...order.failure, operation: 'variantMap:resolve' }), pairedItem };
	});
	return ok({ entries });
}

export const resolve: BatchOperation = { description, executeBatch };
