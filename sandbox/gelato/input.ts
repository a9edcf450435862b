import { z } from 'zod';

import { problemsOf } from '../core/input-error';
import { failed } from './errors';

/** Countries without postcodes in daily use; Gelato takes none there (assumed). */
const NO_POSTCODE = ['AE', 'AG', 'AO', 'BS', 'BZ', 'FJ', 'HK', 'JM', 'MO', 'PA', 'QA', 'TD'];
/** Where a state is asked for (facts/gelato.md 7). */
const NEEDS_STATE = ['US', 'CA', 'AU'];

const required = (max: number) => z.string().trim().min(1).max(max);
const optional = (max: number) => z.string().max(max).optional();
const reference = z.string().min(1).max(255);

/** Where a parcel goes, with the limits of facts/gelato.md 7. */
export const addressSchema = z
	.object({
		firstName: required(25),
		lastName: required(25),
		companyName: optional(60),
		addressLine1: required(35),
		addressLine2: optional(35),
		city: required(30),
		postCode: optional(15),
		state: optional(35),
		country: z
			.string()
			.regex(/^[A-Z]{2}$/)
			.refine((code) => code !== 'UK', 'is GB'),
		email: z.string().email(),
		phone: optional(25),
		isBusiness: z.boolean().optional(),
		federalTaxId: optional(50),
		stateTaxId: optional(50),
		registrationStateCode: optional(10),
	})
	.strict()
	.superRefine(({ country, postCode, state }, context) => {
		const missing = (path: string) =>
			context.addIssue({ code: 'custom', path: [path], message: 'is required in that country' });
		if (!postCode?.trim() && !NO_POSTCODE.includes(country)) missing('postCode');
		if (!state?.trim() && NEEDS_STATE.includes(country)) missing('state');
	});

/** The kinds of files (facts/gelato.md 6). */
const FILE_TYPE =
	/^(default|front|back|neck-inner|neck-outer|sleeve-left|sleeve-right|inside|(chest-(left|center|large)|(sleeve|wrist)-(left|right))-embroidery)$/;

export const itemSchema = z
	.object({
		itemReferenceId: reference,
		productUid: z.string().min(1),
		quantity: z.number().int().min(1),
		pageCount: z.number().int().min(1).optional(),
		adjustProductUidByFileTypes: z.boolean().optional(),
		files: z
			.array(
				z
					.object({
						type: z.string().regex(FILE_TYPE).default('default'),
						url: z.string().url(),
						id: z.string().optional(),
						threadColors: z.array(z.string()).max(6).optional(),
						isVisible: z.boolean().optional(),
					})
					.strict(),
			)
			.min(1),
	})
	.strict();
export type ItemInput = z.infer<typeof itemSchema>;

const items = z
	.array(itemSchema)
	.min(1)
	.refine(
		(list) => new Set(list.map((item) => item.itemReferenceId)).size === list.length,
		'itemReferenceId is not unique in the order',
	);

const metadata = z
	.array(z.object({ key: z.string().max(100), value: z.string().max(100) }))
	.max(20)
	.optional();

/** An exact way, a speed, or several with commas. */
const method = z.string().min(1).optional();
const currency = z.string().regex(/^[A-Z]{3}$/);

/** The body of a new order. Production starts unless it says that it is a draft. */
export const orderSchema = z
	.object({
		orderType: z.enum(['order', 'draft']).default('order'),
		orderReferenceId: reference,
		customerReferenceId: reference,
		currency,
		items,
		shipmentMethodUid: method,
		shippingAddress: addressSchema,
		returnAddress: z.unknown(),
		metadata,
	})
	.strict();

/** What of a draft can be changed. */
export const patchSchema = z
	.object({
		orderType: z.enum(['order', 'draft']),
		orderReferenceId: reference,
		customerReferenceId: reference,
		currency,
		items,
		shipmentMethodUid: method,
		shippingAddress: addressSchema,
		returnAddress: z.unknown(),
		metadata,
	})
	.partial()
	.strict();

const words = z.array(z.string()).optional();
const time = z.string().datetime({ offset: true }).optional();

export const searchSchema = z
	.object({
		ids: words,
		orderReferenceId: z.string().optional(),
		orderReferenceIds: words,
		fulfillmentStatuses: words,
		financialStatuses: words,
		channels: words,
		countries: words,
		currencies: words,
		storeIds: words,
		// Harsher reading: what is not asked for does not come.
		orderTypes: z.array(z.enum(['order', 'draft'])).default(['order']),
		search: z.string().optional(),
		startDate: time,
		endDate: time,
		limit: z.number().int().min(1).max(100).default(50),
		offset: z.number().int().min(0).default(0),
	})
	.strict();

export const quoteSchema = z
	.object({
		orderReferenceId: reference,
		customerReferenceId: reference,
		currency,
		allowMultipleQuotes: z.boolean().default(false),
		recipient: addressSchema,
		products: items,
	})
	.strict();

export const productSearchSchema = z.object({
	attributeFilters: z.record(z.array(z.string())).default({}),
	limit: z.number().int().min(1).max(100).default(50),
	offset: z.number().int().min(0).default(0),
});

export const pageSchema = z.object({
	limit: z.coerce.number().int().min(1).max(100).default(50),
	offset: z.coerce.number().int().min(0).default(0),
});

export const templateSchema = z
	.object({
		templateId: z.string().min(1),
		title: z.string().min(1),
		description: z.string(),
		isVisibleInTheOnlineStore: z.boolean().default(false),
		salesChannels: z.array(z.enum(['web', 'global'])).optional(),
		tags: z.array(z.string().max(255)).max(13).default([]),
		variants: z
			.array(
				z.object({
					templateVariantId: z.string().min(1),
					position: z.number().optional(),
					imagePlaceholders: z.array(
						z.object({
							name: z.string().min(1),
							fileUrl: z.string().url(),
							fitMethod: z.enum(['slice', 'meet']).optional(),
						}),
					),
				}),
			)
			.min(1),
		productType: z.string().optional(),
		vendor: z.string().optional(),
	})
	.strict();

/**
 * Checks a body or a query.
 * @throws 400 with each field that is wrong
 */
export function read<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, value: unknown): T {
	const result = schema.safeParse(value ?? {});
	if (result.success) return result.data;
	const details = problemsOf(result.error).map(({ path, message }) => ({
		reference: path.slice(1).replaceAll('/', '.'),
		message,
	}));
	throw failed(400, 'The request is not valid.', details);
}
