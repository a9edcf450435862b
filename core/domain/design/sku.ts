import type { CatalogVariant } from '../catalog';

/** Printful takes no longer external id (facts/printful.md 9), and the SKU is one there. */
const LONGEST = 32;

function part(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toUpperCase()
		.replace(/[^A-Z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}

/**
 * The SKU of each variant of a design, such as `MOON-CAT-BLACK-M`; always the same for the same
 * variant, so that a product and a listing are found again by it. Where that would be too long, or
 * two would be the same, the number of the variant takes the place of its words.
 */
export function skusOf(design: string, variants: readonly CatalogVariant[]): string[] {
	const name = part(design);
	const spoken = variants.map(({ options }) =>
		[name, ...options.map(({ value }) => part(value))].filter((text) => text !== '').join('-'),
	);
	const isClear = new Set(spoken).size === spoken.length;
	return variants.map(({ variantId }, index) => {
		const words = spoken[index] ?? '';
		return isClear && words.length <= LONGEST ? words : `${name}-${part(variantId)}`;
	});
}
