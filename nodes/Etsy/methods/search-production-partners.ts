import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nameOfProductionPartner } from '../../../core/etsy/shop-settings/names';
import { getProductionPartners } from '../../../core/etsy/shop-settings/read';
import { matching, openShop, orThrow } from '../../shared/etsy/list-search';

/**
 * The production partners of the shop for a list, by name and place. Costs two calls, one where the
 * option Shop ID is filled in.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchProductionPartners(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { call, shopId } = await openShop(this);
	const all = orThrow(this, await getProductionPartners(call, shopId));
	const entries = all.map((partner) => ({
		name: nameOfProductionPartner(partner),
		value: partner.productionPartnerId,
	}));
	return { results: matching(entries, filter) };
}
