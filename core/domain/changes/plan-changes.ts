import { isCalledOff } from '../called-off';
import type { Address } from '../address';
import type { Order } from '../order';
import { orderedAsNow, type OrderedAs } from '../planning/ordered-as';
import { hasArrived, type ChangeRow } from './change-row';

/** What a buyer can do to an order that is at the printer already. */
export const CHANGE_KINDS = ['cancel', 'lines', 'refund', 'message', 'address'] as const;
/** One of {@link CHANGE_KINDS}. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One difference between the Etsy order and what the printer was told. */
export interface Difference {
	kind: ChangeKind;
	/** The same for the same difference, such as `address:1a2b3c4d`: it is told once. */
	key: string;
}

/** A change to take up now. Holds the new address where that changed: never store it. */
export interface PlannedChange {
	row: ChangeRow;
	differences: Difference[];
	/** What the column `change` is to say: the keys of all differences. */
	change: string;
	/** True where an earlier try may have worked, such as one of a run that died. */
	wasTried: boolean;
	/** What the Etsy order says now. */
	now: OrderedAs;
	/** Where the order goes now, where the address changed. */
	shipTo?: Address;
	/**
	 * True where the buyer took a new address back while nobody knows whether the printer has it: it
	 * is told the old one again.
	 */
	takenBack?: true;
}

/** What to do about the orders at printers, given the Etsy orders as they are now. */
export interface ChangePlan {
	take: PlannedChange[];
	/** Rows of which a change was told that is none any more: it was taken back, or all has arrived. */
	over: ChangeRow[];
}

/** What decides besides the orders. */
export interface ChangeContext {
	/** Epoch milliseconds. */
	now: number;
	/** After so many seconds a run that took a change up and said nothing counts as dead. */
	claimTimeoutSeconds: number;
	/** Gives the hash of a text in hex. */
	sha256: (text: string) => string;
}

function differencesOf(row: ChangeRow, order: Order, now: OrderedAs): Difference[] {
	if (isCalledOff(order)) {
		return [{ kind: 'cancel', key: 'cancel' }];
	}
	const then = row.orderedAs;
	// What the printer was told is not known, or it makes nothing: then nothing is different.
	if (then === null || row.status === 'cancelled') return [];
	const found: Difference[] = [];
	if (now.lines !== then.lines) found.push({ kind: 'lines', key: key('lines', now.lines) });
	if (now.hasRefund && !then.hasRefund) found.push({ kind: 'refund', key: 'refund' });
	if (now.message !== then.message) {
		found.push({ kind: 'message', key: key('message', now.message) });
	}
	// An address that Etsy hides now is none that was changed.
	const isMoved = now.address !== '' && then.address !== '' && now.address !== then.address;
	if (isMoved) found.push({ kind: 'address', key: key('address', now.address) });
	return found;
}

/** The same for the same difference; of a hash, enough to tell two of one order apart. */
function key(kind: ChangeKind, print: string): string {
	return `${kind}:${print.slice(0, 8)}`;
}

/** Whether a new address may have reached the printer, though no run could write down that it did. */
function mayHaveMoved({ change, changeState }: ChangeRow): boolean {
	const isUnderway = changeState === 'working' || changeState === 'retry';
	return isUnderway && change.split(' ').some((one) => one.startsWith('address:'));
}

/** The old address once more, where the printer may have the one that the buyer took back. */
function takenBack(row: ChangeRow, order: Order, now: OrderedAs): PlannedChange | undefined {
	if (!mayHaveMoved(row) || !order.shipTo || now.address === '') return undefined;
	const change = key('address', now.address);
	return {
		...{ row, change, now, wasTried: true, takenBack: true, shipTo: order.shipTo },
		differences: [{ kind: 'address', key: change }],
	};
}

/** Whether what was told of a row is told no longer: nothing is different, and no note is about that. */
function isOver({ change, changeState }: ChangeRow, now: OrderedAs): boolean {
	if (change === '' || changeState === 'done') return false;
	// The printer may have an address that the buyer took back, and does not take the old one.
	return !change.split(' ').includes(key('address', now.address));
}

/** Whether another run has it in hand at the moment. */
function isHeld(row: ChangeRow, { now, claimTimeoutSeconds }: ChangeContext): boolean {
	if (row.changeState !== 'working') return false;
	// A claim that does not say when it was made is nobody's: the printer is asked first anyway.
	return Date.parse(row.changeAt) + claimTimeoutSeconds * 1000 > now;
}

/**
 * Compares the orders at printers with the Etsy orders as they are now. Pure; it says the same
 * however often it is asked, until the ledger says that a change was taken up.
 * @param rows several of one externalId count as one, the one that was written first
 * @param orders Etsy orders; a row whose order is not among them is left alone
 */
export function planChanges(
	rows: readonly ChangeRow[],
	orders: readonly Order[],
	context: ChangeContext,
): ChangePlan {
	const byOrder = new Map(orders.map((order) => [`${order.shopId}/${order.receiptId}`, order]));
	const plan: ChangePlan = { take: [], over: [] };
	const seen = new Set<string>();
	for (const row of [...rows].sort((a, b) => a.rowId - b.rowId)) {
		if (seen.has(row.externalId)) continue;
		seen.add(row.externalId);
		if (hasArrived(row)) {
			if (row.changeState === 'needs_person' || row.changeState === 'retry') plan.over.push(row);
			continue;
		}
		const order = byOrder.get(`${row.shopId}/${row.receiptId}`);
		if (!order || isHeld(row, context)) continue;
		const now = orderedAsNow(order, row.externalId, row.lineIds, context.sha256);
		const differences = differencesOf(row, order, now);
		const change = differences.map(({ key }) => key).join(' ');
		const isEnded = row.changeState === 'done' || row.changeState === 'needs_person';
		if (differences.length === 0) {
			const back = takenBack(row, order, now);
			if (back) plan.take.push(back);
			else if (isOver(row, now)) plan.over.push(row);
		} else if (row.change !== change || !isEnded) {
			const isMoved = differences.some(({ kind }) => kind === 'address');
			const wasTried = row.change === change && row.changeState !== '';
			const shipTo = isMoved && order.shipTo ? { shipTo: order.shipTo } : {};
			plan.take.push({ row, differences, change, wasTried, now, ...shipTo });
		}
	}
	return plan;
}
