import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { getSections } from '../../../core/etsy/shop-settings/read';
import { matching, openShop, orThrow } from '../../shared/etsy/list-search';

/**
 * The sections of the shop for a list, by title. Costs two calls, one where the
 * option Shop ID is filled in.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchSections(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { call, shopId } = await openShop(this);
	const all = orThrow(this, await getSections(call, shopId));
	const entries = all.map(({ sectionId, title }) => ({ name: title, value: sectionId }));
	return { results: matching(entries, filter) };
}
