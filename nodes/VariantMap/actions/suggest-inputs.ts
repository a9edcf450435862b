import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import type { PrintFile } from '../../../core/domain/print-file';
import { fail, ok, type Result } from '../../../core/domain/result';
import { parseFiles } from '../../../core/domain/variant-map/read-source';
import { isNumber } from '../../shared/etsy/shop-id';

function refuse(message: string, hint: string, field: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'variantMap:suggest',
			message,
			hint,
			fields: [field],
		}),
	);
}

/** The numbers in 'Listing IDs': a list, or text with commas between. */
export function readIds(given: unknown): Result<string[]> {
	const parts = Array.isArray(given) ? given : String(given ?? '').split(/[\s,;]+/);
	const ids = parts.map((part) => String(part).trim()).filter((part) => part !== '');
	if (ids.every(isNumber)) return ok(ids);
	return refuse(
		"'Listing IDs' holds something that is not a number.",
		'Enter the numbers of the listings, separated by commas.',
		'listingIds',
	);
}

/** The artwork in 'Print Files'; none where it is empty. */
export function readFiles(context: IExecuteFunctions): Result<PrintFile[]> {
	const given = context.getNodeParameter('files', 0, '');
	const files = parseFiles({ files: given });
	if (files !== undefined) return ok(files);
	return refuse(
		"'Print Files' cannot be read.",
		'Enter an address, or front=https://... ; back=https://... for several print areas.',
		'files',
	);
}
