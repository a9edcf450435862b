import { failure } from '../../domain/failure';
import type {
	ProductVariantRequest,
	ProviderProduct,
	ProviderProductRequest,
} from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import { shopPath, type PrintifyDeps } from './deps';
import { toProviderProduct } from './from-printify-product';
import { productSchema, type PrintifyProduct } from './product-schemas';
import { readProduct } from './products';
import {
	catalogId,
	priceOf,
	productProblem,
	toPrintArea,
	type PrintifyVariantBody,
} from './to-printify-product';

const OPERATION = 'updateProduct';
type ProductData = PrintifyProduct['data'];
type Changes = Partial<ProviderProductRequest>;

/**
 * Changes a saved product; what is not named stays as it is. One call for title, description and
 * tags. For variants and artwork one more, because Printify wants all variants and print areas that
 * cover each of them (facts/printify.md 6), and one for each picture that is named by its address.
 * Variants named are changed or added, the others stay; none can be taken away. Artwork that is
 * given takes the place of all that there was. Published changes reach the shop with the next
 * publishing.
 */
export async function updateProduct(
	deps: PrintifyDeps,
	providerProductId: string,
	changes: Changes,
): Promise<Result<ProviderProduct>> {
	const body: Record<string, unknown> = {};
	for (const field of ['title', 'description', 'tags'] as const) {
		if (changes[field] !== undefined) body[field] = changes[field];
	}
	const { variants, files, productId, makerId } = changes;
	if ([variants, files, productId, makerId].some((part) => part !== undefined)) {
		const product = await readProduct(deps, providerProductId);
		if (!product.ok) return product;
		const merged = await mergeInto(deps, product.value.data, changes);
		if (!merged.ok) return merged;
		Object.assign(body, merged.value);
	}
	const answer = await deps.client.call({
		operation: 'updateAProduct',
		effect: 'idempotent',
		method: 'PUT',
		path: shopPath(deps, 'products', providerProductId),
		body: { kind: 'json', value: body },
		schema: productSchema,
	});
	if (answer.ok) return ok(toProviderProduct(answer.value));
	const isLocked = answer.failure.fields.includes('is_locked');
	return isLocked ? fail(locked(providerProductId)) : answer;
}

async function mergeInto(
	deps: PrintifyDeps,
	data: ProductData,
	changes: Changes,
): Promise<Result<Record<string, unknown>>> {
	if (data.is_locked === true) return fail(locked(data.id));
	const fixed = staysTheSame(data, changes);
	if (!fixed.ok) return fixed;
	const variants = mergeVariants(data, changes.variants ?? []);
	if (!variants.ok) return variants;
	const ids = variants.value.map(({ id }) => id);
	const areas = await areasFor(deps, data, ids, changes.files);
	if (!areas.ok) return areas;
	return ok({
		...(changes.variants ? { variants: variants.value } : {}),
		...(areas.value ? { print_areas: areas.value } : {}),
	});
}

/** Blueprint and print provider of a saved product cannot be changed. */
function staysTheSame(data: ProductData, { productId, makerId }: Changes): Result<true> {
	const isSame = (wanted: string | undefined, now: string | undefined) =>
		wanted === undefined || now === undefined || wanted.trim() === now;
	const fields = [
		...(isSame(productId, data.blueprint_id) ? [] : ['productId']),
		...(isSame(makerId, data.print_provider_id) ? [] : ['makerId']),
	];
	if (fields.length === 0) return ok(true);
	return fail(
		failure({
			category: 'capability',
			provider: 'printify',
			operation: OPERATION,
			message: 'Printify cannot change what a saved product is made of or who makes it',
			hint: 'Save a new product instead, and delete this one',
			fields,
		}),
	);
}

function mergeVariants(
	{ variants }: ProductData,
	changes: readonly ProductVariantRequest[],
): Result<PrintifyVariantBody[]> {
	const merged = new Map<number, PrintifyVariantBody>();
	for (const { id, price, is_enabled = true, is_default, sku } of variants) {
		// Whatever is sent becomes the price, so none may be made up.
		if (price === undefined) return fail(noPrice(id));
		merged.set(Number(id), { id: Number(id), price, is_enabled, is_default, sku });
	}
	for (const [index, change] of changes.entries()) {
		const field = `variants[${index}]`;
		const id = catalogId(change.variantId, 'variant', `${field}.variantId`, OPERATION);
		if (!id.ok) return id;
		const old = merged.get(id.value);
		let price = old?.price;
		if (price === undefined || change.retailPrice !== undefined) {
			const wanted = priceOf(change, field, OPERATION);
			if (!wanted.ok) return wanted;
			price = wanted.value;
		}
		merged.set(id.value, {
			...old,
			id: id.value,
			price,
			is_enabled: change.isEnabled ?? old?.is_enabled ?? true,
			...(change.sku === undefined ? {} : { sku: change.sku }),
		});
	}
	return ok([...merged.values()]);
}

/** The print areas to send; undefined where those that there are still cover every variant. */
async function areasFor(
	deps: PrintifyDeps,
	{ print_areas: areas }: ProductData,
	variantIds: number[],
	files: ProviderProductRequest['files'] | undefined,
): Promise<Result<unknown[] | undefined>> {
	if (files !== undefined) {
		const area = await toPrintArea(deps, files, variantIds, OPERATION);
		return area.ok ? ok([area.value]) : area;
	}
	const covered = new Set(areas.flatMap(({ variant_ids: ids }) => ids));
	const added = variantIds.filter((id) => !covered.has(id));
	if (added.length === 0) return ok(undefined);
	const [only, ...others] = areas;
	if (only === undefined || others.length > 0) {
		return fail(
			productProblem({
				operation: OPERATION,
				message:
					'The variants of this product have different artwork, so that of the new ones is not clear',
				hint: 'Give the artwork too, or add the variants in Printify',
				fields: ['files'],
			}),
		);
	}
	return ok([{ ...only, variant_ids: [...only.variant_ids, ...added] }]);
}

function noPrice(variantId: string) {
	return productProblem({
		operation: OPERATION,
		message: `Printify does not tell the price of variant ${variantId}, so the variants cannot be sent back whole`,
		hint: 'Change this product in Printify',
		fields: ['variants'],
	});
}

function locked(productId: string) {
	return failure({
		category: 'conflict',
		provider: 'printify',
		operation: OPERATION,
		retryable: true,
		message: `The product ${productId} is being published, and Printify takes no changes until that is over`,
		hint: 'Try again in some minutes. If it stays so, publish the product again',
		fields: [],
	});
}
