import { foldText } from '../keys';
import type { Dictionary } from '../meaning/dictionary';
import { plainText, wordsOf } from '../meaning/fold';
import { GRADES } from '../match/grades';
import { readProduct, type ReadProduct } from '../match/read-product';
import type { MatchProduct, MatchVariant } from '../match/types';
import type { ShopListing } from './types';

/** Where a SKU stands at the printer. */
export interface SkuPlace {
	product: MatchProduct;
	variant: MatchVariant;
}

/** The product that a listing is made of, and how sure that is. */
export interface Link {
	product: MatchProduct;
	grade: number;
	how: string;
}

/** Below this share of common words two titles have nothing to do with each other. */
const LEAST_ALIKE = 0.4;

/** A printer's products, indexed once for a whole shop. */
export interface ProductBook {
	bySku(sku: string): readonly SkuPlace[];
	/** The products that a listing may be made of; the surest first, several when equally sure. */
	linksOf(listing: ShopListing): Link[];
	/** Reads a product once. */
	read(product: MatchProduct): ReadProduct;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
	const known = map.get(key);
	if (known) known.push(value);
	else map.set(key, [value]);
}

/** Words weigh the more, the fewer products have them in their title. */
function titleIndex(products: readonly MatchProduct[]) {
	const byWord = new Map<string, MatchProduct[]>();
	const words = new Map<MatchProduct, Set<string>>();
	for (const product of products) {
		const own = new Set(wordsOf(plainText(product.title)));
		words.set(product, own);
		for (const word of own) push(byWord, word, product);
	}
	const weight = (word: string) =>
		Math.log(1 + products.length / (byWord.get(word)?.length ?? products.length + 1));
	const sum = (set: Iterable<string>) => [...set].reduce((all, word) => all + weight(word), 0);
	return (title: string): Array<{ product: MatchProduct; alike: number }> => {
		const own = new Set(wordsOf(plainText(title)));
		// A word that half the shop has in its titles finds nothing.
		const rare = [...own].filter((word) => (byWord.get(word)?.length ?? 0) < 200);
		const found = new Set(rare.flatMap((word) => byWord.get(word) ?? []));
		return [...found]
			.map((product) => {
				const theirs = words.get(product) ?? new Set<string>();
				const common = [...theirs].filter((word) => own.has(word));
				return { product, alike: sum(common) / Math.max(sum(theirs), 1e-9) };
			})
			.filter(({ alike }) => alike >= LEAST_ALIKE)
			.sort((a, b) => b.alike - a.alike);
	};
}

/** Indexes a printer's products by SKU, by the listing they were published as, and by title. */
export function productBook(
	products: readonly MatchProduct[],
	dictionary: Dictionary,
): ProductBook {
	const skus = new Map<string, SkuPlace[]>();
	const published = new Map<string, MatchProduct[]>();
	const titles = new Map<string, MatchProduct[]>();
	for (const product of products) {
		if (product.shopListingId) push(published, product.shopListingId, product);
		push(titles, foldText(product.title), product);
		for (const variant of product.variants) {
			if (variant.sku) push(skus, foldText(variant.sku), { product, variant });
		}
	}
	const alikeTitles = titleIndex(products);
	const known = new Map<MatchProduct, ReadProduct>();
	const all = (found: readonly MatchProduct[], grade: number, how: string): Link[] =>
		found.map((product) => ({ product, grade: found.length === 1 ? grade : GRADES.near, how }));
	return {
		bySku: (sku) => (sku ? (skus.get(foldText(sku)) ?? []) : []),
		linksOf(listing) {
			const own = published.get(listing.listingId);
			if (own) return all(own, GRADES.exact, 'the printer published it as this listing');
			const bySku = new Set(
				listing.variants.flatMap(({ sku }) =>
					(sku ? (skus.get(foldText(sku)) ?? []) : []).map(({ product }) => product),
				),
			);
			if (bySku.size === 1) return all([...bySku], GRADES.same, 'other variants share its SKUs');
			const same = titles.get(foldText(listing.title));
			if (same) return all(same, GRADES.same, 'it has the same title');
			const [best, next] = alikeTitles(listing.title);
			if (!best) return [];
			const rivals = next && next.alike > best.alike * 0.9 ? [best, next] : [best];
			return rivals.map(({ product }) => ({
				product,
				grade: GRADES.near,
				how: `its title "${product.title}" is much like that of the listing`,
			}));
		},
		read(product) {
			const before = known.get(product) ?? readProduct(product, dictionary);
			known.set(product, before);
			return before;
		},
	};
}
