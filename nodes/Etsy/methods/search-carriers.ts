import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { OTHER_CARRIER } from '../../../core/etsy/shipments/carrier-table';
import { listCarriers } from '../../../core/etsy/shipments/carriers';
import { matching } from '../../shared/etsy/list-search';

/** The carriers of Etsy for a list, by name; "Other" at the end. Makes no call. */
export async function searchCarriers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const carriers = listCarriers().map(({ slug, name }) => ({ name, value: slug }));
	return { results: matching([...carriers, { name: 'Other', value: OTHER_CARRIER }], filter) };
}
