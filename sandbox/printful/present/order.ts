import { costsOf, priceOf, retailOf } from '../orders/costs';
import type { IncompleteItem, Item, Order, Parcel, Print } from '../model';
import { decimal, decimalOrNull } from '../money';
import type { State } from '../state';
import { day, unix } from '../time';
import { presentFile } from './file';

const WAYS: Record<string, string> = {
	STANDARD: 'Flat Rate (3-4 business days after fulfillment)',
	PRINTFUL_FAST: 'Express (1-3 business days after fulfillment)',
};

/** What a way of shipping is called. */
export function wayName(way: string): string {
	return WAYS[way] ?? way;
}

/** An order as v1 writes it. */
export function presentOrder(state: State, order: Order) {
	return {
		id: order.id,
		external_id: order.externalId,
		store: order.store.id,
		status: order.status,
		shipping: order.shipping,
		shipping_service_name: wayName(order.shipping),
		created: unix(order.createdAt),
		updated: unix(order.updatedAt),
		recipient: order.recipient,
		items: order.items.map((item) => presentItem(state, item)),
		branding_items: [],
		incomplete_items: order.incomplete.map(presentIncomplete),
		// The document has no word for costs that are not known yet: they are left out.
		...(order.costsAt <= state.now ? { costs: presentCosts(order) } : {}),
		retail_costs: presentRetail(order),
		shipments: order.parcels.filter(({ shippedAt }) => shippedAt !== null).map(presentParcel),
		...(order.gift ? { gift: order.gift } : {}),
		...(order.packingSlip ? { packing_slip: order.packingSlip } : {}),
	};
}

/** Printful's price as v1 writes it. */
export function presentCosts(order: Order) {
	const costs = costsOf(order, order.designs.length);
	return {
		currency: order.store.currency,
		subtotal: decimal(costs.subtotal),
		discount: '0.00',
		shipping: decimal(costs.shipping),
		digitization: decimal(costs.digitization),
		additional_fee: '0.00',
		fulfillment_fee: '0.00',
		retail_delivery_fee: '0.00',
		tax: '0.00',
		vat: decimal(costs.vat),
		total: decimal(costs.total),
	};
}

/** What the buyer pays as v1 writes it. */
export function presentRetail(order: Order) {
	const { subtotal, discount, shipping, tax, total } = retailOf(order);
	return {
		currency: order.retail.currency,
		subtotal: decimalOrNull(subtotal),
		discount: decimalOrNull(discount),
		shipping: decimalOrNull(shipping),
		tax: decimalOrNull(tax),
		vat: null,
		total: decimalOrNull(total),
	};
}

function presentItem(state: State, item: Item) {
	const { variant, storeVariant } = item;
	return {
		id: item.id,
		...(item.externalId === null ? {} : { external_id: item.externalId }),
		variant_id: variant.id,
		...(storeVariant
			? {
					sync_variant_id: storeVariant.id,
					...(storeVariant.externalId === null
						? {}
						: { external_variant_id: storeVariant.externalId }),
				}
			: {}),
		quantity: item.quantity,
		price: decimal(priceOf(item)),
		...(item.retailMinor === null ? {} : { retail_price: decimal(item.retailMinor) }),
		name: item.name,
		product: {
			variant_id: variant.id,
			product_id: variant.product.id,
			image: `https://files.cdn.example.com/products/${variant.product.id}.jpg`,
			name: variant.name,
		},
		files: item.prints.map((print) => presentPrint(state, item, print)),
		options: item.options.map((option) => ({
			id: option.id ?? option.name,
			value: option.value,
		})),
		...(item.sku === null ? {} : { sku: item.sku }),
		discontinued: variant.isDiscontinued,
		out_of_stock: !variant.isAvailable,
	};
}

/** A print file of a line; its place in the pixels of the print area. */
function presentPrint(state: State, { variant }: Item, print: Print) {
	const { placements } = variant.product;
	const place = placements.find(({ placement }) => placement === print.placement);
	const dpi = place?.dpi ?? 150;
	const px = (inches: number) => Math.round(inches * dpi);
	const position =
		print.pixels ??
		(print.position &&
			place && {
				area_width: px(place.width),
				area_height: px(place.height),
				width: px(print.position.width),
				height: px(print.position.height),
				top: px(print.position.top),
				left: px(print.position.left),
				limit_to_print_area: true,
			});
	return {
		...presentFile(state.files, print.file),
		type: place === placements[0] ? 'default' : print.placement,
		options: print.options,
		...(position ? { position } : {}),
	};
}

function presentIncomplete({ externalId, storeVariant, quantity }: IncompleteItem) {
	return {
		name: storeVariant.name,
		quantity,
		sync_variant_id: storeVariant.id,
		...(storeVariant.externalId === null ? {} : { external_variant_id: storeVariant.externalId }),
		...(externalId === null ? {} : { external_line_item_id: externalId }),
	};
}

/** A parcel as v1 writes it. */
export function presentParcel(parcel: Parcel) {
	const at = parcel.shippedAt ?? parcel.createdAt;
	return {
		id: parcel.id,
		carrier: 'USPS',
		service: 'USPS First-Class Mail',
		tracking_number: parcel.trackingNumber,
		tracking_url: trackingUrl(parcel),
		created: unix(parcel.createdAt),
		ship_date: day(at),
		// A number of seconds, written as text, as in the document.
		shipped_at: String(unix(at)),
		reshipment: parcel.isReshipment,
		items: parcel.items.map(({ item, quantity }) => ({
			item_id: item.id,
			quantity,
			picked: 1,
			printed: 1,
		})),
	};
}

/** Where a buyer follows a parcel: a made-up address that leads nowhere. */
export function trackingUrl({ trackingNumber }: Parcel): string {
	return `https://track.example.com/${trackingNumber}`;
}
