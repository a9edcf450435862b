import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { failure, type Failure } from '../../../../core/domain/failure';
import { parseLedgerRow } from '../../../../core/domain/planning/ledger';
import {
	toPlacedOrder,
	type PlacedOrder,
} from '../../../../core/domain/reconciliation/placed-order';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { providerModules } from '../../../../core/providers/registry';
import type { PrintProvider } from '../../../../core/providers/types';
import { filledItems, type InputItem } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { runPool } from '../../../shared/pool';
import { toJson } from '../../../shared/to-json';
import { openProvider } from '../../../shared/open-provider';
import { requiredText } from '../../../shared/required-text';

/** Orders that are looked up at the same time. */
const AT_ONCE = 5;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect items that name your printers in 'provider': the rows of POD Order Ledger, and those of POD Variant Map. Each printer is asked once for its orders; rows of the ledger that it does not list are looked up one by one. The first item that comes out tells who was asked and who did not answer.",
		name: 'getPlacedNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Made Since',
		name: 'since',
		type: 'dateTime',
		default: '={{ $now.minus({ days: 30 }).toISO() }}',
		required: true,
		description: 'Rows of the ledger from before are not looked up',
	},
];

/** The parameters of Get Placed. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['getPlaced'] } },
	properties,
);

/** What is asked of one printer. */
interface Inquiry {
	/** An item that is for it: gives credential and shop. */
	pairedItem: IPairedItemData;
	/** Its numbers of orders that the ledger has as made. */
	numbers: Set<string>;
	/** Our names of orders that may have been made. */
	names: Set<string>;
}

/**
 * Lists the orders that the printers have, reduced to what a comparison needs; no buyer's data.
 * Costs as many calls a printer as its list of changes has pages, and one for each order of the
 * ledger that is not in it. A printer without a list is asked for each order of the ledger.
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const since = requiredText(context, 'since', 'Made Since', 0);
	if (!since.ok) return since;
	const inquiries = inquiriesOf(filledItems(context, 0), Date.parse(since.value));
	const answers = await Promise.all(
		[...inquiries].map(async ([name, inquiry]) => ({
			name,
			pairedItem: inquiry.pairedItem,
			orders: await ask(context, name, inquiry, since.value),
		})),
	);
	const names = (isAsked: boolean) =>
		answers.filter(({ orders }) => orders.ok === isAsked).map(({ name }) => name);
	const told = { asked: names(true), silent: names(false), since: since.value };
	return ok({
		entries: [
			{ json: told, pairedItem: { item: 0 } },
			...answers.flatMap(({ name, orders, pairedItem }): BatchEntry[] =>
				orders.ok
					? orders.value.map((order) => ({ json: toJson(order), pairedItem }))
					: [{ failure: orders.failure, json: { provider: name }, pairedItem }],
			),
		],
	});
}

/** Groups the items by printer; those of lines that no printer makes name none that we know. */
function inquiriesOf(items: readonly InputItem[], since: number): Map<string, Inquiry> {
	const known = new Set(providerModules().map(({ name }) => name));
	const inquiries = new Map<string, Inquiry>();
	for (const { json, pairedItem } of items) {
		const name = String(json.provider ?? '').trim();
		if (!known.has(name)) continue;
		const inquiry = inquiries.get(name) ?? { pairedItem, numbers: new Set(), names: new Set() };
		inquiries.set(name, inquiry);
		add(inquiry, json, since);
	}
	return inquiries;
}

function add({ numbers, names }: Inquiry, json: IDataObject, since: number): void {
	const row = parseLedgerRow(json);
	if (row === null || row.state === 'ignored') return;
	const times = [row.orderedAt, row.firstTriedAt, row.claimedAt].map((time) => Date.parse(time));
	// Nobody knows since when: then it is looked up.
	if (times.some((time) => time < since)) return;
	if (row.providerOrderId !== '') numbers.add(row.providerOrderId);
	else if (row.state !== 'planned' || row.inDoubt) names.add(row.externalId);
}

async function ask(
	context: IExecuteFunctions,
	name: string,
	inquiry: Inquiry,
	since: string,
): Promise<Result<PlacedOrder[]>> {
	const provider = await openProvider(context, inquiry.pairedItem.item);
	if (!provider.ok) return provider;
	if (provider.value.name !== name) return fail(otherProvider());
	const orders = new Map<string, PlacedOrder>();
	const isListed = provider.value.capabilities.actions.includes('ordersChangedSince');
	if (isListed) {
		const listed = await provider.value.ordersChangedSince(since);
		if (!listed.ok) return listed;
		for (const order of listed.value) orders.set(order.providerOrderId, toPlacedOrder(order));
	}
	const missing = [...inquiry.numbers].filter((number) => !orders.has(number));
	const found = await lookUp(missing, async (number) => await byNumber(provider.value, number));
	if (!found.ok) return found;
	// A list has every name already; where there is none, each has to be looked for.
	const unlisted = isListed ? [] : [...inquiry.names];
	const named = await lookUp(
		unlisted,
		async (externalId) => await byName(provider.value, externalId, since),
	);
	if (!named.ok) return named;
	for (const order of [...found.value, ...named.value]) orders.set(order.providerOrderId, order);
	return ok([...orders.values()].map((order) => ({ ...order, provider: name })));
}

function otherProvider(): Failure {
	return failure({
		...{
			category: 'mapping',
			provider: 'pack',
			operation: 'order:getPlaced',
			fields: ['provider'],
		},
		message: 'An item names another printer than the one this node is set to.',
		hint: "Set 'Provider' to the expression {{ $json.provider }}.",
	});
}

/** All that were found; the first failure that leaves open whether an order is there. */
async function lookUp(
	ids: readonly string[],
	look: (id: string) => Promise<Result<PlacedOrder | null>>,
): Promise<Result<PlacedOrder[]>> {
	let failed: Failure | undefined;
	const answers = await runPool(
		ids,
		AT_ONCE,
		async (id) => {
			const answer = await look(id);
			if (!answer.ok) failed ??= answer.failure;
			return answer.ok ? answer.value : null;
		},
		() => failed === undefined,
	);
	if (failed !== undefined) return fail(failed);
	return ok(answers.filter((order): order is PlacedOrder => order !== null));
}

async function byNumber(
	provider: PrintProvider,
	number: string,
): Promise<Result<PlacedOrder | null>> {
	const order = await provider.getOrder(number);
	if (order.ok) return ok(toPlacedOrder(order.value));
	return order.failure.category === 'not_found' ? ok(null) : order;
}

async function byName(
	provider: PrintProvider,
	externalId: string,
	since: string,
): Promise<Result<PlacedOrder | null>> {
	const order = await provider.findOrder(externalId, since);
	if (!order.ok) return order;
	return ok(order.value === null ? null : toPlacedOrder(order.value));
}
