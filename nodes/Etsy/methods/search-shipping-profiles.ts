import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameOfShippingProfile } from '../../../core/etsy/shop-settings/names';
import { getShippingProfiles } from '../../../core/etsy/shop-settings/read';
import { matching, openShop, orThrow } from '../../shared/etsy/list-search';

/**
 * The shipping profiles of the shop for a list, by title, without deleted ones. Costs two calls,
 * one where the option Shop ID is filled in.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchShippingProfiles(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { call, shopId } = await openShop(this);
	const all = orThrow(this, await getShippingProfiles(call, shopId));
	const entries = all.map((profile) => ({
		name: nameOfShippingProfile(profile),
		value: profile.shippingProfileId,
	}));
	return { results: matching(entries, filter) };
}
