import { parseLedgerRow, type LedgerRow, type LedgerState } from '../planning/ledger';
import { isSupplierRow } from '../supply/supplier-row';
import { someOfEachShop, type Changed } from './some-of-each-shop';
import { COMING } from './still-to-make';

type Cells = Readonly<Record<string, unknown>>;

/** An Etsy order of which a part went out while another part has no end. */
export interface SentInPart {
	shopId: string;
	receiptId: string;
}

/** What else says which orders are named. */
export interface SentInPartRules {
	/** Epoch milliseconds. */
	now: number;
	/**
	 * Which parts are looked for: those that are still to be ordered from printers or from suppliers,
	 * or those that are being made, and may still be changed or stopped.
	 */
	maker: 'being_made' | 'printers' | 'suppliers';
	/** The names of the suppliers, as `fulfilment_rules` and the variant map use them. */
	suppliers: ReadonlySet<string>;
}

/** By this word the daily reconciliation hands a line to the sync that stands nowhere. */
export const LINE_LEFT_BEHIND = 'line_left_behind';

/** What a person has decided is looked at again for so long. */
const DECIDED_MS = 3 * 24 * 3_600_000;
/** A line that no supplier has got after so long is told by the daily reconciliation. */
export const SUPPLIER_LINE_MS = 2 * 24 * 3_600_000;

/** Whatever was to become of these lines has become of them. */
const ENDS: readonly LedgerState[] = ['ordered', 'cancelled', 'ignored'];

/** The printer's status once a parcel went out. */
const SENT = ['partially_shipped', 'shipped', 'delivered', 'returned'];

/** A row of the ledger with what only this comparison reads. */
interface Row extends LedgerRow {
	shopId: string;
	isSent: boolean;
	/** At a printer, and not all of it on its way. */
	isBeingMade: boolean;
	writtenAt: number;
	changedAt: number;
}

function timeOf(value: unknown): number {
	const at = value instanceof Date ? value.getTime() : Date.parse(String(value ?? ''));
	return Number.isNaN(at) ? 0 : at;
}

/** Whether a parcel went out; many printers tell no time. */
function wentOut({ status, shippedAt, deliveredAt }: Cells): boolean {
	const hasTime = [shippedAt, deliveredAt].some((at) => String(at ?? '') !== '');
	return hasTime || SENT.includes(String(status ?? ''));
}

function readRow(cells: Cells): Row[] {
	const ledger = parseLedgerRow(cells);
	if (ledger === null) return [];
	const isOrdered = ledger.n > 0 && ledger.state === 'ordered';
	const isSent = isOrdered && wentOut(cells);
	const isRestComing = String(cells.status ?? '') === 'partially_shipped';
	const isBeingMade = isOrdered && !isSupplierRow(ledger) && (!isSent || isRestComing);
	return [
		{
			...{ ...ledger, isSent, isBeingMade, shopId: String(cells.shopId ?? '') },
			...{ writtenAt: timeOf(cells.createdAt), changedAt: timeOf(cells.updatedAt) },
		},
	];
}

const keyOf = (shopId: string, receiptId: string) => `${shopId}/${receiptId}`;

/** When a part of an order was left without an end; 0: each has one, as far as the ledger knows. */
function openSince(rows: readonly Row[], { now, maker, suppliers }: SentInPartRules): number {
	if (maker === 'being_made') {
		return Math.max(0, ...rows.filter((row) => row.isBeingMade).map(({ changedAt }) => changedAt));
	}
	const isOurs = (row: Row) => row.n > 0 && isSupplierRow(row) === (maker === 'suppliers');
	const times = rows
		.filter((row) => isOurs(row) && COMING.includes(row.state))
		.map(({ changedAt }) => changedAt);
	if (maker === 'printers') return Math.max(0, ...times);
	const taken = new Set(rows.filter(isSupplierRow).flatMap(({ lineIds }) => lineIds));
	const left = rows.filter(
		(row) =>
			isLeftToSupplier(row, suppliers) &&
			row.writtenAt > now - SUPPLIER_LINE_MS &&
			!row.lineIds.some((id) => taken.has(id)),
	);
	return Math.max(0, ...times, ...left.map(({ writtenAt }) => writtenAt));
}

/** Whether a rule has left the lines of a row to one of these suppliers. */
export function isLeftToSupplier(row: LedgerRow, suppliers: ReadonlySet<string>): boolean {
	return (
		row.state === 'ignored' && row.reason === 'served_elsewhere' && suppliers.has(row.provider)
	);
}

/** When a hold was written down or decided; 0: it does not speak of a line without an end. */
function heldSince(
	cells: Cells,
	rows: readonly Row[],
	{ now, maker, suppliers }: SentInPartRules,
): number {
	const changedAt = timeOf(cells.updatedAt);
	const state = String(cells.state ?? '').trim();
	const isOver = state.toLowerCase() === 'resolved';
	if (isOver && changedAt < now - DECIDED_MS) return 0;
	const lineId = String(cells.lineId ?? '');
	if (lineId === '') return isOver ? 0 : changedAt;
	const ofLine = rows.filter(({ lineIds }) => lineIds.includes(lineId));
	const isSuppliers = (row: Row) => isLeftToSupplier(row, suppliers);
	if (ofLine.some(isSuppliers) !== (maker === 'suppliers')) return 0;
	const isEnded = ofLine.some((row) => ENDS.includes(row.state) && !isSuppliers(row));
	return isEnded ? 0 : changedAt;
}

/**
 * Etsy takes a whole order for sent as soon as it is told of one parcel; then it is not among the
 * open orders any more. This names the orders of which a parcel went out while another part has no
 * end yet, or is still being made, so that they can be read by their number: at most ten a shop,
 * chosen by {@link someOfEachShop}. Pure.
 * @param ledger rows of `POD Order Ledger`, as the table gives them
 * @param exceptions rows of `POD Exceptions`: what is held, and what was decided of late
 */
export function sentInPart(
	ledger: readonly Cells[],
	exceptions: readonly Cells[],
	rules: SentInPartRules,
): SentInPart[] {
	return someOfEachShop(allSentInPart(ledger, exceptions, rules), rules.now);
}

/** Every such order, and when something changed in it last. */
function allSentInPart(
	ledger: readonly Cells[],
	exceptions: readonly Cells[],
	rules: SentInPartRules,
): Changed[] {
	const byOrder = rowsOfSentOrders(ledger.flatMap(readRow));
	const since = new Map<string, number>();
	const note = (key: string, at: number) => {
		if (at > 0) since.set(key, Math.max(at, since.get(key) ?? 0));
	};
	for (const [key, own] of byOrder) note(key, openSince(own, rules));
	// What is held is at no printer.
	for (const row of rules.maker === 'being_made' ? [] : exceptions) {
		const key = keyOf(String(row.shopId ?? ''), String(row.receiptId ?? ''));
		const own = byOrder.get(key);
		const speaks = row.kind === 'hold' || row.code === LINE_LEFT_BEHIND;
		if (own && speaks) note(key, heldSince(row, own, rules));
	}
	return [...since].map(([key, changedAt]) => {
		const [shopId = '', receiptId = ''] = key.split('/');
		return { shopId, receiptId, changedAt };
	});
}

/** The rows of each order of which a parcel went out. */
function rowsOfSentOrders(rows: readonly Row[]): Map<string, Row[]> {
	const sent = new Set(
		rows.filter(({ isSent }) => isSent).map((row) => keyOf(row.shopId, row.receiptId)),
	);
	const byOrder = new Map<string, Row[]>();
	for (const row of rows) {
		const key = keyOf(row.shopId, row.receiptId);
		if (!sent.has(key)) continue;
		const known = byOrder.get(key);
		if (known) known.push(row);
		else byOrder.set(key, [row]);
	}
	return byOrder;
}
