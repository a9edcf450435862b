import { formatMoney } from '../money';
import type { Inventory, OptionValue, Product, VariantRow } from './types';

/** As people mean it: case, kind and number of blanks make no difference. */
export function normalised(text: string): string {
	// Up and down again: the upper case of "ß" is "SS", and a user may have written either.
	return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase().toLowerCase();
}

/** The value of an option in words. */
export function valueText({ values }: OptionValue): string {
	return values.join(', ');
}

/** All options of a product in one text, such as `Black / M`. */
export function variantText({ options }: Product): string {
	return options.map(valueText).join(' / ');
}

/** Names a product for a message: by its options, else by its SKU. */
export function describeProduct(product: Product): string {
	const variant = variantText(product);
	const sku = product.sku === '' ? '' : `SKU ${product.sku}`;
	if (variant === '') return sku === '' ? 'the only variant' : sku;
	return sku === '' ? `"${variant}"` : `"${variant}" (${sku})`;
}

/** Names some of many. */
export function describeSome(products: readonly Product[], most = 5): string {
	const named = products.slice(0, most).map(describeProduct).join(', ');
	const more = products.length - most;
	return more > 0 ? `${named} and ${more} more` : named;
}

/** An option value does not change once it is made, so its key need not be made anew either. */
const keys = new WeakMap<OptionValue, string>();

/** Tells the values of one property apart within one inventory. */
export function optionKey(option: OptionValue): string {
	const known = keys.get(option);
	if (known !== undefined) return known;
	const key = JSON.stringify([option.propertyId, option.scaleId ?? '', option.values]);
	keys.set(option, key);
	return key;
}

/** As {@link optionKey}, for two readings between which the shop may have set case and blanks. */
export function looseOptionKey({ propertyId, values }: OptionValue): string {
	return JSON.stringify([propertyId, values.map(normalised)]);
}

/** The place of a product in the grid. The order in which its options stand makes no difference. */
export function productKey(product: Product, ofOption = optionKey): string {
	return product.options.map(ofOption).sort().join(' ');
}

/** The ids of the properties by which the products vary. */
export function propertyIds(products: readonly Product[]): string[] {
	return (products[0]?.options ?? []).map(({ propertyId }) => propertyId);
}

/** One product as a flat row. */
export function toRow(product: Product): VariantRow {
	return {
		sku: product.sku,
		variant: variantText(product),
		options: product.options.map((option) => ({
			name: option.name,
			value: valueText(option),
			...(option.scaleName === undefined ? {} : { scale: option.scaleName }),
		})),
		price: product.price,
		quantity: product.quantity,
		isEnabled: product.isEnabled,
		processingProfileId: product.processingProfileId,
		productId: product.productId ?? null,
		offeringId: product.offeringId ?? null,
	};
}

/** An inventory as flat rows, one a variant, in the shop's order. */
export function toRows({ products }: Inventory): VariantRow[] {
	return products.map(toRow);
}

/** A product in one line, for a variant that comes or goes. */
export function summary({ price, quantity, isEnabled }: Product): string {
	return `${formatMoney(price)}, quantity ${quantity}, ${isEnabled ? 'enabled' : 'disabled'}`;
}
