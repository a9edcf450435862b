import type { ApiClient, Call } from '../../transport/api-client';
import type { Result } from '../../domain/result';
import type { PrintAreas } from './print-areas';

/** What the adapter works with. */
export interface PrintfulDeps {
	/** Calls for the chosen store. */
	client: ApiClient;
	/** Sizes of print areas and pictures, read once and remembered for one node execution. */
	areas: PrintAreas;
}

/**
 * A client whose calls are all for one store: a token of the whole account needs the store named
 * with every call (facts/printful.md 1).
 * @param storeId empty for a token that belongs to one store
 */
export function forStore(client: ApiClient, storeId: string): ApiClient {
	if (storeId === '') return client;
	return {
		async call<T>(call: Call<T>): Promise<Result<T>> {
			return await client.call({
				...call,
				headers: { ...call.headers, 'X-PF-Store-Id': storeId },
			});
		},
	};
}

/**
 * The path of an order, by Printful's number or, behind an `@`, by our externalId. The `@` must
 * stay as it is (facts/printful.md 6).
 */
export function orderPath(id: string, version: 'v1' | 'v2' = 'v1'): string {
	const isExternal = id.startsWith('@');
	const written = isExternal ? `@${encodeURIComponent(id.slice(1))}` : encodeURIComponent(id);
	return `${version === 'v2' ? '/v2' : ''}/orders/${written}`;
}
