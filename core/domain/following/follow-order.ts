import type { ProviderOrder, Shipment } from '../provider-order';
import type { OrderStatus } from '../status';
import { plainTracking } from '../tracking/our-parcels';
import { attentionFor, type Attention } from './attention';
import type { FollowedRow } from './followed-row';
import { sentAt } from './sent-at';

/** A parcel with a tracking number; a row of `POD Parcels`. */
export interface FoundParcel {
	/** The order and the number without blanks: the same parcel is written down once. */
	key: string;
	shopId: string;
	receiptId: string;
	externalId: string;
	provider: string;
	trackingNumber: string;
	/** As the printer writes it; may be empty. */
	carrier: string;
	/** ISO 8601, empty when not known. */
	shippedAt: string;
	/** `by_printer`: the printer's own connection to Etsy tells of it. */
	state: 'found' | 'by_printer';
}

/** What the ledger is to say of an order from now on. */
export interface StatusChange {
	externalId: string;
	status: OrderStatus;
	rawStatus: string;
	/** ISO 8601; empty as long as it has not happened or nobody knows. */
	shippedAt: string;
	deliveredAt: string;
	/** The key of the problem that it has now; empty: none, and earlier ones are over. */
	problem: string;
}

/** What came of looking at an order. */
export interface Followed {
	/** Set only where the ledger says something else. */
	change?: StatusChange;
	parcels: FoundParcel[];
	attention?: Attention;
	/** The key of `attention`; empty: nothing needs the seller, and what did is over. */
	problem: string;
}

/** Names a parcel: the order and its number, as {@link plainTracking} writes it. */
export function parcelKey(externalId: string, trackingNumber: string): string {
	return `${externalId}:${plainTracking(trackingNumber)}`;
}

function latest(times: ReadonlyArray<string | undefined>): string {
	const known = times.filter((time): time is string => Boolean(time)).sort();
	return known[known.length - 1] ?? '';
}

function parcelOf(row: FollowedRow, { trackingNumber, ...parcel }: Shipment): FoundParcel[] {
	const number = (trackingNumber ?? '').trim();
	if (number === '') return [];
	const { shopId, receiptId, externalId, provider, isImported } = row;
	return [
		{
			key: parcelKey(externalId, number),
			...{ shopId, receiptId, externalId, provider },
			trackingNumber: number,
			carrier: parcel.carrier ?? '',
			shippedAt: parcel.shippedAt ?? '',
			state: isImported ? 'by_printer' : 'found',
		},
	];
}

/**
 * Compares an order as its printer shows it with its row in the ledger. Pure.
 * @param now epoch milliseconds, when the order was read
 */
export function followOrder(row: FollowedRow, order: ProviderOrder, now: number): Followed {
	const found = order.shipments.flatMap((shipment) => parcelOf(row, shipment));
	const parcels = [...new Map(found.map((parcel) => [parcel.key, parcel])).values()];
	const attention = attentionFor(row, order, now);
	const problem = attention?.key ?? '';
	const hasChanged = order.status !== row.status;
	const isArrived = order.status === 'delivered';
	const arrivedAt = latest(order.shipments.map(({ deliveredAt }) => deliveredAt));
	return {
		parcels,
		problem,
		...(attention ? { attention } : {}),
		...(hasChanged
			? {
					change: {
						externalId: row.externalId,
						status: order.status,
						rawStatus: order.rawStatus,
						shippedAt: sentAt(row, order, now),
						deliveredAt: (isArrived ? arrivedAt : '') || row.deliveredAt,
						problem,
					},
				}
			: {}),
	};
}
