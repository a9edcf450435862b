import { searchOpenOrders } from './search-open-orders';

/** What the editor loads while a user fills in parameters. */
export const listSearch = { searchOpenOrders };
