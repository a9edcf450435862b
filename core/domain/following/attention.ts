import type { FailureCategory } from '../failure';
import { serviceLabel } from '../provider';
import type { ProviderOrder } from '../provider-order';
import type { OrderStatus } from '../status';
import { NUMBER_COMES_WITHIN, type FollowedRow } from './followed-row';
import { sentAt } from './sent-at';

/** Something about an order that needs the seller; a row of `POD Exceptions`. */
export interface Attention {
	/** The same for the same problem, so that it is written down once. */
	key: string;
	shopId: string;
	receiptId: string;
	externalId: string;
	provider: string;
	code: string;
	category: FailureCategory;
	message: string;
	hint: string;
}

/** What to say of a status, given the printer and the Etsy order; and what to do. */
type Words = [code: string, category: FailureCategory, message: string, hint: string];

const WORDS: Partial<Readonly<Record<OrderStatus, (printer: string, order: string) => Words>>> = {
	action_required: (printer, order) => [
		'printer_needs_you',
		'validation',
		`${printer} has stopped order ${order} and waits for you.`,
		`Open the order at ${printer}, correct what it names there, and send it on.`,
	],
	payment_required: (printer, order) => [
		'printer_not_paid',
		'policy',
		`${printer} could not charge you for order ${order}, so it is not being made.`,
		`Check your card or balance at ${printer}. It goes on once it is paid.`,
	],
	failed: (printer, order) => [
		'printer_failed',
		'policy',
		`${printer} could not make order ${order}.`,
		`Open the order at ${printer} to see why. If it cannot be mended there, order it again by hand, or refund the buyer on Etsy.`,
	],
	cancelled: (printer, order) => [
		'printer_cancelled',
		'conflict',
		`Order ${order} was cancelled at ${printer}, so it is not being made.`,
		`If the buyer still waits for it, order it again by hand at ${printer} or another printer, or refund the buyer on Etsy.`,
	],
	returned: (printer, order) => [
		'printer_returned',
		'conflict',
		`A parcel of order ${order} came back to ${printer}.`,
		`Ask the buyer for the right address, then have ${printer} send it again.`,
	],
};

function attention(row: FollowedRow, [code, category, message, hint]: Words): Attention {
	const { shopId, receiptId, externalId, provider } = row;
	const key = `production:${externalId}:${code}`;
	return { key, shopId, receiptId, externalId, provider, code, category, message, hint };
}

/** The printer's own words, as a sentence. */
function said(printer: string, reason: string | undefined): string {
	const words = (reason ?? '').trim();
	return words === '' ? '' : ` ${printer} says: "${words}"`;
}

/** Whether it was sent, and no tracking number came in time. */
function lacksNumber(row: FollowedRow, order: ProviderOrder, now: number): boolean {
	if (row.isImported || order.shipments.some(({ trackingNumber }) => trackingNumber)) return false;
	// Once it has arrived, no number follows.
	if (order.status === 'delivered') return true;
	const since = Date.parse(sentAt(row, order, now));
	return order.status === 'shipped' && since + NUMBER_COMES_WITHIN <= now;
}

/**
 * What needs the seller about an order as its printer shows it; undefined: nothing.
 * @param now epoch milliseconds
 */
export function attentionFor(
	row: FollowedRow,
	order: ProviderOrder,
	now: number,
): Attention | undefined {
	const printer = serviceLabel(row.provider);
	const words = WORDS[order.status]?.(printer, row.receiptId);
	if (words !== undefined) {
		const [code, category, message, hint] = words;
		return attention(row, [code, category, message + said(printer, order.reason), hint]);
	}
	if (lacksNumber(row, order, now)) {
		const isHere = order.status === 'delivered';
		return attention(row, [
			'sent_without_tracking',
			'policy',
			`${printer} sent order ${row.receiptId}${isHere ? '' : ' a day ago or more'} and gives no tracking number, so Etsy was not told.`,
			`Ask the support of ${printer} for the number. If there is none, mark the order as shipped on etsy.com: Etsy writes to the buyer then, and once more should a number follow, because that is sent to Etsy by itself.`,
		]);
	}
	return undefined;
}

/** The printer does not know an order that the ledger has. */
export function orderMissing(row: FollowedRow): Attention {
	const printer = serviceLabel(row.provider);
	return attention(row, [
		'printer_lost_it',
		'not_found',
		`${printer} does not know order ${row.receiptId} any more (its number there was ${row.providerOrderId}).`,
		`Look for the order at ${printer}. If it was deleted there, order it again by hand, or refund the buyer on Etsy.`,
	]);
}
