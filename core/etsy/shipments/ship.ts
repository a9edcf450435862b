import type { OrderShipment } from '../../domain/order';
import { fail, ok, type Result } from '../../domain/result';
import type { ShipmentsApi } from './api';
import { matchCarrier } from './carriers';
import { badCode } from './failures';
import type { ShippingReceipt } from './schemas';
import { sendOnce, type SendLimits, type SentOnce } from './send-once';
import { toShipments } from './to-shipments';
import { isSameCode, readTrackingCode } from './tracking-code';

/** What may be said with any shipment. */
export interface ShipmentExtras {
	noteToBuyer?: string;
	/** Default: no. */
	copyToSeller?: boolean;
	mailClass?: string;
}

/** What a seller reads of a shipment that was told to Etsy, or was there. */
interface Outcome {
	receiptId: string;
	shopId: string;
	/** How it is known that Etsy has it; see {@link SentOnce}. */
	confirmedBy: SentOnce['confirmedBy'];
	/** Whether this run made Etsy write to the buyer. */
	buyerEmailed: boolean;
	isShipped: boolean;
	/** Whether the buyer was paid back in full, and the parcel goes all the same. */
	isPaidBack: boolean;
	/** All parcels that Etsy knows of the order now. */
	shipments: OrderShipment[];
}

/** What came of adding tracking. */
export interface TrackingOutcome extends Outcome {
	outcome: 'added' | 'already_there';
	trackingCode: string;
	/** Etsy's slug; what the order shows where the code was there already. */
	carrier: string;
	/** What was asked for. */
	carrierGiven: string;
	/** True where Etsy does not know the carrier and `other` was taken. */
	carrierIsFallback: boolean;
	/** What a person should know, in a sentence; only where there is something. */
	note?: string;
}

/** What came of marking an order as shipped. */
export interface MarkedOutcome extends Outcome {
	outcome: 'marked' | 'already_shipped';
}

/** Etsy's word for it, in any case (facts/etsy.md 9). */
const FULLY_REFUNDED = /^fully refunded$/i;

function common(shopId: string, { confirmedBy, receipt }: SentOnce): Outcome {
	return {
		receiptId: receipt.receipt_id,
		shopId,
		confirmedBy,
		buyerEmailed: confirmedBy !== 'look_first',
		isShipped: receipt.is_shipped,
		isPaidBack: FULLY_REFUNDED.test(receipt.status ?? ''),
		shipments: toShipments(receipt.shipments) ?? [],
	};
}

function parcelOf({ shipments }: ShippingReceipt, code: string) {
	return shipments?.find(({ tracking_code }) => isSameCode(tracking_code ?? '', code));
}

/**
 * Adds the tracking code of a parcel to an order; see {@link sendOnce} for how it is made sure that
 * the buyer is e-mailed once. A second parcel of an order is a second call and a second e-mail.
 * @param trackingCode as it came; a number only if it cannot have lost digits
 * @param carrier as the provider writes it
 * @param limits what holds this run back
 */
export async function addTracking(
	api: ShipmentsApi,
	order: { shopId: string; receiptId: string },
	parcel: { trackingCode: unknown; carrier: string } & ShipmentExtras,
	limits: SendLimits = {},
): Promise<Result<TrackingOutcome>> {
	const read = readTrackingCode(parcel.trackingCode);
	if ('problem' in read) return fail(badCode(read.problem));
	const { code } = read;
	const match = matchCarrier(parcel.carrier);
	const sent = await sendOnce(api, {
		...order,
		shipment: { ...extrasOf(parcel), trackingCode: code, carrier: match.slug },
		shows: (receipt) => parcelOf(receipt, code) !== undefined,
		needsParcels: true,
		what: `the tracking number ${code}`,
		limits,
	});
	if (!sent.ok) return sent;
	const wasThere = sent.value.confirmedBy === 'look_first';
	const { isFallback, slug } = match;
	const shown = wasThere ? parcelOf(sent.value.receipt, code)?.carrier_name : undefined;
	return ok({
		...common(order.shopId, sent.value),
		outcome: wasThere ? 'already_there' : 'added',
		trackingCode: code,
		carrier: shown ?? slug,
		carrierGiven: parcel.carrier,
		carrierIsFallback: isFallback,
		...(isFallback && !wasThere ? { note: fallbackNote(parcel.carrier) } : {}),
	});
}

function fallbackNote(carrier: string): string {
	const unknown =
		carrier.trim() === '' ? 'No carrier was given' : `Etsy knows no carrier "${carrier.trim()}"`;
	return `${unknown}, so "other" was sent: the buyer sees the code without a link to follow it.`;
}

function extrasOf({ noteToBuyer, copyToSeller, mailClass }: ShipmentExtras) {
	return { noteToBuyer, copyToSeller: copyToSeller ?? false, mailClass };
}

/**
 * Marks an order as shipped without tracking, by the same call without code and carrier: the one
 * that is named for it, updateShopReceipt, answers 200 and changes nothing (facts/etsy.md 9).
 * Whether Etsy demands tracking is left to Etsy, which knows where the parcel comes from.
 */
export async function markShipped(
	api: ShipmentsApi,
	order: { shopId: string; receiptId: string },
	extras: ShipmentExtras,
): Promise<Result<MarkedOutcome>> {
	const sent = await sendOnce(api, {
		...order,
		shipment: extrasOf(extras),
		shows: (receipt) => receipt.is_shipped,
		needsParcels: false,
		what: 'that it is shipped',
	});
	if (!sent.ok) return sent;
	const wasThere = sent.value.confirmedBy === 'look_first';
	return ok({
		...common(order.shopId, sent.value),
		outcome: wasThere ? 'already_shipped' : 'marked',
	});
}
