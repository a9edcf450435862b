import type { ScenarioReceipt } from '../scenario/types';
import { makeShipment } from './parcels';
import { totalsOf } from './present/receipt';
import type { EtsyReceipt } from './state';

/** Money that the seller gave back. */
export interface EtsyRefund {
	/** Epoch milliseconds. */
	at: number;
	/** Minor units of the shop's currency. */
	amount: number;
	/** Whether it moved `updated_timestamp`; nobody knows whether Etsy does so today. */
	movesTime: boolean;
}

/** What can befall an order. */
export interface ReceiptChange {
	action: 'cancel' | 'pay' | 'refund' | 'ship' | 'touch';
	/** Whether `updated_timestamp` moves. Default: not for cancel and refund, else it does. */
	movesTime?: boolean;
	/** By how much the clock of the server that does it is late. */
	behindSeconds?: number;
	/** Minor units; for a refund. Default: all that is left. */
	amount?: number;
	/** For touch: what the buyer writes now. */
	message?: string;
	/** For touch: where the buyer wants it sent now; what is not named stays. */
	address?: BuyerAddress;
}

/** Those parts of an order's address that changed. */
export type BuyerAddress = Partial<
	Pick<
		ScenarioReceipt,
		'name' | 'first_line' | 'second_line' | 'city' | 'state' | 'zip' | 'country_iso'
	>
>;

/** The refunds of a scenario. @param loadedAt epoch milliseconds, from which its times count */
export function makeRefunds({ refunds = [] }: ScenarioReceipt, loadedAt: number): EtsyRefund[] {
	return refunds.map(({ afterSeconds, amount, movesUpdated = false }) => ({
		at: loadedAt + afterSeconds * 1000,
		amount,
		movesTime: movesUpdated,
	}));
}

/** What was given back by then, without what a cancellation gives back. */
export function refundsBy({ refunds }: EtsyReceipt, now: number): EtsyRefund[] {
	return refunds.filter(({ at }) => at <= now);
}

/** The latest time by which a refund or cancelling moved `updated_timestamp`; 0 for none. */
export function movedAt(receipt: EtsyReceipt, now: number): number {
	const moving = refundsBy(receipt, now).filter(({ movesTime }) => movesTime);
	const { canceledAt, cancelMovesTime } = receipt;
	const cancelled = cancelMovesTime && canceledAt !== null && canceledAt <= now ? canceledAt : 0;
	return Math.max(cancelled, ...moving.map(({ at }) => at));
}

function refundable(receipt: EtsyReceipt): number {
	const given = receipt.refunds.reduce((sum, { amount }) => sum + amount, 0);
	return totalsOf(receipt).total - given;
}

/** Lets something befall an order, as the seller, the buyer or Etsy would. @param now in ms */
export function befall(receipt: EtsyReceipt, change: ReceiptChange, now: number): void {
	const { action, behindSeconds = 0, message, address } = change;
	const at = now - behindSeconds * 1000;
	const movesTime = change.movesTime ?? !['cancel', 'refund'].includes(action);
	switch (action) {
		case 'cancel':
			receipt.canceledAt ??= at;
			receipt.cancelMovesTime = movesTime;
			return;
		case 'refund': {
			const amount = change.amount ?? refundable(receipt);
			if (amount > 0) receipt.refunds.push({ at, amount, movesTime });
			return;
		}
		case 'pay':
			receipt.paidAt ??= at;
			break;
		case 'ship': {
			const index = receipt.shipments.length + 1;
			const carrierName = 'usps';
			const trackingCode = `94001${receipt.id}${index}`;
			const parcel = { carrierName, trackingCode, at };
			receipt.shipments.push(makeShipment(receipt.source, index, parcel));
			break;
		}
		default:
			receipt.source = {
				...receipt.source,
				...address,
				...(message === undefined ? {} : { message_from_buyer: message }),
			};
	}
	if (movesTime) receipt.touchedAt = Math.max(receipt.touchedAt, at);
}
