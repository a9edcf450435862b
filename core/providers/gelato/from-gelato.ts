import { combineStatus } from '../../domain/combine-status';
import { sumMoney, type Money } from '../../domain/money';
import type { ProviderOrder, ProviderOrderCosts, Shipment } from '../../domain/provider-order';
import type { OrderStatus } from '../../domain/status';
import { toIsoTime, toMoney } from '../shared/fields';
import type { GelatoOrder } from './schemas';
import { gelatoStatus } from './status';

type OrderData = GelatoOrder['data'];

/** Where an order stands: a refused payment first, then its word, then what its lines say. */
function statusOf(data: OrderData): { status: OrderStatus; rawStatus: string } {
	const { status, rawStatus } = gelatoStatus(data.fulfillmentStatus);
	const isRefused = /^refused$/i.test(data.financialStatus ?? '');
	if (isRefused && status !== 'cancelled') return { status: 'payment_required', rawStatus };
	const lines = data.items.map((item) => gelatoStatus(item.fulfillmentStatus).status);
	const isSome = lines.some((line) => line === 'shipped' || line === 'delivered');
	const isNone = lines.length > 0 && lines.every((line) => line === 'cancelled');
	// Gelato has no word for an order of which a part is sent, or of which no line is left.
	const isUnderway = ['accepted', 'in_production', 'received'].includes(status);
	return { status: (isSome || isNone) && isUnderway ? combineStatus(lines) : status, rawStatus };
}

/** Turns an order of Gelato's into the neutral form; Gelato's own object stays under `raw`. */
export function toProviderOrder({ data, raw }: GelatoOrder): ProviderOrder {
	const { status, rawStatus } = statusOf(data);
	return {
		provider: 'gelato',
		providerOrderId: data.id,
		externalId: data.orderReferenceId,
		status,
		rawStatus,
		awaitingApproval: status === 'draft',
		reason: data.comment,
		createdAt: toIsoTime(data.createdAt),
		updatedAt: toIsoTime(data.updatedAt),
		...(data.connectedOrderIds.length > 0 ? { connectedOrderIds: data.connectedOrderIds } : {}),
		costs: toCosts(data),
		lines: data.items.map((item) => {
			const line = gelatoStatus(item.fulfillmentStatus);
			return {
				externalId: item.itemReferenceId,
				quantity: item.quantity ?? 1,
				rawStatus: line.rawStatus,
				status: line.rawStatus === '' ? status : line.status,
			};
		}),
		shipments: toShipments(data),
		raw,
	};
}

/** Gelato tells neither when a parcel left nor when it came; the order's state has to do. */
function toShipments(data: OrderData): Shipment[] {
	const { shipment } = data;
	if (!shipment) return [];
	return shipment.packages
		.filter(({ trackingCode }) => trackingCode !== undefined)
		.map((parcel) => ({
			shipmentId: parcel.id,
			// Gelato names no carrier; the way of shipping has to do (facts/gelato.md 9).
			carrier: shipment.shipmentMethodName,
			service: shipment.shipmentMethodUid,
			trackingNumber: parcel.trackingCode,
			trackingUrl: parcel.trackingUrl,
			lineExternalIds: data.items
				.filter(({ id }) => id !== undefined && parcel.orderItemIds.includes(id))
				.map(({ itemReferenceId }) => itemReferenceId)
				.filter((id) => id !== undefined),
		}));
}

type Receipt = OrderData['receipts'][number];

/** What the order costs, over all purchases; packaging counts as shipping. */
function toCosts({ receipts: all, currency }: OrderData): ProviderOrderCosts {
	// What is given back later is another kind of receipt; it does not make the order cheaper.
	const receipts = all.filter(({ transactionType = 'purchase' }) => transactionType === 'purchase');
	const sum = (...fields: Array<keyof Receipt>): Money | undefined => {
		const parts = receipts.flatMap((receipt) =>
			fields.map((field) => toMoney(receipt[field], receipt.currency ?? currency)),
		);
		const known = parts.filter((money) => money !== undefined);
		if (known.length === 0) return undefined;
		const total = sumMoney(known);
		return total.ok ? total.value : undefined;
	};
	return {
		items: sum('productsPrice'),
		shipping: sum('shippingPrice', 'packagingPrice'),
		tax:
			sum('totalVat') ??
			sum('vat') ??
			sum('productsPriceVat', 'packagingPriceVat', 'shippingPriceVat'),
		total: sum('totalInclVat'),
	};
}
