import { failure, type Failure } from '../../domain/failure';
import { toDecimal } from '../../domain/money';
import type { PrintFile } from '../../domain/print-file';
import type { ProviderOrderRequestLine } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import { mustBePlaced, toPosition, type PrintfulPosition } from './position';
import type { PrintAreas } from './print-areas';

/** A picture of a line. */
export interface PrintfulFile {
	type: string;
	url?: string;
	id?: number;
	position?: PrintfulPosition;
}

/** What a line prints, in one of the forms that API v1 takes (facts/printful.md 9). */
export type PrintfulProduct =
	| { sync_variant_id: number }
	| { external_variant_id: string }
	| { variant_id: number; product_template_id: number }
	| { variant_id: number; files: PrintfulFile[]; options?: Array<{ id: string; value: string }> };

/** One line of an order body. */
export type PrintfulItem = PrintfulProduct & {
	external_id: string;
	quantity: number;
	retail_price?: string;
};

/** Where sizes are looked up; without it pictures stay where Printful puts them. */
type Places = PrintAreas | undefined;

/** The most pieces of one line (facts/printful.md 9). */
const MOST_PIECES = 1000;

/**
 * Writes lines as Printful wants them. No call unless a picture must be placed; see
 * {@link PrintAreas} for what that costs.
 * @param places absent for a quote: where a picture lies does not change the price
 */
export async function toItems(
	lines: readonly ProviderOrderRequestLine[],
	places: Places,
	operation: string,
): Promise<Result<PrintfulItem[]>> {
	const items: PrintfulItem[] = [];
	const seen = new Set<string>();
	for (const [index, line] of lines.entries()) {
		const { lineId, quantity, retailPrice } = line;
		const problem = lineProblem(line, `lines[${index}]`, seen, operation);
		if (problem) return fail(problem);
		seen.add(lineId);
		const product = await toProduct(line, `lines[${index}].source`, places, operation);
		if (!product.ok) return product;
		items.push({
			...product.value,
			external_id: lineId,
			quantity,
			...(retailPrice ? { retail_price: toDecimal(retailPrice) } : {}),
		});
	}
	return ok(items);
}

function lineProblem(
	{ lineId, quantity }: ProviderOrderRequestLine,
	path: string,
	seen: ReadonlySet<string>,
	operation: string,
): Failure | undefined {
	const base = { category: 'validation', provider: 'printful', operation } as const;
	if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PIECES) {
		return failure({
			...base,
			message: `Printful makes 1 to ${MOST_PIECES} pieces of one line`,
			hint: 'Correct the quantity, or order the rest with a second order',
			fields: [`${path}.quantity`],
		});
	}
	if (!seen.has(lineId)) return undefined;
	return failure({
		...base,
		message: 'Two lines of this order have the same ID, which Printful refuses',
		hint: 'Give each line an ID of its own, such as the number of the Etsy transaction',
		fields: [`${path}.lineId`],
	});
}

async function toProduct(
	{ source }: ProviderOrderRequestLine,
	path: string,
	places: Places,
	operation: string,
): Promise<Result<PrintfulProduct>> {
	if (source.kind === 'sku') return ok({ external_variant_id: source.sku });
	const number = (text: string, what: string, field: string) =>
		wholeNumber(text, what, `${path}.${field}`, operation);
	const variant = number(source.variantId, 'variant', 'variantId');
	if (!variant.ok) return variant;
	if (source.kind === 'storeVariant') return ok({ sync_variant_id: variant.value });
	if (source.kind === 'template') {
		const template = number(source.templateId, 'template', 'templateId');
		if (!template.ok) return template;
		return ok({ variant_id: variant.value, product_template_id: template.value });
	}
	const { variantId, productId } = source;
	const files = await toFiles(source.files, { variantId, productId }, places, {
		path: `${path}.files`,
		operation,
	});
	if (!files.ok) return files;
	const options = Object.entries(source.attributes ?? {}).map(([id, value]) => ({ id, value }));
	return ok({
		variant_id: variant.value,
		files: files.value,
		...(options.length > 0 ? { options } : {}),
	});
}

/** Whose pictures they are. */
interface Blank {
	variantId: string;
	productId?: string;
}

/** Writes the pictures of a line or of a saved product. */
export async function toFiles(
	files: readonly PrintFile[],
	blank: Blank,
	places: Places,
	{ path, operation }: { path: string; operation: string },
): Promise<Result<PrintfulFile[]>> {
	if (files.length === 0) return fail(noPicture(path, operation));
	const written: PrintfulFile[] = [];
	for (const [index, file] of files.entries()) {
		const field = `${path}[${index}]`;
		const refused = fileProblem(file, written, field, operation);
		if (refused) return fail(refused);
		const id = file.fileId === undefined ? undefined : fileNumber(file.fileId, field, operation);
		if (id && !id.ok) return id;
		const position = places ? await place(file, blank, places, field, operation) : ok(undefined);
		if (!position.ok) return position;
		written.push({
			type: file.placement,
			...(id ? { id: id.value } : { url: file.url }),
			...(position.value ? { position: position.value } : {}),
		});
	}
	return ok(written);
}

async function place(
	file: PrintFile,
	blank: Blank,
	places: PrintAreas,
	field: string,
	operation: string,
): Promise<Result<PrintfulPosition | undefined>> {
	if (!mustBePlaced(file)) return ok(undefined);
	const { placement, technique } = file;
	const area = await places.sizeOf({ ...blank, placement, technique });
	const picture = area.ok ? await places.shapeOf(file) : area;
	const made = area.ok && picture.ok ? toPosition(file, area.value, picture.value) : picture;
	if (made.ok) return made as Result<PrintfulPosition>;
	const fields = made.failure.fields.map((name) => `${field}.${name}`);
	return fail({ ...made.failure, provider: 'printful', operation, fields });
}

function fileProblem(
	file: PrintFile,
	others: readonly PrintfulFile[],
	field: string,
	operation: string,
): Failure | undefined {
	const base = { provider: 'printful', operation } as const;
	if (!file.url && !file.fileId) return noPicture(`${field}.url`, operation);
	if ((file.position?.angle ?? 0) % 360 !== 0) {
		return failure({
			...base,
			category: 'capability',
			message: 'Printful cannot turn a picture',
			hint: 'Turn it in the file and leave the angle out, or use Printify',
			fields: [`${field}.position.angle`],
		});
	}
	if (file.fit === 'stretch') {
		return failure({
			...base,
			category: 'capability',
			message: 'Printful cannot stretch a picture',
			hint: "Use the fit 'fill' or 'fit', or a picture of the proportions of the print area",
			fields: [`${field}.fit`],
		});
	}
	if (!others.some(({ type }) => type === file.placement)) return undefined;
	return failure({
		...base,
		category: 'artwork',
		message: `Two pictures are for the same print area (${file.placement}), and Printful takes one`,
		hint: 'Put them into one file, or name another print area',
		fields: [`${field}.placement`],
	});
}

function fileNumber(fileId: string, field: string, operation: string): Result<number> {
	return wholeNumber(fileId, 'file', `${field}.fileId`, operation);
}

/** Reads one of Printful's numeric ids. @returns a `mapping` failure that names the field */
export function wholeNumber(
	text: string,
	what: string,
	field: string,
	operation: string,
): Result<number> {
	const number = Number(text);
	if (/^\s*\d+\s*$/.test(text) && Number.isSafeInteger(number)) return ok(number);
	return fail(
		failure({
			category: 'mapping',
			provider: 'printful',
			operation,
			message: `"${text}" is not a Printful ${what} ID: those are whole numbers`,
			hint: `Correct the ${what} in the variant map and run this order again`,
			fields: [field],
		}),
	);
}

function noPicture(field: string, operation: string) {
	return failure({
		category: 'artwork',
		provider: 'printful',
		operation,
		message: 'A line has no picture with an address from which Printful could fetch it',
		hint: 'Give the address of the picture in the variant map, or order a saved product',
		fields: [field],
	});
}
