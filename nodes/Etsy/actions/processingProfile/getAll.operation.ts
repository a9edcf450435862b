import { getProcessingProfiles } from '../../../../core/etsy/shop-settings/read';
import { named } from '../../../../core/etsy/shop-settings/to-items';
import { listOfShop } from '../../helpers/list-of-shop';

/** One item a processing profile. One call a hundred. */
export const { description, execute } = listOfShop(
	'processingProfile',
	getProcessingProfiles,
	named,
);
