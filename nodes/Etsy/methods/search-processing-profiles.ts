import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameOfProcessingProfile } from '../../../core/etsy/shop-settings/names';
import { getProcessingProfiles } from '../../../core/etsy/shop-settings/read';
import { matching, openShop, orThrow } from '../../shared/etsy/list-search';

/**
 * The processing profiles of the shop for a list, by kind and days. Costs two calls, one where the
 * option Shop ID is filled in.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchProcessingProfiles(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { call, shopId } = await openShop(this);
	const all = orThrow(this, await getProcessingProfiles(call, shopId));
	const entries = all.map((profile) => ({
		name: nameOfProcessingProfile(profile),
		value: profile.processingProfileId,
	}));
	return { results: matching(entries, filter) };
}
