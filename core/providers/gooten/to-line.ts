import { failure } from '../../domain/failure';
import { isPlaced, type PrintFile } from '../../domain/print-file';
import type { LineSource, ProviderOrderRequestLine } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';

/** A picture of a line. */
export interface GootenImage {
	Url: string;
	Index: number;
	SpaceId?: string;
}

/** What of a line does not depend on how it is sent. */
export interface GootenLine {
	SKU: string;
	Quantity: number;
	SourceId: string;
	IsPreconfiguredSku?: true;
	Images?: GootenImage[];
}

/** The name of the only print area of a product that has one; Gooten needs none then. */
const ONLY = 'default';

/**
 * Writes a line as Gooten wants it: a SKU of the catalog with its pictures, or a SKU of a saved
 * product, which needs none (facts/gooten.md 5).
 * @returns a `capability` failure for a form or a position that Gooten cannot take, an `artwork`
 * failure for a picture without an address
 */
export function toLine(line: ProviderOrderRequestLine, index: number): Result<GootenLine> {
	const { source, lineId, quantity } = line;
	const path = `lines[${index}].source`;
	const sku = skuOf(source, `${path}.kind`, 'order:create');
	if (!sku.ok) return sku;
	const base = { SKU: sku.value, Quantity: quantity, SourceId: lineId };
	if (source.kind !== 'catalogVariant') return ok({ ...base, IsPreconfiguredSku: true });
	const images = toImages(source.files, `${path}.files`, 'order:create');
	return images.ok ? ok({ ...base, Images: images.value }) : images;
}

/** The SKU that a line is ordered and priced by. */
export function skuOf(source: LineSource, field: string, operation: string): Result<string> {
	if (source.kind === 'sku') return ok(source.sku);
	if (source.kind !== 'template') return ok(source.variantId);
	return fail(
		failure({
			category: 'capability',
			provider: 'gooten',
			operation,
			message: 'Gooten does not order from design templates.',
			hint: 'Map this line to a SKU of Gooten with its picture, or to one of your saved products there.',
			fields: [field],
		}),
	);
}

/** Writes pictures as Gooten wants them: by address, as they are. */
export function toImages(
	files: readonly PrintFile[],
	field: string,
	operation: string,
): Result<GootenImage[]> {
	if (files.length === 0) return fail(noPicture(field, operation));
	const images: GootenImage[] = [];
	for (const [index, { url, placement, position, fit }] of files.entries()) {
		const place = `${field}[${index}]`;
		if (isPlaced(position) || fit) return fail(placed(`${place}.position`, operation));
		if (!url) return fail(noPicture(`${place}.url`, operation));
		images.push({
			Url: url,
			Index: index,
			...(placement === ONLY ? {} : { SpaceId: placement }),
		});
	}
	return ok(images);
}

function noPicture(field: string, operation: string) {
	return failure({
		category: 'artwork',
		provider: 'gooten',
		operation,
		message: 'A line has no picture with an address from which Gooten could fetch it.',
		hint: 'Give the address of the picture in the variant map and run this order again.',
		fields: [field],
	});
}

function placed(field: string, operation: string) {
	return failure({
		category: 'capability',
		provider: 'gooten',
		operation,
		message: 'Gooten prints a picture as it is; it cannot be placed or fitted.',
		hint: 'Prepare a picture with the proportions of the print area, to 1 %, or use Printify or Printful.',
		fields: [field],
	});
}
