import type { FastifyInstance, FastifyRequest } from 'fastify';

import { accountOf } from './access';
import { failed } from './errors';
import { pageSchema, read, templateSchema } from './input';
import type { StoreProduct } from './model';
import { time } from './present';
import type { State } from './state';

/** How long publishing takes, in sandbox milliseconds. */
const PUBLISHING_MS = 30_000;

/** `/v1/stores` and `/v1/templates`: saved products. */
export function storeRoutes(app: FastifyInstance, state: State): void {
	const storeOf = (request: FastifyRequest): string => {
		const { storeId = '' } = request.params as { storeId?: string };
		if (!accountOf(request).stores.has(storeId)) throw failed(404, 'The store was not found.');
		return storeId;
	};
	const present = (product: StoreProduct) => {
		const isActive = state.now >= product.createdAt + PUBLISHING_MS;
		return {
			id: product.id,
			storeId: product.storeId,
			...(isActive ? { externalId: String(parseInt(product.id.slice(0, 8), 16)) } : {}),
			title: product.title,
			description: product.description,
			status: isActive ? 'active' : 'publishing',
			previewUrl: `https://previews.example.com/${product.id}.png`,
			tags: product.tags,
			createdAt: time(product.createdAt),
			updatedAt: time(product.createdAt),
			variants: product.variants.map(({ id, title, productUid }) => ({
				id,
				title,
				productUid,
				connectionStatus: 'connected',
			})),
		};
	};
	const products = '/v1/stores/:storeId([^/:]+)/products';

	app.get(products, { config: { operation: 'listStoreProducts' } }, async (request) => {
		const storeId = storeOf(request);
		const { limit, offset } = read(pageSchema, request.query);
		const all = [...state.storeProducts.values()].filter((one) => one.storeId === storeId);
		return { products: all.slice(offset, offset + limit).map(present) };
	});

	app.get<{ Params: { productId: string } }>(
		`${products}/:productId`,
		{ config: { operation: 'getStoreProduct' } },
		async (request) => {
			const storeId = storeOf(request);
			const product = state.storeProducts.get(request.params.productId);
			if (product?.storeId !== storeId) throw failed(404, 'The product was not found.');
			return present(product);
		},
	);

	app.post(
		`${products}::create-from-template`,
		{ config: { operation: 'createProductFromTemplate' } },
		async (request) => {
			const storeId = storeOf(request);
			const { templateId, title, description, tags, variants } = read(templateSchema, request.body);
			const template = state.templates.get(templateId);
			if (!template) throw failed(404, 'The template was not found.');
			const product: StoreProduct = {
				id: state.newId(),
				storeId,
				title,
				description,
				tags,
				createdAt: state.now,
				variants: variants.map(({ templateVariantId, imagePlaceholders }) => {
					const variant = template.variants.find(({ id }) => id === templateVariantId);
					if (!variant) throw failed(400, `The variant ${templateVariantId} is not known.`);
					const strange = imagePlaceholders.find(
						({ name }) => !variant.placeholders.includes(name),
					);
					if (strange) throw failed(400, `The placeholder ${strange.name} is not known.`);
					return { id: state.newId(), title: variant.title, productUid: variant.productUid };
				}),
			};
			state.storeProducts.set(product.id, product);
			return present(product);
		},
	);

	app.get<{ Params: { templateId: string } }>(
		'/v1/templates/:templateId',
		{ config: { operation: 'getTemplate' } },
		async ({ params }) => {
			const template = state.templates.get(params.templateId);
			if (!template) throw failed(404, 'The template was not found.');
			return {
				id: template.id,
				templateName: template.title,
				variants: template.variants.map(({ placeholders, ...variant }) => ({
					...variant,
					imagePlaceholders: placeholders.map((name) => ({ name, printArea: name })),
				})),
			};
		},
	);
}
