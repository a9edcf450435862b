import { getReturnPolicies } from '../../../../core/etsy/shop-settings/read';
import { namedPolicy } from '../../../../core/etsy/shop-settings/to-items';
import { listOfShop } from '../../helpers/list-of-shop';

/** One item a return policy. One call. */
export const { description, execute } = listOfShop('returnPolicy', getReturnPolicies, namedPolicy);
