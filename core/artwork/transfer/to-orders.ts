import { ok } from '../../domain/result';
import type { Destination } from './types';

/**
 * A provider without a library, which fetches the files of each order: what it gets is an address,
 * to be named in the order. No call.
 */
export function toOrders(provider: string, key: string, wantsMd5: boolean): Destination {
	return {
		key,
		provider,
		wantsMd5,
		wantsContentUpTo: 0,
		async deliver(source) {
			const address = await source.address();
			if (!address.ok) return address;
			return ok({ state: 'ready', isNew: true, address: address.value });
		},
	};
}
