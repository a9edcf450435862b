import type { FastifyInstance } from 'fastify';

import { type Caller, addOperation, findOwnShop } from '../auth';
import { readForm } from '../encoding';
import { etsyError } from '../errors';
import { Params, pageOf, parseFlag } from '../params';
import { factsOf, presentReceipt, presentTransaction } from '../present/receipt';
import type { EtsyReceipt, EtsyState } from '../state';
import { filterReceipts } from './receipt-filters';

const RECEIPTS = '/shops/:shop_id/receipts';

/** Orders and their lines. */
export function addReceiptRoutes(app: FastifyInstance, state: EtsyState): void {
	const { clock } = state.world;
	const read = { method: 'GET', scope: 'transactions_r' } as const;

	addOperation(
		app,
		state,
		{ ...read, path: RECEIPTS, operation: 'getShopReceipts' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const found = filterReceipts(state.receiptsOf(shop.id), params, clock.now());
			return pageOf(found, params.page(), (receipt) => presentReceipt(receipt, clock.now()));
		},
	);

	addOperation(
		app,
		state,
		{ ...read, path: `${RECEIPTS}/:receipt_id`, operation: 'getShopReceipt' },
		(request, caller) =>
			presentReceipt(findReceipt(state, new Params(request), caller), clock.now()),
	);

	addOperation(
		app,
		state,
		{
			...read,
			path: `${RECEIPTS}/:receipt_id/transactions`,
			operation: 'getShopReceiptTransactionsByReceipt',
		},
		(request, caller) => {
			const receipt = findReceipt(state, new Params(request), caller);
			const results = receipt.lines.map((line) => presentTransaction(receipt, line, clock.now()));
			return { count: results.length, results };
		},
	);

	addOperation(
		app,
		state,
		{
			...read,
			path: '/shops/:shop_id/transactions',
			operation: 'getShopReceiptTransactionsByShop',
		},
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			return pageOf(linesOf(state, shop.id), params.page(), ({ receipt, line }) =>
				presentTransaction(receipt, line, clock.now()),
			);
		},
	);

	addOperation(
		app,
		state,
		{
			...read,
			path: '/shops/:shop_id/listings/:listing_id/transactions',
			operation: 'getShopReceiptTransactionsByListing',
		},
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const listing = state.listings.get(params.id('listing_id'));
			if (listing?.shopId !== shop.id) throw etsyError(404);
			const lines = linesOf(state, shop.id).filter((one) => one.line.listing.id === listing.id);
			return pageOf(lines, params.page(), ({ receipt, line }) =>
				presentTransaction(receipt, line, clock.now()),
			);
		},
	);

	addOperation(
		app,
		state,
		{
			...read,
			path: '/shops/:shop_id/transactions/:transaction_id',
			operation: 'getShopReceiptTransaction',
		},
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const id = params.id('transaction_id');
			const found = linesOf(state, shop.id).find(({ line }) => line.id === id);
			if (!found) throw etsyError(404);
			return presentTransaction(found.receipt, found.line, clock.now());
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'PUT',
			scope: 'transactions_w',
			path: `${RECEIPTS}/:receipt_id`,
			operation: 'updateShopReceipt',
		},
		(request, caller) => {
			const receipt = findReceipt(state, new Params(request), caller);
			const { was_paid: wasPaid, was_shipped: wasShipped } = readForm(request);
			// Answered with 200 and without effect (etsy/open-api#637): only createReceiptShipment
			// ships. The value is still checked.
			if (wasShipped !== undefined) parseFlag('was_shipped', wasShipped);
			const now = clock.now();
			if (
				wasPaid !== undefined &&
				parseFlag('was_paid', wasPaid) &&
				!factsOf(receipt, now).isPaid
			) {
				receipt.paidAt = now;
				receipt.touchedAt = now;
			}
			return presentReceipt(receipt, now);
		},
	);
}

/** Every line that a shop has sold, the newest order first. */
function linesOf(state: EtsyState, shopId: number) {
	return state
		.receiptsOf(shopId)
		.sort((a, b) => b.createdAt - a.createdAt)
		.flatMap((receipt) => receipt.lines.map((line) => ({ receipt, line })));
}

/** An order of the caller's shop that exists by now. @throws 404, 403 */
export function findReceipt(state: EtsyState, params: Params, caller: Caller): EtsyReceipt {
	const shop = findOwnShop(state, params.id('shop_id'), caller);
	const receipt = state.receipts.get(params.id('receipt_id'));
	const exists = receipt?.shop.id === shop.id && receipt.createdAt <= state.world.clock.now();
	if (!receipt || !exists) {
		throw etsyError(404, `Could not find a receipt with receipt_id ${params.id('receipt_id')}`);
	}
	return receipt;
}
