import type { ApiClient } from '../../transport/api-client';

/** What the adapter works with. */
export interface ProdigiDeps {
	client: ApiClient;
	/** True at Prodigi's own sandbox, where nothing is made or charged (facts/prodigi.md 1). */
	isTest: boolean;
}
