import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { getSellerTaxonomyNodes } from '../../../core/etsy/taxonomy/api';
import { findCategories } from '../../../core/etsy/taxonomy/paths';
import { openEtsy } from '../../shared/etsy/session';
import { orThrow } from '../../shared/etsy/list-search';

/** More would make the list slow; a seller types another word instead. */
const MOST = 100;

/**
 * Etsy's categories for a list, by their full path, those first that fit best. Costs one call.
 * @param filter words that must all be in the path
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchTaxonomy(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const etsy = orThrow(this, await openEtsy(this, 0));
	const tree = orThrow(this, await getSellerTaxonomyNodes(etsy.call));
	return {
		results: findCategories(tree, filter ?? '', MOST).map(({ taxonomyId, path }) => ({
			name: path,
			value: taxonomyId,
		})),
	};
}
