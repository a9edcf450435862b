import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { toShop } from '../../../../core/etsy/to-shop';
import { toJson } from '../../../shared/to-json';
import { openEtsy } from '../../../shared/etsy/session';
import { resolveShopId, shopIdOption } from '../../../shared/etsy/shop-id';

const properties: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [shopIdOption],
	},
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shop'], operation: ['get'] } },
	properties,
);

/**
 * Reads the public face of a shop. Costs one call, and one more an execution where no Shop ID is
 * given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const shopId = await resolveShopId(context, etsy.value.api, options.shopId);
	if (!shopId.ok) return shopId;
	const shop = await etsy.value.api.getShop(shopId.value);
	return shop.ok ? ok([toJson(toShop(shop.value))]) : shop;
}
