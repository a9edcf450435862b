import type { ZodType, ZodTypeDef } from 'zod';
import { z } from 'zod';

/** A schema for data from outside: what comes in is not known, what comes out is `T`. */
type Reads<T> = ZodType<T, ZodTypeDef, unknown>;

/** Ids and labels are sent as texts or as numbers (`shop_order_id`); we keep them as texts. */
const text: Reads<string> = z.union([z.string(), z.number()]).transform(String);
/** An id that other calls are made with: never empty. */
const identifier: Reads<string> = z.union([z.string().min(1), z.number()]).transform(String);
const optionalText = text.nullish().transform((value) => value ?? undefined);
/** Money is a whole number of cents; a digit text is read, a fraction is refused. */
const cents: Reads<number> = z.union([
	z.number().int(),
	z
		.string()
		.regex(/^-?\d{1,15}$/, 'Expected whole cents')
		.transform(Number),
]);
const optionalCents = cents.nullish().transform((value) => value ?? undefined);

/** An object that may be missing, null or, as PHP writes an empty one, `[]`. */
function optionalObject<T extends z.ZodRawShape>(shape: T) {
	const emptyToNull = (value: unknown): unknown =>
		Array.isArray(value) && value.length === 0 ? null : value;
	return z
		.preprocess(emptyToNull, z.object(shape).nullish())
		.transform((value) => value ?? undefined);
}

/** A list that may be missing or null. */
function optionalList<T>(item: Reads<T>): Reads<T[]> {
	return z
		.array(item)
		.nullish()
		.transform((value) => value ?? []);
}

/** Keeps the untouched object beside what was read from it; the path of an error is kept too. */
function withRaw<T>(shape: Reads<T>): Reads<{ data: T; raw: unknown }> {
	return z.unknown().transform((raw, context) => {
		const read = shape.safeParse(raw);
		if (read.success) return { data: read.data, raw };
		for (const issue of read.error.issues) context.addIssue(issue);
		return z.NEVER;
	});
}

const line = z.object({
	quantity: z.number().int().nullish(),
	cost: optionalCents,
	status: optionalText,
	metadata: optionalObject({ external_id: optionalText }),
});

const shipment = z.object({
	carrier: optionalText,
	number: optionalText,
	url: optionalText,
	delivered_at: optionalText,
});

const orderShape = z.object({
	id: identifier,
	app_order_id: optionalText,
	status: optionalText,
	/** Not in the document, read in case it is sent; see `from-printify.ts`. */
	currency: optionalText,
	created_at: optionalText,
	total_shipping: optionalCents,
	total_tax: optionalCents,
	line_items: optionalList(line),
	shipments: optionalList(shipment),
	metadata: optionalObject({ shop_order_id: optionalText }),
});

/** An order as Printify tells it, with the untouched object under `raw`. */
export const orderSchema = withRaw(orderShape);
/** What {@link orderSchema} gives. */
export type PrintifyOrder = z.infer<typeof orderSchema>;

/** One page of the order list, newest first. */
export const orderPageSchema = z.object({
	data: z.array(orderSchema),
	current_page: z.number().int().nullish(),
	last_page: z.number().int().nullish(),
	next_page_url: z.string().nullish(),
});
/** What {@link orderPageSchema} gives. */
export type PrintifyOrderPage = z.infer<typeof orderPageSchema>;

/** The answer to a create: only the id. */
const made = z.object({ id: identifier }).transform(({ id }) => ({ kind: 'made' as const, id }));

/**
 * The answer 409 to an externalId that is taken: says so, and per two third parties names the
 * order that has it (facts/printify.md 3).
 */
const duplicate = z
	.object({ status: optionalText, code: optionalText, order: optionalObject({ id: optionalText }) })
	.refine(({ status, code, order }) => status === 'error' || code === '8503' || order?.id)
	.transform(({ order }) => ({ kind: 'duplicate' as const, id: order?.id || undefined }));

/** What a create can be answered with: an order was made, or there is one already. */
export const createAnswerSchema: Reads<
	{ kind: 'made'; id: string } | { kind: 'duplicate'; id: string | undefined }
> = z.union([duplicate, made]);

/** The shops of an account. */
export const shopListSchema = z.array(
	z.object({ id: identifier, title: optionalText, sales_channel: optionalText }),
);
