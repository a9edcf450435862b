import type { VariantOption } from '../../domain/catalog';
import type { Money } from '../../domain/money';
import type {
	ProductMockup,
	ProviderProduct,
	ProviderProductVariant,
	PublishState,
} from '../../domain/provider-product';
import { DEFAULT_CURRENCY } from './from-printify';
import type { PrintifyProduct } from './product-schemas';

type ProductData = PrintifyProduct['data'];

/**
 * Turns a saved product of Printify's into the neutral form. A product read right after it was
 * made may have few pictures: they are made in the background (facts/printify.md 6).
 */
export function toProviderProduct({ data, raw }: PrintifyProduct): ProviderProduct {
	const options = optionTable(data);
	return {
		providerProductId: data.id,
		title: data.title ?? data.id,
		description: data.description,
		tags: data.tags,
		variants: data.variants.map((variant) => toVariant(variant, options)),
		imageUrls: data.images.flatMap(({ src }) => (src === undefined ? [] : [src])),
		mockups: data.images.flatMap((image) => toMockup(image) ?? []),
		publishState: publishStateOf(data),
		shopListingId: data.external?.id,
		raw,
	};
}

function toMockup(image: ProductData['images'][number]): ProductMockup | undefined {
	const { src, variant_ids: variantIds, position, is_default: isDefault } = image;
	if (src === undefined) return undefined;
	return {
		url: src,
		variantIds,
		...(position === undefined ? {} : { placement: position }),
		isDefault: isDefault === true,
	};
}

/** A lock means that publishing is under way; a listing's id, that it is in the shop. */
function publishStateOf({ is_locked: isLocked, external }: ProductData): PublishState {
	if (isLocked === true) return 'publishing';
	return external?.id === undefined ? 'not_published' : 'published';
}

/** A product's variants name their options by id. */
function optionTable({ options }: ProductData): Map<string, VariantOption> {
	return new Map(
		options.flatMap(({ name, type, values }) =>
			values.map(({ id, title }): [string, VariantOption] => [
				id,
				{ name: type ?? name ?? '', value: title ?? id },
			]),
		),
	);
}

function toVariant(
	variant: ProductData['variants'][number],
	options: Map<string, VariantOption>,
): ProviderProductVariant {
	return {
		variantId: variant.id,
		title: variant.title,
		sku: variant.sku,
		options: variant.options.flatMap((id) => options.get(id) ?? []),
		retailPrice: dollars(variant.price),
		cost: dollars(variant.cost),
		isEnabled: variant.is_enabled !== false,
		isAvailable: variant.is_available !== false,
	};
}

function dollars(amountMinor: number | undefined): Money | undefined {
	return amountMinor === undefined ? undefined : { amountMinor, currency: DEFAULT_CURRENCY };
}
