import type { CatalogProduct, CatalogVariant } from '../../catalog';
import type { ProviderProduct } from '../../provider-product';
import type { MatchProduct } from './types';

/** A saved product, to be compared with listings. Variants that are switched off are left out. */
export function fromSaved(product: ProviderProduct): MatchProduct {
	return {
		productId: product.providerProductId,
		kind: 'saved',
		title: product.title,
		...(product.shopListingId ? { shopListingId: product.shopListingId } : {}),
		variants: product.variants
			.filter(({ isEnabled }) => isEnabled)
			.map(({ variantId, title, sku, options, cost, isAvailable }) => ({
				variantId,
				title: title ?? options.map(({ value }) => value).join(' / '),
				...(sku ? { sku } : {}),
				options,
				...(cost ? { cost } : {}),
				availability: isAvailable ? 'in_stock' : 'out_of_stock',
			})),
	};
}

/** A blank of the catalog, to be compared with listings. */
export function fromCatalog(
	product: Pick<CatalogProduct, 'brand' | 'description' | 'productId' | 'title'>,
	variants: readonly CatalogVariant[],
	makerId?: string,
): MatchProduct {
	return {
		productId: product.productId,
		kind: 'blank',
		title: product.title,
		...(product.brand ? { brand: product.brand } : {}),
		...(product.description ? { description: product.description } : {}),
		...(makerId ? { makerId } : {}),
		variants: variants.map((variant) => ({
			variantId: variant.variantId,
			title: variant.title,
			...(variant.attributes ? { attributes: variant.attributes } : {}),
			options: variant.options,
			...(variant.cost ? { cost: variant.cost } : {}),
			availability: variant.availability,
			printAreas: variant.printAreas,
		})),
	};
}
