import {
	searchCatalogProducts,
	searchMakers,
	searchVariants,
} from '../../shared/provider/search-catalog';
import { searchSavedProducts } from './search-saved-products';
import { searchStores } from '../../shared/provider/search-stores';

/** What the editor calls to fill lists that can be searched. */
export const listSearch = {
	searchCatalogProducts,
	searchMakers,
	searchSavedProducts,
	searchStores,
	searchVariants,
};
