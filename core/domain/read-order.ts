import { z } from 'zod';
import { failure } from './failure';
import { fits } from './fits';
import type { Order } from './order';
import { fail, ok, type Result } from './result';
import { mappingShape, personalizationShape } from './variant-map/mapping-shape';
import type { ResolvedOrder } from './variant-map/resolve';

const money = z.object({ amountMinor: z.number().int(), currency: z.string() });

const questions = z.array(
	z.object({
		questionId: z.string().optional(),
		question: z.string(),
		isRequired: z.boolean(),
		maxCharacters: z.number().int().positive().optional(),
	}),
);

const line = z.object({
	lineId: z.string().min(1),
	listingId: z.string().optional(),
	productId: z.string().optional(),
	sku: z.string().optional(),
	title: z.string(),
	quantity: z.number().int().positive(),
	price: money,
	options: z.array(z.object({ name: z.string(), value: z.string() })),
	personalization: z.array(
		z.object({
			question: z.string(),
			answer: z.string(),
			questionId: z.string().optional(),
			file: z.object({ url: z.string(), mimeType: z.string().optional() }).optional(),
		}),
	),
	isDigital: z.boolean(),
	expectedShipDate: z.string().optional(),
	paidAt: z.string().optional(),
	shippedAt: z.string().optional(),
	shippingMethod: z.string().optional(),
	shippingUpgrade: z.string().optional(),
	shippingCost: money.optional(),
	listingImageId: z.string().optional(),
	section: z.string().optional(),
	personalizationRule: personalizationShape.extend({ questions: questions.optional() }).optional(),
});

const shipment = z.object({
	shipmentId: z.string().optional(),
	carrier: z.string().optional(),
	trackingCode: z.string().optional(),
	notifiedAt: z.string().optional(),
});

const amounts = z.object({
	subtotal: money.optional(),
	shipping: money.optional(),
	tax: money.optional(),
	vat: money.optional(),
	discount: money.optional(),
	giftWrap: money.optional(),
});

const address = z.object({
	fullName: z.string(),
	company: z.string().optional(),
	line1: z.string(),
	line2: z.string().optional(),
	city: z.string(),
	stateCode: z.string().optional(),
	postalCode: z.string().optional(),
	countryCode: z.string(),
	email: z.string().optional(),
	phone: z.string().optional(),
});

const orderShape = z.object({
	receiptId: z.string().min(1),
	shopId: z.string().min(1),
	state: z.enum(['unpaid', 'open', 'shipped', 'cancelled', 'refunded']),
	rawStatus: z.string(),
	isPaid: z.boolean(),
	isShipped: z.boolean(),
	isGift: z.boolean(),
	giftMessage: z.string().optional(),
	giftSender: z.string().optional(),
	messageFromBuyer: z.string().optional(),
	createdAt: z.string(),
	updatedAt: z.string(),
	shipTo: address.nullable(),
	total: money,
	amounts: amounts.optional(),
	fees: money.optional(),
	feesBooked: money.optional(),
	hasRefund: z.boolean(),
	expectedShipDate: z.string().optional(),
	shipments: z.array(shipment).optional(),
	lines: z.array(line),
});

const resolvedShape = orderShape.extend({ lines: z.array(line.extend({ mapping: mappingShape })) });

const isOrder = fits(orderShape);
const isResolved = fits(resolvedShape);

/** What zod does not like about an item, by the names of the fields. */
function wrongFields(shape: z.ZodTypeAny, json: unknown): string[] {
	const issues = shape.safeParse(json).error?.issues ?? [];
	return [...new Set(issues.map((issue) => issue.path.join('.') || 'item'))];
}

function notAnOrder(shape: z.ZodTypeAny, json: unknown, hint: string): Result<never> {
	const fields = wrongFields(shape, json);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'order',
			message: `This item is not an order: ${fields.slice(0, 5).join(', ')} is missing or has another form.`,
			hint,
			fields,
		}),
	);
}

/**
 * Checks that an item is an order as the Etsy node gives it.
 * @returns a `validation` failure that names the fields, never their content
 */
export function readOrder(json: unknown): Result<Order> {
	if (isOrder(json)) return ok(json as Order);
	return notAnOrder(orderShape, json, 'Connect the orders of the Etsy node to this input.');
}

/** Checks that an item is an order that went through the Variant Map; see {@link readOrder}. */
export function readResolvedOrder(json: unknown): Result<ResolvedOrder> {
	if (isResolved(json)) return ok(json as ResolvedOrder);
	return notAnOrder(
		resolvedShape,
		json,
		'Connect the orders that come out of the Variant Map node to this input.',
	);
}
