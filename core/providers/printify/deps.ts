import type { ApiClient } from '../../transport/api-client';

/** What the adapter works with. */
export interface PrintifyDeps {
	client: ApiClient;
	/** Printify's numeric shop id, as a text. */
	shopId: string;
	/** Milliseconds since 1970. */
	now(): number;
}

/**
 * A path below the shop, such as `/v1/shops/5432/orders/abc/cancel.json`; every part is encoded.
 * @param parts the last one without its `.json`
 */
export function shopPath({ shopId }: Pick<PrintifyDeps, 'shopId'>, ...parts: string[]): string {
	return `/v1/shops/${[shopId, ...parts].map(encodeURIComponent).join('/')}.json`;
}
