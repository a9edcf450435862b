import { failure } from '../failure';
import type { LineOption } from '../order';
import { isProvider, PROVIDERS } from '../provider';
import type { LineSource } from '../provider-order';
import { fail, ok, type Result } from '../result';
import { ROW_STATES, type RowState, type VariantMapRow } from './row';

/** A row as a table or a sheet gives it: loose types, missing cells. */
export type LooseRow = Readonly<Record<string, unknown>>;

/** A cell as text; ids and SKUs may come as numbers. */
export function cellText(row: LooseRow, column: string): string {
	const value = row[column];
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** Reads option values written as `Size=M; Color=Black`. */
export function parseOptions(written: string): LineOption[] | null {
	const options: LineOption[] = [];
	for (const part of written.split(';')) {
		if (part.trim() === '') continue;
		const cut = part.indexOf('=');
		const name = part.slice(0, cut).trim();
		const value = part.slice(cut + 1).trim();
		if (cut < 1 || name === '' || value === '') return null;
		options.push({ name, value });
	}
	return options;
}

function refuse(where: string, column: string, message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'mapping',
			provider: 'pack',
			operation: 'variantMap:resolve',
			message: `${where}: ${message}`,
			hint,
			fields: [column],
		}),
	);
}

function readSource(row: LooseRow): LineSource | null {
	const productId = cellText(row, 'providerProductId');
	const variantId = cellText(row, 'providerVariantId');
	if (productId && variantId) return { kind: 'storeVariant', productId, variantId };
	const sku = cellText(row, 'providerSku');
	return sku ? { kind: 'sku', sku } : null;
}

/**
 * Checks one row of the map.
 * @param row columns `shopId, listingId, sku, options, provider, providerProductId,
 *   providerVariantId, providerSku, state`; ids may be texts or numbers, `state` empty means active
 * @returns a `mapping` failure that names the row and the column, so that one bad row never costs
 *   the others
 */
export function parseRow(row: LooseRow, position: number): Result<VariantMapRow> {
	const rowId = cellText(row, 'id');
	const sku = cellText(row, 'sku');
	const where = `Variant Map row ${rowId || position + 1}${sku ? ` (SKU ${sku})` : ''}`;

	const provider = cellText(row, 'provider').toLowerCase();
	if (!isProvider(provider)) {
		const hint = `Enter one of ${PROVIDERS.join(', ')} in the column provider.`;
		return refuse(where, 'provider', 'the provider is missing or unknown.', hint);
	}
	const options = parseOptions(cellText(row, 'options'));
	if (options === null) {
		const hint = 'Write the options like this: Size=M; Color=Black.';
		return refuse(where, 'options', 'the options cannot be read.', hint);
	}
	const listingId = cellText(row, 'listingId');
	if (!sku && !(listingId && options.length > 0)) {
		const hint = 'Enter the Etsy SKU, or the listing number and the option values.';
		return refuse(where, 'sku', 'it does not say which Etsy variant it is for.', hint);
	}
	const source = readSource(row);
	if (source === null) {
		const hint = 'Enter providerProductId and providerVariantId, or providerSku.';
		return refuse(where, 'providerVariantId', 'it does not say what to print.', hint);
	}
	const state = cellText(row, 'state').toLowerCase() || 'active';
	if (!(ROW_STATES as readonly string[]).includes(state)) {
		const hint = `Enter one of ${ROW_STATES.join(', ')} in the column state.`;
		return refuse(where, 'state', `the state "${state}" is not known.`, hint);
	}
	return ok({
		...(rowId ? { rowId } : {}),
		shopId: cellText(row, 'shopId'),
		listingId,
		sku,
		options,
		provider,
		source,
		state: state as RowState,
	});
}
