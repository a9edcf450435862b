import { z } from 'zod';
import { mapped, maybe } from '../../domain/mapped';
import {
	identifier,
	optionalList,
	optionalObject,
	optionalText,
	withRaw,
	type Reads,
} from '../shared/fields';

/** Money is a whole number of cents; a digit text is read, a fraction is refused. */
export const cents: Reads<number> = z.union([
	z.number().int(),
	mapped(z.string().regex(/^-?\d{1,15}$/, 'Expected whole cents'), Number),
]);
/** Cents that may be missing or null. */
export const optionalCents = maybe(cents);

const line = z.object({
	product_id: optionalText,
	variant_id: optionalText,
	quantity: z.number().int().nullish(),
	cost: optionalCents,
	status: optionalText,
	metadata: optionalObject({ external_id: optionalText, sku: optionalText, title: optionalText }),
	fulfilled_at: optionalText,
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
	fulfilled_at: optionalText,
	total_shipping: optionalCents,
	total_tax: optionalCents,
	line_items: optionalList(line),
	shipments: optionalList(shipment),
	metadata: optionalObject({
		order_type: optionalText,
		shop_order_id: optionalText,
		shop_order_label: optionalText,
	}),
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
