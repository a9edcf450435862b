import { failure, type Failure } from '../failure';
import type { Fit, PrintFile } from '../print-file';
import type { OrderWithFiles } from './order-files';

/** A print file at an address, and the area that it is to fill. Holds nothing of a buyer. */
export interface FileToCheck {
	provider: string;
	url: string;
	placement: string;
	variantId: string;
	/** The blank of the catalog; without it the area is not known. */
	productId?: string;
	makerId?: string;
	fit: Fit;
}

/** What was found of a file: nothing where it may be printed. */
export interface CheckedFile extends FileToCheck {
	problem?: Pick<Failure, 'message' | 'hint'> & Partial<Failure>;
}

function keyOf(file: FileToCheck): string {
	const { provider, url, productId = '', makerId = '', variantId, placement, fit } = file;
	return JSON.stringify([provider, url, productId, makerId, variantId, placement, fit]);
}

/** All that an order names by an address. Saved products, SKUs and library files are no such. */
function filesOf({ provider, lines }: OrderWithFiles): FileToCheck[] {
	return lines.flatMap(({ source }) => {
		if (source.kind !== 'catalogVariant') return [];
		const { variantId, productId, makerId, files } = source;
		return files.flatMap((file: PrintFile): FileToCheck[] => {
			const { url, fileId, placement, fit = 'fit' } = file;
			if (url === undefined || fileId !== undefined) return [];
			const blank = { ...(productId ? { productId } : {}), ...(makerId ? { makerId } : {}) };
			return [{ provider, url, placement, variantId, ...blank, fit }];
		});
	});
}

/** Each file and area once, however many orders share it, with the orders' places in the list. */
export function filesToCheck(
	orders: readonly OrderWithFiles[],
): Array<{ file: FileToCheck; orders: number[] }> {
	const found = new Map<string, { file: FileToCheck; orders: number[] }>();
	for (const [index, order] of orders.entries()) {
		for (const file of filesOf(order)) {
			const known = found.get(keyOf(file)) ?? { file, orders: [] };
			if (!known.orders.includes(index)) known.orders.push(index);
			found.set(keyOf(file), known);
		}
	}
	return [...found.values()];
}

/** What may look otherwise the next time, though the host answered. */
const MAY_COME_BACK = new Set(['file_not_there', 'file_empty', 'file_is_page']);

/**
 * Why an order must not be made with its files: the first that was rejected, else one that could
 * not be looked at. Files that nobody checked are no reason.
 */
export function artworkProblem(
	order: OrderWithFiles,
	checked: readonly CheckedFile[],
): Failure | undefined {
	const problems = new Map(
		checked.flatMap((file) => (file.problem ? [[keyOf(file), file.problem] as const] : [])),
	);
	if (problems.size === 0) return undefined;
	const own = filesOf(order).flatMap((file) => {
		const problem = problems.get(keyOf(file));
		return problem ? [{ file, problem }] : [];
	});
	const isRejected = ({ problem }: (typeof own)[number]) => problem.category === undefined;
	const [first] = [...own.filter(isRejected), ...own];
	if (first === undefined) return undefined;
	const { file, problem } = first;
	const { code = 'artwork_rejected', category = 'artwork', retryable = false } = problem;
	return failure({
		category,
		retryable: retryable || MAY_COME_BACK.has(code),
		provider: 'pack',
		operation: 'artwork:check',
		code,
		message: `The print file for "${file.placement}": ${problem.message}`,
		hint: problem.hint,
		fields: ['files'],
	});
}
