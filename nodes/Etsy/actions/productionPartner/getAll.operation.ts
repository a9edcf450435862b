import { getProductionPartners } from '../../../../core/etsy/shop-settings/read';
import { listOfShop } from '../../helpers/list-of-shop';

/** One item a production partner. One call. */
export const { description, execute } = listOfShop('productionPartner', getProductionPartners);
