import type { FailureCategory } from '../failure';

/** What a seller reads about an order to a supplier: no word of the buyer. */
export interface SupplyWords {
	code: string;
	category: FailureCategory;
	message: string;
	hint: string;
}

const ASK_FIRST = (supplier: string, externalId: string) =>
	`Ask ${supplier} whether it has our number ${externalId}. If it has, say so in the form A supplier's parcel (without a tracking number). If it has not, choose Retry now in the form Decide what failed: then it is sent again.`;

/** Nobody knows whether the supplier got it: it is not sent again without a person. */
export function unknownWhetherSent(
	supplier: string,
	receiptId: string,
	externalId: string,
	why = 'The run that was sending it stopped half-way.',
): SupplyWords {
	return {
		code: 'unknown_whether_sent',
		category: 'unclear',
		message: `Nobody knows whether ${supplier} got its part of Etsy order ${receiptId}. ${why} It is not sent again by itself.`,
		hint: ASK_FIRST(supplier, externalId),
	};
}

/** The Etsy order does not count as open any more, though nothing of it went to the supplier. */
export function noLongerOpen(supplier: string, receiptId: string): SupplyWords {
	return {
		code: 'no_longer_open',
		category: 'conflict',
		message: `${supplier} did not get its part of Etsy order ${receiptId}, and the order is not among the open ones on Etsy any more: perhaps because its printed part was sent.`,
		hint: `Look at the order on Etsy. If this part is still owed, order it from ${supplier} by hand and say so in the form A supplier's parcel. If it is not, choose Skip in the form Decide what failed.`,
	};
}

/** The way to the supplier is not connected, so nothing was sent. */
export function notConnected(supplier: string, way: string): SupplyWords {
	return {
		code: 'not_connected',
		category: 'validation',
		message: `The step for ${way} is switched off in the workflow Send to a supplier, so ${supplier} got nothing.`,
		hint: 'Open that step, choose its credential and switch it on (key D). Then choose Retry now in the form Decide what failed.',
	};
}

/** The supplier was not reached, so nothing was sent: it is tried again. */
export function notReached(supplier: string, receiptId: string): SupplyWords {
	return {
		code: 'not_reached',
		category: 'network',
		message: `${supplier} could not be reached, so it did not get its part of Etsy order ${receiptId}.`,
		hint: 'It is tried again by itself. If it stays so, check the address of the supplier in POD Settings (suppliers) and your connection.',
	};
}

/** The supplier, or the way to it, let nobody in. */
export function notLetIn(supplier: string, receiptId: string): SupplyWords {
	return {
		code: 'not_let_in',
		category: 'auth',
		message: `The credential for ${supplier} is refused or missing, so it did not get its part of Etsy order ${receiptId}.`,
		hint: 'Open the workflow Send to a supplier and check the credential of the step that sends. It is tried again by itself.',
	};
}

/** The supplier asked to come back later. */
export function tooManyCalls(supplier: string, receiptId: string): SupplyWords {
	return {
		code: 'too_many_calls',
		category: 'rate_limit',
		message: `${supplier} takes no more orders at the moment, so it did not get its part of Etsy order ${receiptId}.`,
		hint: 'It is tried again by itself.',
	};
}

/** The supplier said no. */
export function refused(supplier: string, receiptId: string, detail: string): SupplyWords {
	return {
		code: 'refused_by_supplier',
		category: 'validation',
		message: `${supplier} did not take its part of Etsy order ${receiptId}${detail ? ` (${detail})` : ''}.`,
		hint: `Ask ${supplier} what is wrong, or order by hand. To send it once more choose Retry now in the form Decide what failed; to leave it out choose Skip.`,
	};
}
