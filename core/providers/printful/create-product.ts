import { failure, type Failure } from '../../domain/failure';
import type { ProviderProduct, ProviderProductRequest } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintfulDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import { newVariant, productProblem, type PrintfulVariantBody } from './product-request';
import { listedProductSchema } from './product-schemas';
import { readProduct } from './products';
import { toListedProduct, toProviderProduct } from './to-product';

const OPERATION = 'createProduct';

/**
 * Saves a product in a store of the type "Manual order / API". Two calls: Printful does not tell the
 * variants of what it saved, so they are read. Prices are in the currency of the store. Where the
 * answer is lost, the product is looked up by its externalId, if it has one.
 */
export async function createProduct(
	deps: PrintfulDeps,
	request: ProviderProductRequest,
): Promise<Result<ProviderProduct>> {
	const problem = productProblem(request, OPERATION);
	if (problem) return fail(problem);
	const variants: PrintfulVariantBody[] = [];
	for (const [index, variant] of request.variants.entries()) {
		const made = await newVariant(variant, request.files, { index, operation: OPERATION });
		if (!made.ok) return made;
		variants.push(made.value);
	}
	const externalId = request.externalId?.trim() ?? '';
	const answer = await deps.client.call({
		operation: 'createSyncProduct',
		effect: 'create',
		method: 'POST',
		path: '/store/products',
		body: {
			kind: 'json',
			value: {
				sync_product: {
					name: request.title,
					...(externalId === '' ? {} : { external_id: externalId }),
				},
				sync_variants: variants,
			},
		},
		schema: listedProductSchema,
	});
	if (!answer.ok) return await afterFailure(deps, answer.failure, externalId);
	const saved = await readProduct(deps, answer.value.data.id);
	// It is saved; that it could not be read must not make somebody save it again.
	return ok(saved.ok ? toProviderProduct(saved.value) : toListedProduct(answer.value));
}

async function afterFailure(
	deps: PrintfulDeps,
	why: Failure,
	externalId: string,
): Promise<Result<ProviderProduct>> {
	if (why.category !== 'unclear') return fail(explainRefusal(why, OPERATION));
	if (externalId !== '') {
		const saved = await readProduct(deps, `@${externalId}`);
		if (saved.ok) return ok(toProviderProduct(saved.value));
	}
	return fail(
		failure({
			...why,
			operation: OPERATION,
			message: 'Printful did not answer clearly, so the product may or may not have been saved',
			hint: 'Look for it in Printful before you save it again',
			fields: [],
		}),
	);
}
