import { searchCatalogProducts, searchMakers, searchVariants } from './search-catalog';
import { searchSavedProducts } from './search-saved-products';
import { searchStores } from './search-stores';

/** What the editor calls to fill lists that can be searched. */
export const listSearch = {
	searchCatalogProducts,
	searchMakers,
	searchSavedProducts,
	searchStores,
	searchVariants,
};
