import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Found } from '../../core/etsy/polling/judge';
import { readReceipt } from '../../core/etsy/read-receipt';
import { orderToJson } from '../shared/etsy/buyer-data';
import { failureToJson } from '../shared/failure-to-error';
import { toJson } from '../shared/to-json';

function subject(found: Found, shopId: string, leaveOutBuyerData: boolean): IDataObject {
	if ('listing' in found) return toJson(found.listing);
	if ('review' in found) return toJson(found.review);
	const read = readReceipt(found.order, 0, shopId);
	if ('order' in read) return orderToJson(read.order, leaveOutBuyerData);
	const { failure, receiptId } = read;
	return { shopId, ...(receiptId ? { receiptId } : {}), failure: failureToJson(failure) };
}

/**
 * An event as an item: the order, listing or review as the node Etsy gives it, and `event`. An
 * order that cannot be read has its number and why under `failure`.
 */
export function toItem(
	found: Found,
	shopId: string,
	leaveOutBuyerData: boolean,
): INodeExecutionData {
	return { json: { event: { ...found.event }, ...subject(found, shopId, leaveOutBuyerData) } };
}
