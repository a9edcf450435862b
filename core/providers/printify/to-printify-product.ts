import { failure, type FailureInput } from '../../domain/failure';
import { CENTRED, type PrintFile } from '../../domain/print-file';
import type { ProductVariantRequest } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintifyDeps } from './deps';
import { uploadFile } from './files';
import { DEFAULT_CURRENCY } from './from-printify';
import { fitProblem, wholeNumber } from './to-printify-line';

/** A variant in the body of a product; what is left out stays as it is. */
export interface PrintifyVariantBody {
	id: number;
	/** Retail price in cents. */
	price: number;
	is_enabled: boolean;
	is_default?: boolean;
	sku?: string;
}

/** A print area of a product: what is printed on these variants. */
export interface PrintifyAreaBody {
	variant_ids: number[];
	placeholders: Array<{
		position: string;
		images: Array<{ id: string; x: number; y: number; scale: number; angle: number }>;
	}>;
}

/** A `validation` failure of a product. */
export function productProblem(
	parts: Pick<FailureInput, 'operation' | 'message' | 'hint' | 'fields'>,
) {
	return failure({ category: 'validation', provider: 'printify', ...parts });
}

/** Reads a numeric id of the catalog. */
export function catalogId(
	text: string | undefined,
	what: string,
	field: string,
	operation: string,
): Result<number> {
	const id = (text ?? '').trim();
	const read = wholeNumber(id, what, field);
	if (read.ok) return read;
	return fail(
		productProblem({
			operation,
			message: id === '' ? `No ${what} of Printify's catalog is chosen` : read.failure.message,
			hint: `Choose the ${what} in the list, or enter its number`,
			fields: [field],
		}),
	);
}

/** Reads a price, which Printify keeps in US cents. */
export function priceOf(
	{ retailPrice }: ProductVariantRequest,
	field: string,
	operation: string,
): Result<number> {
	const isRight = retailPrice?.currency === DEFAULT_CURRENCY && retailPrice.amountMinor > 0;
	if (isRight) return ok(retailPrice.amountMinor);
	return fail(
		productProblem({
			operation,
			message:
				retailPrice === undefined
					? 'Printify needs a retail price for every variant'
					: 'Printify keeps retail prices in US dollars, and they must be above 0',
			hint: 'Give the price as { "amountMinor": 2499, "currency": "USD" }',
			fields: [`${field}.retailPrice`],
		}),
	);
}

/**
 * The print area with this artwork for these variants. Pictures that are named by their address
 * are put into the library first: one call for each address.
 */
export async function toPrintArea(
	deps: PrintifyDeps,
	files: readonly PrintFile[],
	variantIds: number[],
	operation: string,
): Promise<Result<PrintifyAreaBody>> {
	for (const [index, file] of files.entries()) {
		const wrong = fitProblem(file, `files[${index}].fit`);
		if (wrong) return fail({ ...wrong, operation });
	}
	const uploaded = new Map<string, string>();
	const areas = new Map<string, PrintifyAreaBody['placeholders'][number]>();
	for (const [index, file] of files.entries()) {
		const image = await imageIdOf(deps, file, { index, operation, uploaded });
		if (!image.ok) return image;
		const { x, y, scale, angle = 0 } = file.position ?? CENTRED;
		const area = areas.get(file.placement) ?? { position: file.placement, images: [] };
		area.images.push({ id: image.value, x, y, scale, angle });
		areas.set(file.placement, area);
	}
	return ok({ variant_ids: variantIds, placeholders: [...areas.values()] });
}

async function imageIdOf(
	deps: PrintifyDeps,
	{ fileId, url, placement }: PrintFile,
	around: { index: number; operation: string; uploaded: Map<string, string> },
): Promise<Result<string>> {
	if (fileId !== undefined) return ok(fileId);
	const { index, operation, uploaded } = around;
	if (url === undefined) {
		return fail(
			productProblem({
				operation,
				message: `The artwork for "${placement}" has neither an address nor a file ID`,
				hint: 'Give the address of the picture, or the ID that Upload put out',
				fields: [`files[${index}]`],
			}),
		);
	}
	const known = uploaded.get(url);
	if (known !== undefined) return ok(known);
	const file = await uploadFile(deps, { url, name: nameOf(url) });
	if (!file.ok) return fail({ ...file.failure, fields: [`files[${index}].url`] });
	uploaded.set(url, file.value.fileId);
	return ok(file.value.fileId);
}

/** The last part of an address, which the library shows. */
function nameOf(url: string): string {
	const path = url.split(/[?#]/)[0] ?? '';
	const last = path.split('/').pop() ?? '';
	return /^[\w.-]{1,100}$/.test(last) ? last : 'artwork.png';
}
