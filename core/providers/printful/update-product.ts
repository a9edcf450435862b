import { failure } from '../../domain/failure';
import type { ProviderProduct, ProviderProductRequest } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintfulDeps } from './deps';
import { explainRefusal } from './explain-refusal';
import {
	MOST_VARIANTS,
	newVariant,
	productProblem,
	saidOf,
	type PrintfulVariantBody,
} from './product-request';
import {
	listedProductSchema,
	type PrintfulSavedProduct,
	type PrintfulSavedVariant,
} from './product-schemas';
import { productPath, readProduct } from './products';
import { CHANGE_CLASS } from './profile';
import { toFiles } from './to-line';
import { toProviderProduct } from './to-product';

const OPERATION = 'updateProduct';
type Changes = Partial<ProviderProductRequest>;

/**
 * Changes a saved product; what is not named stays as it is. Three calls: it is read, changed and
 * read again; two for a title alone. Printful deletes the variants that a change leaves out
 * (facts/printful.md 6), so all there are go with it: those named are changed or added, the others
 * stay as they are, and none can be taken away. Artwork that is given takes the place of that of
 * every variant.
 */
export async function updateProduct(
	deps: PrintfulDeps,
	productId: string,
	changes: Changes,
): Promise<Result<ProviderProduct>> {
	const problem = productProblem(changes, OPERATION);
	if (problem) return fail(problem);
	const { title, externalId, variants, files } = changes;
	const product = {
		...(title === undefined ? {} : { name: title }),
		...(externalId === undefined ? {} : { external_id: externalId }),
	};
	const isNamed = Object.keys(product).length > 0;
	const body: Record<string, unknown> = isNamed ? { sync_product: product } : {};
	if (variants !== undefined || files !== undefined) {
		const saved = await readProduct(deps, productId);
		if (!saved.ok) return saved;
		const merged = await mergeVariants(saved.value, changes);
		if (!merged.ok) return merged;
		body.sync_variants = merged.value;
	}
	const answer = await deps.client.call({
		operation: 'updateSyncProduct',
		effect: 'idempotent',
		method: 'PUT',
		path: productPath(productId),
		body: { kind: 'json', value: body },
		limitClasses: [CHANGE_CLASS],
		schema: listedProductSchema,
	});
	if (!answer.ok) return fail(explainRefusal(answer.failure, OPERATION));
	const after = await readProduct(deps, productId);
	return after.ok ? ok(toProviderProduct(after.value)) : after;
}

async function mergeVariants(
	{ data: { sync_variants: there } }: PrintfulSavedProduct,
	{ variants = [], files }: Changes,
): Promise<Result<PrintfulVariantBody[]>> {
	const merged = new Map<string, PrintfulVariantBody>();
	for (const { id, variant_id: variantId = '' } of there) {
		const written = files
			? await toFiles(files, { variantId }, undefined, { path: 'files', operation: OPERATION })
			: undefined;
		if (written && !written.ok) return written;
		merged.set(id, { id: Number(id), ...(written ? { files: written.value } : {}) });
	}
	for (const [index, change] of variants.entries()) {
		const known = findVariant(there, change.variantId.trim());
		if (known) {
			merged.set(known.id, { ...merged.get(known.id), ...saidOf(change) });
			continue;
		}
		const where = { index, operation: OPERATION };
		const added = files
			? await newVariant(change, files, where)
			: await withSameArtwork(change, there, where);
		if (!added.ok) return added;
		merged.set(`new ${change.variantId}`, added.value);
	}
	return merged.size <= MOST_VARIANTS ? ok([...merged.values()]) : fail(tooMany());
}

/** A variant may be named by its own id, as Get tells it, or by that of the catalog. */
function findVariant(there: readonly PrintfulSavedVariant[], variantId: string) {
	const byOwnId = there.find(({ id }) => id === variantId);
	return byOwnId ?? there.find(({ variant_id: id }) => id === variantId);
}

/** A new variant without artwork of its own gets what all the others have. */
async function withSameArtwork(
	change: NonNullable<Changes['variants']>[number],
	there: readonly PrintfulSavedVariant[],
	where: { index: number; operation: string },
): Promise<Result<PrintfulVariantBody>> {
	const artwork = there.map(({ files }) =>
		files.flatMap(({ id, type = 'default' }) =>
			id === undefined || type === 'preview' ? [] : [{ placement: type, fileId: id }],
		),
	);
	const [first = [], ...others] = artwork;
	const isSame = others.every((one) => JSON.stringify(one) === JSON.stringify(first));
	if (first.length > 0 && isSame) return await newVariant(change, first, where);
	return fail(
		failure({
			category: 'validation',
			provider: 'printful',
			operation: OPERATION,
			message:
				'The variants of this product have different artwork, so that of the new ones is not clear',
			hint: 'Give the artwork too, or add the variants in Printful',
			fields: ['files'],
		}),
	);
}

function tooMany() {
	return failure({
		category: 'validation',
		provider: 'printful',
		operation: OPERATION,
		message: `With the new ones this product would have more than the ${MOST_VARIANTS} variants that Printful takes`,
		hint: 'Save a second product for them',
		fields: ['variants'],
	});
}
