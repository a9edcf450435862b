import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { askInPanel, toList } from '../../shared/provider/editor-provider';

/** The newest ones; more would make the list slow to open. */
const MOST = 200;

/**
 * Lists the saved products of the shop. Costs one call a page.
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function searchSavedProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const search = (filter ?? '').trim() || undefined;
	const products = await askInPanel(
		this,
		async (provider) => await provider.listProducts({ search, limit: MOST }),
	);
	const entries = products.map(({ providerProductId, title }) => ({
		name: title,
		value: providerProductId,
	}));
	return toList(entries, filter);
}
