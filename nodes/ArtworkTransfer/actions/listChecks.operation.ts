import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { filesToCheck } from '../../../core/domain/artwork/order-checks';
import { ok, type Result } from '../../../core/domain/result';
import { filledItems } from '../../shared/inputs';
import type { BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { readReadyOrder } from '../render/order-shapes';

const properties: INodeProperties[] = [
	{
		displayName:
			"Takes orders that are ready to be made. Connect what comes out to Inspect, and give what Inspect says to 'Put Files in Orders'.",
		name: 'listChecksNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Check Artwork',
		name: 'checkArtwork',
		type: 'boolean',
		default: true,
		description: 'Whether files are checked. If not, nothing comes out.',
	},
];

const description = updateDisplayOptions({ show: { operation: ['listChecks'] } }, properties);

/**
 * Each print file at an address once, with the area that it is to fill, however many orders share
 * it. Orders of saved products name none. An item that is no order is told by Put Files in Orders.
 * No API call.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	// Asked once: for a thousand orders the expression would take longer than all the rest.
	if (context.getNodeParameter('checkArtwork', 0, true) === false) return ok({ entries: [] });
	const wanted = filledItems(context, 0).flatMap(({ json, pairedItem }) => {
		const order = readReadyOrder(json);
		// An order that is only looked for may be there already, whatever its file is like now.
		return order.ok && json.lookOnly !== true ? [{ order: order.value, pairedItem }] : [];
	});
	const entries = filesToCheck(wanted.map(({ order }) => order)).map(({ file, orders }) => ({
		json: toJson(file),
		pairedItem: orders.flatMap((at) => wanted[at]?.pairedItem ?? []),
	}));
	return await Promise.resolve(ok({ entries }));
}

/** *List Files to Check*: parameters, and what is done with all orders at once. */
export const listChecks: BatchOperation = { description, executeBatch };
