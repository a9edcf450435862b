import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getReturnPolicy } from '../../../../core/etsy/shop-settings/read';
import { namedPolicy } from '../../../../core/etsy/shop-settings/to-items';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readRequiredNamedPick } from '../../helpers/pickers/named';
import { returnPolicyPicker } from '../../helpers/pickers/settings';

const properties: INodeProperties[] = [
	{ ...returnPolicyPicker, required: true, description: 'The return policy to read' },
	onlyShopOption,
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['returnPolicy'], operation: ['get'] } },
	properties,
);

/** Reads one return policy. Costs one call, and one more an execution where no Shop ID is given. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'returnPolicyId', displayName: 'Return Policy', itemIndex };
	const id = await readRequiredNamedPick(context, 'returnPolicyId', at);
	if (!id.ok) return id;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const found = await getReturnPolicy(call, shopId, id.value);
	return found.ok ? ok([toJson({ shopId, ...namedPolicy(found.value) })]) : found;
}
