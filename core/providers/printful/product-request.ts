import { failure, type Failure } from '../../domain/failure';
import { toDecimal } from '../../domain/money';
import type { ProductVariantRequest, ProviderProductRequest } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import { mustBePlaced } from './position';
import { toFiles, wholeNumber, type PrintfulFile } from './to-line';

/** The most variants of a saved product (facts/printful.md 6). */
export const MOST_VARIANTS = 100;

/** A variant as it is written. */
export interface PrintfulVariantBody {
	id?: number;
	variant_id?: number;
	external_id?: string;
	retail_price?: string;
	sku?: string;
	is_ignored?: boolean;
	files?: PrintfulFile[] | Array<{ type?: string; id: number }>;
}

/**
 * Refuses what a saved product of Printful's does not have, rather than to drop it.
 * @returns the failure, or undefined where all is well
 */
export function productProblem(
	request: Partial<ProviderProductRequest>,
	operation: string,
): Failure | undefined {
	const base = { provider: 'printful', operation } as const;
	if (request.templateId?.trim()) {
		return failure({
			...base,
			category: 'capability',
			message: 'Printful makes no saved product from a template; an order may name the template',
			hint: 'Leave the template out and name a product of the catalog with its artwork',
			fields: ['templateId'],
		});
	}
	const unknown = [
		...(request.description?.trim() ? ['description'] : []),
		...(request.tags && request.tags.length > 0 ? ['tags'] : []),
	];
	if (unknown.length > 0) {
		return failure({
			...base,
			category: 'capability',
			message: 'A saved product of Printful has a title only, no description and no tags',
			hint: 'Leave them out; they belong to the listing in the shop',
			fields: unknown,
		});
	}
	const placed = (request.files ?? []).findIndex(mustBePlaced);
	if (placed >= 0) {
		return failure({
			...base,
			category: 'capability',
			message: 'Printful places a picture in an order, not in a saved product',
			hint: 'Leave the position out, prepare a picture of the size of the print area, or order the variant of the catalog with its picture',
			fields: [`files[${placed}].position`],
		});
	}
	if ((request.variants?.length ?? 0) <= MOST_VARIANTS) return undefined;
	return failure({
		...base,
		category: 'validation',
		message: `A saved product of Printful has at most ${MOST_VARIANTS} variants`,
		hint: 'Make two products of it',
		fields: ['variants'],
	});
}

/** What is said of a variant, whether it is new or there already. */
export function saidOf({
	sku,
	retailPrice,
	isEnabled,
}: ProductVariantRequest): PrintfulVariantBody {
	return {
		...(retailPrice ? { retail_price: toDecimal(retailPrice) } : {}),
		...(sku?.trim() ? { sku: sku.trim() } : {}),
		...(isEnabled === undefined ? {} : { is_ignored: !isEnabled }),
	};
}

/**
 * Writes a new variant. Its SKU is also its external id, so that an order line may name it by the
 * SKU. No call.
 */
export async function newVariant(
	variant: ProductVariantRequest,
	files: ProviderProductRequest['files'],
	{ index, operation }: { index: number; operation: string },
): Promise<Result<PrintfulVariantBody>> {
	const { variantId, sku } = variant;
	const id = wholeNumber(variantId, 'variant', `variants[${index}].variantId`, operation);
	if (!id.ok) return id;
	const blank = { variantId: variantId.trim() };
	const written = await toFiles(files, blank, undefined, { path: 'files', operation });
	if (!written.ok) return fail(written.failure);
	return ok({
		variant_id: id.value,
		...(sku?.trim() ? { external_id: sku.trim() } : {}),
		...saidOf(variant),
		files: written.value,
	});
}
