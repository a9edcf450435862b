import { failure, type Failure } from '../../domain/failure';
import type { BadCode } from './tracking-code';

const SEND = 'createReceiptShipment';

/** A call that Etsy turned away may be at work all the same behind it; by then it has shown. */
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
		`Order ${receiptId} is cancelled, so nothing is sent to Etsy or the buyer.`,
		'If a parcel is on its way all the same, stop it at the provider or write to the buyer.',
	);
}

/** See {@link cancelledOrder}. */
export function unpaidOrder(receiptId: string): Failure {
	return refusal(
		'conflict',
		`Order ${receiptId} is not paid yet, so nothing is sent to Etsy or the buyer.`,
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

/** What only a person can decide: whether the buyer may be e-mailed, perhaps a second time. */
function lookYourself(receiptId: string, what: string): string {
	return `Nothing is sent again by itself, because the buyer may have been e-mailed. Look at order ${receiptId} on Etsy: if it does not show ${what}, send it again (Retry now in the form of Decide what failed); if it does, nothing is left to do (Skip in the form).`;
}

function unclear(message: string, receiptId: string, what: string, cause?: Failure): Failure {
	return refusal('unclear', message, lookYourself(receiptId, what), {
		// The same again could be a second e-mail.
		retryable: false,
		...(cause === undefined
			? {}
			: { httpStatus: cause.httpStatus, requestId: cause.requestId, attempt: cause.attempt }),
	});
}

/** It is not known whether Etsy took the call; the order, read after it, does not show it. */
export function unclearSending(receiptId: string, what: string, cause: Failure): Failure {
	const message = `Etsy did not say whether it took the shipment of order ${receiptId}, and the order does not show ${what} yet. ${cause.message}`;
	return unclear(message, receiptId, what, cause);
}

/** The call may have worked, and the order could not be looked at either. */
export function unclearReading(receiptId: string, what: string, cause: Failure): Failure {
	const message = `Etsy did not say whether it took the shipment of order ${receiptId}, and the order could not be read to find out. ${cause.message}`;
	return unclear(message, receiptId, what, cause);
}

/**
 * Etsy said "done" and the order does not show it, as sellers have seen (etsy/open-api issues 135,
 * 201). The buyer has probably been e-mailed.
 */
export function notApplied(receiptId: string, what: string): Failure {
	const message = `Etsy accepted the shipment of order ${receiptId}, but the order does not show ${what}. The buyer has probably been e-mailed.`;
	return { ...unclear(message, receiptId, what), httpStatus: 200 };
}

/** An earlier call is in doubt, and the order still does not show it; this time nothing was sent. */
export function notShownYet(receiptId: string, what: string): Failure {
	const message = `Etsy did not say whether it took the shipment of order ${receiptId}, and the order does not show ${what}.`;
	// Looking again is safe.
	return { ...unclear(message, receiptId, what), retryable: true };
}

/**
 * Etsy turned the call away: 503 means "currently unable to handle the request" (RFC 9110, 15.6.4),
 * and the order, read after it, does not show it. Running again looks first, once more.
 */
export function turnedAway(receiptId: string, cause: Failure): Failure {
	return refusal(
		'service_down',
		`Etsy is overloaded or being mended, and did not take the shipment of order ${receiptId}.`,
		'Run again in some minutes: the order is looked at first, and nothing is sent if it is there by then.',
		{
			retryAfterSeconds: Math.max(SETTLED_AFTER_SECONDS, cause.retryAfterSeconds ?? 0),
			httpStatus: cause.httpStatus,
			requestId: cause.requestId,
			attempt: cause.attempt,
		},
	);
}

/** The word by which a workflow knows that nothing failed: the next run has its turn. */
export const LEFT_FOR_LATER = 'left_for_later';

/** The moment has passed up to which this run may send: another one may be at it by now. */
export function leftForLater(receiptId: string): Failure {
	return failure({
		category: 'conflict',
		code: LEFT_FOR_LATER,
		retryable: true,
		provider: 'pack',
		operation: SEND,
		message: `This run took too long to get to order ${receiptId}, so it leaves it to the next one.`,
		hint: 'Nothing was sent, and the next run sends it. If this happens often, raise claim_timeout_seconds in POD Settings.',
	});
}

/** The moment up to which may be sent cannot be read. */
export function badMoment(): Failure {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'shipment:add',
		message: "The option 'Send Before' is no date and time, so nothing was sent.",
		hint: 'Enter a moment such as 2026-11-28T12:00:00Z, or take the option away.',
		fields: ['options.sendBefore'],
	});
}
