import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { auditRows } from '../../../../core/domain/audit/read-rows';
import type { Order } from '../../../../core/domain/order';
import { readOrder } from '../../../../core/domain/read-order';
import { ok, type Result } from '../../../../core/domain/result';
import { buyerWords } from '../../../../core/domain/retention/find-buyer-data';
import { lineProductRules } from '../../../../core/domain/retention/line-product-rules';
import { planRetention } from '../../../../core/domain/retention/plan-retention';
import { storedTable } from '../../../../core/domain/retention/stored';
import { providerModules } from '../../../../core/providers/registry';
import { filledItems, tableRows, type TableInput } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { exceptionsInput, ledgerInput, parcelsInput } from '../../../shared/pack-tables';
import { toJson } from '../../../shared/to-json';
import { readAllSettings, settingsProperty } from '../../../shared/pack-settings';
import { requiredText } from '../../../shared/required-text';
import { readUnreadable, unreadableProperty } from '../../helpers/unreadable-orders';

const ORDERS = 0;
const table = (input: number, name: string, of: string, columns: string[]): TableInput => ({
	...{ input, name, table: of, columns },
});
const TABLES = [
	ledgerInput(1),
	exceptionsInput(2),
	parcelsInput(3),
	table(4, 'Library', 'POD Artwork Library', ['sha256']),
	table(5, 'Audit Log', 'POD Audit Log', ['hash', 'prevHash']),
];
const OUTPUTS = { reduce: 0, remove: 1, cut: 2, stored: 3, told: 4, products: 5 };

const properties: INodeProperties[] = [
	{
		displayName:
			'Connect all orders that Etsy has open now, and all rows of the tables. What is older than your settings allow leaves by the outputs above; what is stored, and whether anything of a buyer is found in it, by Stored; and by Products what Product: Clean Up needs to know. Nothing is removed here.',
		name: 'planRetentionNotice',
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
		description: 'Number of the Etsy shop whose open orders come in; rows of other shops stay',
	},
	settingsProperty,
	unreadableProperty,
];

/** The parameters of Plan Retention. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['planRetention'] } },
	properties,
);

/** Only printers that save products for lines have any to clean up. */
function canCleanUp({ provider }: { provider: string }): boolean {
	const module = providerModules().find(({ name }) => name === provider);
	return module?.capabilities.actions.includes('listLineProducts') === true;
}

/**
 * Says which rows may go, and what is stored. No API call.
 * @returns a failure where an order or a table was not read: then nothing goes
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const shopId = requiredText(context, 'shopId', 'Shop ID', 0);
	if (!shopId.ok) return shopId;
	const settings = readAllSettings(context);
	if (!settings.ok) return settings;
	const { plan: rules, upkeep } = settings.value;
	const unreadable = readUnreadable(context);
	if (!unreadable.ok) return unreadable;
	const orders: Order[] = [];
	for (const { json } of filledItems(context, ORDERS)) {
		const order = readOrder(json);
		// One that cannot be read may be any: then nobody knows which rows are still needed.
		if (!order.ok) return order;
		orders.push(order.value);
	}
	const read: IDataObject[][] = [];
	for (const input of TABLES) {
		const rows = tableRows(context, input);
		if (!rows.ok) return rows;
		read.push(rows.value);
	}
	const [ledger = [], exceptions = [], parcels = [], library = [], audit = []] = read;
	const open = new Set([...orders.map(({ receiptId }) => receiptId), ...unreadable.value]);
	const now = Date.now();
	const plan = planRetention(
		{ ledger, exceptions, parcels, library, audit: auditRows(audit) },
		upkeep,
		open,
		new Set([shopId.value]),
		now,
		rules.ledgerBegins ?? '',
	);
	const products = lineProductRules({ ledger, library }, upkeep, open, shopId.value, now);
	const words = buyerWords(orders);
	const stored = TABLES.map(({ table: name }, n) => storedTable(name, read[n] ?? [], words));
	const found = stored.reduce((sum, { buyerData }) => sum + buyerData.length, 0);
	const told = {
		reduced: plan.reduce.length,
		removed: plan.remove.length,
		auditRowsRemoved: plan.cut?.count ?? 0,
		ledgerBegins: plan.ledgerBegins,
		rows: stored.reduce((sum, { rows }) => sum + rows, 0),
		buyerData: found,
	};
	const entries = (list: readonly object[], output: number): BatchEntry[] =>
		list.map((one) => ({ json: toJson(one), output, pairedItem: { item: 0 } }));
	return ok({
		entries: [
			...entries(plan.reduce, OUTPUTS.reduce),
			...entries(plan.remove, OUTPUTS.remove),
			...entries(plan.cut ? [{ ...plan.cut.anchor, ...plan.cut }] : [], OUTPUTS.cut),
			...entries(stored, OUTPUTS.stored),
			...entries([told], OUTPUTS.told),
			...entries(products.filter(canCleanUp), OUTPUTS.products),
		],
	});
}
