import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { listOrders, type OrderStateFilter } from '../../../../core/etsy/order-list';
import type { Entry } from '../../../shared/operation';
import { leaveOutBuyerDataOption, orderToJson } from '../../helpers/buyer-data';
import { openEtsy } from '../../helpers/session';
import { resolveShopId, shopIdOption } from '../../helpers/shop-id';
import { filtersProperty, readTimeFilters } from './order-filters';

const SECONDS_A_DAY = 86_400;

const properties: INodeProperties[] = [
	{
		displayName: 'Order State',
		name: 'orderState',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any', description: 'All orders, cancelled ones too' },
			{ name: 'Cancelled', value: 'cancelled' },
			{ name: 'Open', value: 'open', description: 'Paid, not shipped and not cancelled' },
			{ name: 'Shipped', value: 'shipped' },
			{ name: 'Unpaid', value: 'unpaid', description: 'Payment has not arrived yet' },
		],
		default: 'open',
		description: 'Which orders to read',
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
	filtersProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Include Cancelled From Last Days',
				name: 'includeCancelledDays',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 14,
				description:
					'Also return orders that were cancelled in so many days, on top of the others and of the limit, so that a sync notices them. 0 returns none.',
			},
			leaveOutBuyerDataOption,
			shopIdOption,
			{
				displayName: 'Sort',
				name: 'sort',
				type: 'options',
				options: [
					{ name: 'Newest First', value: 'desc' },
					{ name: 'Oldest First', value: 'asc' },
				],
				default: 'asc',
				description: 'By the time when the order was placed',
			},
		],
	},
];

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['getAll'] } },
	properties,
);

/** The start of the time in which cancelled orders are also wanted, in epoch seconds. */
function readCancelledSince(options: IDataObject): number | undefined {
	const days = Number(options.includeCancelledDays ?? 0);
	return days > 0 ? Math.floor(Date.now() / 1000 - days * SECONDS_A_DAY) : undefined;
}

function readLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	if (context.getNodeParameter('returnAll', itemIndex) === true) return undefined;
	return Math.max(1, Math.floor(Number(context.getNodeParameter('limit', itemIndex))));
}

/**
 * Lists orders in our words, each once, one item an order. Costs one call for up to 99 orders and
 * about one for each further 99 (a limit of up to 100 always costs one), as much again with
 * "Include Cancelled From Last Days", and one more an execution where no Shop ID is given.
 * @returns an order that cannot be read is a failure of its own among the others
 */
export async function executeList(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<Entry[]>> {
	const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const times = readTimeFilters(filters, context.getTimezone());
	if (!times.ok) return times;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
	if (!shopId.ok) return shopId;
	const orders = await listOrders(etsy.value.api, {
		shopId: shopId.value,
		state: context.getNodeParameter('orderState', itemIndex) as OrderStateFilter,
		times: times.value,
		direction: options.sort === 'desc' ? 'desc' : 'asc',
		limit: readLimit(context, itemIndex),
		cancelledSince: readCancelledSince(options),
	});
	if (!orders.ok) return orders;
	const leaveOut = options.leaveOutBuyerData === true;
	return ok(
		orders.value.map((entry): Entry => {
			if ('order' in entry) return { json: orderToJson(entry.order, leaveOut) };
			const { failure, receiptId, shopId: shop } = entry;
			return { failure, json: { shopId: shop, ...(receiptId ? { receiptId } : {}) } };
		}),
	);
}
