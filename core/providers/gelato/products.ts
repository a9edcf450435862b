import { entryOf } from '../../domain/entry-of';
import { failure } from '../../domain/failure';
import { isPlaced } from '../../domain/print-file';
import type {
	ProviderProduct,
	ProviderProductRequest,
	PublishState,
} from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import type { ListQuery } from '../types';
import type { GelatoDeps } from './deps';
import { storeProductSchema, storeProductsSchema, type GelatoStoreProduct } from './schemas';

const PAGE_SIZE = 100;

const PUBLISH_STATES: Readonly<Record<string, PublishState>> = {
	created: 'not_published',
	publishing: 'publishing',
	active: 'published',
	publishing_error: 'failed',
};

function storePath({ storeId }: GelatoDeps): Result<string> {
	if (storeId !== '') return ok(`/v1/stores/${encodeURIComponent(storeId)}/products`);
	return fail(
		failure({
			category: 'validation',
			provider: 'gelato',
			operation: 'store',
			message: 'No Gelato store is chosen.',
			hint: "Enter the store's ID from the Gelato dashboard as 'Store ID' in the Gelato credential.",
			fields: ['storeId'],
		}),
	);
}

function toProduct({ data, raw }: GelatoStoreProduct): ProviderProduct {
	return {
		providerProductId: data.id,
		title: data.title ?? data.id,
		description: data.description,
		tags: data.tags,
		variants: data.variants.map((variant) => ({
			variantId: variant.id,
			title: variant.title,
			options: [],
			isEnabled: variant.connectionStatus !== 'ignored',
			isAvailable: variant.connectionStatus !== 'not_connected',
		})),
		imageUrls: data.previewUrl ? [data.previewUrl] : [],
		mockups: data.previewUrl ? [{ url: data.previewUrl, variantIds: [], isDefault: true }] : [],
		publishState: entryOf(PUBLISH_STATES, data.status) ?? 'unknown',
		shopListingId: data.externalId,
		raw,
	};
}

/** Lists the products of the store. One call a hundred. */
export async function listProducts(
	deps: GelatoDeps,
	{ search, limit }: ListQuery,
): Promise<Result<ProviderProduct[]>> {
	const path = storePath(deps);
	if (!path.ok) return path;
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const found = await collect(
		pagesByOffset<GelatoStoreProduct>({
			service: 'gelato',
			operation: 'listStoreProducts',
			pageSize: PAGE_SIZE,
			limit: words.length > 0 ? undefined : limit,
			fetch: async (offset, size) => {
				const page = await deps.client.call({
					operation: 'listStoreProducts',
					effect: 'read',
					method: 'GET',
					baseUrl: deps.addresses.ecommerce,
					path: path.value,
					query: { limit: size, offset },
					schema: storeProductsSchema,
				});
				return page.ok ? ok({ items: page.value.products }) : page;
			},
		}),
	);
	if (!found.ok) return found;
	const products = found.value
		.map(toProduct)
		.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
	return ok(products.slice(0, limit));
}

/** Reads one product of the store. One call. */
export async function getProduct(
	deps: GelatoDeps,
	providerProductId: string,
): Promise<Result<ProviderProduct>> {
	const path = storePath(deps);
	if (!path.ok) return path;
	const answer = await deps.client.call({
		operation: 'getStoreProduct',
		effect: 'read',
		method: 'GET',
		baseUrl: deps.addresses.ecommerce,
		path: `${path.value}/${encodeURIComponent(providerProductId)}`,
		schema: storeProductSchema,
	});
	return answer.ok ? ok(toProduct(answer.value)) : answer;
}

/**
 * Makes a product from a template that was designed by hand (facts/gelato.md 5). In a connected
 * store Gelato then publishes it by itself. One call.
 */
export async function createProduct(
	deps: GelatoDeps,
	request: ProviderProductRequest,
): Promise<Result<ProviderProduct>> {
	const path = storePath(deps);
	if (!path.ok) return path;
	const { templateId, title, description = '', tags = [], files } = request;
	if (templateId === undefined) return fail(needsTemplate());
	const misplaced = files.findIndex((file) => isPlaced(file.position) || file.fit === 'stretch');
	if (misplaced >= 0) return fail(cannotPlace(`files[${misplaced}].position`));
	const unreachable = files.findIndex(({ url }) => !url);
	if (unreachable >= 0) return fail(needsAddress(`files[${unreachable}].url`));
	const imagePlaceholders = files.map(({ placement, url, fit }) => ({
		name: placement,
		fileUrl: url,
		...(fit ? { fitMethod: fit === 'fit' ? 'meet' : 'slice' } : {}),
	}));
	const answer = await deps.client.call({
		operation: 'createProductFromTemplate',
		effect: 'create',
		method: 'POST',
		baseUrl: deps.addresses.ecommerce,
		path: `${path.value}:create-from-template`,
		body: {
			kind: 'json',
			value: {
				templateId,
				title,
				description,
				isVisibleInTheOnlineStore: false,
				...(tags.length > 0 ? { tags } : {}),
				variants: request.variants.map(({ variantId }) => ({
					templateVariantId: variantId,
					imagePlaceholders,
				})),
			},
		},
		schema: storeProductSchema,
	});
	return answer.ok ? ok(toProduct(answer.value)) : answer;
}

function needsTemplate() {
	return failure({
		category: 'capability',
		provider: 'gelato',
		operation: 'createProduct',
		message: 'Gelato makes products only from a template that was designed in its dashboard.',
		hint: "Design a template at Gelato and enter its ID under 'Template ID'.",
		fields: ['templateId'],
	});
}

function cannotPlace(field: string) {
	return failure({
		category: 'capability',
		provider: 'gelato',
		operation: 'createProduct',
		message:
			'A template of Gelato takes a picture fitted or filling; it cannot be placed or stretched.',
		hint: 'Place it in the template at Gelato, or use Printify, where pictures can be placed.',
		fields: [field],
	});
}

function needsAddress(field: string) {
	return failure({
		category: 'artwork',
		provider: 'gelato',
		operation: 'createProduct',
		message: 'A picture has no address from which Gelato could fetch it.',
		hint: 'Give the address of the picture; Gelato has no library to take it from.',
		fields: [field],
	});
}
