import { parcelKey } from '../../../core/domain/following/follow-order';
import type { Order } from '../../../core/domain/order';
import type { PlacedOrder } from '../../../core/domain/reconciliation/placed-order';
import {
	parseBookParcel,
	parseBookRow,
	parseOpenException,
} from '../../../core/domain/reconciliation/read-books';
import type { Books, Reconciled } from '../../../core/domain/reconciliation/types';
import { ago, aLine, anOrder, NOW, SHOP } from '../examples';
import { ledgerRow } from '../table-rows';

type Cells = Record<string, unknown>;

/** The books as tables, so that a test can change cells as somebody would by hand. */
export interface World {
	orders: Order[];
	ledger: Cells[];
	placed: PlacedOrder[];
	parcels: Cells[];
	exceptions: Cells[];
	asked: string[];
	silent: string[];
	unreadable: string[];
	suppliers?: string[];
}

/** An order at the printer, by default the one of order 1001. */
export function placedOrder(parts: Partial<PlacedOrder> = {}): PlacedOrder {
	return {
		...{ provider: 'printify', providerOrderId: 'po-1', externalId: `etsy-${SHOP}-1001-1` },
		...{ status: 'received', rawStatus: 'pending', reason: '', createdAt: ago(3 * 3600) },
		...{ connectedOrderIds: [], lineIds: ['10011'], pieces: 1, shipments: [] },
		...parts,
	};
}

/** A row of `POD Parcels` as the table gives it. */
export function parcelRow(trackingNumber: string, cells: Cells = {}): Cells {
	const externalId = `etsy-${SHOP}-1001-1`;
	return {
		...{ id: 1, key: parcelKey(externalId, trackingNumber), shopId: SHOP, receiptId: '1001' },
		...{ externalId, provider: 'printify', trackingNumber, carrier: 'USPS', state: 'told' },
		...{ attempts: 1, claimedAt: ago(7000), nextAttemptAt: '', toldAt: ago(7000) },
		createdAt: ago(7200),
		...cells,
	};
}

/** A row of `POD Exceptions` as the table gives it. */
export function exceptionRow(cells: Cells = {}): Cells {
	return {
		...{ id: 1, key: '1001:10011:unmapped', kind: 'hold', shopId: SHOP, receiptId: '1001' },
		...{ lineId: '10011', externalId: '', provider: '', code: 'unmapped', state: 'open' },
		...cells,
	};
}

/** One order that went its way: paid, ordered, at the printer. */
export function soundWorld(): World {
	return {
		orders: [anOrder()],
		ledger: [ledgerRow()],
		placed: [placedOrder()],
		parcels: [],
		exceptions: [],
		asked: ['printify'],
		silent: [],
		unreadable: [],
	};
}

/** Several orders, of one line each, that all went their way. */
export function soundShop(count: number): World {
	const receipts = Array.from({ length: count }, (_none, n) => String(2000 + n));
	const nameOf = (receiptId: string) => `etsy-${SHOP}-${receiptId}-1`;
	return {
		...soundWorld(),
		orders: receipts.map((receiptId) =>
			anOrder({ receiptId, lines: [aLine({ lineId: `${receiptId}1` })] }),
		),
		ledger: receipts.map((receiptId, n) =>
			ledgerRow({
				...{ id: n + 1, externalId: nameOf(receiptId), receiptId },
				...{ providerOrderId: `po-${receiptId}`, lineIds: `${receiptId}1` },
			}),
		),
		placed: receipts.map((receiptId) =>
			placedOrder({
				...{ externalId: nameOf(receiptId), providerOrderId: `po-${receiptId}` },
				lineIds: [`${receiptId}1`],
			}),
		),
	};
}

function present<T>(list: ReadonlyArray<T | null>): T[] {
	return list.filter((one): one is T => one !== null);
}

/** The world as the comparison takes it, at {@link NOW}. */
export function booksOf(world: World): Books {
	return {
		...{ shopId: SHOP, workflowId: 'W', now: NOW, days: 30, claimTimeoutSeconds: 600 },
		suppliers: new Set(world.suppliers),
		orders: world.orders,
		unreadable: world.unreadable,
		rows: present(world.ledger.map(parseBookRow)),
		placed: world.placed,
		asked: new Set(world.asked),
		silent: world.silent,
		parcels: present(world.parcels.map(parseBookParcel)),
		exceptions: present(world.exceptions.map(parseOpenException)),
	};
}

/** Writes what a comparison found, as the workflow does. */
export function repaired(world: World, outcome: Reconciled): World {
	const changes = new Map(outcome.changes.map((change) => [change.rowId, change]));
	const closed = new Set(outcome.closings.map(({ rowId }) => rowId));
	const nextId = (rows: readonly Cells[]) => Math.max(0, ...rows.map(({ id }) => Number(id))) + 1;
	const at = new Date(NOW).toISOString();
	const ledger = world.ledger.map((row) => {
		const change = changes.get(Number(row.id));
		if (change === undefined || change.was.state !== row.state) return row;
		const { id, was } = { id: row.id, was: undefined };
		return { ...row, ...change, id, was };
	});
	const ledgerId = nextId(ledger);
	const parcelId = nextId(world.parcels);
	const exceptionId = nextId(world.exceptions);
	return {
		...world,
		ledger: [
			...ledger,
			...outcome.additions.map((addition, n) =>
				ledgerRow({ ...addition, id: ledgerId + n, createdAt: at }),
			),
		],
		parcels: [
			...world.parcels,
			...outcome.parcels.map((parcel, n) => ({
				...{ ...parcel, id: parcelId + n, createdAt: at, attempts: 0 },
			})),
		],
		exceptions: [
			...world.exceptions.filter(({ id }) => !closed.has(Number(id))),
			...outcome.notes.map((note, n) => ({ ...note, id: exceptionId + n, state: 'open' })),
		],
	};
}
