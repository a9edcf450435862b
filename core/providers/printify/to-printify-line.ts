import { failure, type Failure } from '../../domain/failure';
import { CENTRED, type PrintFile } from '../../domain/print-file';
import type { ProviderOrderRequestLine } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintifyLine, PrintifyPicture } from './to-printify';

/**
 * Writes a line as Printify wants it (facts/printify.md 9, line item forms).
 * @param operation what the line is for, as a failure names it; a quote needs no artwork, which may
 *   be still to be made
 * @returns a `mapping` failure for ids that cannot be Printify's, a `capability` failure for a form
 * that Printify does not take
 */
export function toPrintifyLine(
	line: ProviderOrderRequestLine,
	index: number,
	operation = 'order:create',
): Result<PrintifyLine> {
	const made = toLine(line, index, operation === 'quote');
	return made.ok ? made : fail({ ...made.failure, operation });
}

function toLine(
	line: ProviderOrderRequestLine,
	index: number,
	isPriced: boolean,
): Result<PrintifyLine> {
	const { source, quantity, lineId } = line;
	const base = { quantity, external_id: lineId };
	if (source.kind === 'sku') return ok({ sku: source.sku, ...base });
	if (source.kind === 'template') return fail(noTemplates(index));
	const path = `lines[${index}].source`;
	const variant = wholeNumber(source.variantId, 'variant', `${path}.variantId`);
	if (!variant.ok) return variant;
	if (source.kind === 'storeVariant') {
		return ok({ product_id: source.productId, variant_id: variant.value, ...base });
	}
	const blueprint = wholeNumber(source.productId ?? '', 'product', `${path}.productId`);
	if (!blueprint.ok) return blueprint;
	const maker = wholeNumber(source.makerId ?? '', 'print provider', `${path}.makerId`);
	if (!maker.ok) return maker;
	const blank = {
		blueprint_id: blueprint.value,
		print_provider_id: maker.value,
		variant_id: variant.value,
	};
	if (isPriced && source.files.some(({ url }) => url === undefined)) {
		return ok({ ...blank, ...base });
	}
	const areas = toAreas(source.files, `${path}.files`);
	return areas.ok ? ok({ ...blank, print_areas: areas.value, ...base }) : areas;
}

/** Reads one of Printify's numeric ids. @returns a `mapping` failure that names the field */
export function wholeNumber(text: string, what: string, field: string): Result<number> {
	const number = Number(text);
	if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return ok(number);
	return fail(
		failure({
			category: 'mapping',
			provider: 'printify',
			operation: 'order:create',
			message: `"${text}" is not a Printify ${what} ID: those are whole numbers`,
			hint: `Correct the ${what} in the variant map and run this order again`,
			fields: [field],
		}),
	);
}

/** The pictures by print area, in the order given. */
function toAreas(
	files: readonly PrintFile[],
	field: string,
): Result<Record<string, PrintifyPicture[]>> {
	const areas = new Map<string, PrintifyPicture[]>();
	for (const [index, file] of files.entries()) {
		const { url, placement, position = CENTRED } = file;
		if (url === undefined) return fail(noAddress(`${field}[${index}].url`));
		const unplaced = fitProblem(file, `${field}[${index}].fit`);
		if (unplaced) return fail(unplaced);
		const { x, y, scale, angle = 0 } = position;
		areas.set(placement, [...(areas.get(placement) ?? []), { src: url, x, y, scale, angle }]);
	}
	return files.length > 0 ? ok(Object.fromEntries(areas)) : fail(noAddress(field));
}

/** Printify fits nothing by itself: it wants to be told where the picture lies. */
export function fitProblem({ fit, position }: PrintFile, field: string): Failure | undefined {
	if (fit === undefined || position !== undefined) return undefined;
	return failure({
		category: 'capability',
		provider: 'printify',
		operation: 'order:create',
		message: `Printify cannot ${fit} a picture to the print area by itself`,
		hint: "Give the picture's position instead: its centre and its width as parts of the area",
		fields: [field],
	});
}

function noAddress(field: string) {
	return failure({
		category: 'artwork',
		provider: 'printify',
		operation: 'order:create',
		message: 'The artwork of this line has no address from which Printify could fetch it',
		hint: 'Give the address of the picture, or order a saved product',
		fields: [field],
	});
}

function noTemplates(index: number) {
	return failure({
		category: 'capability',
		provider: 'printify',
		operation: 'order:create',
		message: 'Printify does not take design templates in orders',
		hint: 'Map this line to a saved product of Printify. Printful takes templates',
		fields: [`lines[${index}].source.kind`],
	});
}
