import { isCalledOff } from '../called-off';
import { parseExternalId } from '../external-id';
import { holdKey } from '../planning/hold-key';
import { cancelledAfterOrder } from '../planning/reasons';
import { serviceLabel } from '../provider';
import type { Indexed } from './index-books';
import { isSent, type PlacedOrder } from './placed-order';
import type { Note } from './types';

/**
 * What to tell of an order that was found at its printer only now, is on its way, and was cancelled
 * or paid back on Etsy meanwhile: as soon as Etsy is told of its parcel, no other workflow sees it
 * any more. The rows are those that the sync writes of such an order, so that it is told once.
 * @param lineIds the lines of the Etsy order that are in it
 * @param externalId our name of it, where the printer does not know it: it has imported the order
 */
export function sentForNobody(
	placed: PlacedOrder,
	lineIds: readonly string[],
	{ books, orders }: Indexed,
	externalId = placed.externalId,
): Note[] {
	const { provider, providerOrderId } = placed;
	const { shopId } = books;
	const receiptId = parseExternalId(externalId)?.receiptId ?? '';
	const order = orders.get(receiptId);
	if (order === undefined || !isCalledOff(order) || !isSent(placed)) return [];
	const where = `${serviceLabel(provider)} order ${providerOrderId}`;
	const { code, category, message } = cancelledAfterOrder(receiptId, where);
	return lineIds.map((lineId) => ({
		key: holdKey(receiptId, lineId, code),
		kind: 'hold',
		...{ shopId, receiptId, lineId, externalId, provider, code, category, message },
		hint: 'It is on its way already: agree with the buyer what happens to it.',
	}));
}
