import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { readOrder } from '../../../core/domain/read-order';
import { ok, type Result } from '../../../core/domain/result';
import {
	resolveOrder,
	type ResolvedLine,
	type ResolvedOrder,
} from '../../../core/domain/variant-map/resolve';
import { indexRows } from '../../../core/domain/variant-map/variant-index';
import { filledItems } from '../../shared/inputs';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { givenMap, warnOfUnusable } from '../helpers';

const ORDERS = 0;
const FIRST = 0;
const ATTENTION = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect orders to 'Orders' and the rows of the table POD Variant Map to 'Variant Map'. Lines that need you also come out by 'Needs Attention', with the rows that come nearest.",
		name: 'resolveNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Give Out',
		name: 'giveOut',
		type: 'options',
		options: [
			{
				name: 'Whole Orders',
				value: 'orders',
				description: 'One item an order, with all its lines, mapped or not: for the plan',
			},
			{
				name: 'Mapped Lines',
				value: 'lines',
				description: 'One item a line that has what it needs, without the rest of its order',
			},
		],
		default: 'orders',
		description: 'What comes out by the first output',
	},
];

const description = updateDisplayOptions({ show: { operation: ['resolve'] } }, properties);

/** What of a line may stand in a table or a message: no buyer data. */
function lineItem({ shopId, receiptId }: ResolvedOrder, line: ResolvedLine): IDataObject {
	const { lineId, listingId, sku, title, quantity, price, options, mapping } = line;
	const facts = { shopId, receiptId, lineId, listingId, sku, title, quantity, price, options };
	return toJson({ ...facts, ...mapping });
}

function entriesOf(order: ResolvedOrder, asLines: boolean, pairedItem: IPairedItemData) {
	const inNeed = order.lines.filter(({ mapping }) => mapping.status === 'attention');
	const others = order.lines.filter(({ mapping }) => mapping.status !== 'attention');
	const first: IDataObject[] = asLines
		? others.map((line) => lineItem(order, line))
		: [order as unknown as IDataObject];
	return [
		...first.map((json): BatchEntry => ({ json, pairedItem, output: FIRST })),
		...inNeed.map(
			(line): BatchEntry => ({ json: lineItem(order, line), pairedItem, output: ATTENTION }),
		),
	];
}

/**
 * Looks every line of every order up in the map.
 * Input 1: orders as the Etsy node gives them. Input 2: rows of `POD Variant Map`.
 * Output 1: the same orders; each line has `mapping` (`status: mapped` with provider and source,
 * `attention` with code, message and hint, or `elsewhere`). Output 2: the lines that need a person,
 * one item each, without buyer data. No API call.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const orders = filledItems(context, ORDERS);
	if (orders.length === 0) return ok({ entries: [] });
	const map = givenMap(context);
	if (!map.ok) return map;
	const { rows, unusable, dictionary } = map.value;
	const index = indexRows(rows, unusable, dictionary);
	warnOfUnusable(context, unusable);
	const asLines = context.getNodeParameter('giveOut', 0, 'orders') === 'lines';
	const entries = orders.flatMap(({ json, pairedItem }): BatchEntry[] => {
		const order = readOrder(json);
		if (order.ok) return entriesOf(resolveOrder(index, order.value), asLines, pairedItem);
		const refused = failure({ ...order.failure, operation: 'variantMap:resolve' });
		return [{ failure: refused, pairedItem }];
	});
	return ok({ entries });
}

/** *Resolve*: parameters, and what is done with all orders and the map at once. */
export const resolve: BatchOperation = { description, executeBatch };
