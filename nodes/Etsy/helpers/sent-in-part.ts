import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { plainTracking } from '../../../core/domain/tracking/our-parcels';
import { ok, type Result } from '../../../core/domain/result';
import { readJson } from '../../shared/read-json';

const FIELD = { name: 'sentInPart', displayName: 'Include Sent in Part' };

/** Orders that Etsy takes for sent though a part of them is still to be made. */
export const sentInPartOption: INodeProperties = {
	...FIELD,
	type: 'json',
	default: '[]',
	description:
		'Parcels that you told Etsy of, as rows of POD Parcels, of orders of which another part is still to be made (Print on Demand > Order > Find Sent in Part). Etsy takes such an order for sent, and does not list it as open. It is read too, one call each, and counts as open where Etsy shows no parcel but these.',
};

const id = z.union([z.string(), z.number()]).transform(String);
const shape = z.array(
	z.object({ receiptId: id, trackingNumber: z.string().min(1), shopId: id.optional() }),
);

/**
 * The tracking numbers that are ours, by the number of the Etsy order.
 * @param shopId rows that name another shop are left out
 */
export function readSentInPart(
	options: IDataObject,
	shopId: string,
): Result<ReadonlyMap<string, ReadonlySet<string>>> {
	const rows = readJson(shape, options[FIELD.name] ?? [], FIELD);
	if (!rows.ok) return rows;
	const byOrder = new Map<string, Set<string>>();
	for (const { receiptId, trackingNumber, shopId: shop = shopId } of rows.value) {
		if (shop !== shopId) continue;
		const known = byOrder.get(receiptId) ?? new Set();
		byOrder.set(receiptId, known.add(plainTracking(trackingNumber)));
	}
	return ok(byOrder);
}
