import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../core/domain/result';
import { shipmentsApi, type ShipmentsApi } from '../../../core/etsy/shipments/api';
import { toJson } from '../../shared/to-json';
import { oneAtATime } from './one-at-a-time';
import { readOrderNumber } from './order-locator';
import { openEtsy } from '../../shared/etsy/session';
import { resolveShopId } from '../../shared/etsy/shop-id';

/**
 * What the operations on the parcels of one order have in common: which order, which shop, and that
 * two items of one order never overlap.
 * @param operation for failures, such as `shipment:add`
 * @param work what is done with the order
 * @returns exactly one item
 */
export async function withOrder(
	context: IExecuteFunctions,
	itemIndex: number,
	operation: string,
	work: (
		api: ShipmentsApi,
		order: { shopId: string; receiptId: string },
		options: IDataObject,
	) => Promise<Result<object>>,
): Promise<Result<IDataObject[]>> {
	const receiptId = readOrderNumber(context, itemIndex, operation);
	if (!receiptId.ok) return receiptId;
	return await oneAtATime(context, receiptId.value, async () => {
		const etsy = await openEtsy(context, itemIndex);
		if (!etsy.ok) return etsy;
		const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
		const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
		if (!shopId.ok) return shopId;
		const order = { shopId: shopId.value, receiptId: receiptId.value };
		const outcome = await work(shipmentsApi(etsy.value.call), order, options);
		return outcome.ok ? ok([toJson(outcome.value)]) : outcome;
	});
}
