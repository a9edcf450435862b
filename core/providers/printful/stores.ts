import { z } from 'zod';
import { ok, type Result } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import { collect, pagesByOffset } from '../../transport/paging';
import type { ProviderStore } from '../module';
import { identifier, optionalText } from '../shared/fields';
import { dataPage } from './envelope';

const PAGE_SIZE = 100;
const store = z.object({ id: identifier, name: optionalText, type: optionalText });
type Store = z.infer<typeof store>;

/**
 * Reads the stores that the token reaches: one, or all of the account. One call for a hundred,
 * through API v2, which asks for no scope (v1 does).
 */
export async function listStores(client: ApiClient): Promise<Result<ProviderStore[]>> {
	const stores = await collect(
		pagesByOffset<Store>({
			service: 'printful',
			operation: 'getStores',
			pageSize: PAGE_SIZE,
			fetch: async (offset, limit) =>
				await client.call({
					operation: 'getStores',
					effect: 'read',
					method: 'GET',
					path: '/v2/stores',
					query: { limit, offset },
					schema: dataPage(store),
				}),
		}),
	);
	if (!stores.ok) return stores;
	return ok(
		stores.value.map(({ id, name, type }) => ({
			id,
			title: name ?? id,
			channel: type ?? 'unknown',
		})),
	);
}
