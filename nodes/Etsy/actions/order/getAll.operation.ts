import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { listOrders, type OrderStateFilter } from '../../../../core/etsy/order-list';
import type { Entry } from '../../../shared/operation';
import { leaveOutBuyerDataOption } from '../../../shared/etsy/buyer-data';
import {
	includeFeesOption,
	includeForPlanOption,
	includeListingDetailsOption,
	readWantedFacts,
	withOrderFacts,
} from '../../helpers/order-facts';
import { orderItems, outputOption } from '../../helpers/order-output';
import { readLimit, returnAllProperties } from '../../../shared/return-all';
import { openEtsy } from '../../../shared/etsy/session';
import { readSentInPart, sentInPartOption } from '../../helpers/sent-in-part';
import { resolveShopId, shopIdOption } from '../../../shared/etsy/shop-id';
import { filtersProperty, readTimeFilters } from './order-filters';

const SECONDS_A_DAY = 86_400;

const properties: INodeProperties[] = [
	{
		displayName: 'Order State',
		name: 'orderState',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any', description: 'All orders, cancelled ones too' },
			{ name: 'Any but Cancelled', value: 'not_cancelled' },
			{ name: 'Cancelled', value: 'cancelled' },
			{
				name: 'Delivered',
				value: 'delivered',
				description: 'Etsy knows from the carrier that the parcel has arrived',
			},
			{
				name: 'In Transit',
				value: 'in_transit',
				description: 'Shipped, and Etsy does not know of an arrival',
			},
			{ name: 'Open', value: 'open', description: 'Paid, not shipped and not cancelled' },
			{ name: 'Shipped', value: 'shipped', description: 'Delivered or not' },
			{ name: 'Unpaid', value: 'unpaid', description: 'Payment has not arrived yet' },
		],
		default: 'open',
		description: "Which orders to read. Only 'Any' and 'Cancelled' hold cancelled ones.",
	},
	...returnAllProperties,
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
			includeFeesOption,
			includeListingDetailsOption,
			sentInPartOption,
			includeForPlanOption,
			leaveOutBuyerDataOption,
			outputOption,
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

/**
 * Lists orders in our words, each once, one item an order or one a line. Costs one call for up to
 * 99 orders and about one for each further 99 (a limit of up to 100 always costs one), as much
 * again with "Include Cancelled From Last Days", one for each order of "Include Sent in Part" that
 * is not listed anyway, and one more an execution where no Shop ID is given. Fees and details of
 * listings cost calls of their own, see `core/etsy/order-facts`.
 * @returns an order that cannot be read is a failure of its own among the others
 */
export async function executeList(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<Entry[]>> {
	const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const times = readTimeFilters(filters, context.getTimezone());
	if (!times.ok) return times;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const wanted = readWantedFacts(context, options);
	if (!wanted.ok) return wanted;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
	if (!shopId.ok) return shopId;
	const sentInPart = readSentInPart(options, shopId.value);
	if (!sentInPart.ok) return sentInPart;
	const listed = await listOrders(etsy.value.api, {
		shopId: shopId.value,
		state: context.getNodeParameter('orderState', itemIndex) as OrderStateFilter,
		times: times.value,
		direction: options.sort === 'desc' ? 'desc' : 'asc',
		limit: readLimit(context, itemIndex),
		cancelledSince: readCancelledSince(options),
		sentInPart: sentInPart.value,
	});
	if (!listed.ok) return listed;
	const orders = await withOrderFacts(
		context,
		etsy.value,
		shopId.value,
		listed.value,
		wanted.value,
	);
	if (!orders.ok) return orders;
	return ok(
		orders.value.flatMap((entry): Entry[] => {
			if ('order' in entry) return orderItems(entry.order, options).map((json) => ({ json }));
			const { failure, receiptId, shopId: shop } = entry;
			return [{ failure, json: { shopId: shop, ...(receiptId ? { receiptId } : {}) } }];
		}),
	);
}
