import { searchListings } from '../../shared/etsy/search-listings';
import { searchCarriers } from './search-carriers';
import { searchOpenOrders } from './search-open-orders';
import { searchProcessingProfiles } from './search-processing-profiles';
import { searchProductionPartners } from './search-production-partners';
import { searchMailClasses, searchProfileCarriers } from './search-profile-carriers';
import { searchReturnPolicies } from './search-return-policies';
import { searchSections } from './search-sections';
import { searchShippingProfiles } from './search-shipping-profiles';
import { searchTaxonomy } from './search-taxonomy';

/** What the editor loads while a user fills in parameters. */
export const listSearch = {
	searchCarriers,
	searchListings,
	searchMailClasses,
	searchOpenOrders,
	searchProcessingProfiles,
	searchProductionPartners,
	searchProfileCarriers,
	searchReturnPolicies,
	searchSections,
	searchShippingProfiles,
	searchTaxonomy,
};
