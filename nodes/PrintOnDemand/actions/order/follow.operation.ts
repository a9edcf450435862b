import {
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { failure, type Failure } from '../../../../core/domain/failure';
import { orderMissing } from '../../../../core/domain/following/attention';
import { followOrder } from '../../../../core/domain/following/follow-order';
import {
	howToLook,
	isFollowed,
	isNumberDue,
	parseFollowedRow,
	type FollowedRow,
} from '../../../../core/domain/following/followed-row';
import type { ProviderOrder } from '../../../../core/domain/provider-order';
import { ok, type Result } from '../../../../core/domain/result';
import { isSupplierOrder } from '../../../../core/domain/supply/supplier-row';
import type { PrintProvider } from '../../../../core/providers/types';
import { filledItems } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { runPool } from '../../../shared/pool';
import { openProvider } from '../../../shared/open-provider';
import { toJson } from '../../../shared/to-json';

const OUTPUTS = { attention: 0, parcels: 1, read: 2, changed: 3, checked: 4 } as const;
const AT_ONCE = 5;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the rows of the table POD Order Ledger. Orders that are still on their way are looked up at their printer. What needs you leaves by 'Needs Attention', parcels with a tracking number by 'Parcels', each order that was read by 'Read', with the problem that it has now, orders whose status is not what the ledger says by 'Changed', and 'Checked' tells which printers were asked. Write the ledger last, so that nothing gets lost if n8n stops in between.",
		name: 'followNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Etsy Shop IDs',
		name: 'shopIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345678',
		description:
			'Only orders of these Etsy shops, separated by commas. Left empty, those of all. Needed where your Etsy shops have shops or accounts of their own at the printer: follow each with its own credential.',
	},
];

/** The parameters of Follow. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['follow'] } },
	properties,
);

interface Entry {
	row: FollowedRow;
	pairedItem: IPairedItemData;
}

/**
 * Looks how the orders of the ledger stand at their printers. Costs one call an order; where there
 * are many, as many calls as the printer's list of changes has pages.
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const now = Date.now();
	const entries: BatchEntry[] = [];
	const byPrinter = new Map<string, Entry[]>();
	const shopIds = String(context.getNodeParameter('shopIds', 0, '') ?? '')
		.split(/[\s,;]+/)
		.filter((id) => id !== '');
	for (const { json, pairedItem } of filledItems(context, 0)) {
		const row = parseFollowedRow(json);
		if (row === null) entries.push({ failure: noRow(), pairedItem });
		// A supplier cannot be asked: its parcels come by the form A supplier's parcel.
		else if (isSupplierOrder(row.externalId)) continue;
		else if (shopIds.length > 0 && !shopIds.includes(row.shopId)) continue;
		else if (isFollowed(row, json.state, now)) {
			byPrinter.set(row.provider, [...(byPrinter.get(row.provider) ?? []), { row, pairedItem }]);
		}
	}
	const found = await Promise.all(
		[...byPrinter].map(async ([name, rows]) => await followAt(context, name, rows, now)),
	);
	return ok({ entries: [...entries, ...found.flat()] });
}

async function followAt(
	context: IExecuteFunctions,
	name: string,
	rows: readonly Entry[],
	now: number,
): Promise<BatchEntry[]> {
	const [first] = rows;
	if (first === undefined) return [];
	const { pairedItem } = first;
	const provider = await openProvider(context, pairedItem.item);
	if (!provider.ok) return [{ failure: provider.failure, pairedItem }];
	if (provider.value.name !== name) return [{ failure: otherProvider(), pairedItem }];
	const isOffered = provider.value.capabilities.actions.includes('ordersChangedSince');
	const look = howToLook(
		rows.map(({ row }) => row),
		isOffered,
	);
	const entries =
		look.by === 'order'
			? (
					await runPool(rows, AT_ONCE, async (one) => await lookAt(provider.value, one, now), goOn)
				).flat()
			: await lookForChanges(provider.value, rows, look.since, now);
	// A look that missed an order must not count, or its change would never be asked for again.
	if (entries.some((entry) => 'failure' in entry)) return entries;
	const checkedAt = new Date(now).toISOString();
	const byShop = new Map<string, number>();
	for (const { row } of rows) byShop.set(row.shopId, (byShop.get(row.shopId) ?? 0) + 1);
	const checked = [...byShop].map(([shopId, orders]): BatchEntry => {
		const json = { provider: name, shopId, checkedAt, orders };
		return { json, output: OUTPUTS.checked, pairedItem };
	});
	return [...entries, ...checked];
}

const goOn = (): boolean => true;

async function lookAt(
	provider: PrintProvider,
	{ row, pairedItem }: Entry,
	now: number,
): Promise<BatchEntry[]> {
	const order = await provider.getOrder(row.providerOrderId);
	if (order.ok) return readEntries(row, order.value, now, pairedItem);
	if (order.failure.category !== 'not_found') return [{ failure: order.failure, pairedItem }];
	return [{ json: toJson(orderMissing(row)), output: OUTPUTS.attention, pairedItem }];
}

async function lookForChanges(
	provider: PrintProvider,
	rows: readonly Entry[],
	since: string,
	now: number,
): Promise<BatchEntry[]> {
	const changed = await provider.ordersChangedSince(since);
	const pairedItem = rows[0]?.pairedItem ?? { item: 0 };
	if (!changed.ok) return [{ failure: changed.failure, pairedItem }];
	const byId = new Map<string, ProviderOrder>();
	for (const order of changed.value) byId.set(order.providerOrderId, order);
	const isNamed = ({ row }: Entry) => byId.has(row.providerOrderId);
	const alone = rows.filter((one) => !isNamed(one) && isNumberDue(one.row, now));
	const unnamed = await runPool(
		alone,
		AT_ONCE,
		async (one) => await lookAt(provider, one, now),
		goOn,
	);
	const named = rows.flatMap(({ row, pairedItem: pair }) => {
		const order = byId.get(row.providerOrderId);
		return order ? readEntries(row, order, now, pair) : [];
	});
	return [...named, ...unnamed.flat()];
}

/** What leaves the node for an order that was read. */
function readEntries(
	row: FollowedRow,
	order: ProviderOrder,
	now: number,
	pairedItem: IPairedItemData,
): BatchEntry[] {
	const { attention, parcels, change, problem } = followOrder(row, order, now);
	const entry = (part: object, output: number): BatchEntry => ({
		json: toJson(part),
		output,
		pairedItem,
	});
	return [
		entry({ externalId: row.externalId, problem }, OUTPUTS.read),
		...(attention ? [entry(attention, OUTPUTS.attention)] : []),
		...parcels.map((parcel) => entry(parcel, OUTPUTS.parcels)),
		...(change ? [entry(change, OUTPUTS.changed)] : []),
	];
}

function refuse(category: Failure['category'], message: string, hint: string, field: string) {
	return failure({
		...{ category, provider: 'pack', operation: 'order:follow', message, hint },
		fields: [field],
	});
}

function noRow(): Failure {
	return refuse(
		'validation',
		'This item is no row of the table POD Order Ledger.',
		'Connect the rows of POD Order Ledger; they have the column externalId.',
		'externalId',
	);
}

function otherProvider(): Failure {
	return refuse(
		'mapping',
		'An order of the ledger is at another printer than the one this node is set to.',
		"Set 'Provider' to the expression {{ $json.provider }}.",
		'provider',
	);
}
