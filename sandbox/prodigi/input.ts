import { z } from 'zod';

import { problemsOf } from '../core/input-error';
import { type Failures, invalid } from './errors';
import { METHODS } from './model';

/** Countries without postcodes in daily use; Prodigi takes an empty one there (assumed). */
const NO_POSTCODE = ['AE', 'AG', 'AO', 'BS', 'BZ', 'FJ', 'HK', 'JM', 'MO', 'PA', 'QA', 'TD'];

const filled = z.string().trim().min(1);
const optional = z.string().nullish();
const money = z.object({ amount: z.string().regex(/^\d+(\.\d+)?$/), currency: filled });
const method = z.enum([...METHODS, 'StandardPlus']);
const attributes = z.record(z.string()).nullish();

/** Where a parcel goes. */
export const recipientSchema = z.object({
	name: filled,
	email: optional,
	phoneNumber: optional,
	address: z
		.object({
			line1: filled,
			line2: optional,
			postalOrZipCode: z.string(),
			countryCode: z.string().regex(/^[A-Z]{2}$/),
			townOrCity: filled,
			stateOrCounty: optional,
		})
		.refine((to) => to.postalOrZipCode.trim() !== '' || NO_POSTCODE.includes(to.countryCode), {
			path: ['postalOrZipCode'],
		}),
});

/** The body of a new order. */
export const orderSchema = z.object({
	merchantReference: optional,
	idempotencyKey: optional,
	callbackUrl: z.string().url().nullish(),
	shippingMethod: method,
	recipient: recipientSchema,
	metadata: z
		.unknown()
		.refine((value) => value === undefined || JSON.stringify(value).length <= 2000),
	packingSlip: z.unknown(),
	branding: z.unknown(),
	items: z
		.array(
			z.object({
				merchantReference: optional,
				sku: filled,
				copies: z.number().int().min(1),
				sizing: z.enum(['fillPrintArea', 'fitPrintArea', 'stretchToPrintArea']),
				attributes,
				recipientCost: money.nullish(),
				assets: z
					.array(
						z.object({ printArea: filled, url: z.string().url(), md5Hash: optional }).passthrough(),
					)
					.min(1),
			}),
		)
		.min(1),
});

/** What a quote asks for. `sizing` is refused there (facts/prodigi.md 5). */
export const quoteSchema = z.object({
	shippingMethod: method.nullish(),
	destinationCountryCode: z.string().regex(/^[A-Z]{2}$/),
	currencyCode: z
		.string()
		.regex(/^[A-Z]{3}$/)
		.nullish(),
	items: z
		.array(
			z
				.object({
					sku: filled,
					copies: z.number().int().min(1),
					attributes,
					assets: z.array(z.object({ printArea: filled })),
				})
				.strict(),
		)
		.min(1),
});

export const methodSchema = z.object({ shippingMethod: method });

export const metadataSchema = z.object({
	metadata: z.unknown().refine((value) => JSON.stringify(value ?? null).length <= 2000),
});

/** The query of a list of orders; a list may be one text with commas or several. */
export const listSchema = z.object({
	top: z.coerce.number().int().min(1).max(100).default(10),
	skip: z.coerce.number().int().min(0).default(0),
	createdFrom: z.string().datetime({ offset: true }).optional(),
	createdTo: z.string().datetime({ offset: true }).optional(),
	status: z
		.string()
		.toLowerCase()
		.pipe(z.enum(['draft', 'awaitingpayment', 'inprogress', 'complete', 'cancelled']))
		.optional(),
	orderIds: z.union([z.string(), z.array(z.string())]).optional(),
	merchantReferences: z.union([z.string(), z.array(z.string())]).optional(),
});

/** The entries of a list in a query. */
export function entriesOf(value: string | string[] | undefined): string[] | undefined {
	if (value === undefined) return undefined;
	return [value].flat().flatMap((text) => text.split(','));
}

/**
 * Checks a body or a query.
 * @throws 400 with each field that is wrong, and what was sent for it
 */
export function read<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, value: unknown): T {
	const result = schema.safeParse(value ?? {});
	if (result.success) return result.data;
	const failures: Failures = {};
	for (const { path } of problemsOf(result.error)) {
		const steps = path.split('/').slice(1);
		const name = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
		const providedValue = steps.reduce<unknown>(
			(inner, step) => (inner as Record<string, unknown> | undefined)?.[step],
			value,
		);
		(failures[name.replace(/^\./, '')] ??= []).push({ code: 'NotValid', providedValue });
	}
	throw invalid(failures);
}
