import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { askInPanel, chosenInPanel, toList } from './editor-provider';

/** Enough to find a product by a word; more would make the list slow to open. */
const MOST = 1000;

/**
 * Lists the blank products of the catalog. Costs one call a page.
 * @param filter what the user typed; the provider searches by it where it can
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function searchCatalogProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const search = (filter ?? '').trim() || undefined;
	const products = await askInPanel(
		this,
		async (provider) => await provider.searchCatalog({ search, limit: MOST }),
	);
	const entries = products.map(({ productId, title, brand }) => ({
		name: brand ? `${title} (${brand})` : title,
		value: productId,
	}));
	return toList(entries, filter);
}

/**
 * Lists who makes the product that is chosen above. Costs one call; none while no product is
 * chosen.
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function searchMakers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const productId = chosenInPanel(this, 'catalogProductId');
	if (productId === '') return { results: [] };
	const makers = await askInPanel(this, async (provider) => await provider.listMakers(productId));
	const entries = makers.map(({ makerId, title, countryCode }) => ({
		name: countryCode ? `${title} (${countryCode})` : title,
		value: makerId,
	}));
	return toList(entries, filter);
}

/**
 * Lists the variants of the product that is chosen above, at its maker where there are several.
 * None while no product is chosen.
 * @throws NodeOperationError, which the editor shows in the list's place
 */
export async function searchVariants(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const productId = chosenInPanel(this, 'catalogProductId');
	if (productId === '') return { results: [] };
	const makerId = chosenInPanel(this, 'makerId') || undefined;
	const countryCode = chosenInPanel(this, 'countryCode').toUpperCase() || undefined;
	const variants = await askInPanel(
		this,
		async (provider) => await provider.listVariants({ productId, makerId, countryCode }),
	);
	const entries = variants.map(({ variantId, title }) => ({ name: title, value: variantId }));
	return toList(entries, filter);
}
