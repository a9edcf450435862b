import type { Print, StoreProduct, StoreVariant } from '../model';
import { decimal } from '../money';
import { presentPreview } from '../previews';
import type { State } from '../state';
import { presentFile } from './file';

/** Whether Printful knows what to make of it. */
export function isSynced({ variant, isIgnored }: StoreVariant): boolean {
	return variant !== undefined && !isIgnored;
}

/** A product of a store. */
export function presentStoreProduct(product: StoreProduct) {
	return {
		id: product.id,
		external_id: product.externalId ?? String(product.id),
		name: product.name,
		variants: product.variants.length,
		synced: product.variants.filter(isSynced).length,
		...(product.thumbnail === null
			? {}
			: { thumbnail: product.thumbnail, thumbnail_url: product.thumbnail }),
		is_ignored: product.isIgnored,
	};
}

/** A variant of a store. */
export function presentStoreVariant(state: State, product: StoreProduct, own: StoreVariant) {
	const { variant } = own;
	return {
		id: own.id,
		external_id: own.externalId ?? String(own.id),
		sync_product_id: product.id,
		name: own.name,
		synced: isSynced(own),
		...(variant ? { variant_id: variant.id } : {}),
		...(own.retailMinor === null ? {} : { retail_price: decimal(own.retailMinor) }),
		currency: product.store.currency,
		is_ignored: own.isIgnored,
		sku: own.sku,
		...(variant
			? {
					product: {
						variant_id: variant.id,
						product_id: variant.product.id,
						image: `https://files.cdn.example.com/products/${variant.product.id}.jpg`,
						name: variant.name,
					},
				}
			: {}),
		files: [
			...own.prints.map((print) => presentPrint(state, print)),
			...(own.prints.length > 0 ? [presentPreview(state, own)] : []),
		],
		options: own.options,
		main_category_id: variant?.product.categoryId ?? null,
		warehouse_product_id: null,
		warehouse_product_variant_id: null,
		size: variant?.size ?? null,
		color: variant?.color ?? null,
		availability_status: availabilityOf(own),
	};
}

/** A product with all its variants. */
export function presentWhole(state: State, product: StoreProduct) {
	return {
		sync_product: presentStoreProduct(product),
		sync_variants: product.variants.map((one) => presentStoreVariant(state, product, one)),
	};
}

function presentPrint(state: State, { file, placement, options }: Print) {
	return {
		...presentFile(state.files, file),
		type: placement,
		options,
		stitch_count_tier: null,
	};
}

function availabilityOf({ variant }: StoreVariant): string {
	if (variant?.isDiscontinued) return 'discontinued';
	return variant && !variant.isAvailable ? 'out_of_stock' : 'active';
}
