import type { Address, Item, Order, Product, ReadyProduct, Variant } from './model';
import { costsOf, customerTotal, money } from './pricing';

/** An order as `GET orders`, the search and the news tell it (facts/gooten.md 8 to 10). */
export function presentOrder(order: Order) {
	const { currency, account } = order;
	return {
		Id: order.id,
		NiceId: order.niceId,
		GootenId: order.gootenId,
		SourceId: order.sourceId,
		Items: order.items.map((item) => presentItem(item, currency)),
		Total: money(customerTotal(order), currency),
		ShippingTotal: money(costsOf(order.items, account.taxPercent).shipping, currency),
		DiscountAmount: money(0, currency),
		DiscountCode: null,
		ShippingAddress: shown(order.shipTo),
		BillingAddress: shown(order.billTo),
		Meta: order.meta ?? {},
	};
}

function shown(address: Address) {
	return { ...address };
}

function presentItem(item: Item, currency: string) {
	const { variant, trackingNumber, quantity } = item;
	const { product } = variant;
	const carrier = trackingNumber === null ? null : product.carrier;
	const url = trackingNumber === null ? null : `https://track.example.com/${trackingNumber}`;
	return {
		OrderItemId: item.id,
		Sku: item.sku,
		ProductId: product.id,
		Product: product.name,
		Quantity: quantity,
		Status: item.status,
		TrackingNumber: trackingNumber,
		TrackingUrl: url,
		ShipCarrierName: carrier,
		Price: money(variant.price * quantity, currency),
		DiscountAmount: money(0, currency),
		SourceId: item.sourceId,
		Meta: item.meta ?? {},
		Shipments:
			trackingNumber === null
				? []
				: [{ TrackingNumber: trackingNumber, TrackingUrl: url, ShipCarrierName: carrier }],
	};
}

/** A product of the catalog. */
export function presentProduct({ id, name }: Product) {
	return { Id: id, Name: name, ShortDescription: name, HasAvailableProductVariants: true };
}

/** A SKU of the catalog, with prices. */
export function presentVariant(
	{ sku, spaces, options, price, partnerPrice }: Variant,
	currency: string,
) {
	return {
		Sku: sku,
		MaxImages: spaces.length,
		HasTemplates: true,
		Options: Object.entries(options).map(([Name, Value]) => ({ Name, Value })),
		PriceInfo: money(price, currency),
		PartnerPriceInfo: money(partnerPrice, currency),
	};
}

/** The templates of a SKU: one, with its print areas. */
export function presentTemplates({ sku, spaces }: Variant) {
	return [
		{
			Name: 'Single',
			ImageUrl: `https://images.example.com/${encodeURIComponent(sku)}.png`,
			IsDefault: true,
			Spaces: spaces.map(({ id, description, width, height }, Index) => ({
				Id: id,
				Description: description,
				Index,
				Layers: [
					{
						Id: `${id}-design`,
						Type: 'Design',
						X1: 0,
						X2: width + 50,
						Y1: 0,
						Y2: height + 50,
						ZIndex: 0,
					},
					{
						Id: `${id}-image`,
						Type: 'Image',
						X1: 25,
						X2: width + 25,
						Y1: 25,
						Y2: height + 25,
						ZIndex: 1,
					},
				],
			})),
		},
	];
}

/** A saved product. */
export function presentReady({ id, sku, name, images }: ReadyProduct) {
	return { Id: id, Sku: sku, Name: name, Images: images };
}
