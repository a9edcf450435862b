import type { Order, OrderLine, Shipment } from '../model';
import { apiTime, apiTimeOrNull } from '../time';

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/**
 * An order as `GET /v1/shops/{shop}/orders/{id}.json` answers it (facts/printify.md 9). Assumption:
 * costs are there from the first moment; whether Printify shows them before the status
 * `cost-calculation` has passed is not documented.
 */
export function presentOrder(order: Order) {
	const sum = (read: (line: OrderLine) => number) =>
		order.lines.reduce((total, line) => total + read(line), 0);
	return {
		id: order.id,
		app_order_id: order.appOrderId,
		address_to: { region: '', ...order.address },
		line_items: order.lines.map((line) => presentLine(line, order.address.country ?? '')),
		metadata: {
			order_type: order.type,
			// A number where the shop gave it, as in the document's example.
			shop_order_id: order.type === 'external' ? Number(order.externalId) : order.externalId,
			shop_order_label: order.label,
			shop_fulfilled_at: apiTimeOrNull(order.fulfilledAt),
		},
		// Retail, as the written docs say.
		total_price: sum(({ price, quantity }) => price * quantity),
		total_shipping: sum(({ shippingCost }) => shippingCost),
		total_tax: 0,
		status: order.status,
		shipping_method: order.shippingMethod,
		is_printify_express: order.isExpress,
		is_economy_shipping: order.isEconomy,
		shipments: order.shipments.map(presentShipment),
		created_at: apiTime(order.createdAt),
		sent_to_production_at: apiTimeOrNull(order.sentToProductionAt),
		fulfilled_at: apiTimeOrNull(order.fulfilledAt),
		printify_connect: {
			url: `https://connect.example.invalid/${order.id}`,
			id: order.id,
		},
	};
}

function presentLine(line: OrderLine, country: string) {
	return {
		product_id: line.productId,
		quantity: line.quantity,
		variant_id: line.variantId,
		print_provider_id: line.printProviderId,
		cost: line.cost,
		shipping_cost: line.shippingCost,
		status: line.status,
		metadata: {
			title: line.title,
			price: line.price,
			variant_label: line.variantLabel,
			sku: line.sku,
			country: COUNTRY_NAMES.of(country) ?? country,
			external_id: line.externalId,
		},
		sent_to_production_at: apiTimeOrNull(line.sentToProductionAt),
		fulfilled_at: apiTimeOrNull(line.fulfilledAt),
	};
}

function presentShipment(shipment: Shipment) {
	return {
		carrier: shipment.carrier,
		number: shipment.number,
		url: shipment.url,
		delivered_at: apiTimeOrNull(shipment.deliveredAt),
	};
}
