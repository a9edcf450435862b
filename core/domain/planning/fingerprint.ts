import { normaliseAddress } from '../address';
import type { Order, OrderLine } from '../order';
import type { HoldReason } from './plan-types';

function lineFacts({ lineId, sku, quantity, options, personalization, ...line }: OrderLine) {
	const chosen = options.map(({ name, value }) => [name, value]);
	const said = personalization.map(({ question, answer }) => [question, answer]);
	return [lineId, line.listingId ?? '', sku ?? '', quantity, chosen, said];
}

/**
 * A hash of what an order says as far as it matters to a printer: state, money paid back, address,
 * lines with what the buyer chose and wrote. Etsy's time of the last change is not in it, because
 * it also moves for other reasons.
 * @param sha256 gives the hash of a text in hex
 */
export function orderFingerprint(order: Order, sha256: (text: string) => string): string {
	const address = order.shipTo && Object.entries(normaliseAddress(order.shipTo)).sort();
	const lines = [...order.lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1)).map(lineFacts);
	const { shopId, receiptId, state, hasRefund, messageFromBuyer = '' } = order;
	const facts = [shopId, receiptId, state, hasRefund, messageFromBuyer, address, lines];
	return sha256(JSON.stringify(facts)).slice(0, 32);
}

/**
 * Names one reason to hold and all that it rests on, so that an approval counts for exactly this.
 * @param lineId empty where the reason is about the whole order
 */
export function reasonFingerprint(
	orderPrint: string,
	lineId: string,
	{ code, facts, message }: HoldReason,
	sha256: (text: string) => string,
): string {
	return sha256(JSON.stringify([orderPrint, lineId, code, facts ?? message])).slice(0, 32);
}
