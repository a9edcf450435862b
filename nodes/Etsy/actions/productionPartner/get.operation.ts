import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { getProductionPartners } from '../../../../core/etsy/shop-settings/read';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readRequiredNamedPick } from '../../helpers/pickers/named';
import { productionPartnerPicker } from '../../helpers/pickers/settings';

const properties: INodeProperties[] = [
	{
		...productionPartnerPicker,
		required: true,
		description:
			'The production partner to read. Partners are added by hand in the Shop Manager of Etsy.',
	},
	onlyShopOption,
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['productionPartner'], operation: ['get'] } },
	properties,
);

/**
 * Reads one production partner. Etsy only has the whole list, so that is read: one call, and one
 * more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'productionPartnerId', displayName: 'Production Partner', itemIndex };
	const id = await readRequiredNamedPick(context, 'productionPartnerId', at);
	if (!id.ok) return id;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const all = await getProductionPartners(call, shopId);
	if (!all.ok) return all;
	const found = all.value.find(({ productionPartnerId }) => productionPartnerId === id.value);
	if (found !== undefined) return ok([toJson({ shopId, ...found })]);
	return fail(
		failure({
			category: 'not_found',
			provider: 'etsy',
			operation: 'getShopProductionPartners',
			message: 'The shop has no such production partner.',
			hint: "Choose 'Production Partner' from the list. Partners are added by hand in the Shop Manager of Etsy.",
			fields: ['productionPartnerId'],
		}),
	);
}
