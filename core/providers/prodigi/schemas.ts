import { z } from 'zod';
import { mapped, maybe } from '../../domain/mapped';
import {
	decimal,
	identifier,
	optionalList,
	optionalNumber,
	optionalObject,
	optionalText,
	text,
	withRaw,
} from '../shared/fields';

/*
 * What we read of Prodigi's answers (facts/prodigi.md 5 to 8, specs/prodigi-postman.json).
 */

/** An amount; may be missing or null. */
const cost = optionalObject({ amount: decimal, currency: z.string() });

const chargeItem = z.object({ itemId: optionalText, shipmentId: optionalText, cost });
const charge = z.object({
	chargeType: optionalText,
	totalCost: cost,
	items: optionalList(chargeItem),
});

const shipment = z.object({
	id: optionalText,
	status: optionalText,
	dispatchDate: optionalText,
	carrier: optionalObject({ name: optionalText, service: optionalText }),
	tracking: optionalObject({ number: optionalText, url: optionalText }),
	items: optionalList(z.object({ itemId: optionalText })),
});

const item = z.object({
	id: optionalText,
	status: optionalText,
	merchantReference: optionalText,
	sku: optionalText,
	copies: optionalNumber,
});

const issue = z.object({
	errorCode: optionalText,
	description: optionalText,
});

/** An order. */
export const orderSchema = withRaw(
	z.object({
		id: identifier,
		created: optionalText,
		lastUpdated: optionalText,
		merchantReference: optionalText,
		idempotencyKey: optionalText,
		status: optionalObject({
			stage: optionalText,
			details: mapped(z.record(z.unknown()).nullish(), (value) => value ?? {}),
			issues: optionalList(issue),
		}),
		charges: optionalList(charge),
		shipments: optionalList(shipment),
		items: optionalList(item),
	}),
);
/** What {@link orderSchema} gives. */
export type ProdigiOrder = z.infer<typeof orderSchema>;

const outcome = mapped(text, (word) => word.trim().toLowerCase());

/** An answer about one order; the word in lower case, because Prodigi writes it both ways. */
export const orderAnswerSchema = z.object({ outcome, order: orderSchema });

/** The answer to an action; a refused one may come without the order. */
export const actionAnswerSchema = z.object({
	outcome,
	order: maybe(orderSchema),
});

/** One page of orders. */
export const orderPageSchema = z.object({
	orders: z.array(orderSchema),
	hasMore: z.boolean().nullish(),
});

/** Prices by way of shipping. */
export const quoteAnswerSchema = withRaw(
	z.object({
		quotes: z.array(
			z.object({
				shipmentMethod: text,
				costSummary: z.object({ items: cost, shipping: cost }),
				shipments: optionalList(
					z.object({ carrier: optionalObject({ name: optionalText, service: optionalText }) }),
				),
			}),
		),
	}),
);
/** What {@link quoteAnswerSchema} gives. */
export type ProdigiQuotes = z.infer<typeof quoteAnswerSchema>;

const resolution = optionalObject({
	horizontalResolution: optionalNumber,
	verticalResolution: optionalNumber,
});

/** One SKU with its variants. */
export const productAnswerSchema = z.object({
	product: withRaw(
		z.object({
			sku: identifier,
			description: optionalText,
			printAreas: mapped(
				z.record(optionalObject({ required: z.boolean().nullish() })).nullish(),
				(value) => value ?? {},
			),
			variants: optionalList(
				z.object({
					attributes: mapped(z.record(z.string()).nullish(), (value) => value ?? {}),
					shipsTo: optionalList(z.string()),
					printAreaSizes: mapped(z.record(resolution).nullish(), (value) => value ?? {}),
				}),
			),
		}),
	),
});
/** What {@link productAnswerSchema} gives. */
export type ProdigiProduct = z.infer<typeof productAnswerSchema>['product'];
