import type { ApiClient } from '../../transport/api-client';

/** What the adapter works with. */
export interface GootenDeps {
	client: ApiClient;
	/** The storefront; in the path of the calls about saved products, everywhere else n8n adds it. */
	recipeId: string;
	/** The secret that orders are paid with; in bodies only, in queries n8n adds it. */
	partnerBillingKey: string;
	/** What Gooten bills in. */
	currency: string;
	/** Where the catalog is looked at from; Gooten's products depend on it. */
	countryCode: string;
	/** Sent where the buyer's is not known; empty for none. */
	fallbackEmail: string;
	/** Whether orders are only tests, which nobody makes. */
	isTestMode: boolean;
	/** Milliseconds since 1970. */
	now(): number;
}
