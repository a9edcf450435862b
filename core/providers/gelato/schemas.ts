import { z } from 'zod';
import { mapped } from '../../domain/mapped';
import {
	identifier,
	optionalDecimal,
	optionalList,
	optionalNumber,
	optionalObject,
	optionalText,
	text,
	withRaw,
} from '../shared/fields';

/*
 * What we read of Gelato's answers (facts/gelato.md 3 to 9). Money is a JSON number, in some
 * answers a text.
 */

const item = z.object({
	id: optionalText,
	itemReferenceId: optionalText,
	productUid: optionalText,
	quantity: optionalNumber,
	fulfillmentStatus: optionalText,
});

const parcel = z.object({
	id: optionalText,
	orderItemIds: optionalList(text),
	trackingCode: optionalText,
	trackingUrl: optionalText,
});

const receipt = z.object({
	transactionType: optionalText,
	currency: optionalText,
	productsPrice: optionalDecimal,
	packagingPrice: optionalDecimal,
	shippingPrice: optionalDecimal,
	productsPriceVat: optionalDecimal,
	packagingPriceVat: optionalDecimal,
	shippingPriceVat: optionalDecimal,
	totalVat: optionalDecimal,
	vat: optionalDecimal,
	totalInclVat: optionalDecimal,
});

/** An order. */
export const orderSchema = withRaw(
	z.object({
		id: identifier,
		orderReferenceId: optionalText,
		orderType: optionalText,
		fulfillmentStatus: optionalText,
		financialStatus: optionalText,
		currency: optionalText,
		createdAt: optionalText,
		updatedAt: optionalText,
		comment: optionalText,
		connectedOrderIds: optionalList(z.string()),
		items: optionalList(item),
		shipment: optionalObject({
			id: optionalText,
			shipmentMethodName: optionalText,
			shipmentMethodUid: optionalText,
			packages: optionalList(parcel),
		}),
		receipts: optionalList(receipt),
	}),
);
/** What {@link orderSchema} gives. */
export type GelatoOrder = z.infer<typeof orderSchema>;

/** Orders found by a search; there is no total (facts/gelato.md 3). */
export const orderListSchema = z.object({ orders: z.array(orderSchema) });

const shipmentMethod = z.object({
	name: optionalText,
	shipmentMethodUid: identifier,
	type: optionalText,
	price: optionalDecimal,
	currency: optionalText,
	minDeliveryDays: optionalNumber,
	maxDeliveryDays: optionalNumber,
});

/** Prices of an order, by the place where each part is made. */
export const quoteSchema = withRaw(
	z.object({
		quotes: z.array(
			z.object({
				id: optionalText,
				shipmentMethods: optionalList(shipmentMethod),
				products: optionalList(
					z.object({ price: optionalDecimal, currency: optionalText, quantity: optionalNumber }),
				),
			}),
		),
	}),
);
/** What {@link quoteSchema} gives. */
export type GelatoQuote = z.infer<typeof quoteSchema>;

/** Ways of shipping. */
export const shipmentMethodsSchema = z.object({
	shipmentMethods: z.array(
		withRaw(z.object({ shipmentMethodUid: identifier, name: optionalText, type: optionalText })),
	),
});

/** The catalogs: kinds of products. */
export const catalogsSchema = z
	.union([
		z.array(z.object({ catalogUid: identifier, title: optionalText })),
		z.object({ data: z.array(z.object({ catalogUid: identifier, title: optionalText })) }),
	])
	.transform((value) => (Array.isArray(value) ? value : value.data));

const attributes = mapped(z.record(z.unknown()).nullish(), (value) => value ?? {});

/** One concrete product: size, colour, paper and print sides are all in its uid. */
export const productSchema = withRaw(z.object({ productUid: identifier, attributes }));
/** What {@link productSchema} gives. */
export type GelatoProduct = z.infer<typeof productSchema>;

/** Products found in a catalog. */
export const productSearchSchema = z.object({ products: z.array(productSchema) });

/** Stock by region. */
export const stockSchema = z.object({
	productsAvailability: z.array(
		z.object({
			productUid: identifier,
			availability: optionalList(
				z.object({
					stockRegionUid: identifier,
					status: optionalText,
					replenishmentEstimatedDate: optionalText,
				}),
			),
		}),
	),
});

const storeVariant = z.object({
	id: identifier,
	title: optionalText,
	externalId: optionalText,
	productUid: optionalText,
	connectionStatus: optionalText,
});

/** A product of a connected store. */
export const storeProductSchema = withRaw(
	z.object({
		id: identifier,
		title: optionalText,
		description: optionalText,
		status: optionalText,
		externalId: optionalText,
		previewUrl: optionalText,
		tags: optionalList(z.string()),
		variants: optionalList(storeVariant),
	}),
);
/** What {@link storeProductSchema} gives. */
export type GelatoStoreProduct = z.infer<typeof storeProductSchema>;

/** One page of them. */
export const storeProductsSchema = z.object({ products: z.array(storeProductSchema) });
