import type { IDataObject } from 'n8n-workflow';
import { toRow } from '../../../../core/domain/inventory/rows';
import type { Product } from '../../../../core/domain/inventory/types';
import type { ReadInventory } from '../../../../core/etsy/inventory/to-inventory';
import { toJson } from '../../../shared/to-json';

/** One variant with the listing it belongs to. */
export function rowToJson(
	{ listingId, title, state }: ReadInventory,
	product: Product,
): IDataObject {
	return toJson({ listingId, title, state, ...toRow(product) });
}

/** All variants of a listing, one each. */
export function rowsToJson(listing: ReadInventory): IDataObject[] {
	return listing.inventory.products.map((product) => rowToJson(listing, product));
}
