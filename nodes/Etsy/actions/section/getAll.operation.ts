import { getSections } from '../../../../core/etsy/shop-settings/read';
import { listOfShop } from '../../helpers/list-of-shop';

/** One item a section. One call. */
export const { description, execute } = listOfShop('section', getSections);
