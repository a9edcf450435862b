import type { Failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { ShipmentRequest, ShipmentsApi } from './api';
import {
	cancelledOrder,
	leftForLater,
	notApplied,
	notShownYet,
	parcelsNotTold,
	trackingDemanded,
	trackingGated,
	turnedAway,
	unclearReading,
	unclearSending,
	unpaidOrder,
} from './failures';
import type { ShippingReceipt } from './schemas';

/** Which order, what to tell of it, and how it shows that it was told. */
export interface SendOnce {
	shopId: string;
	receiptId: string;
	shipment: ShipmentRequest;
	/** Whether an order shows it already. */
	shows(receipt: ShippingReceipt): boolean;
	/** Whether `shows` needs the list of parcels; without it nobody knows what is there. */
	needsParcels: boolean;
	/** What the order should show, for a message, such as `the tracking number 1Z999`. */
	what: string;
	limits?: SendLimits;
}

/** What holds a run back that may not, or not any more, e-mail the buyer. */
export interface SendLimits {
	/** Whether an earlier call is in doubt: then the order is looked at, and nothing is sent. */
	lookOnly?: boolean;
	/** Up to when may be sent, in epoch milliseconds: later another run may be at it. */
	sendBefore?: number;
}

/**
 * What became of it. `look_first`: it was there, nothing was sent. `answer`: Etsy's answer to the
 * call shows it. `read_back`: the answer was lost or did not show it, the order does.
 */
export interface SentOnce {
	confirmedBy: 'look_first' | 'answer' | 'read_back';
	/** The order as it was last seen. */
	receipt: ShippingReceipt;
}

/** The one answer without a success of which the order, not showing it, tells enough. */
const TURNED_AWAY = 503;

function isCancelled({ status }: ShippingReceipt): boolean {
	return /^cancell?ed$/i.test(status ?? '');
}

/** Why nothing may be sent for this order, or nothing. */
function obstacle(receipt: ShippingReceipt, needsParcels: boolean): Failure | undefined {
	if (isCancelled(receipt)) return cancelledOrder(receipt.receipt_id);
	if (!receipt.is_paid) return unpaidOrder(receipt.receipt_id);
	const isUntold = receipt.shipments === undefined && receipt.is_shipped;
	return needsParcels && isUntold ? parcelsNotTold(receipt.receipt_id) : undefined;
}

/** Says what a refusal means here; Etsy did nothing and e-mailed nobody. */
function explainRefusal(refused: Failure, shipment: ShipmentRequest): Failure {
	const { httpStatus, category, message } = refused;
	if (httpStatus === 403 && category === 'permission') return trackingGated(refused);
	// Etsy's words: "A tracking number is required" (etsy/open-api issues 451, 589).
	const demandsTracking = httpStatus === 400 && /tracking.{0,40}required/i.test(message);
	const hasTracking = shipment.trackingCode !== undefined;
	return demandsTracking && !hasTracking ? trackingDemanded(refused) : refused;
}

function isTooLate({ limits = {} }: SendOnce): boolean {
	return limits.sendBefore !== undefined && Date.now() > limits.sendBefore;
}

/** Looks whether an earlier call has shown by now. An order that has ended shows it no less. */
async function lookOnly(api: ShipmentsApi, asked: SendOnce): Promise<Result<SentOnce>> {
	const { shopId, receiptId, what } = asked;
	const now = await api.read(shopId, receiptId);
	if (!now.ok) return fail(unclearReading(receiptId, what, now.failure));
	if (asked.shows(now.value)) return ok({ confirmedBy: 'look_first', receipt: now.value });
	return fail(notShownYet(receiptId, what));
}

/**
 * Tells Etsy of a parcel, at most once: looks at the order, makes exactly one call where it is
 * needed, and looks again where the answer does not show that it worked. Never replays, because
 * each success e-mails the buyer.
 *
 * Calls: 1 where it is there or may not be sent, else 2, and 3 where the answer was in doubt.
 * @returns `unclear` when it cannot be known: then nothing may be sent by itself, only looked;
 *   `left_for_later` where the moment up to which may be sent has passed
 */
export async function sendOnce(api: ShipmentsApi, asked: SendOnce): Promise<Result<SentOnce>> {
	const { shopId, receiptId } = asked;
	if (asked.limits?.lookOnly === true) return await lookOnly(api, asked);
	if (isTooLate(asked)) return fail(leftForLater(receiptId));
	const before = await api.read(shopId, receiptId);
	if (!before.ok) return before;
	if (asked.shows(before.value)) {
		return ok({ confirmedBy: 'look_first', receipt: before.value });
	}
	const hindrance = obstacle(before.value, asked.needsParcels);
	if (hindrance !== undefined) return fail(hindrance);
	// Between look and call nothing waits: whoever takes over later finds what was sent.
	if (isTooLate(asked)) return fail(leftForLater(receiptId));
	const sent = await api.send(shopId, receiptId, asked.shipment);
	if (sent.ok && asked.shows(sent.value)) {
		return ok({ confirmedBy: 'answer', receipt: sent.value });
	}
	if (!sent.ok && sent.failure.category !== 'unclear')
		return fail(explainRefusal(sent.failure, asked.shipment));
	return await readBack(api, asked, sent.ok ? undefined : sent.failure);
}

/** @param doubt why the answer is not known; none where Etsy said "done" */
async function readBack(
	api: ShipmentsApi,
	{ shopId, receiptId, shows, what }: SendOnce,
	doubt: Failure | undefined,
): Promise<Result<SentOnce>> {
	const after = await api.read(shopId, receiptId);
	if (after.ok && shows(after.value)) return ok({ confirmedBy: 'read_back', receipt: after.value });
	if (doubt === undefined) return fail(notApplied(receiptId, what));
	if (doubt.httpStatus === TURNED_AWAY) return fail(turnedAway(receiptId, doubt));
	if (!after.ok) return fail(unclearReading(receiptId, what, after.failure));
	return fail(unclearSending(receiptId, what, doubt));
}
