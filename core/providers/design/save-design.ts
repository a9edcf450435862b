import type { CatalogVariant } from '../../domain/catalog';
import { chooseVariants } from '../../domain/design/choose-variants';
import { skusOf } from '../../domain/design/sku';
import type { DesignVariant } from '../../domain/design/to-listing';
import { failure } from '../../domain/failure';
import type { PriceRule } from '../../domain/pricing/price-rule';
import type { PrintFile } from '../../domain/print-file';
import { serviceLabel } from '../../domain/provider';
import type { ProviderProduct } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintProvider } from '../types';
import { cannotPublish } from './able';
import { catalogOf } from './catalog-of';
import { libraryFiles } from './library-files';
import { findProduct } from './find-product';
import { priceVariants, provisionalPrice } from './price-variants';

/** A design to be sold on a product of the catalog. */
export interface DesignRequest {
	/** The seller's own name of it, by which product and variants are found again. */
	design: string;
	title: string;
	productId: string;
	makerId?: string;
	/** Which variants to sell: `Color=Black, White; Size=S, M`; empty: all. */
	variants: string;
	/** A file without a placement, `default`, goes on the first print area of the product. */
	files: PrintFile[];
	priceRule: PriceRule;
	/** The saved product, where it is known. */
	providerProductId?: string;
}

/** The saved product of a design. */
export interface SavedDesign {
	product: ProviderProduct;
	/** Whether it was there already. */
	found: boolean;
	variants: DesignVariant[];
}

/** A variant of the catalog with the SKU that it gets. */
export interface NamedVariant {
	catalog: CatalogVariant;
	sku: string;
}

/** Printful takes these signs and so many of them (facts/printful.md 9). */
function externalIdOf(design: string): string {
	return design
		.trim()
		.replace(/[^A-Za-z0-9_-]+/g, '-')
		.slice(0, 32);
}

function refuse(provider: PrintProvider, message: string, hint: string, field: string) {
	const base = { category: 'validation', provider: provider.name, operation: 'design' } as const;
	return fail(failure({ ...base, message, hint, fields: [field] }));
}

/** Files for all variants, each on a print area that the product has. */
function placed(
	provider: PrintProvider,
	{ files }: DesignRequest,
	variants: readonly NamedVariant[],
): Result<PrintFile[]> {
	const areas = variants[0]?.catalog.printAreas.map(({ placement }) => placement) ?? [];
	const all = files.map((file) =>
		file.placement === 'default' && areas[0] !== undefined && !areas.includes('default')
			? { ...file, placement: areas[0] }
			: file,
	);
	const wrong = all.find(({ placement }) => areas.length > 0 && !areas.includes(placement));
	if (wrong === undefined) return ok(all);
	return refuse(
		provider,
		`The product has no print area "${wrong.placement}". It has: ${areas.join(', ')}.`,
		'Correct the name of the print area.',
		'files',
	);
}

async function lookUp(
	provider: PrintProvider,
	request: DesignRequest,
	skus: readonly string[],
): Promise<Result<ProviderProduct | undefined>> {
	const { providerProductId = '', design } = request;
	if (providerProductId === '') {
		return await findProduct(provider, { externalId: externalIdOf(design), skus });
	}
	const known = await provider.getProduct(providerProductId);
	if (known.ok || known.failure.category !== 'not_found') return known;
	return fail({
		...known.failure,
		message: `${serviceLabel(provider.name)} has no product ${providerProductId} any more.`,
		hint: 'Empty the cell with its number to have it made anew.',
	});
}

/** Makes the product with prices as far as the catalog tells costs, else with a stand-in. */
async function create(
	provider: PrintProvider,
	request: DesignRequest,
	variants: readonly NamedVariant[],
): Promise<Result<ProviderProduct>> {
	const files = placed(provider, request, variants);
	if (!files.ok) return files;
	if (files.value.length === 0) {
		return refuse(provider, 'There is no artwork.', 'Give the address of the artwork.', 'files');
	}
	const kept = await libraryFiles(provider, request.design, files.value);
	if (!kept.ok) return kept;
	const { title, productId, makerId, priceRule } = request;
	return await provider.createProduct({
		title,
		productId,
		makerId,
		files: kept.value,
		externalId: externalIdOf(request.design),
		variants: variants.map(({ catalog, sku }) => ({
			variantId: catalog.variantId,
			sku,
			retailPrice: provisionalPrice(catalog.cost, priceRule),
		})),
	});
}

/**
 * Brings a design onto a product at the provider: looked for first, made where it is not there, and
 * then given the prices of the rule. May be run any number of times.
 *
 * Calls: one for the catalog of a product and one for each page of saved products, once an
 * execution; then one or two to make it, and two or three where the provider tells costs only of
 * what is saved (Printify). One where the product is known and nothing changes.
 */
export async function saveDesign(
	provider: PrintProvider,
	request: DesignRequest,
): Promise<Result<SavedDesign>> {
	const unable = cannotPublish(provider);
	if (unable) return fail(unable);
	const { productId, makerId } = request;
	const catalog = await catalogOf(provider, { productId, makerId });
	if (!catalog.ok) return catalog;
	const chosen = chooseVariants(catalog.value, request.variants);
	if (!chosen.ok) return chosen;
	const skus = skusOf(request.design, chosen.value);
	const named = chosen.value.map((one, index) => ({ catalog: one, sku: skus[index] ?? '' }));
	const known = await lookUp(provider, request, skus);
	if (!known.ok) return known;
	const product = known.value ? ok(known.value) : await create(provider, request, named);
	if (!product.ok) return product;
	const priced = await priceVariants(provider, product.value, named, request.priceRule);
	if (!priced.ok) return priced;
	return ok({ ...priced.value, found: known.value !== undefined });
}
