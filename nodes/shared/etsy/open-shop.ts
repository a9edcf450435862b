import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../core/domain/result';
import { openEtsy, type EtsySession } from './session';
import { resolveShopId } from './shop-id';

/** Etsy and the shop that an item is about. */
export interface OpenShop extends EtsySession {
	shopId: string;
	/** The collection Options of the item; empty where the operation has none. */
	options: IDataObject;
}

/**
 * Opens Etsy with the credential of the node, for the shop of the option Shop ID or the
 * credential's own, which is looked up once an execution (one call).
 */
export async function openShop(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<OpenShop>> {
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
	return shopId.ok ? ok({ ...etsy.value, shopId: shopId.value, options }) : shopId;
}
