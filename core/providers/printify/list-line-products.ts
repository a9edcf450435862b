import { z } from 'zod';
import { ok, type Result } from '../../domain/result';
import type { PrintedFile, SavedProduct } from '../../domain/retention/line-products';
import { identifier, optionalList, optionalText, toIsoTime } from '../shared/fields';
import type { ListPart, SavedProducts } from '../types';
import type { PrintifyDeps } from './deps';
import { isLastPage } from './find-order';
import { toProviderProduct } from './from-printify-product';
import type { PrintifyProduct, PrintifyProductPage } from './product-schemas';
import { PAGE_SIZE, readProductPage } from './products';

/** Where Printify tells neither pages nor number; as many as a catalog of it will ever have. */
const MOST_PAGES = 100_000;

const picture = z.union([
	z.object({ id: identifier, name: optionalText }),
	// A layer of the web editor, which is no file.
	z.object({ id: z.null().optional(), type: z.literal('text/svg') }),
]);
/** No picture is passed over: one that is overlooked would count as printed by nobody. */
const printAreas = z.array(
	z.object({
		placeholders: optionalList(z.object({ images: optionalList(picture) })),
	}),
);

/**
 * Reads the saved products of the shop, fifty a call, and keeps of each no more than what cleaning
 * up needs. A list that is longer than the pages is read in another part each turn, round and round:
 * in which order Printify lists is not documented.
 */
export async function listLineProducts(
	deps: PrintifyDeps,
	{ maxPages, turn }: ListPart,
): Promise<Result<SavedProducts>> {
	const first = await readProductPage(deps, 1);
	if (!first.ok) return first;
	const found = new Map<string, SavedProduct>();
	const keep = ({ data }: PrintifyProductPage) => {
		for (const product of data) found.set(product.data.id, toSavedProduct(product));
	};
	keep(first.value);
	let { total } = first.value;
	let pages = 1;
	for (const page of pagesAfterFirst(first.value, maxPages, turn)) {
		const next = await readProductPage(deps, page);
		if (!next.ok) return next;
		keep(next.value);
		({ total } = next.value);
		pages += 1;
	}
	const products = [...found.values()];
	const count = total ?? products.length;
	const isWhole = products.length >= count && pages >= lastPageOf(first.value);
	return ok({ products, pages, total: count, isWhole });
}

function lastPageOf(first: PrintifyProductPage): number {
	if (isLastPage(first, 1)) return 1;
	const { last_page: last, total } = first;
	return last ?? (typeof total === 'number' ? Math.ceil(total / PAGE_SIZE) : Infinity);
}

/** Which pages are read beside the first one, which tells how many there are. */
function pagesAfterFirst(first: PrintifyProductPage, maxPages: number, turn: number): number[] {
	const others = Math.min(lastPageOf(first), MOST_PAGES) - 1;
	if (others < 1) return [];
	// With the first page alone, the rest of a long list would never have its turn.
	const wanted = Math.min(Math.max(maxPages, 2) - 1, others);
	const from = wanted === others ? 0 : (turn * wanted) % others;
	return Array.from({ length: wanted }, (_none, n) => ((from + n) % others) + 2);
}

function toSavedProduct(product: PrintifyProduct): SavedProduct {
	const { providerProductId, title, variants, publishState } = toProviderProduct(product);
	return {
		...{ providerProductId, title },
		skus: variants.flatMap(({ sku }) => (sku === undefined ? [] : [sku])),
		createdAt: toIsoTime(product.data.created_at) ?? '',
		isInShop: publishState !== 'not_published',
		files: filesOf(product),
	};
}

function filesOf({ raw }: PrintifyProduct): PrintedFile[] | undefined {
	const areas = printAreas.safeParse((raw as { print_areas?: unknown }).print_areas);
	if (!areas.success) return undefined;
	return areas.data.flatMap(({ placeholders }) =>
		placeholders.flatMap(({ images }) =>
			images.flatMap((image) =>
				'name' in image ? [{ fileId: image.id, name: image.name ?? '' }] : [],
			),
		),
	);
}
