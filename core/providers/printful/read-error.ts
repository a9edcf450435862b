import { z } from 'zod';
import type { FailureCategory } from '../../domain/failure';
import type { HttpResponse } from '../../transport/http';
import type { ServiceError } from '../../transport/service';

/** The named codes of Printful's document (facts/printful.md 3), wherever they stand in a body. */
const CODE = /\b(?:OR|FL|SH|PR|EC|TR|SI|MG)-\d{1,2}\b/;

/** The code for an externalId that another order has. */
export const DUPLICATE_CODE = 'OR-13';

/** Names that may stand where the code is meant. */
const BY_NAME: Readonly<Record<string, string>> = {
	ORDER_NO_LONGER_EDITABLE: 'OR-1',
	INVALID_SHIPPING_METHOD: 'OR-4',
	RESTRICTED_VARIANT: 'OR-6',
	LIMITED_SHIPPING_SERVICE: 'OR-9',
	EXTERNAL_ID_IN_USE: DUPLICATE_CODE,
	INVALID_COUNTRY_CODE: 'SH-1',
	SHIPPING_DISABLED: 'SH-2',
};

/** Codes that say more than the status of the answer. */
const CATEGORIES: ReadonlyArray<readonly [RegExp, FailureCategory]> = [
	[/^FL-/, 'artwork'],
	[/^OR-1[0-2]$/, 'artwork'],
	[/^OR-13?$/, 'conflict'],
	[/^OR-2$/, 'policy'],
	[/^MG-8$/, 'rate_limit'],
];

/** Printful's errors are shallow. */
const MAX_DEPTH = 5;

/** Printful's warning that a limit is close to being broken. */
const SLOW_DOWN = 419;

const words = z
	.union([z.string(), z.number()])
	.transform(String)
	.nullish()
	.catch(undefined)
	.transform((value) => value ?? undefined);

const source = z
	.object({ pointer: words, parameter: words, header: words })
	.nullish()
	.catch(undefined);

const detail = z.object({
	type: words,
	code: words,
	reason: words,
	title: words,
	detail: words,
	details: words,
	message: words,
	source,
});

const errorBody = z.object({
	code: words,
	result: words,
	error: z.union([detail, words]).catch(undefined),
	type: words,
	title: words,
	detail: words,
	details: words,
	message: words,
	instance: words,
	errors: z.array(detail).catch([]),
	invalid_params: z.array(detail).catch([]),
});

/**
 * Understands Printful's errors: v1's `{ code, result, error: { reason, message } }`, which many v2
 * calls answer with too, and v2's problem details with a list of errors (facts/printful.md 3).
 * Anything else, such as a gateway's page, is not quoted.
 */
export function readPrintfulError({ body, status }: HttpResponse): ServiceError {
	const read = errorBody.safeParse(body);
	if (!read.success) return withCategory({ message: `HTTP ${status}` }, status);
	const { data } = read;
	const error = typeof data.error === 'object' ? data.error : { message: data.error };
	const parts = [...data.errors, ...data.invalid_params];
	const main =
		error.message ?? data.detail ?? data.details ?? data.message ?? data.result ?? data.title;
	const said = parts.map((one) => one.detail ?? one.details ?? one.message ?? one.title);
	const texts = [main, ...said].filter((text): text is string => text !== undefined);
	// In which field the code stands is not documented, so it is looked for in all.
	const code = codeIn(textsIn(body));
	const fields = parts.flatMap((one) => {
		const { pointer, parameter, header } = one.source ?? {};
		return pointer ?? parameter ?? header ?? [];
	});
	return withCategory(
		{
			message: [...new Set(texts)].join(' ') || `HTTP ${status}`,
			...(code === undefined ? {} : { code }),
			...(fields.length === 0 ? {} : { fields: [...new Set(fields.map(toPath))] }),
			...(data.instance === undefined ? {} : { requestId: data.instance }),
		},
		status,
	);
}

function withCategory(said: ServiceError, status: number): ServiceError {
	if (status === SLOW_DOWN) return { ...said, category: 'rate_limit' };
	const found = CATEGORIES.find(([pattern]) => pattern.test(said.code ?? ''));
	return found ? { ...said, category: found[1] } : said;
}

/** Every text in a body. */
function textsIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
	return Object.values(value).flatMap((entry) => textsIn(entry, depth + 1));
}

function codeIn(texts: readonly string[]): string | undefined {
	for (const text of texts) {
		const code = CODE.exec(text)?.[0];
		if (code !== undefined) return code;
		const name = Object.keys(BY_NAME).find((one) => text.includes(one));
		if (name !== undefined) return BY_NAME[name];
	}
	// A sentence about an external id that exists already, without any code.
	const isTaken = texts.some(
		(text) =>
			/external[ _]?id/i.test(text) && /in use|already|exists|taken|unique|duplicate/i.test(text),
	);
	return isTaken ? DUPLICATE_CODE : undefined;
}

/** A JSON pointer such as `/order_items/0/quantity` as `order_items[0].quantity`. */
function toPath(pointer: string): string {
	if (!/^#?\//.test(pointer)) return pointer;
	return pointer
		.replace(/^#?\//, '')
		.split('/')
		.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : `${path}.${step}`));
}
