import { z } from 'zod';
import { ok, type Result } from '../domain/result';
import { READ, shopPath, type EtsyCall } from './caller';

const counted = z.object({ count: z.number().int().min(0) });

/**
 * How many active listings a shop has, read the way that needs the permission listings_r, so that
 * an answer shows that the permission works. One call.
 */
export async function countActiveListings(call: EtsyCall, shopId: string): Promise<Result<number>> {
	const page = await call({
		...READ,
		operation: 'getListingsByShop',
		path: `${shopPath(shopId)}/listings`,
		query: { state: 'active', limit: 1 },
		schema: counted,
	});
	return page.ok ? ok(page.value.count) : page;
}
