import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameOfReturnPolicy } from '../../../core/etsy/shop-settings/names';
import { getReturnPolicies } from '../../../core/etsy/shop-settings/read';
import { matching, openShop, orThrow } from '../../shared/etsy/list-search';

/**
 * The return policies of the shop for a list, by their terms. Costs two calls, one where the
 * option Shop ID is filled in.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchReturnPolicies(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { call, shopId } = await openShop(this);
	const all = orThrow(this, await getReturnPolicies(call, shopId));
	const entries = all.map((policy) => ({
		name: nameOfReturnPolicy(policy),
		value: policy.returnPolicyId,
	}));
	return { results: matching(entries, filter) };
}
