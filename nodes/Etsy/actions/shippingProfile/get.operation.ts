import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getShippingProfile } from '../../../../core/etsy/shop-settings/read';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readRequiredNamedPick } from '../../helpers/pickers/named';
import { shippingProfilePicker } from '../../helpers/pickers/settings';

const properties: INodeProperties[] = [
	{ ...shippingProfilePicker, required: true, description: 'The shipping profile to read' },
	onlyShopOption,
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shippingProfile'], operation: ['get'] } },
	properties,
);

/**
 * Reads one shipping profile. Costs one call, and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'shippingProfileId', displayName: 'Shipping Profile', itemIndex };
	const id = await readRequiredNamedPick(context, 'shippingProfileId', at);
	if (!id.ok) return id;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const found = await getShippingProfile(call, shopId, id.value);
	return found.ok ? ok([toJson({ shopId, ...found.value })]) : found;
}
