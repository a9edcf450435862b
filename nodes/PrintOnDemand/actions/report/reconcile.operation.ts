import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import type { Order } from '../../../../core/domain/order';
import { readOrder } from '../../../../core/domain/read-order';
import type { BookParcel } from '../../../../core/domain/reconciliation/compare-parcels';
import { parseAsked, parsePlacedOrder } from '../../../../core/domain/reconciliation/placed-order';
import {
	parseBookParcel,
	parseBookRow,
	parseOpenException,
} from '../../../../core/domain/reconciliation/read-books';
import { reconcile } from '../../../../core/domain/reconciliation/reconcile';
import { tell } from '../../../../core/domain/reconciliation/tell';
import type { Books } from '../../../../core/domain/reconciliation/types';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { filledItems, tableRows } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { exceptionsInput, ledgerInput, parcelsInput } from '../../../shared/pack-tables';
import { toJson } from '../../../shared/to-json';
import { readAllSettings, settingsProperty } from '../../../shared/pack-settings';
import { requiredText } from '../../../shared/required-text';
import { readUnreadable, unreadableProperty } from '../../helpers/unreadable-orders';

const ORDERS = 0;
const LEDGER = ledgerInput(1);
const PLACED = 2;
const PARCELS = parcelsInput(3);
const EXCEPTIONS = exceptionsInput(4);
const OUTPUTS = {
	findings: 0,
	changes: 1,
	additions: 2,
	parcels: 3,
	notes: 4,
	closings: 5,
	told: 6,
};

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect every Etsy order of the days to compare, the rows of POD Order Ledger, what Get Placed found at the printers, the rows of POD Parcels and of POD Exceptions. What differs leaves by 'Findings'; what is to be written so that it agrees by the outputs below; and 'Told' says it all in words. Nothing is ordered and no buyer is written to.",
		name: 'reconcileNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Shop ID',
		name: 'shopId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12345678',
		description: 'Number of the Etsy shop; rows of other shops are left alone',
	},
	settingsProperty,
	unreadableProperty,
];

/** The parameters of Reconcile. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['reconcile'] } },
	properties,
);

/** Compares Etsy, ledger, printers and parcels. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const books = readBooks(context);
	if (!books.ok) return books;
	const outcome = reconcile(books.value);
	const pairedItem = { item: 0 };
	const entries = (list: readonly object[], output: number): BatchEntry[] =>
		list.map((one) => ({ json: toJson(one), output, pairedItem }));
	const told = { ...tell(outcome, books.value.days), totals: outcome.totals };
	return ok({
		entries: [
			...entries(outcome.findings, OUTPUTS.findings),
			...entries(outcome.changes, OUTPUTS.changes),
			...entries(outcome.additions, OUTPUTS.additions),
			...entries(outcome.parcels, OUTPUTS.parcels),
			...entries(outcome.notes, OUTPUTS.notes),
			...entries(outcome.closings, OUTPUTS.closings),
			...entries([told], OUTPUTS.told),
		],
	});
}

function readBooks(context: IExecuteFunctions): Result<Books> {
	const shopId = requiredText(context, 'shopId', 'Shop ID', 0);
	if (!shopId.ok) return shopId;
	const settings = readAllSettings(context);
	if (!settings.ok) return settings;
	const { plan, upkeep } = settings.value;
	const etsy = readEtsy(context);
	if (!etsy.ok) return etsy;
	const [ledger, parcels, exceptions] = [LEDGER, PARCELS, EXCEPTIONS].map((table) =>
		tableRows(context, table),
	) as [Result<IDataObject[]>, Result<IDataObject[]>, Result<IDataObject[]>];
	if (!ledger.ok) return ledger;
	if (!parcels.ok) return parcels;
	if (!exceptions.ok) return exceptions;
	const printers = readPlaced(context);
	if (!printers.ok) return printers;
	const isOurs = (row: { shopId: unknown }) => String(row.shopId ?? '') === shopId.value;
	return ok({
		shopId: shopId.value,
		workflowId: context.getWorkflow().id ?? '',
		now: Date.now(),
		days: upkeep.reconcileDays,
		claimTimeoutSeconds: plan.claimTimeoutSeconds,
		suppliers: new Set(plan.suppliers.map(({ name }) => name)),
		...etsy.value,
		...printers.value,
		rows: present(ledger.value.map(parseBookRow)).filter(({ ledger: { externalId } }) =>
			externalId.startsWith(`etsy-${shopId.value}-`),
		),
		parcels: present<BookParcel>(parcels.value.map(parseBookParcel)).filter(isOurs),
		exceptions: present(exceptions.value.map(parseOpenException)),
	});
}

function present<T>(list: ReadonlyArray<T | null>): T[] {
	return list.filter((one): one is T => one !== null);
}

/** The orders of Etsy; one that is no order at all counts as one that could not be read. */
function readEtsy(context: IExecuteFunctions): Result<Pick<Books, 'orders' | 'unreadable'>> {
	const unreadable = readUnreadable(context);
	if (!unreadable.ok) return unreadable;
	const orders: Order[] = [];
	for (const { json } of filledItems(context, ORDERS)) {
		const order = readOrder(json);
		if (!order.ok) return order;
		orders.push(order.value);
	}
	return ok({ orders, unreadable: unreadable.value });
}

function readPlaced(
	context: IExecuteFunctions,
): Result<Pick<Books, 'placed' | 'asked' | 'silent'>> {
	const items = filledItems(context, PLACED).map(({ json }) => json);
	const told = present(items.map(parseAsked));
	if (told.length === 0) {
		return refuse('printers', "By the input 'Printers' nothing came that says who was asked.");
	}
	return ok({
		placed: present(items.map(parsePlacedOrder)),
		asked: new Set(told.flatMap(({ asked }) => asked)),
		silent: told.flatMap(({ silent }) => silent),
	});
}

function refuse(field: string, message: string): Result<never> {
	return fail(
		failure({
			...{ category: 'validation', provider: 'pack', operation: 'report:reconcile', message },
			hint: "Connect the steps as in the workflow 'Daily reconciliation'.",
			fields: [field],
		}),
	);
}
