import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../../../../core/domain/failure';
import { refuse } from '../../../../core/domain/inventory/refuse';
import { ok, type Result } from '../../../../core/domain/result';
import { parseJson } from '../../helpers/parse-json';
import { readPicked } from '../../../shared/etsy/picker';
import { toRaw } from './row-fields';

/** What an input item asks for. */
export interface ItemRow {
	item: number;
	/** Missing: to be found by the SKU. */
	listingId: string | undefined;
	sku: string;
	raw: IDataObject;
}

/** The rows of the input items, and what is wrong with the others. */
export interface ItemRows {
	rows: ItemRow[];
	failures: Map<number, Failure>;
}

function readRaw(context: IExecuteFunctions, itemIndex: number): Result<IDataObject> {
	if (context.getNodeParameter('defineVariant', itemIndex, 'fields') === 'json') {
		const given = parseJson(context.getNodeParameter('variantJson', itemIndex, {}));
		if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
			return ok(given as IDataObject);
		}
		return refuse(
			"The field 'Variant as JSON' is not a JSON object.",
			'Enter an object such as { "sku": "TEE-1", "quantity": 5 }.',
			['variantJson'],
		);
	}
	return ok(
		toRaw({
			sku: context.getNodeParameter('sku', itemIndex, '') as string,
			optionValues: context.getNodeParameter('optionValues', itemIndex, {}) as IDataObject,
			set: context.getNodeParameter('set', itemIndex, {}) as IDataObject,
		}),
	);
}

function readRow(context: IExecuteFunctions, itemIndex: number): Result<ItemRow> {
	const at = { path: 'listingId', displayName: 'Listing', itemIndex };
	const listingId = readPicked(context, at);
	if (!listingId.ok) return listingId;
	const given = readRaw(context, itemIndex);
	if (!given.ok) return given;
	const raw = given.value;
	const sku = String(raw.sku ?? '').trim();
	if (listingId.value === undefined && sku === '') {
		return refuse(
			"Neither 'Listing' nor 'SKU' is filled in.",
			'Say which variant is meant: by its SKU, or by its listing and its SKU or option values.',
			['sku', 'listingId'],
		);
	}
	return ok({ item: itemIndex, listingId: listingId.value, sku, raw });
}

/** Reads the parameters of every input item. */
export function readItemRows(context: IExecuteFunctions): ItemRows {
	const rows: ItemRow[] = [];
	const failures = new Map<number, Failure>();
	context.getInputData().forEach((_item, itemIndex) => {
		const row = readRow(context, itemIndex);
		if (row.ok) rows.push(row.value);
		else failures.set(itemIndex, row.failure);
	});
	return { rows, failures };
}
