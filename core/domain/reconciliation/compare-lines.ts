import type { Order, OrderLine } from '../order';
import { endOnEtsy } from './compare-row';
import { LINE_LEFT_BEHIND } from '../tracking/sent-in-part';
import { groupBy, type Indexed } from './index-books';
import type { Books, Finding, LedgerAddition, OpenException, Totals } from './types';
import { finding } from './words';

/** Where a line of an Etsy order stands. */
type Place = 'ordered' | 'waiting' | 'leftOut' | 'endedOnEtsy' | 'withoutEnd' | 'tooYoung';

/** Counts of the lines by where they stand. */
export type LineCounts = Pick<
	Totals,
	'orders' | 'lines' | 'ordered' | 'waiting' | 'leftOut' | 'endedOnEtsy' | 'withoutEnd'
>;

/**
 * Kinds of exceptions that speak of lines that wait. One of kind `read` does not: what is compared
 * here was read.
 */
const WAITING = ['hold', 'order', 'reconcile'];

/** The open exceptions of the orders that wait, by their number. */
function waitingByReceipt({ exceptions }: Books): ReadonlyMap<string, OpenException[]> {
	return groupBy(
		exceptions.filter(({ kind, receiptId }) => receiptId !== '' && WAITING.includes(kind)),
		({ receiptId }) => receiptId,
	);
}

/**
 * Gives every line of every Etsy order its place, and names those that have none. Pure.
 * @param additions rows that this comparison adds to the ledger: they count
 */
export function compareLines(
	index: Indexed,
	additions: readonly LedgerAddition[],
): { findings: Finding[]; counts: LineCounts } {
	const { books } = index;
	const waiting = waitingByReceipt(books);
	const added = groupBy(additions, ({ receiptId }) => receiptId);
	const counts: LineCounts = {
		...{ orders: books.orders.length, lines: 0, ordered: 0, waiting: 0 },
		...{ leftOut: 0, endedOnEtsy: 0, withoutEnd: 0 },
	};
	const findings: Finding[] = [];
	for (const order of books.orders) {
		const { receiptId } = order;
		const byLine = rowStates(index, receiptId, added.get(receiptId) ?? []);
		const open = waiting.get(receiptId) ?? [];
		for (const line of order.lines) {
			const place = placeOf(order, line, byLine.get(line.lineId), open, index);
			counts.lines += 1;
			counts[place === 'tooYoung' ? 'waiting' : place] += 1;
			if (place !== 'withoutEnd') continue;
			const { lineId } = line;
			const code = index.takenForSent.has(receiptId) ? LINE_LEFT_BEHIND : 'line_without_end';
			findings.push(finding(code, { shopId: books.shopId, receiptId, lineId, detail: lineId }));
		}
	}
	for (const receiptId of books.unreadable) {
		findings.push(finding('order_unreadable', { shopId: books.shopId, receiptId }));
	}
	return { findings, counts };
}

/** The state of the ledger for each line of an order; `ordered` goes before all others. */
function rowStates(
	{ rowsByReceipt }: Indexed,
	receiptId: string,
	added: readonly LedgerAddition[],
): Map<string, string> {
	const states = new Map<string, string>();
	const say = (lineId: string, state: string) => {
		if (states.get(lineId) !== 'ordered') states.set(lineId, state);
	};
	for (const { ledger } of rowsByReceipt.get(receiptId) ?? []) {
		for (const lineId of ledger.lineIds) say(lineId, ledger.state);
	}
	for (const { lineIds, state } of added) {
		for (const lineId of lineIds.split(',')) say(lineId, state);
	}
	return states;
}

function placeOf(
	order: Order,
	line: OrderLine,
	state: string | undefined,
	open: readonly OpenException[],
	{ overdueBefore }: Indexed,
): Place {
	if (state === 'ordered') return 'ordered';
	if (state === 'cancelled') return 'endedOnEtsy';
	if (endOnEtsy(order) !== '' || !order.isPaid) return 'endedOnEtsy';
	if (state === 'ignored') return 'leftOut';
	if (state !== undefined) return 'waiting';
	// An exception without a line speaks of the whole order.
	if (open.some(({ lineId }) => lineId === '' || lineId === line.lineId)) return 'waiting';
	const paidAt = Date.parse(line.paidAt ?? order.createdAt);
	const changedAt = Date.parse(order.updatedAt);
	// An order that came or changed a moment ago is the next sync's; an unknown time counts as old.
	return paidAt > overdueBefore || changedAt > overdueBefore ? 'tooYoung' : 'withoutEnd';
}
