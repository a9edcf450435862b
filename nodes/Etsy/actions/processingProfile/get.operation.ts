import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getProcessingProfile } from '../../../../core/etsy/shop-settings/read';
import { named } from '../../../../core/etsy/shop-settings/to-items';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readRequiredNamedPick } from '../../helpers/pickers/named';
import { processingProfilePicker } from '../../helpers/pickers/settings';

const properties: INodeProperties[] = [
	{ ...processingProfilePicker, required: true, description: 'The processing profile to read' },
	onlyShopOption,
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['processingProfile'], operation: ['get'] } },
	properties,
);

/**
 * Reads one processing profile. Costs one call, and one more an execution where no Shop ID is
 * given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'processingProfileId', displayName: 'Processing Profile', itemIndex };
	const id = await readRequiredNamedPick(context, 'processingProfileId', at);
	if (!id.ok) return id;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const found = await getProcessingProfile(call, shopId, id.value);
	return found.ok ? ok([toJson({ shopId, ...named(found.value) })]) : found;
}
