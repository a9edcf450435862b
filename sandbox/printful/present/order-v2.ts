import type { FastifyRequest } from 'fastify';

import { link } from '../envelope';
import type { Item, Order, Parcel } from '../model';
import { decimal, decimalOrNull } from '../money';
import { costsOf, priceOf, retailOf } from '../orders/costs';
import type { State } from '../state';
import { day, iso } from '../time';
import { trackingUrl } from './order';

const RECIPIENT = [
	'name',
	'company',
	'address1',
	'address2',
	'city',
	'state_code',
	'state_name',
	'country_code',
	'country_name',
	'zip',
	'phone',
	'email',
	'tax_number',
];
const SLIP = ['email', 'phone', 'message', 'logo_url', 'store_name', 'custom_order_id'];

/** All fields of a list; the document has every one of them, so what is not known is empty. */
function filled(fields: readonly string[], given: Partial<Record<string, string>>) {
	return Object.fromEntries(fields.map((field) => [field, given[field] ?? '']));
}

/** An order as v2 writes it; designs of its lines come by a call of their own. */
export function presentOrderV2(request: FastifyRequest, state: State, order: Order) {
	const to = (path: string) => link(request, `/v2/orders/${order.id}${path}`);
	const { gift, packingSlip } = order;
	return {
		id: order.id,
		external_id: order.externalId,
		store_id: order.store.id,
		shipping: order.shipping,
		status: order.status,
		created_at: iso(order.createdAt),
		updated_at: iso(order.updatedAt),
		recipient: filled(RECIPIENT, order.recipient),
		costs: presentCostsV2(order, order.costsAt <= state.now, order.designs.length),
		retail_costs: presentRetailV2(order, order.costsAt <= state.now),
		order_items: order.items.map((item) => presentItemV2(request, order, item)),
		...(gift || packingSlip
			? { customization: { gift: gift ?? {}, packing_slip: filled(SLIP, packingSlip ?? {}) } }
			: {}),
		_links: {
			self: to(''),
			order_confirmation: to('/confirmation'),
			order_invoices: to('/invoices'),
			order_items: to('/order-items'),
			shipments: to('/shipments'),
		},
	};
}

/** Printful's price as v2 writes it: nothing but nulls while it is being found out. */
export function presentCostsV2(
	order: Pick<Order, 'items' | 'shipping' | 'recipient' | 'store'>,
	isDone: boolean,
	designs = 0,
) {
	const costs = costsOf(order, designs);
	const money = (minor: number) => (isDone ? decimal(minor) : null);
	return {
		calculation_status: isDone ? 'done' : 'calculating',
		currency: isDone ? order.store.currency : null,
		subtotal: money(costs.subtotal),
		discount: money(0),
		shipping: money(costs.shipping),
		digitization: money(costs.digitization),
		additional_fee: money(0),
		fulfillment_fee: money(0),
		retail_delivery_fee: money(0),
		vat: money(costs.vat),
		tax: money(0),
		total: money(costs.total),
	};
}

/** What the buyer pays as v2 writes it. */
export function presentRetailV2(order: Order, isDone: boolean) {
	const { subtotal, discount, shipping, tax, total } = retailOf(order);
	return {
		calculation_status: isDone ? 'done' : 'calculating',
		currency: order.retail.currency,
		subtotal: isDone ? decimalOrNull(subtotal) : null,
		discount: decimal(discount ?? 0),
		shipping: decimal(shipping ?? 0),
		vat: '0.00',
		tax: decimal(tax ?? 0),
		total: isDone ? decimalOrNull(total) : null,
	};
}

function presentItemV2(request: FastifyRequest, order: Order, item: Item) {
	return {
		id: item.id,
		type: 'order_item',
		// v2 has no word for a line from a store's own product.
		source: 'catalog',
		catalog_variant_id: item.variant.id,
		external_id: item.externalId,
		quantity: item.quantity,
		name: item.name,
		price: decimal(priceOf(item)),
		retail_price: decimal(item.retailMinor ?? 0),
		currency: order.store.currency,
		retail_currency: order.retail.currency,
		_links: { self: link(request, `/v2/orders/${order.id}/order-items/${item.id}`) },
	};
}

/** A line with its designs. */
export function presentWholeItem(request: FastifyRequest, state: State, order: Order, item: Item) {
	const names = [...new Set(item.prints.map(({ placement }) => placement))];
	return {
		source: 'catalog',
		catalog_variant_id: item.variant.id,
		id: item.id,
		external_id: item.externalId,
		quantity: item.quantity,
		retail_price: decimal(item.retailMinor ?? 0),
		name: item.name,
		placements: names.map((placement) => {
			const prints = item.prints.filter((print) => print.placement === placement);
			const isBad = prints.some(({ file }) => state.files.status(file) === 'failed');
			return {
				placement,
				technique: prints[0]?.technique ?? '',
				layers: prints.map(({ file, position, options }) => ({
					type: 'file',
					url: file.url,
					layer_options: options,
					...(position ? { position } : {}),
				})),
				placement_options: [],
				status: isBad ? 'failed' : 'ok',
				status_explanation: isBad ? 'The file could not be downloaded' : '',
			};
		}),
		...(item.orientation === null ? {} : { orientation: item.orientation }),
		product_options: item.options.map((option) => ({
			name: option.name ?? option.id,
			value: option.value,
		})),
		_links: { self: link(request, `/v2/orders/${order.id}/order-items/${item.id}`) },
	};
}

/** A parcel as v2 writes it; those that are only planned, too. */
export function presentParcelV2(request: FastifyRequest, order: Order, parcel: Parcel) {
	const { shippedAt, deliveredAt } = parcel;
	const isSent = shippedAt !== null;
	const describe = (at: number | null, description: string) =>
		at === null ? [] : [{ triggered_at: iso(at), description }];
	return {
		id: parcel.id,
		order_id: order.id,
		order_external_id: order.externalId,
		carrier: isSent ? 'USPS' : null,
		service: isSent ? 'USPS First-Class Mail' : null,
		shipment_status: parcel.status,
		shipped_at: isSent ? iso(shippedAt) : null,
		delivery_status: parcel.deliveryStatus,
		delivered_at: deliveredAt === null ? null : iso(deliveredAt),
		departure_address: { country_name: parcel.madeIn, country_code: parcel.madeIn },
		is_reshipment: parcel.isReshipment,
		tracking_number: isSent ? parcel.trackingNumber : null,
		...(isSent ? { tracking_url: trackingUrl(parcel) } : {}),
		tracking_events: [...describe(shippedAt, 'Departed'), ...describe(deliveredAt, 'Delivered')],
		estimated_delivery:
			parcel.arrivesAt === null
				? null
				: {
						from_date: day(parcel.arrivesAt),
						to_date: day(parcel.arrivesAt),
						calculated_at: iso(shippedAt ?? parcel.createdAt),
					},
		shipment_items: parcel.items.map(({ item, quantity }, at) => ({
			id: parcel.id * 10 + at,
			order_item_id: item.id,
			order_item_external_id: item.externalId,
			order_item_name: item.name,
			quantity,
			_links: { order_item: link(request, `/v2/orders/${order.id}/order-items/${item.id}`) },
		})),
		_links: {
			self: link(request, `/v2/shipments/${parcel.id}`),
			order: link(request, `/v2/orders/${order.id}`),
		},
	};
}
