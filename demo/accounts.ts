import type { StoredRow } from '../host';
import { serviceLabel } from '../core/domain/provider';
import type { CountsSnapshot } from '../sandbox/client';
import type { PrintedLine } from './printer-truth';

/** Where an order line ended, as the tables tell it and the sandbox confirms it. */
export type LineEndKind = 'ordered' | 'held' | 'ignored' | 'not_paid' | 'open';

/** One line of an Etsy order and its end. */
export interface LineEnd {
	receiptId: string;
	lineId: string;
	sku: string;
	quantity: number;
	/** What the scenario says is special about the order. */
	note: string;
	end: LineEndKind;
	/** The provider order, or why not. */
	where: string;
}

/** What the sandbox knows of Etsy's orders; see `sandbox/etsy/snapshot.ts`. */
export interface EtsyTruth {
	receipts: Array<{
		receiptId: number;
		hasArrived: boolean;
		isPaid: boolean;
		isCanceled: boolean;
		lines: Array<{ transactionId: number; sku: string; quantity: number }>;
	}>;
}

/** Everything that accounting looks at. */
export interface Books {
	etsy: EtsyTruth;
	/** What every printer was really told to print. */
	printed: PrintedLine[];
	counts: CountsSnapshot;
	ledger: StoredRow[];
	exceptions: StoredRow[];
	notes: ReadonlyMap<string, string>;
}

const idsOf = (row: StoredRow): string[] => String(row.lineIds ?? '').split(',');

/** Says where each line that has arrived ended. */
export function lineEnds({ etsy, ledger, exceptions, notes }: Books): LineEnd[] {
	const byLine = (state: string) =>
		new Map(
			ledger
				.filter((row) => row.state === state)
				.flatMap((row) => idsOf(row).map((id) => [id, row] as const)),
		);
	const ordered = byLine('ordered');
	const stopped = byLine('cancelled');
	const ignored = byLine('ignored');
	const person = byLine('needs_person');
	const open = exceptions.filter((row) => row.state === 'open');
	const heldLines = new Map(open.map((row) => [String(row.lineId), row]));
	const heldOrders = new Map(open.map((row) => [String(row.externalId), row]));

	const endOf = (lineId: string, isPaid: boolean): Pick<LineEnd, 'end' | 'where'> => {
		const order = ordered.get(lineId);
		if (order) {
			return { end: 'ordered', where: `${order.provider} ${order.providerOrderId}` };
		}
		const taken = stopped.get(lineId);
		if (taken) {
			const where = `${taken.provider} ${taken.providerOrderId}, stopped there for the buyer`;
			return { end: 'ignored', where };
		}
		const rule = ignored.get(lineId);
		// A line that is left to a supplier has its end there, once something was tried.
		const isWithSupplier = rule?.reason === 'served_elsewhere' && person.has(lineId);
		if (rule && !isWithSupplier)
			return { end: 'ignored', where: String(rule.notes || rule.reason) };
		const failed = person.get(lineId);
		const reason = heldLines.get(lineId) ?? heldOrders.get(String(failed?.externalId));
		if (reason) return { end: 'held', where: `${reason.message} ${reason.hint}` };
		if (!isPaid) return { end: 'not_paid', where: 'The buyer has not paid.' };
		return { end: 'open', where: 'Nothing says where this line is.' };
	};
	return etsy.receipts
		.filter(({ hasArrived }) => hasArrived)
		.flatMap(({ receiptId, isPaid, lines }) =>
			lines.map((line) => ({
				receiptId: String(receiptId),
				lineId: String(line.transactionId),
				sku: line.sku,
				quantity: line.quantity,
				note: notes.get(String(receiptId)) ?? '',
				...endOf(String(line.transactionId), isPaid),
			})),
		);
}

/** An order as a sentence names it, such as `etsy-1-2-1 at Printify`. */
const nameOf = (provider: string, externalId: unknown): string =>
	`${String(externalId)} at ${serviceLabel(provider)}`;

const notKnown = (order: string): string => `The ledger does not know ${order}.`;

/** How {@link findDiscrepancies} says that an order at a printer has no row in the ledger. */
export function unknownToLedger(provider: string, externalId: string): string {
	return notKnown(nameOf(provider, externalId));
}

/**
 * Compares what the tables say with what the sandbox counted.
 * @returns one sentence for each thing that is wrong; empty when the books agree
 */
export function findDiscrepancies(books: Books): string[] {
	const { etsy, counts, ledger } = books;
	const problems: string[] = [];
	const ordered = ledger.filter(({ state }) => state === 'ordered' || state === 'cancelled');
	const inLedger = new Set(ordered.map((row) => nameOf(String(row.provider), row.externalId)));
	const made = new Map(
		Object.entries(counts.providerOrders).flatMap(([provider, orders]) =>
			Object.entries(orders).map(([id, times]) => [nameOf(provider, id), times] as const),
		),
	);
	for (const [order, times] of made) {
		if (times !== 1) problems.push(`${order} was made ${times} times.`);
		if (!inLedger.has(order)) problems.push(notKnown(order));
	}
	for (const order of inLedger) {
		if (!made.has(order)) problems.push(`The ledger has ${order}, the printer does not.`);
	}

	const printed = new Map<string, number>();
	for (const { lineId, quantity } of books.printed) {
		printed.set(lineId, (printed.get(lineId) ?? 0) + quantity);
	}
	for (const { lines } of etsy.receipts) {
		for (const { transactionId, quantity } of lines) {
			const pieces = printed.get(String(transactionId));
			if (pieces !== undefined && pieces !== quantity) {
				problems.push(`Line ${transactionId}: ${pieces} pieces ordered instead of ${quantity}.`);
			}
		}
	}
	for (const line of lineEnds(books)) {
		if (line.end === 'open') problems.push(`Line ${line.lineId} (${line.sku}) has no end.`);
		if (line.end === 'ordered' && !printed.has(line.lineId)) {
			problems.push(`Line ${line.lineId} counts as ordered, but no printer has it.`);
		}
	}
	return problems;
}
