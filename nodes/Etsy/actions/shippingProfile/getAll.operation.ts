import { getShippingProfiles } from '../../../../core/etsy/shop-settings/read';
import { listOfShop } from '../../helpers/list-of-shop';

/** One item a shipping profile. One call. */
export const { description, execute } = listOfShop('shippingProfile', getShippingProfiles);
