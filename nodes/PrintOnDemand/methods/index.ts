import { searchPrintifyShops } from './printify-shops';

/** What the editor calls to fill lists that can be searched. */
export const listSearch = { searchPrintifyShops };
