import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getShippingProfile } from '../../../../core/etsy/shop-settings/read';
import type { ShippingDestination } from '../../../../core/etsy/shop-settings/schemas';
import { createDestination, type Destination } from '../../../../core/etsy/shop-settings/write';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { readRequiredNamedPick } from '../../helpers/pickers/named';
import { shippingProfilePicker } from '../../helpers/pickers/settings';
import { readShippingTerms, shippingTermsProperties } from './shipping-terms';

const properties: INodeProperties[] = [
	{
		...shippingProfilePicker,
		required: true,
		description: 'The shipping profile that gets the destination',
	},
	...shippingTermsProperties,
	onlyShopOption,
];

/** The parameters of Add Destination. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shippingProfile'], operation: ['addDestination'] } },
	properties,
);

function goesTo(there: ShippingDestination, wanted: Destination): boolean {
	return 'countryCode' in wanted
		? there.countryCode === wanted.countryCode
		: there.to === wanted.region;
}

/**
 * Adds a destination to a shipping profile, unless it ships there already; then that one is
 * returned as it is. Costs two calls, one where it is there, and one more an execution where no
 * Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'shippingProfileId', displayName: 'Shipping Profile', itemIndex };
	const picked = await readRequiredNamedPick(context, 'shippingProfileId', at);
	if (!picked.ok) return picked;
	const terms = readShippingTerms(context, itemIndex);
	if (!terms.ok) return terms;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const shippingProfileId = picked.value;
	const profile = await getShippingProfile(call, shopId, shippingProfileId);
	if (!profile.ok) return profile;
	const there = profile.value.destinations.find((one) => goesTo(one, terms.value.destination));
	const known = { shopId, shippingProfileId };
	if (there) return ok([toJson({ ...known, ...there, alreadyExisted: true })]);
	const made = await createDestination(call, shopId, shippingProfileId, terms.value);
	return made.ok ? ok([toJson({ ...known, ...made.value, alreadyExisted: false })]) : made;
}
