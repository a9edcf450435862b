import { z } from 'zod';
import { failure } from '../../../../core/domain/failure';
import { serviceLabel, type Provider } from '../../../../core/domain/provider';
import {
	SHIPPING_TIERS,
	type EarlierTry,
	type ProviderOrderRequest,
} from '../../../../core/domain/provider-order';
import { fail, ok, type Result } from '../../../../core/domain/result';

/** Ids are texts for us, though a user's JSON may give numbers. */
const id = z.union([z.string().trim().min(1), z.number().int()]).transform(String);
const optionalText = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.transform((value) => value ?? undefined);

const source = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('storeVariant'), productId: id, variantId: id }),
	z.object({ kind: z.literal('sku'), sku: id }),
]);

const shipTo = z.object({
	fullName: z.string(),
	company: optionalText,
	line1: z.string(),
	line2: optionalText,
	city: z.string(),
	stateCode: optionalText,
	postalCode: optionalText,
	countryCode: z.string(),
	email: optionalText,
	phone: optionalText,
});

const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)));
/** Without `since`, all orders are searched. */
const earlierTry = z
	.object({ inDoubt: z.boolean(), since: time.nullish() })
	.nullish()
	.transform((value): EarlierTry => {
		if (!value?.inDoubt) return { inDoubt: false };
		return { inDoubt: true, since: value.since ?? new Date(0).toISOString() };
	});

const orderShape = z.object({
	externalId: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
	provider: optionalText,
	label: optionalText,
	lines: z.array(z.object({ lineId: id, quantity: z.number().int().min(1), source })).min(1),
	shipTo,
	shippingTier: z.enum(SHIPPING_TIERS).nullish(),
	earlierTry,
	createBefore: time.nullish(),
});

/**
 * Reads the order that is to be made, from an item or from JSON text.
 * @param provider the provider that the node is set to; an order for another one is refused
 * @returns a `validation` failure that names each wrong field by its path, never its content
 */
export function readOrderRequest(
	value: unknown,
	provider: Provider,
): Result<{ request: ProviderOrderRequest; earlierTry: EarlierTry; createBefore?: string }> {
	const json = parseText(value);
	if (!json.ok) return json;
	const read = orderShape.safeParse(json.value);
	if (!read.success) return fail(badOrder(read.error.issues));
	const { data } = read;
	if (data.provider !== undefined && data.provider !== '' && data.provider !== provider) {
		return fail(otherProvider(provider));
	}
	const request: ProviderOrderRequest = {
		externalId: data.externalId,
		provider,
		label: data.label ?? data.externalId,
		lines: data.lines,
		shipTo: data.shipTo,
		shippingTier: data.shippingTier ?? 'standard',
	};
	const { earlierTry, createBefore } = data;
	return ok({ request, earlierTry, ...(createBefore ? { createBefore } : {}) });
}

function parseText(value: unknown): Result<unknown> {
	if (typeof value !== 'string') return ok(value);
	try {
		const parsed: unknown = JSON.parse(value);
		return ok(parsed);
	} catch (error) {
		// The parser's own message quotes the text, so only that there was one is said.
		return fail(
			invalid({
				message: "The field 'Order' is not valid JSON",
				hint: 'Put in the output of Plan as it is, or correct the JSON',
				fields: [error instanceof SyntaxError ? 'order' : ''].filter(Boolean),
			}),
		);
	}
}

function badOrder(issues: z.ZodIssue[]) {
	const found = new Map(issues.map((issue) => [pathOf(issue.path), whatIsWrong(issue)]));
	const list = [...found].map(([path, wrong]) => `'${path}' ${wrong}`).join(', ');
	const noAddress = found.has('shipTo');
	return invalid({
		message: `The order cannot be sent: ${list}`,
		hint: noAddress
			? 'Etsy gave no address. Read the order with an Etsy key that may see addresses'
			: 'Correct the fields named here, or put in the output of Plan as it is',
		fields: [...found.keys()],
	});
}

function whatIsWrong(issue: z.ZodIssue): string {
	const isMissing = issue.code === 'invalid_type' && ['undefined', 'null'].includes(issue.received);
	return isMissing ? 'is missing' : 'is not usable';
}

function pathOf(path: ReadonlyArray<string | number>): string {
	const text = path
		.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
		.join('')
		.replace(/^\./, '');
	return text === '' ? 'order' : text;
}

function otherProvider(provider: Provider) {
	return failure({
		category: 'mapping',
		provider: 'pack',
		operation: 'order:create',
		message: `This order is planned for another provider than ${serviceLabel(provider)}, which this node is set to`,
		hint: "Set 'Provider' to the expression {{ $json.provider }}, or plan the order again",
		fields: ['provider'],
	});
}

function invalid(parts: { message: string; hint: string; fields: string[] }) {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'order:create',
		...parts,
	});
}
