import type { Order } from '../order';
import { buyerKeyOf } from './buyer-key';
import { orderFingerprint } from './fingerprint';
import type { ReadyOrder } from './plan-types';

/** Why a plan does not count any more. */
export type VoidCode =
	| 'address_changed'
	| 'not_read_again'
	| 'order_cancelled'
	| 'order_changed'
	| 'order_refunded'
	| 'order_shipped';

/** A plan that is void: nothing was sent, and the next plan says what to do instead. */
export interface VoidPlan {
	code: VoidCode;
	message: string;
	hint: string;
}

const NEXT = 'Nothing was sent to the printer. The next sync plans the order anew.';

/**
 * Compares what a plan rests on with the Etsy order as it is now. A buyer may change the address,
 * write a message or cancel between planning and ordering: then the plan is void, not wrong.
 * @param order null where Etsy could not be read again: what is not known to stand does not stand
 * @returns null where the plan still stands
 */
export function voidedBy(
	{ plan, buyerKey, receiptId }: Pick<ReadyOrder, 'plan' | 'buyerKey' | 'receiptId'>,
	order: Order | null,
	sha256: (text: string) => string,
): VoidPlan | null {
	const say = (code: VoidCode, what: string): VoidPlan => ({ code, message: what, hint: NEXT });
	const name = `Etsy order ${receiptId}`;
	if (order?.receiptId !== receiptId) {
		return say('not_read_again', `${name} could not be read again before it was ordered.`);
	}
	if (order.state === 'cancelled') {
		return say('order_cancelled', `${name} was cancelled after it had been planned.`);
	}
	if (order.state === 'refunded') {
		return say('order_refunded', `${name} was refunded after it had been planned.`);
	}
	if (order.state === 'shipped') {
		return say('order_shipped', `${name} was marked as shipped after it had been planned.`);
	}
	if (orderFingerprint(order, sha256) === plan.fingerprint) return null;
	if (buyerKeyOf(order, sha256) !== buyerKey) {
		return say('address_changed', `The address of ${name} was changed after it had been planned.`);
	}
	return say(
		'order_changed',
		`${name} was changed after it had been planned: its address, lines, messages or refunds.`,
	);
}
