import { factsOf } from './present/receipt';
import type { EtsyState } from './state';

/** What `GET /__sandbox__/state` says of Etsy: the truth that a test compares with. */
export function describeState(state: EtsyState) {
	const now = state.world.clock.now();
	return {
		shops: [...state.shops.values()],
		listings: [...state.listings.values()].map((listing) => ({ ...listing, shop: undefined })),
		receipts: [...state.receipts.values()].map((receipt) => {
			const { isPaid, isShipped, isCanceled, status } = factsOf(receipt, now);
			return {
				receiptId: receipt.id,
				shopId: receipt.shop.id,
				hasArrived: receipt.createdAt <= now,
				isPaid,
				isShipped,
				isCanceled,
				status,
				refunds: receipt.refunds.length,
				createdAt: new Date(receipt.createdAt).toISOString(),
				lines: receipt.lines.map(({ id, listing, product, quantity }) => ({
					transactionId: id,
					listingId: listing.id,
					productId: product.id,
					sku: product.sku,
					quantity,
				})),
				shipments: receipt.shipments,
			};
		}),
		grants: state.tokens.summary(),
	};
}
