import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getSection } from '../../../../core/etsy/shop-settings/read';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readRequiredNamedPick } from '../../helpers/pickers/named';
import { sectionPicker } from '../../helpers/pickers/settings';

const properties: INodeProperties[] = [
	{ ...sectionPicker, required: true, description: 'The section to read' },
	onlyShopOption,
];

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['section'], operation: ['get'] } },
	properties,
);

/** Reads one section. Costs one call, and one more an execution where no Shop ID is given. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'sectionId', displayName: 'Section', itemIndex };
	const id = await readRequiredNamedPick(context, 'sectionId', at);
	if (!id.ok) return id;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const found = await getSection(call, shopId, id.value);
	return found.ok ? ok([toJson({ shopId, ...found.value })]) : found;
}
