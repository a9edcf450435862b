import type { Failure } from '../domain/failure';
import type { CatalogProduct } from '../domain/catalog';
import type { LineSource } from '../domain/provider-order';
import { fromCatalog, fromSaved } from '../domain/variant-map/match/from-provider';
import type { MatchProduct, MatchVariant } from '../domain/variant-map/match/types';
import type { PrinterToday } from '../domain/variant-map/check/printer';
import type { PrintProvider } from './types';

/** What one printer has today, read once for all rows. */
export interface PrinterBook {
	/** The product that a row prints, where the printer tells its name. */
	product(source: LineSource): Pick<MatchProduct, 'brand' | 'description' | 'title'> | undefined;
	today(source: LineSource): PrinterToday;
	/** What could not be read, and why: nothing is said of rows that rest on it. */
	unread: Failure[];
}

type Variants = Map<string, MatchVariant[]> | 'unknown';
type LineVariant = { variantId: string; attributes?: Record<string, string> };

const keyOf = (productId: string | undefined, makerId: string | undefined) =>
	JSON.stringify([productId ?? '', makerId ?? '']);

/** By their ids, of which several variants may share one. */
function byId(variants: readonly MatchVariant[]): Map<string, MatchVariant[]> {
	const found = new Map<string, MatchVariant[]>();
	for (const variant of variants) {
		found.set(variant.variantId, [...(found.get(variant.variantId) ?? []), variant]);
	}
	return found;
}

/** The variant that a row names, by its id and whatever attributes the row tells. */
function variantIn(variants: Map<string, MatchVariant[]>, wanted: LineVariant): PrinterToday {
	const told = Object.entries(wanted.attributes ?? {});
	const found = variants
		.get(wanted.variantId)
		?.find(({ attributes = {} }) => told.every(([name, value]) => attributes[name] === value));
	return found ?? 'no_variant';
}

/** The titles of blanks, where the printer lists them; one call. */
async function readBlanks(provider: PrintProvider): Promise<Map<string, CatalogProduct>> {
	if (!provider.capabilities.actions.includes('searchCatalog')) return new Map();
	const listed = await provider.searchCatalog({});
	// Titles only make differences readable: without them the rows can be moved all the same.
	return new Map(listed.ok ? listed.value.map((one) => [one.productId, one] as const) : []);
}

/**
 * Reads what the rows of a map rest on: the saved products (one call a page), the variants of each
 * blank (one or two calls each), and, where rows name variants without a product, their stock.
 * @param withBlanks whether blanks are told by their titles too, for one call more
 */
export async function readPrinter(
	provider: PrintProvider,
	sources: readonly LineSource[],
	{ withBlanks = false }: { withBlanks?: boolean } = {},
): Promise<PrinterBook> {
	const unread: Failure[] = [];
	const hasBlanks = sources.some((one) => one.kind === 'catalogVariant' && one.productId);
	const named =
		withBlanks && hasBlanks ? await readBlanks(provider) : new Map<string, CatalogProduct>();
	const titles = new Map<string, string>();
	let saved: Map<string, Variants> | 'unknown' = 'unknown';
	if (sources.some(({ kind }) => kind === 'storeVariant')) {
		const products = await provider.listProducts({});
		if (products.ok) {
			for (const one of products.value) titles.set(one.providerProductId, one.title);
			saved = new Map(
				products.value.map((one) => [one.providerProductId, byId(fromSaved(one).variants)]),
			);
		} else unread.push(products.failure);
	}
	const blanks = new Map<string, Variants>();
	const loose = new Set<string>();
	for (const source of sources) {
		if (source.kind !== 'catalogVariant') continue;
		const { productId, makerId, variantId } = source;
		if (productId === undefined) loose.add(variantId);
		const key = keyOf(productId, makerId);
		if (productId === undefined || blanks.has(key)) continue;
		const variants = await provider.listVariants({ productId, ...(makerId ? { makerId } : {}) });
		if (variants.ok) {
			const title = { productId, title: productId };
			blanks.set(key, byId(fromCatalog(title, variants.value, makerId).variants));
		} else {
			blanks.set(key, variants.failure.category === 'not_found' ? new Map() : 'unknown');
			if (variants.failure.category !== 'not_found') unread.push(variants.failure);
		}
	}
	const stock = new Map<string, MatchVariant>();
	if (loose.size > 0 && provider.capabilities.actions.includes('checkStock')) {
		const told = await provider.checkStock([...loose]);
		if (!told.ok) unread.push(told.failure);
		for (const { variantId, availability } of told.ok ? told.value : []) {
			stock.set(variantId, { variantId, title: variantId, options: [], availability });
		}
	}
	return {
		unread,
		product(source) {
			if (source.kind === 'catalogVariant') return named.get(source.productId ?? '');
			const title = source.kind === 'storeVariant' ? titles.get(source.productId) : undefined;
			return title === undefined ? undefined : { title };
		},
		today(source) {
			if (source.kind === 'storeVariant') {
				if (saved === 'unknown') return 'unknown';
				const variants = saved.get(source.productId);
				if (!variants) return 'no_product';
				return variants === 'unknown' ? variants : variantIn(variants, source);
			}
			if (source.kind !== 'catalogVariant') return 'unknown';
			if (source.productId === undefined) return stock.get(source.variantId) ?? 'unknown';
			const variants = blanks.get(keyOf(source.productId, source.makerId)) ?? 'unknown';
			return variants === 'unknown' ? variants : variantIn(variants, source);
		},
	};
}
