import type { Order } from './model';
import { amount, itemsCost, methodUid, shippingCost, speedOf, vat } from './pricing';

/** ISO 8601 with an offset and without milliseconds. */
export function time(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

function receiptOf(order: Order) {
	const { items, currency } = order;
	const speed = speedOf(items, madeIn(order), order.shipmentMethodUid) ?? 'normal';
	const products = itemsCost(items);
	const shipping = shippingCost(items, speed);
	const vats = { products: vat(items, products), shipping: vat(items, shipping) };
	return {
		id: order.shipmentId,
		orderId: order.id,
		transactionType: 'purchase',
		currency,
		items: [],
		productsPrice: amount(products),
		productsPriceVat: amount(vats.products),
		packagingPrice: 0,
		packagingPriceVat: 0,
		shippingPrice: amount(shipping),
		shippingPriceVat: amount(vats.shipping),
		discount: 0,
		total: amount(products + shipping),
		totalVat: amount(vats.products + vats.shipping),
		totalInclVat: amount(products + shipping + vats.products + vats.shipping),
	};
}

/** Where an order, or a part of one, is made. */
export function madeIn(order: Order): string {
	return order.items[0]?.product.madeIn ?? 'US';
}

function shipmentOf(order: Order) {
	const country = madeIn(order);
	const speed = speedOf(order.items, country, order.shipmentMethodUid) ?? 'normal';
	return {
		id: order.shipmentId,
		shipmentMethodName: `${country} Post ${speed}`,
		shipmentMethodUid: methodUid(country, speed),
		minDeliveryDays: 3,
		maxDeliveryDays: 6,
		totalWeight: 200 * order.items.length,
		fulfillmentCountry: country,
		packageCount: order.parcels.length,
		packages: order.parcels.map(({ id, itemIds, trackingCode }) => ({
			id,
			orderItemIds: itemIds,
			trackingCode,
			trackingUrl: `https://track.example.com/${trackingCode}`,
		})),
	};
}

/** An order as `GET /v4/orders/{id}` tells it. */
export function presentOrder(order: Order) {
	return {
		id: order.id,
		orderType: order.orderType,
		orderReferenceId: order.orderReferenceId,
		customerReferenceId: order.customerReferenceId,
		fulfillmentStatus: order.status,
		financialStatus: order.financialStatus,
		currency: order.currency,
		channel: 'api',
		storeId: null,
		createdAt: time(order.createdAt),
		updatedAt: time(order.updatedAt),
		orderedAt: order.orderedAt === null ? null : time(order.orderedAt),
		...(order.comment === undefined ? {} : { comment: order.comment }),
		items: order.items.map((item) => ({
			id: item.id,
			itemReferenceId: item.itemReferenceId,
			productUid: item.product.productUid,
			files: item.files,
			quantity: item.quantity,
			fulfillmentStatus: item.status,
			previews: [],
			options: [],
		})),
		shipment: shipmentOf(order),
		shippingAddress: order.shippingAddress,
		metadata: order.metadata,
		receipts: [receiptOf(order)],
		connectedOrderIds: order.connectedOrderIds,
	};
}

/** An order as a search tells it: neither items nor shipment nor receipts. */
export function presentFound(order: Order) {
	return {
		id: order.id,
		orderType: order.orderType,
		orderReferenceId: order.orderReferenceId,
		fulfillmentStatus: order.status,
		financialStatus: order.financialStatus,
		currency: order.currency,
		channel: 'api',
		storeId: null,
		country: order.shippingAddress.country,
		firstName: order.shippingAddress.firstName,
		lastName: order.shippingAddress.lastName,
		itemsCount: order.items.length,
		totalInclVat: receiptOf(order).totalInclVat.toFixed(2),
		createdAt: time(order.createdAt),
		updatedAt: time(order.updatedAt),
		orderedAt: order.orderedAt === null ? null : time(order.orderedAt),
		connectedOrderIds: order.connectedOrderIds,
	};
}
