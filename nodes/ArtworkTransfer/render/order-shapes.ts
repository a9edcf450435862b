import { z } from 'zod';
import type { CheckedFile } from '../../../core/domain/artwork/order-checks';
import type { MadeFile, OrderWithFiles } from '../../../core/domain/artwork/order-files';
import { failure, FAILURE_CATEGORIES } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { FITS } from '../../../core/domain/print-file';
import { printFileShape } from '../../../core/domain/variant-map/read-source';

const text = z.union([z.string(), z.number()]).transform(String);

const answer = z
	.object({
		question: z.string(),
		answer: z.string(),
		file: z.object({ url: z.string() }).passthrough().optional(),
	})
	.passthrough();

const words = z.object({
	personalization: z.array(answer),
	options: z.array(z.object({ name: z.string(), value: z.string() })),
});

const source = z.union([
	z
		.object({ kind: z.literal('catalogVariant'), variantId: text, files: z.array(printFileShape) })
		.passthrough(),
	z.object({ kind: z.enum(['storeVariant', 'sku', 'template']) }).passthrough(),
]);

const order = z
	.object({
		externalId: z.string().min(1),
		provider: z.string().min(1),
		lines: z.array(z.object({ lineId: text, source, words: words.optional() }).passthrough()),
	})
	.passthrough();

/** Reads an order as Plan gives it; all that is not looked at here stays as it is. */
export function readReadyOrder(json: unknown): Result<OrderWithFiles> {
	const read = order.safeParse(json);
	if (read.success) return ok(read.data as unknown as OrderWithFiles);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'artwork:orders',
			message: 'The item is no order that is ready to be made',
			hint: "Connect the output 'Ready' of Plan, or what the steps after it give on.",
			fields: read.error.issues.map(({ path }) => path.join('.')),
		}),
	);
}

const reason = z.object({
	code: z.string().optional(),
	message: z.string(),
	hint: z.string(),
	category: z.enum(FAILURE_CATEGORIES).optional(),
	retryable: z.boolean().optional(),
});

const made = z.object({
	externalId: z.string(),
	lineId: text,
	fileIndex: z.number().int(),
	url: z.string().optional(),
	fileId: text.optional(),
	md5: z.string().optional(),
	expiresAt: z.string().optional(),
	kept: z.boolean().optional(),
	failure: reason.optional(),
	render: reason
		.extend({ status: z.literal('held') })
		.optional()
		.catch(undefined),
});

/**
 * Reads what became of a file: from Transfer, or from Render where the line waits, or a failure.
 */
export function readMadeFile(json: unknown): MadeFile | null {
	const read = made.safeParse(json);
	if (!read.success) return null;
	const { failure: failed, render, ...file } = read.data;
	const why = failed ?? render;
	if (why === undefined) return file;
	return { ...file, held: { ...why, code: why.code ?? 'file_not_made' } };
}

const finding = z.object({ severity: z.string(), message: z.string(), hint: z.string() });

const checked = z.object({
	provider: z.string(),
	url: z.string(),
	placement: z.string(),
	variantId: text,
	productId: text.optional(),
	makerId: text.optional(),
	fit: z.enum(FITS),
	failure: reason.optional(),
	artwork: z.object({ verdict: z.string(), findings: z.array(finding) }).optional(),
});

/** Reads what Inspect said of a file of List Files to Check, or why it could not look at it. */
export function readCheckedFile(json: unknown): CheckedFile | null {
	const read = checked.safeParse(json);
	if (!read.success) return null;
	const { failure: failed, artwork, ...file } = read.data;
	if (failed !== undefined) return { ...file, problem: failed };
	if (artwork?.verdict !== 'rejected') return file;
	const first = artwork.findings.find(({ severity }) => severity === 'rejection');
	const { message = 'It must not be printed.', hint = 'Use another file.' } = first ?? {};
	return { ...file, problem: { message, hint } };
}
