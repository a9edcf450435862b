import { z } from 'zod';
import { mapped } from '../mapped';
import { FITS, type PrintFile } from '../print-file';
import type { LineSource } from '../provider-order';
import { cellJson, cellText, NO_FILES, type LooseRow } from './cells';

/** A source, or the column that is wrong and what to do about it. */
export type ReadSource = { source: LineSource } | { column: string; problem: string; hint: string };

const position = z.object({
	x: z.number().finite(),
	y: z.number().finite(),
	scale: z.number().positive(),
	angle: z.number().optional(),
});

const DEFAULT_DPI = 300;

const template = z.object({
	url: z.string().url(),
	width: z.number().positive(),
	height: z.number().positive(),
	unit: z.enum(['in', 'mm', 'px']),
	dpi: z.number().positive().default(DEFAULT_DPI),
});

/** A print file as it stands in a cell or an item. */
export const printFileShape = z
	.object({
		url: z.string().url().optional(),
		fileId: z.string().min(1).optional(),
		placement: z.string().min(1).default('default'),
		technique: z.string().min(1).optional(),
		position: position.optional(),
		fit: z.enum(FITS).optional(),
		widthPx: z.number().positive().optional(),
		heightPx: z.number().positive().optional(),
		md5: z.string().min(1).optional(),
		template: template.optional(),
	})
	.refine((file) => (file.url ?? file.fileId ?? file.template) !== undefined);

const printFiles = z.array(printFileShape);

const attributes = z.record(mapped(z.union([z.string(), z.number(), z.boolean()]), String));

const HTTP = /^https?:\/\/\S+$/;
/** Before the next `front=https://...` or `https://...`; an address may hold both signs itself. */
const NEXT_FILE = /[;\n]\s*(?=(?:[\w-]+\s*=\s*)?(?:template:\s*)?https?:\/\/)/;
/**
 * `front=template:https://files.example.com/mug.svg 9x3.5in 300dpi`; the resolution may be left
 * out.
 */
const TEMPLATE =
	/^(?:([\w-]+)\s*=\s*)?template:\s*(https?:\/\/\S+)\s+([\d.]+)\s*x\s*([\d.]+)\s*(in|mm|px)(?:\s+(\d+)\s*dpi)?$/i;

function readTemplate(part: string): PrintFile | undefined {
	const [, placement = 'default', url, width, height, unit, dpi] = TEMPLATE.exec(part) ?? [];
	const read = template.safeParse({
		url,
		width: Number(width),
		height: Number(height),
		unit: unit?.toLowerCase(),
		...(dpi === undefined ? {} : { dpi: Number(dpi) }),
	});
	return read.success ? { placement, template: read.data } : undefined;
}

function readFile(part: string): PrintFile | undefined {
	if (part.includes('template:')) return readTemplate(part);
	const named = /^([\w-]+)\s*=\s*(https?:\/\/\S+)$/.exec(part);
	if (named) return { placement: named[1] ?? '', url: named[2] ?? '' };
	return HTTP.test(part) ? { placement: 'default', url: part } : undefined;
}

/**
 * Reads print files: one address, `front=https://...; back=https://...`, a template instead of any
 * address, or a list of objects.
 * @returns undefined for something else; nothing in the list for an empty cell
 */
export function parseFiles(row: LooseRow): PrintFile[] | undefined {
	if (!row.files) return [];
	const json = cellJson(row, 'files');
	if (json !== undefined) {
		const list = printFiles.safeParse(Array.isArray(json) ? json : [json]);
		return list.success ? list.data : undefined;
	}
	const written = cellText(row, 'files').replace(/[;\s]+$/, '');
	if (written === '') return [];
	const files = written.split(NEXT_FILE).map((part) => readFile(part.trim()));
	return files.every((file) => file !== undefined) ? files : undefined;
}

const FILES_HINT =
	'Write the address of the print file, or front=https://... ; back=https://... for several print areas, or front=template:https://... 9x3.5in for one that is made for each buyer.';

function readAttributes(row: LooseRow): Record<string, string> | undefined {
	if (!row.providerAttributes) return {};
	const read = attributes.safeParse(cellJson(row, 'providerAttributes'));
	return read.success ? read.data : undefined;
}

/**
 * What a row prints: a saved product's variant, a SKU of the printer's, a template, or, where print
 * files are given or a maker is named, a blank of the catalog.
 */
export function readSource(row: LooseRow): ReadSource {
	const productId = cellText(row, 'providerProductId');
	const variantId = cellText(row, 'providerVariantId');
	const makerId = cellText(row, 'providerMakerId');
	const templateId = cellText(row, 'providerTemplateId');
	const sku = cellText(row, 'providerSku');
	if (cellText(row, 'files') === NO_FILES) {
		return { column: 'files', problem: 'it names no print file.', hint: FILES_HINT };
	}
	const files = parseFiles(row);
	if (files === undefined) {
		return { column: 'files', problem: 'the print files cannot be read.', hint: FILES_HINT };
	}
	const attributes = readAttributes(row);
	if (attributes === undefined) {
		return {
			column: 'providerAttributes',
			problem: 'the attributes cannot be read.',
			hint: 'Write them like this: {"color": "black"}.',
		};
	}
	const hasAttributes = Object.keys(attributes).length > 0;
	if (templateId && variantId) return { source: { kind: 'template', templateId, variantId } };
	if (variantId && (files.length > 0 || makerId || hasAttributes)) {
		if (files.length === 0) {
			return { column: 'files', problem: 'it names no print file.', hint: FILES_HINT };
		}
		const optional = {
			...(productId ? { productId } : {}),
			...(makerId ? { makerId } : {}),
			...(hasAttributes ? { attributes } : {}),
		};
		return { source: { kind: 'catalogVariant', variantId, ...optional, files } };
	}
	if (productId && variantId) return { source: { kind: 'storeVariant', productId, variantId } };
	if (sku) return { source: { kind: 'sku', sku } };
	return {
		column: 'providerVariantId',
		problem: 'it does not say what to print.',
		hint: 'Enter providerProductId and providerVariantId, or providerSku.',
	};
}
