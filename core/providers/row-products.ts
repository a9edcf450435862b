import type { WaitingRow } from '../domain/variant-map/review/types';
import { fromCatalog, fromSaved } from '../domain/variant-map/match/from-provider';
import type { MatchProduct } from '../domain/variant-map/match/types';
import { ok, type Result } from '../domain/result';
import type { PrintProvider } from './types';

/** How many products are asked for at the same time. */
const AT_ONCE = 5;

/** What of a row names its product. */
export type ProductPlace = Pick<
	WaitingRow,
	'attributes' | 'files' | 'makerId' | 'productId' | 'variantId'
>;

/** A text that is equal for rows of one product. */
export function productKey({ productId, makerId, variantId, ...row }: ProductPlace): string {
	const isBlank = row.files !== '' || makerId !== '' || row.attributes !== '';
	return JSON.stringify([
		isBlank ? 'blank' : 'saved',
		productId || variantId,
		isBlank ? makerId : '',
	]);
}

async function readOne(provider: PrintProvider, key: string): Promise<Result<MatchProduct>> {
	const [kind = '', productId = '', makerId = ''] = JSON.parse(key) as string[];
	if (kind === 'saved') {
		const product = await provider.getProduct(productId);
		return product.ok ? ok(fromSaved(product.value)) : product;
	}
	const variants = await provider.listVariants({ productId, ...(makerId ? { makerId } : {}) });
	if (!variants.ok) return variants;
	const title = variants.value[0]?.productTitle ?? productId;
	return ok(fromCatalog({ productId, title }, variants.value, makerId || undefined));
}

/** Reads the products of some rows, each once; one or two calls a product. */
export async function readRowProducts(
	provider: PrintProvider,
	rows: readonly ProductPlace[],
): Promise<Map<string, Result<MatchProduct>>> {
	const keys = [...new Set(rows.map(productKey))];
	const found = new Map<string, Result<MatchProduct>>();
	for (let start = 0; start < keys.length; start += AT_ONCE) {
		const batch = keys.slice(start, start + AT_ONCE);
		const read = await Promise.all(batch.map(async (key) => await readOne(provider, key)));
		batch.forEach((key, at) => {
			const one = read[at];
			if (one) found.set(key, one);
		});
	}
	return found;
}
