import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getSections } from '../../../../core/etsy/shop-settings/read';
import type { Section } from '../../../../core/etsy/shop-settings/schemas';
import { createSection } from '../../../../core/etsy/shop-settings/write';
import { toJson } from '../../../shared/to-json';
import { createAnywayOption, sameTitle } from '../../helpers/create-anyway';
import { openShop, type OpenShop } from '../../../shared/etsy/open-shop';
import { readText } from '../../helpers/read-fields';
import { shopIdOption } from '../../../shared/etsy/shop-id';

const title = { name: 'title', displayName: 'Title' };

const properties: INodeProperties[] = [
	{
		...title,
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Mugs',
		description: 'The name of the section that buyers see',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [createAnywayOption, shopIdOption],
	},
];

/** The parameters of Create. */
export const description = updateDisplayOptions(
	{ show: { resource: ['section'], operation: ['create'] } },
	properties,
);

async function findSame(
	{ call, shopId, options }: OpenShop,
	wanted: string,
): Promise<Result<Section | undefined>> {
	if (options.createAnyway === true) return ok(undefined);
	const all = await getSections(call, shopId);
	return all.ok ? ok(all.value.find((one) => sameTitle(one.title, wanted))) : all;
}

/**
 * Makes a section, unless there is one of this title. Costs two calls, one where it is there or
 * the look is turned off, and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const wanted = readText(context, title, itemIndex);
	if (!wanted.ok) return wanted;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const same = await findSame(shop.value, wanted.value);
	if (!same.ok) return same;
	if (same.value) return ok([toJson({ shopId, ...same.value, alreadyExisted: true })]);
	const made = await createSection(call, shopId, wanted.value);
	return made.ok ? ok([toJson({ shopId, ...made.value, alreadyExisted: false })]) : made;
}
