import { ok, type Result } from '../../domain/result';
import { ETSY_ROOT, READ as read, type EtsyCall } from '../caller';
import {
	taxonomyProperties,
	taxonomyTree,
	type TaxonomyNode,
	type TaxonomyProperty,
} from './schemas';

/** All categories that sellers can list in, as a tree of a few thousand. No permission needed. */
export async function getSellerTaxonomyNodes(call: EtsyCall): Promise<Result<TaxonomyNode[]>> {
	const tree = await call({
		...read,
		operation: 'getSellerTaxonomyNodes',
		path: `${ETSY_ROOT}/seller-taxonomy/nodes`,
		schema: taxonomyTree,
	});
	return tree.ok ? ok(tree.value.results) : tree;
}

/** What listings of a category can have: attributes and variations. No permission needed. */
export async function getPropertiesByTaxonomyId(
	call: EtsyCall,
	taxonomyId: string,
): Promise<Result<TaxonomyProperty[]>> {
	const answer = await call({
		...read,
		operation: 'getPropertiesByTaxonomyId',
		path: `${ETSY_ROOT}/seller-taxonomy/nodes/${encodeURIComponent(taxonomyId)}/properties`,
		schema: taxonomyProperties,
	});
	return answer.ok ? ok(answer.value.results) : answer;
}
