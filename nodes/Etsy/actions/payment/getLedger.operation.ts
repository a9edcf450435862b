import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { ENTRY_KINDS } from '../../../../core/etsy/payments/kinds';
import { listLedger, type LedgerSpan } from '../../../../core/etsy/payments/read';
import { ledgerByOrder } from '../../../../core/etsy/payments/order-sums';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop, type OpenShop } from '../../../shared/etsy/open-shop';
import { readTime } from '../../helpers/read-time';
import { wrongField } from '../../helpers/read-fields';
import { readLimit, returnAllProperties } from '../../../shared/return-all';

const SECONDS_A_DAY = 86_400;
const DEFAULT_DAYS = 30;

const KIND_NAMES: Readonly<Record<(typeof ENTRY_KINDS)[number], string>> = {
	fee: 'Fee',
	fee_refund: 'Fee Refund',
	other: 'Other',
	passed_on: 'Passed On (Taxes)',
	payout: 'Payout',
	refund: 'Refund',
	sale: 'Sale',
	shipping_label: 'Shipping Label',
};

const after = { name: 'bookedAfter', displayName: 'Booked After' };
const before = { name: 'bookedBefore', displayName: 'Booked Before' };

const properties: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'Entries', value: 'entries', description: 'One item an entry, the newest first' },
			{
				name: 'Sums per Order',
				value: 'orders',
				description: 'One item an order with what it brought in and cost',
			},
		],
		default: 'entries',
		description: 'What to return',
	},
	{
		...after,
		type: 'dateTime',
		default: '',
		description: 'From which time on. Empty: the last 30 days.',
	},
	{
		...before,
		type: 'dateTime',
		default: '',
		description: 'Up to which time. Empty: now.',
	},
	...returnAllProperties.map((property) => ({
		...property,
		displayOptions: {
			show: { ...property.displayOptions?.show, output: ['entries'] },
		},
	})),
	{
		displayName: 'Kinds',
		name: 'kinds',
		type: 'multiOptions',
		displayOptions: { show: { output: ['entries'] } },
		options: ENTRY_KINDS.map((value) => ({ name: KIND_NAMES[value], value })),
		default: [],
		description: 'Only entries of these kinds. None chosen: all.',
	},
	onlyShopOption,
];

/** The parameters of Get Ledger. */
export const description = updateDisplayOptions(
	{ show: { resource: ['payment'], operation: ['getLedger'] } },
	properties,
);

function readSpan(
	context: IExecuteFunctions,
	itemIndex: number,
): Result<Omit<LedgerSpan, 'shopId'>> {
	const read = (field: typeof after) =>
		readTime(context, {
			value: context.getNodeParameter(field.name, itemIndex, ''),
			displayName: field.displayName,
			path: field.name,
		});
	const from = read(after);
	if (!from.ok) return from;
	const to = read(before);
	if (!to.ok) return to;
	const end = to.value ?? Math.floor(Date.now() / 1000);
	const start = from.value ?? end - DEFAULT_DAYS * SECONDS_A_DAY;
	if (start <= end) return ok({ from: start, to: end });
	return wrongField(
		after,
		"The time of 'Booked After' is later than that of 'Booked Before'.",
		'Enter the earlier time first.',
	);
}

async function readEntries(
	context: IExecuteFunctions,
	itemIndex: number,
	{ call, shopId }: OpenShop,
	span: Omit<LedgerSpan, 'shopId'>,
): Promise<Result<IDataObject[]>> {
	const chosen = context.getNodeParameter('kinds', itemIndex, []) as string[];
	const limit = readLimit(context, itemIndex);
	// A limit counts what is returned, so nothing may be cut off before the kinds are looked at.
	const entries = await listLedger(
		call,
		{ shopId, ...span },
		chosen.length > 0 ? undefined : limit,
	);
	if (!entries.ok) return entries;
	const wanted = entries.value.filter(({ kind }) => chosen.length === 0 || chosen.includes(kind));
	return ok(wanted.slice(0, limit).map((entry) => toJson({ shopId, ...entry })));
}

/**
 * Reads the shop's account with Etsy. Costs one call for each hundred entries and at least one for
 * each 31 days; Sums per Order also reads the orders of that time and the payments, a hundred at a
 * time; and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const span = readSpan(context, itemIndex);
	if (!span.ok) return span;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	if (context.getNodeParameter('output', itemIndex) !== 'orders') {
		return await readEntries(context, itemIndex, shop.value, span.value);
	}
	const { api, call, shopId } = shop.value;
	const sums = await ledgerByOrder(call, api, { shopId, ...span.value });
	return sums.ok ? ok(sums.value.map((one) => toJson({ shopId, ...one }))) : sums;
}
