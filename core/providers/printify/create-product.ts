import { failure } from '../../domain/failure';
import type { ProviderProduct, ProviderProductRequest } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import { shopPath, type PrintifyDeps } from './deps';
import { toProviderProduct } from './from-printify-product';
import { productSchema } from './product-schemas';
import {
	catalogId,
	priceOf,
	productProblem,
	toPrintArea,
	type PrintifyVariantBody,
} from './to-printify-product';

const OPERATION = 'createProduct';

/**
 * Saves a product. One call, and one for each picture that is named by its address. Printify keeps
 * no number of ours on a product, so where the answer is lost, a second try may save a second one:
 * then the failure is `unclear`, and nothing is tried again here.
 */
export async function createProduct(
	deps: PrintifyDeps,
	request: ProviderProductRequest,
): Promise<Result<ProviderProduct>> {
	const { title, description = '', tags = [] } = request;
	if (request.templateId !== undefined) return fail(noTemplates());
	const blueprint = catalogId(request.productId, 'product', 'productId', OPERATION);
	if (!blueprint.ok) return blueprint;
	const maker = catalogId(request.makerId, 'maker', 'makerId', OPERATION);
	if (!maker.ok) return maker;
	const variants = toVariants(request);
	if (!variants.ok) return variants;
	if (request.files.length === 0) return fail(noArtwork());
	const ids = variants.value.map(({ id }) => id);
	const area = await toPrintArea(deps, request.files, ids, OPERATION);
	if (!area.ok) return area;
	const answer = await deps.client.call({
		operation: 'createANewProduct',
		effect: 'create',
		method: 'POST',
		path: shopPath(deps, 'products'),
		body: {
			kind: 'json',
			value: {
				title,
				description,
				...(tags.length > 0 ? { tags } : {}),
				blueprint_id: blueprint.value,
				print_provider_id: maker.value,
				variants: variants.value,
				print_areas: [area.value],
			},
		},
		schema: productSchema,
	});
	if (answer.ok) return ok(toProviderProduct(answer.value));
	if (answer.failure.category !== 'unclear') return answer;
	return fail({
		...answer.failure,
		operation: OPERATION,
		retryable: false,
		message: 'Printify did not answer clearly, so the product may or may not have been saved.',
		hint: 'Look among the products of the shop in Printify before you save it again.',
	});
}

function toVariants({ variants }: ProviderProductRequest): Result<PrintifyVariantBody[]> {
	const made: PrintifyVariantBody[] = [];
	for (const [index, variant] of variants.entries()) {
		const field = `variants[${index}]`;
		const id = catalogId(variant.variantId, 'variant', `${field}.variantId`, OPERATION);
		if (!id.ok) return id;
		const price = priceOf(variant, field, OPERATION);
		if (!price.ok) return price;
		const { isEnabled = true, sku } = variant;
		made.push({
			id: id.value,
			price: price.value,
			is_enabled: isEnabled,
			...(sku === undefined ? {} : { sku }),
		});
	}
	return ok(made);
}

function noTemplates() {
	return failure({
		category: 'capability',
		provider: 'printify',
		operation: OPERATION,
		message: 'Printify makes no products from design templates',
		hint: 'Leave the template ID empty, and give product, maker and artwork',
		fields: ['templateId'],
	});
}

function noArtwork() {
	return productProblem({
		operation: OPERATION,
		message: 'Printify saves no product without artwork',
		hint: 'Give at least one picture and the print area that it goes on',
		fields: ['files'],
	});
}
