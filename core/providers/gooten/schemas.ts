import { z } from 'zod';
import { mapped, maybe } from '../../domain/mapped';
import {
	decimal,
	identifier,
	optionalFlag,
	optionalList,
	optionalNumber,
	optionalObject,
	optionalText,
	withRaw,
	type Reads,
} from '../shared/fields';

/* What we read of Gooten's answers (facts/gooten.md 3 to 10). Money is a JSON number. */

const money = optionalObject({ Price: decimal, CurrencyCode: optionalText });

/** An amount by itself or as money; may be missing. */
const amount: Reads<string | undefined> = maybe(
	z.union([decimal, mapped(z.object({ Price: decimal }), ({ Price }) => Price)]),
);

const parcel = z.object({
	TrackingNumber: optionalText,
	TrackingUrl: optionalText,
	ShipCarrierName: optionalText,
});

const item = parcel.extend({
	Sku: optionalText,
	Quantity: optionalNumber,
	Status: optionalText,
	SourceId: optionalText,
	Shipments: optionalList(parcel),
});

/** An order, as reads, searches and news have it. */
export const orderSchema = withRaw(
	z.object({
		Id: identifier,
		NiceId: optionalText,
		GootenId: optionalText,
		SourceId: optionalText,
		// So Gooten's own client spells it for `GET orders`.
		SouceId: optionalText,
		Status: optionalText,
		IsInTestMode: optionalFlag,
		Items: optionalList(item),
	}),
);
/** What {@link orderSchema} gives. */
export type GootenOrder = z.infer<typeof orderSchema>;

/** One page of a search. */
export const searchSchema = z.object({
	Orders: optionalList(orderSchema),
	Page: optionalNumber,
	TotalPages: optionalNumber,
});

/** The answer to a new order. */
export const createdSchema = z.object({ Id: identifier });

/** An answer of which nothing is needed; it is no error, else it would not have come here. */
export const doneSchema = z.unknown();

/** What an order costs, or would cost. */
export const costsSchema = withRaw(
	z.object({
		ProductCost: amount,
		ShippingCost: amount,
		Taxes: amount,
		Total: amount,
		CurrencyCode: optionalText,
		// Gooten's page for `price` shows prices by item.
		ItemsPrice: optionalObject({
			Items: optionalList(z.object({ SKU: optionalText, PartnerPrice: money })),
		}),
	}),
);
/** What {@link costsSchema} gives. */
export type GootenCosts = z.infer<typeof costsSchema>;

/** Ways of shipping, by the items that are sent together. */
export const shippingPricesSchema = withRaw(
	z.object({
		Result: z.array(
			z.object({
				SKUs: optionalList(z.string()),
				ShipOptions: optionalList(
					z.object({
						Id: identifier,
						MethodType: optionalText,
						Name: optionalText,
						CarrierName: optionalText,
						Price: money,
						PartnerPrice: money,
						EstBusinessDaysTilDelivery: optionalNumber,
					}),
				),
			}),
		),
	}),
);
/** What {@link shippingPricesSchema} gives. */
export type GootenShippingPrices = z.infer<typeof shippingPricesSchema>;

/** The products that are sent to a country. */
export const productsSchema = z.object({
	Products: z.array(
		withRaw(
			z.object({
				Id: identifier,
				Name: optionalText,
				ShortDescription: optionalText,
				CategoryName: optionalText,
			}),
		),
	),
});

/** A page of the SKUs of a product. */
export const variantsSchema = z.object({
	ProductVariants: z.array(
		withRaw(
			z.object({
				Sku: identifier,
				HasTemplates: optionalFlag,
				Options: optionalList(z.object({ Name: optionalText, Value: optionalText })),
				PartnerPriceInfo: money,
			}),
		),
	),
	Page: optionalNumber,
	TotalPages: optionalNumber,
});
/** One SKU of them. */
export type GootenVariant = z.infer<typeof variantsSchema>['ProductVariants'][number];

const layer = z.object({
	Type: optionalText,
	X1: optionalNumber,
	X2: optionalNumber,
	Y1: optionalNumber,
	Y2: optionalNumber,
});

/** The print areas of a SKU. */
export const templatesSchema = z.object({
	Options: optionalList(
		z.object({
			IsDefault: optionalFlag,
			Spaces: optionalList(z.object({ Id: identifier, Layers: optionalList(layer) })),
		}),
	),
});

/** A saved product. */
export const readyProductSchema = withRaw(
	z.object({
		Id: identifier,
		Sku: optionalText,
		Name: optionalText,
		Images: optionalList(z.object({ Url: optionalText })),
	}),
);
/** What {@link readyProductSchema} gives. */
export type GootenReadyProduct = z.infer<typeof readyProductSchema>;

/** A page of saved products. */
export const readyProductsSchema = z.object({
	PrintReadyProducts: optionalList(readyProductSchema),
});
