import type {
	ProductMockup,
	ProviderProduct,
	ProviderProductVariant,
} from '../../domain/provider-product';
import { toMoney } from '../shared/fields';
import type {
	PrintfulListedProduct,
	PrintfulSavedProduct,
	PrintfulSavedVariant,
} from './product-schemas';

/**
 * Turns a saved product with its variants into the neutral form. A variant's id is that of the
 * saved variant, which is what an order line names. Printful puts nothing into a shop, so a product
 * is not published; one that a shop brought in (`/sync/products`) is.
 * @param isFromShop whether the product belongs to a store that is connected to a shop
 */
export function toProviderProduct(
	{ data, raw }: PrintfulSavedProduct,
	isFromShop = false,
): ProviderProduct {
	const { sync_product: product, sync_variants: variants } = data;
	const previews = variants.flatMap(({ files }) =>
		files.flatMap(({ type, preview_url: url }) => (type === 'preview' && url ? [url] : [])),
	);
	const images = [product.thumbnail_url, ...previews].filter((url) => url !== undefined);
	return {
		...toListedProduct({ data: product, raw }, isFromShop),
		variants: variants.map(toVariant),
		imageUrls: [...new Set(images)],
		mockups: variants.flatMap(toMockups),
	};
}

/** The same for an entry of a list, which tells no variants. */
export function toListedProduct(
	{ data, raw }: PrintfulListedProduct,
	isFromShop = false,
): ProviderProduct {
	return {
		providerProductId: data.id,
		title: data.name ?? data.id,
		tags: [],
		variants: [],
		imageUrls: data.thumbnail_url ? [data.thumbnail_url] : [],
		mockups: [],
		publishState: isFromShop ? 'published' : 'not_published',
		...(isFromShop && data.external_id ? { shopListingId: data.external_id } : {}),
		...(data.external_id ? { externalId: data.external_id } : {}),
		raw,
	};
}

/** The preview of a variant, which Printful makes after the variant is saved. */
function toMockups({ id, files }: PrintfulSavedVariant, at: number): ProductMockup[] {
	return files.flatMap(({ type, preview_url: url }) =>
		type === 'preview' && url ? [{ url, variantIds: [id], isDefault: at === 0 }] : [],
	);
}

function toVariant(variant: PrintfulSavedVariant): ProviderProductVariant {
	const options = [
		{ name: 'size', value: variant.size },
		{ name: 'color', value: variant.color },
	].flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
	const retailPrice = toMoney(variant.retail_price, variant.currency);
	const { availability_status: availability = 'active' } = variant;
	return {
		variantId: variant.id,
		title: variant.name,
		sku: variant.sku,
		options,
		...(retailPrice ? { retailPrice } : {}),
		isEnabled: variant.is_ignored !== true,
		isAvailable: variant.synced !== false && availability === 'active',
	};
}
