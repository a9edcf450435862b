import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getShippingProfiles } from '../../../../core/etsy/shop-settings/read';
import type { ShippingProfile } from '../../../../core/etsy/shop-settings/schemas';
import {
	createShippingProfile,
	type NewShippingProfile,
} from '../../../../core/etsy/shop-settings/write';
import { toJson } from '../../../shared/to-json';
import { createAnywayOption, sameTitle } from '../../helpers/create-anyway';
import { openShop, type OpenShop } from '../../../shared/etsy/open-shop';
import { readCountry, readText } from '../../helpers/read-fields';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { readShippingTerms, shippingTermsProperties } from './shipping-terms';

const title = { name: 'title', displayName: 'Title' };
const origin = { name: 'originCountryCode', displayName: 'Origin Country' };

const properties: INodeProperties[] = [
	{
		...title,
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Mugs From Dallas',
		description: 'The name of the profile; buyers do not see it',
	},
	{
		...origin,
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. US',
		description: 'The two letters of the country where parcels start, that is where the printer is',
	},
	{
		displayName: 'Origin Postal Code',
		name: 'originPostalCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 75201',
		description: 'Where parcels start. Etsy wants it for every country that has postal codes.',
	},
	...shippingTermsProperties,
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
	{ show: { resource: ['shippingProfile'], operation: ['create'] } },
	properties,
);

function readProfile(context: IExecuteFunctions, itemIndex: number): Result<NewShippingProfile> {
	const name = readText(context, title, itemIndex);
	if (!name.ok) return name;
	const originCountryCode = readCountry(context, origin, itemIndex);
	if (!originCountryCode.ok) return originCountryCode;
	const terms = readShippingTerms(context, itemIndex);
	if (!terms.ok) return terms;
	const postalCode = String(context.getNodeParameter('originPostalCode', itemIndex, '')).trim();
	return ok({
		title: name.value,
		originCountryCode: originCountryCode.value,
		originPostalCode: postalCode === '' ? undefined : postalCode,
		...terms.value,
	});
}

async function findSame(
	{ call, shopId, options }: OpenShop,
	wanted: string,
): Promise<Result<ShippingProfile | undefined>> {
	if (options.createAnyway === true) return ok(undefined);
	const all = await getShippingProfiles(call, shopId);
	return all.ok ? ok(all.value.find((one) => sameTitle(one.title, wanted))) : all;
}

/**
 * Makes a shipping profile with one destination, unless there is one of this title that was not
 * deleted. Costs two calls, one where it is there or the look is turned off, and one more an
 * execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const wanted = readProfile(context, itemIndex);
	if (!wanted.ok) return wanted;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const same = await findSame(shop.value, wanted.value.title);
	if (!same.ok) return same;
	if (same.value) return ok([toJson({ shopId, ...same.value, alreadyExisted: true })]);
	const made = await createShippingProfile(call, shopId, wanted.value);
	return made.ok ? ok([toJson({ shopId, ...made.value, alreadyExisted: false })]) : made;
}
