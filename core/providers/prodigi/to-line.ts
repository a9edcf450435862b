import { failure } from '../../domain/failure';
import { toDecimal } from '../../domain/money';
import { isPlaced, type Fit, type PrintFile } from '../../domain/print-file';
import type { ProviderOrderRequestLine } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';

/** A picture on a print area. */
export interface ProdigiAsset {
	printArea: string;
	url: string;
	md5Hash?: string;
}

/** One line of an order body. */
export interface ProdigiItem {
	merchantReference: string;
	sku: string;
	copies: number;
	sizing: string;
	attributes?: Record<string, string>;
	recipientCost?: { amount: string; currency: string };
	assets: ProdigiAsset[];
}

/** Prodigi's words for how a picture is fitted; its own default crops (facts/prodigi.md 6). */
const SIZING: Readonly<Record<Fit, string>> = {
	fill: 'fillPrintArea',
	fit: 'fitPrintArea',
	stretch: 'stretchToPrintArea',
};

/**
 * Writes a line as Prodigi wants it. One way of fitting holds for the whole line.
 * @returns a `capability` failure for a form or a position that Prodigi cannot take, an `artwork`
 * failure for a picture without an address
 */
export function toItem(line: ProviderOrderRequestLine, index: number): Result<ProdigiItem> {
	const { source, lineId, quantity, retailPrice } = line;
	const path = `lines[${index}].source`;
	if (source.kind !== 'catalogVariant') return fail(otherForm(`${path}.kind`));
	const assets: ProdigiAsset[] = [];
	for (const [place, file] of source.files.entries()) {
		const asset = toAsset(file, `${path}.files[${place}]`);
		if (!asset.ok) return asset;
		assets.push(asset.value);
	}
	if (assets.length === 0) return fail(noPicture(`${path}.files`));
	const fits = new Set(source.files.map(({ fit = 'fill' }) => fit));
	const [fit = 'fill'] = fits;
	if (fits.size > 1) return fail(mixedFit(`${path}.files`));
	return ok({
		merchantReference: lineId,
		sku: source.variantId,
		copies: quantity,
		sizing: SIZING[fit],
		...(source.attributes ? { attributes: source.attributes } : {}),
		...(retailPrice
			? { recipientCost: { amount: toDecimal(retailPrice), currency: retailPrice.currency } }
			: {}),
		assets,
	});
}

function toAsset(file: PrintFile, field: string): Result<ProdigiAsset> {
	if (isPlaced(file.position)) return fail(placed(`${field}.position`));
	if (file.url === undefined) return fail(noPicture(`${field}.url`));
	return ok({
		printArea: file.placement,
		url: file.url,
		...(file.md5 ? { md5Hash: file.md5 } : {}),
	});
}

const about = { provider: 'prodigi', operation: 'order:create' } as const;

function otherForm(field: string) {
	return failure({
		...about,
		category: 'capability',
		message: 'Prodigi has no saved products: a line must name a SKU of its catalog and a picture.',
		hint: 'Map this line to a Prodigi SKU with its picture. Printify and Printful have saved products.',
		fields: [field],
	});
}

function noPicture(field: string) {
	return failure({
		...about,
		category: 'artwork',
		message: 'A line has no picture with an address from which Prodigi could fetch it.',
		hint: 'Give the address of the picture in the variant map and run this order again.',
		fields: [field],
	});
}

function placed(field: string) {
	return failure({
		...about,
		category: 'capability',
		message: 'Prodigi cannot place a picture on the print area; it only fits it to the whole area.',
		hint: 'Prepare a picture of the size of the print area, or use Printify or Printful.',
		fields: [field],
	});
}

function mixedFit(field: string) {
	return failure({
		...about,
		category: 'capability',
		message: 'Prodigi fits all pictures of a line in the same way.',
		hint: 'Choose the same fit for all pictures of this line.',
		fields: [field],
	});
}
