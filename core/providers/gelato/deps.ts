import type { ApiClient } from '../../transport/api-client';
import type { GelatoAddresses } from './profile';

/** What the adapter works with. */
export interface GelatoDeps {
	client: ApiClient;
	addresses: GelatoAddresses;
	/** The store that saved products are in; empty where none is chosen. */
	storeId: string;
	/** What Gelato bills in. */
	currency: string;
	/** Sent where the buyer's is not known; empty for none. */
	fallbackEmail: string;
}
