import { z } from 'zod';

import { type Complaint, complaint, refused } from './errors';
import { SHIP_TYPES } from './model';

/** Countries without postcodes in daily use; Gooten takes an empty one there (assumed). */
const NO_POSTCODE = ['AE', 'AG', 'AO', 'BS', 'BZ', 'FJ', 'HK', 'JM', 'MO', 'PA', 'QA', 'TD'];

const filled = z.string().trim().min(1);
const optional = z
	.string()
	.nullish()
	.transform((value) => value ?? '');

/** A whole address; which fields are required is not documented. */
export const addressSchema = z
	.object({
		FirstName: filled,
		LastName: filled,
		Line1: filled,
		Line2: optional,
		City: filled,
		State: optional,
		CountryCode: z.string().regex(/^[A-Z]{2}$/),
		PostalCode: optional,
		IsBusinessAddress: z
			.boolean()
			.nullish()
			.transform((value) => value ?? false),
		Phone: optional,
		Email: optional,
	})
	.superRefine((to, context) => {
		const isMissing = (field: string) =>
			context.addIssue({ code: 'custom', path: [field], message: 'should not be empty.' });
		if (to.PostalCode.trim() === '' && !NO_POSTCODE.includes(to.CountryCode))
			isMissing('PostalCode');
		if (['US', 'CA', 'AU'].includes(to.CountryCode) && to.State.trim() === '') isMissing('State');
	});

const shipType = z.string().toLowerCase().pipe(z.enum(SHIP_TYPES));
const currency = z.string().regex(/^[A-Z]{3}$/);
const image = z.object({
	Url: z.string().url(),
	Index: z.number().int().nullish(),
	SpaceId: optional,
});

/** The body of a new order. */
export const orderSchema = z.object({
	ShipToAddress: addressSchema,
	BillingAddress: addressSchema,
	Items: z
		.array(
			z.object({
				Quantity: z.number().int().min(1),
				SKU: filled,
				ShipType: shipType.nullish(),
				ShipCarrierMethodId: z.number().int().nullish(),
				Images: z
					.array(image)
					.nullish()
					.transform((value) => value ?? []),
				SourceId: z.string().max(50).nullish(),
				Meta: z.unknown(),
				IsPreconfiguredSku: z.boolean().nullish(),
			}),
		)
		.min(1),
	Payment: z.object({ PartnerBillingKey: z.unknown(), CurrencyCode: currency.nullish() }),
	SourceId: z.string().max(50).nullish(),
	IsPartnerSourceIdUnique: z.boolean().nullish(),
	IsInTestMode: z.boolean().nullish(),
	Meta: z.unknown(),
});

/** What ways of shipping are asked for. */
export const shippingSchema = z.object({
	ShipToPostalCode: z.string(),
	ShipToCountry: z.string().regex(/^[A-Z]{2}$/),
	ShipToState: z.string().nullish(),
	CurrencyCode: currency,
	Items: z.array(z.object({ SKU: filled, Quantity: z.number().int().min(1) })).min(1),
});

/** What a price is asked for. */
export const priceSchema = z.object({
	ShipToAddress: z.object({
		Line1: filled,
		City: filled,
		CountryCode: z.string().regex(/^[A-Z]{2}$/),
		PostalCode: z.string(),
	}),
	Items: z
		.array(z.object({ SKU: filled, Quantity: z.number().int().min(1), ShipType: shipType }))
		.min(1),
	Payment: z.object({ PartnerBillingKey: z.unknown(), CurrencyCode: currency }),
});

/** A product to save. */
export const readySchema = z.object({
	Sku: filled,
	Name: filled,
	Images: z.array(image).min(1),
});

/** The query of a search; names in lower case. */
export const searchSchema = z.object({
	genericvalues: z.string().optional(),
	lastname: z.string().optional(),
	email: z.string().optional(),
	postalcode: z.string().optional(),
	startdate: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}$/)
		.optional(),
	enddate: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}$/)
		.optional(),
});

/** Which page of a list; names in lower case. */
export const pageSchema = z.object({
	page: z.coerce.number().int().min(1).default(1),
	pagesize: z.coerce.number().int().min(1).max(100).default(25),
});

/**
 * Checks a body or a query.
 * @throws a refusal with each field that is wrong, and what was sent for it
 */
export function read<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, value: unknown): T {
	const result = schema.safeParse(value ?? {});
	if (result.success) return result.data;
	throw refused(
		...result.error.issues.map((issue): Complaint => {
			const attempted = issue.path.reduce<unknown>(
				(inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step],
				value,
			);
			const name = issue.path
				.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
				.join('');
			const property = name.replace(/^\./, '');
			return complaint(property, `'${property}' ${issue.message}`, attempted ?? null);
		}),
	);
}
