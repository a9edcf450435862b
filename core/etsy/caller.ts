import { fail, type Result } from '../domain/result';
import type { ApiClient, Call } from '../transport/api-client';
import { adviseOnEtsy } from './advice';

/** Base path of the API (facts/etsy.md 2). */
export const ETSY_ROOT = '/v3/application';

/** Makes one call to Etsy; a failure carries a hint that a seller can act on. Never rejects. */
export type EtsyCall = <T>(what: Call<T>) => Promise<Result<T>>;

/** Ties calls to one client, that is to one credential. */
export function etsyCaller(client: ApiClient): EtsyCall {
	return async (what) => {
		const result = await client.call(what);
		return result.ok ? result : fail(adviseOnEtsy(result.failure));
	};
}

/** The path of a shop, for what lies below it. */
export function shopPath(shopId: string): string {
	return `${ETSY_ROOT}/shops/${encodeURIComponent(shopId)}`;
}

/** The path of a listing as most reads want it, without its shop. */
export function listingPath(listingId: string): string {
	return `${ETSY_ROOT}/listings/${encodeURIComponent(listingId)}`;
}

/** The path of a listing below its shop, as most writes want it. */
export function shopListingPath(shopId: string, listingId: string): string {
	return `${shopPath(shopId)}/listings/${encodeURIComponent(listingId)}`;
}

/** What every reading call has in common. */
export const READ = { effect: 'read', method: 'GET' } as const;
