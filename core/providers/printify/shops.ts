import { ok, type Result } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import type { ProviderStore } from '../module';
import { shopListSchema } from './schemas';

/** Reads the shops of the account. One call; the list has no pages (facts/printify.md 4). */
export async function listShops(client: ApiClient): Promise<Result<ProviderStore[]>> {
	const answer = await client.call({
		operation: 'retrieveListOfShopsInAPrintifyAccount',
		effect: 'read',
		method: 'GET',
		path: '/v1/shops.json',
		schema: shopListSchema,
	});
	if (!answer.ok) return answer;
	return ok(
		answer.value.map(({ id, title, sales_channel: channel }) => ({
			id,
			title: title ?? id,
			channel: channel ?? 'not connected',
		})),
	);
}
