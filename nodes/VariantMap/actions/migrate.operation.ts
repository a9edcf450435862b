import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { serviceLabel } from '../../../core/domain/provider';
import type { QuoteDestination } from '../../../core/domain/quote';
import { ok, type Result } from '../../../core/domain/result';
import { needsStateCode, toStateCode } from '../../../core/domain/states';
import { foldText } from '../../../core/domain/variant-map/keys';
import { readProduct, type ReadProduct } from '../../../core/domain/variant-map/match/read-product';
import {
	migrateRow,
	withShippingTime,
	type Migration,
	type MovedRow,
	type Origin,
} from '../../../core/domain/variant-map/migrate/migrate';
import type { VariantMapRow } from '../../../core/domain/variant-map/row';
import { deliveryBook, type DeliveryBook } from '../../../core/providers/delivery-days';
import { readMatchProducts } from '../../../core/providers/match-products';
import { readPrinter, type PrinterBook } from '../../../core/providers/printer-today';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { givenMap, warnOfUnusable } from '../helpers';
import { chosenProducts, openPrinter } from '../open-printer';
import { compareWithProperties, providerChoice, storeIdOption } from '../properties';

const ROWS = 0;
const NO_COUNTERPART = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Start it with one item, and connect the rows of the table POD Variant Map to 'Variant Map'. New rows wait in state review; the old ones are not touched.",
		name: 'migrateNotice',
		type: 'notice',
		default: '',
	},
	providerChoice('fromProvider', 'From Provider', 'Who prints today'),
	providerChoice('provider', 'To Provider', 'Who is to print'),
	...compareWithProperties,
	{
		displayName: 'Ship To Country Code',
		name: 'shipToCountry',
		type: 'string',
		default: 'US',
		placeholder: 'e.g. US',
		description:
			'Shipping times are compared for parcels to this country, two letters. Left empty, neither printer is asked.',
	},
	{
		displayName: 'Ship To State Code',
		name: 'shipToState',
		type: 'string',
		default: 'CA',
		placeholder: 'e.g. CA',
		description:
			'A state of that country, where a printer wants to know it (US, CA, AU); else it is left out',
	},
	{
		displayName: 'Ship To Postal Code',
		name: 'shipToPostalCode',
		type: 'string',
		default: '90001',
		placeholder: 'e.g. 90001',
		description: 'Some printers (Gooten) tell shipping times for a postcode only',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [storeIdOption],
	},
];

const description = updateDisplayOptions({ show: { operation: ['migrate'] } }, properties);

/** Saved products belong together by their title; a blank is the one that was chosen. */
function targetsFor(origin: Origin, all: readonly ReadProduct[]): ReadProduct[] {
	if (all.every(({ product }) => product.kind === 'blank')) return [...all];
	const title = foldText(origin.product?.title ?? '');
	return all.filter(({ product }) => title !== '' && foldText(product.title) === title);
}

function originOf({ source }: VariantMapRow, book: PrinterBook | undefined): Origin {
	if (source === undefined || book === undefined) return {};
	const today = book.today(source);
	const product = book.product(source);
	return {
		...(typeof today === 'string' ? {} : { variant: today }),
		...(product ? { product } : {}),
	};
}

/** Where parcels are to go; null where shipping times are not to be compared. */
function destination(context: IExecuteFunctions): QuoteDestination | null {
	const text = (name: string) => String(context.getNodeParameter(name, 0, '') ?? '').trim();
	const countryCode = text('shipToCountry').toUpperCase();
	if (countryCode === '') return null;
	const postalCode = text('shipToPostalCode');
	// A state of another country would only be refused.
	const stateCode = toStateCode(countryCode, text('shipToState'));
	return {
		countryCode,
		...(stateCode && needsStateCode(countryCode) ? { stateCode } : {}),
		...(postalCode ? { postalCode } : {}),
	};
}

/** Says once which printer could not be asked how long its parcels take. */
function tellRefusals(context: IExecuteFunctions, books: ReadonlyMap<string, DeliveryBook>): void {
	for (const [provider, book] of books) {
		const failure = book.refused();
		if (!failure) continue;
		context.addExecutionHints({
			message: `${serviceLabel(provider)} was not asked for all shipping times: ${failure.message} ${failure.hint}`,
			location: 'outputPane',
			type: 'warning',
		});
	}
}

/**
 * Makes rows for another printer. Calls: at both printers one a page of saved products, or one or
 * two for each blank and one for the titles of all; for the shipping times one quote for each of at
 * most 25 products, and one alone at a printer that tells none.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const map = givenMap(context);
	if (!map.ok) return map;
	warnOfUnusable(context, map.value.unusable);
	const choice = chosenProducts(context);
	if (!choice.ok) return choice;
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const from = context.getNodeParameter('fromProvider', 0, '');
	const to = await openPrinter(
		context,
		context.getNodeParameter('provider', 0, ''),
		options.storeId,
	);
	if (!to.ok) return to;
	const before = await openPrinter(context, from, '');
	if (!before.ok) return before;
	const products = await readMatchProducts(to.value, choice.value);
	if (!products.ok) return products;
	const targets = products.value.map((one) => readProduct(one, map.value.dictionary));
	const rows = map.value.rows.filter(
		({ provider, source, state }) =>
			provider === from && source !== undefined && state !== 'disabled',
	);
	const book = await readPrinter(
		before.value,
		rows.flatMap(({ source }) => source ?? []),
		{ withBlanks: true },
	);
	const shipTo = destination(context);
	const times = shipTo && {
		from: deliveryBook(before.value, shipTo),
		to: deliveryBook(to.value, shipTo),
	};
	const entries: BatchEntry[] = [];
	for (const row of rows) {
		const origin = originOf(row, book);
		const moved = migrateRow(row, origin, targetsFor(origin, targets), to.value.name);
		entries.push(entryOf(row, 'cells' in moved ? await timed(row, moved, times) : moved));
	}
	if (times)
		tellRefusals(
			context,
			new Map([
				[before.value.name, times.from],
				[to.value.name, times.to],
			]),
		);
	return ok({ entries });
}

/** Adds the shipping times where they are compared. */
async function timed(
	{ source }: VariantMapRow,
	moved: MovedRow,
	times: { from: DeliveryBook; to: DeliveryBook } | null,
): Promise<MovedRow> {
	if (times === null || source === undefined) return moved;
	return withShippingTime(
		moved,
		await times.from.daysOf(source),
		await times.to.daysOf(moved.source),
	);
}

function entryOf(row: VariantMapRow, moved: Migration): BatchEntry {
	const pairedItem = { item: 0 };
	const fromRow = { fromRowId: row.rowId ?? '', fromProvider: row.provider };
	if ('cells' in moved) {
		const json = toJson({ ...moved.cells, ...fromRow, differences: moved.differences });
		return { json, pairedItem, output: ROWS };
	}
	const { shopId, listingId, sku, options } = row;
	const json = toJson({ ...fromRow, shopId, listingId, sku, options, ...moved });
	return { json, pairedItem, output: NO_COUNTERPART };
}

/** *Migrate*: parameters, and what is done with all rows at once. */
export const migrate: BatchOperation = { description, executeBatch };
