import type { FastifyInstance } from 'fastify';

import type { ScenarioShop } from '../../scenario/types';
import { addOperation, findOwnShop } from '../auth';
import { etsyError } from '../errors';
import { Params, pageOf } from '../params';
import { ledgerOf, paymentOf, paymentsOf } from '../payments';
import { presentLedgerEntry, presentPayment } from '../present/payment';
import type { EtsyState } from '../state';
import { findReceipt } from './receipts';
import { whole } from './whole';

/** Etsy's longest window of the ledger (etsy/open-api#346; its document does not name it). */
const WINDOW_SECONDS = 2_678_400;

const LEDGER = '/shops/:shop_id/payment-account/ledger-entries';
const read = { method: 'GET', scope: 'transactions_r' } as const;

/** What buyers paid, and the account of the shop with Etsy. */
export function addPaymentRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{
			...read,
			path: '/shops/:shop_id/receipts/:receipt_id/payments',
			operation: 'getShopPaymentByReceiptId',
		},
		(request, caller) => {
			const receipt = findReceipt(state, new Params(request), caller);
			const payment = paymentOf(receipt, state.world.clock.now());
			return whole(payment ? [presentPayment(payment)] : []);
		},
	);

	addOperation(
		app,
		state,
		{ ...read, path: '/shops/:shop_id/payments', operation: 'getPayments' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const ids = params.ids('payment_ids', 100);
			const found = paymentsOf(state, shop.id).filter(({ id }) => ids.includes(id));
			return whole(found.map(presentPayment));
		},
	);

	addOperation(
		app,
		state,
		{ ...read, path: LEDGER, operation: 'getShopPaymentAccountLedgerEntries' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const { from, to } = windowOf(params);
			const found = ledger(state, shop)
				.filter((one) => one.created_timestamp >= from && one.created_timestamp <= to)
				.reverse();
			return pageOf(found, params.page(), (one) => one);
		},
	);

	addOperation(
		app,
		state,
		{ ...read, path: `${LEDGER}/payments`, operation: 'getPaymentAccountLedgerEntryPayments' },
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const ids = params.ids('ledger_entry_ids', 100);
			// Only entries of payments lead to one (etsy/open-api#225).
			const meant = ledgerOf(state, shop.id)
				.filter(({ id, type }) => type === 'PAYMENT_GROSS' && ids.includes(id))
				.map(({ refersTo }) => refersTo[1]);
			const found = paymentsOf(state, shop.id).filter(({ id }) => meant.includes(id));
			return whole(found.map(presentPayment));
		},
	);

	addOperation(
		app,
		state,
		{
			...read,
			path: `${LEDGER}/:ledger_entry_id`,
			operation: 'getShopPaymentAccountLedgerEntry',
		},
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			const id = params.id('ledger_entry_id');
			const entry = ledger(state, shop).find((one) => one.entry_id === id);
			// The document knows no 404 for this one.
			if (!entry) throw etsyError(400, `Could not find a ledger entry with id ${id}`);
			return entry;
		},
	);
}

/** All entries as Etsy sends them, oldest first. */
function ledger(state: EtsyState, shop: ScenarioShop) {
	let balance = 0;
	return ledgerOf(state, shop.id).map((entry, index) => {
		balance += entry.amount;
		return presentLedgerEntry(entry, { sequence: index + 1, balance, shop });
	});
}

/** Both times must be there, at most 31 days apart. @throws 400 */
function windowOf(params: Params): { from: number; to: number } {
	const from = params.timestamp('min_created');
	const to = params.timestamp('max_created');
	if (from === undefined) throw etsyError(400, 'Missing required parameter: min_created');
	if (to === undefined) throw etsyError(400, 'Missing required parameter: max_created');
	if (to < from) throw etsyError(400, 'max_created must not be before min_created');
	if (to - from > WINDOW_SECONDS) {
		throw etsyError(
			400,
			`Time window between min_created and max_created must be no more than ${WINDOW_SECONDS} seconds (31 days).`,
		);
	}
	return { from, to };
}
