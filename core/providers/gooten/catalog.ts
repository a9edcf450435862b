import type { CatalogProduct, CatalogVariant, PrintArea } from '../../domain/catalog';
import { ok, type Result } from '../../domain/result';
import { toMoney } from '../shared/fields';
import type { ListQuery, VariantQuery } from '../types';
import type { GootenDeps } from './deps';
import { readPages } from './pages';
import { SOURCE } from './profile';
import { productsSchema, templatesSchema, variantsSchema, type GootenVariant } from './schemas';

const PAGE_SIZE = 100;

/** Print areas are told SKU by SKU; for more SKUs than these the list would take too long. */
const MOST_TEMPLATES = 20;

/** Calls under way at the same time. */
const AT_ONCE = 5;

/** Lists the products that are sent to the country of the credential. One call. */
export async function searchCatalog(
	{ client, countryCode }: GootenDeps,
	{ search, limit }: ListQuery,
): Promise<Result<CatalogProduct[]>> {
	const answer = await client.call({
		operation: 'listProducts',
		effect: 'read',
		method: 'GET',
		path: `${SOURCE}/products`,
		query: { countryCode, all: true },
		schema: productsSchema,
	});
	if (!answer.ok) return answer;
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const found = answer.value.Products.map(({ data, raw }) => ({
		productId: data.Id,
		title: data.Name ?? data.Id,
		description: data.ShortDescription,
		category: data.CategoryName,
		raw,
	})).filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
	return ok(found.slice(0, limit));
}

/**
 * Lists the SKUs of a product with what the seller pays. One call a hundred, and one for the print
 * areas of each of the first twenty.
 */
export async function listVariants(
	deps: GootenDeps,
	query: VariantQuery,
): Promise<Result<CatalogVariant[]>> {
	const found = await readPages<GootenVariant>({
		pageSize: PAGE_SIZE,
		idOf: ({ data }) => data.Sku,
		fetch: async (page) => {
			const answer = await deps.client.call({
				operation: 'listProductVariants',
				effect: 'read',
				method: 'GET',
				path: `${SOURCE}/productvariants`,
				query: {
					productId: query.productId,
					countryCode: query.countryCode || deps.countryCode,
					currencyCode: query.currency || deps.currency,
					page,
					pageSize: PAGE_SIZE,
				},
				schema: variantsSchema,
			});
			if (!answer.ok) return answer;
			const { ProductVariants, Page, TotalPages } = answer.value;
			return ok({ items: ProductVariants, page: Page, totalPages: TotalPages });
		},
	});
	if (!found.ok) return found;
	const variants = found.value.map(toVariant);
	const withAreas = found.value
		.slice(0, MOST_TEMPLATES)
		.filter(({ data }) => data.HasTemplates !== false);
	for (let start = 0; start < withAreas.length; start += AT_ONCE) {
		const batch = withAreas.slice(start, start + AT_ONCE).map(({ data }) => data.Sku);
		const read = await Promise.all(batch.map(async (sku) => await printAreas(deps, sku)));
		for (const [at, areas] of read.entries()) {
			if (!areas.ok) return areas;
			const variant = variants.find(({ variantId }) => variantId === batch[at]);
			if (variant) variant.printAreas = areas.value;
		}
	}
	return ok(variants);
}

function toVariant({ data, raw }: GootenVariant): CatalogVariant {
	const options = data.Options.flatMap(({ Name, Value }) =>
		Name !== undefined && Value !== undefined ? { name: Name, value: Value } : [],
	);
	const price = data.PartnerPriceInfo;
	return {
		variantId: data.Sku,
		title: options.map(({ value }) => value).join(', ') || data.Sku,
		options,
		printAreas: [],
		cost: toMoney(price?.Price, price?.CurrencyCode),
		// Gooten tells no stock; what is not sent to a country is not in its list.
		availability: 'unknown',
		raw,
	};
}

/** The print areas of a SKU; the `Image` layer of a space is what a picture fills. */
async function printAreas({ client }: GootenDeps, sku: string): Promise<Result<PrintArea[]>> {
	const answer = await client.call({
		operation: 'listProductTemplates',
		effect: 'read',
		method: 'GET',
		path: `${SOURCE}/producttemplates`,
		query: { sku },
		schema: templatesSchema,
	});
	if (!answer.ok) return answer;
	const { Options } = answer.value;
	const template = Options.find(({ IsDefault }) => IsDefault) ?? Options[0];
	return ok(
		(template?.Spaces ?? []).map(({ Id, Layers }) => {
			const image = Layers.find(({ Type }) => /^image$/i.test(Type ?? ''));
			return {
				placement: Id,
				widthPx: between(image?.X1, image?.X2),
				heightPx: between(image?.Y1, image?.Y2),
			};
		}),
	);
}

function between(from: number | undefined, to: number | undefined): number | undefined {
	return from === undefined || to === undefined ? undefined : Math.round(Math.abs(to - from));
}
