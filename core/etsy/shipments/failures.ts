import { failure, type Failure } from '../../domain/failure';
import type { BadCode } from './tracking-code';

const SEND = 'createReceiptShipment';

/** A call whose answer was lost may still be at work on Etsy's side; by then it has shown. */
const SETTLED_AFTER_SECONDS = 300;

/** What the failures of one order have in common. */
function refusal(
	category: Failure['category'],
	message: string,
	hint: string,
	rest: Partial<Failure> = {},
): Failure {
	return failure({ category, provider: 'etsy', operation: SEND, message, hint, ...rest });
}

const BAD_CODES: Readonly<Record<BadCode, [message: string, hint: string]>> = {
	empty: [
		"The field 'Tracking Code' is empty.",
		'Enter the code, or use "Mark Shipped" of the resource Order where a parcel has none.',
	],
	digits_lost: [
		"The value of 'Tracking Code' is a number that has lost digits, so nothing was sent.",
		'Pass the code on as text from where it comes first: a number keeps only about 16 digits.',
	],
	no_code: [
		"The value of 'Tracking Code' has no letter or digit.",
		'Enter the code as the carrier or the provider gives it.',
	],
};

/** The tracking code that was entered cannot be one. */
export function badCode(problem: BadCode): Failure {
	const [message, hint] = BAD_CODES[problem];
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'shipment:add',
		message,
		hint,
		fields: ['trackingCode'],
	});
}

/** The order is not to be sent at all. */
export function cancelledOrder(receiptId: string): Failure {
	return refusal(
		'conflict',
		`Order ${receiptId} is cancelled, so nothing was sent to Etsy or the buyer.`,
		'If a parcel is on its way all the same, stop it at the provider or write to the buyer.',
	);
}

/** See {@link cancelledOrder}. */
export function unpaidOrder(receiptId: string): Failure {
	return refusal(
		'conflict',
		`Order ${receiptId} is not paid yet, so nothing was sent to Etsy or the buyer.`,
		'Wait until the payment has arrived on Etsy, then run again.',
	);
}

/** Etsy's answer leaves out the parcels of an order that has some. */
export function parcelsNotTold(receiptId: string): Failure {
	return refusal(
		'service_down',
		`Etsy did not tell which parcels of order ${receiptId} it already knows, so nothing was sent.`,
		'Try again later. If it lasts, look for a newer version of this pack.',
	);
}

/**
 * The gate (facts/etsy.md 1): the order could be read with this key, so a 403 here is not about the
 * credential.
 */
export function trackingGated(refused: Failure): Failure {
	return {
		...refused,
		category: 'permission',
		retryable: false,
		message: 'Etsy does not allow this key to send tracking. The buyer was not e-mailed.',
		hint: 'Etsy gives newer keys in some countries neither addresses nor tracking; running again does not help. Enter the tracking on etsy.com, let your provider\'s own Etsy connection send it, or ask Etsy to open your key for order fulfilment. "Check Access" of the resource Shop shows what your key may do.',
	};
}

/** Etsy wants a code for this order: within the US above 10 dollars, or to India (facts 9). */
export function trackingDemanded(refused: Failure): Failure {
	return {
		...refused,
		category: 'policy',
		retryable: false,
		message:
			'Etsy takes this order as shipped only with a tracking code and a carrier. The buyer was not e-mailed.',
		hint: 'Use "Add Tracking" of the resource Shipment. Etsy asks for it within the US for orders above 10 dollars, and for every order to India.',
	};
}

/**
 * It is not known whether Etsy took the call. Running again is no blind repetition: the order is
 * looked at first.
 */
export function unclearSending(receiptId: string, cause: Failure): Failure {
	return refusal(
		'unclear',
		`It is not known whether Etsy took the shipment of order ${receiptId}: ${cause.message} The order does not show it.`,
		'Run again in some minutes: the order is looked at first, and nothing is sent if it is there by then.',
		{
			retryAfterSeconds: SETTLED_AFTER_SECONDS,
			httpStatus: cause.httpStatus,
			requestId: cause.requestId,
			attempt: cause.attempt,
		},
	);
}

/** The call may have worked, and the order could not be looked at either. */
export function unclearReading(receiptId: string, cause: Failure): Failure {
	return refusal(
		'unclear',
		`It is not known whether Etsy took the shipment of order ${receiptId}, and the order could not be read to find out: ${cause.message}`,
		'Run again later: the order is looked at first, and nothing is sent if it is there.',
		{
			retryAfterSeconds: SETTLED_AFTER_SECONDS,
			httpStatus: cause.httpStatus,
			requestId: cause.requestId,
		},
	);
}

/**
 * Etsy said "done" and the order does not show it, as sellers have seen (etsy/open-api issues 135,
 * 201). The buyer has probably been e-mailed, so this must not be tried again by a machine.
 */
export function notApplied(receiptId: string, what: string): Failure {
	return refusal(
		'unclear',
		`Etsy accepted the shipment of order ${receiptId}, but the order does not show ${what}. The buyer has probably been e-mailed.`,
		'Look at the order on etsy.com and enter the tracking there if it is missing. Do not run this again for the order, because every run could e-mail the buyer once more.',
		{ retryable: false, httpStatus: 200 },
	);
}
