import type { StoredRow } from '../host';
import type { CountsSnapshot } from '../sandbox/client';

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

/** What the sandbox knows of Printify's orders; see `sandbox/printify/index.ts`. */
export interface PrintifyTruth {
	orders: Array<{
		id: string;
		external_id?: string;
		line_items: Array<{
			quantity: number;
			product_id?: string;
			variant_id?: number;
			metadata?: { external_id?: string };
		}>;
	}>;
}

/** Everything that accounting looks at. */
export interface Books {
	etsy: EtsyTruth;
	printify: PrintifyTruth;
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
		const rule = ignored.get(lineId);
		if (rule) return { end: 'ignored', where: String(rule.notes || rule.reason) };
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

/**
 * Compares what the tables say with what the sandbox counted.
 * @returns one sentence for each thing that is wrong; empty when the books agree
 */
export function findDiscrepancies(books: Books): string[] {
	const { etsy, printify, counts, ledger } = books;
	const problems: string[] = [];
	const made = counts.providerOrders.printify ?? {};
	for (const [externalId, times] of Object.entries(made)) {
		if (times !== 1) problems.push(`${externalId} was made ${times} times at Printify.`);
	}
	const ordered = ledger.filter((row) => row.state === 'ordered');
	const orderedIds = new Set(ordered.map((row) => String(row.externalId)));
	for (const externalId of Object.keys(made)) {
		if (!orderedIds.has(externalId)) problems.push(`The ledger does not know ${externalId}.`);
	}
	for (const externalId of orderedIds) {
		if (!made[externalId]) problems.push(`The ledger has ${externalId}, Printify does not.`);
	}

	const printed = new Map<string, number>();
	for (const order of printify.orders) {
		for (const item of order.line_items) {
			const lineId = item.metadata?.external_id ?? '';
			printed.set(lineId, (printed.get(lineId) ?? 0) + item.quantity);
		}
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
			problems.push(`Line ${line.lineId} counts as ordered, but Printify does not have it.`);
		}
	}
	return problems;
}
