import type { Attention } from '../following/attention';
import type { FoundParcel } from '../following/follow-order';
import { compareLines } from './compare-lines';
import { compareParcels } from './compare-parcels';
import { comparePrinters } from './compare-printers';
import { compareRow } from './compare-row';
import { compareSuppliers } from './compare-suppliers';
import { closingsFor, notesFor, statesAfter } from './exceptions';
import { indexBooks, type Indexed } from './index-books';
import type { PlacedOrder } from './placed-order';
import type { Books, Finding, LedgerChange, Note, Reconciled, Totals } from './types';
import { finding } from './words';

/**
 * Compares every Etsy order of the days with ledger, printers and parcels, and says what differs,
 * what is to be written so that it agrees, and what only the seller can decide. It makes no order
 * and tells no buyer. Pure, and the same for the same rows in any order.
 */
export function reconcile(books: Books): Reconciled {
	const index = indexBooks(books);
	const findings: Finding[] = [];
	const changes: LedgerChange[] = [];
	const parcels = new Map<string, FoundParcel>();
	const attentions: Attention[] = [];
	const holds: Note[] = [];
	const matched = new Map<string, PlacedOrder>();
	for (const row of index.rows) {
		const outcome = compareRow(row, index);
		findings.push(...outcome.findings);
		if (outcome.change) changes.push(outcome.change);
		for (const parcel of outcome.parcels) parcels.set(parcel.key, parcel);
		holds.push(...(outcome.holds ?? []));
		if (outcome.attention) attentions.push(outcome.attention);
		if (outcome.placed) matched.set(row.ledger.externalId, outcome.placed);
	}
	const atPrinters = comparePrinters(index, matched);
	const { additions } = atPrinters;
	for (const parcel of atPrinters.parcels) parcels.set(parcel.key, parcel);
	holds.push(...atPrinters.holds);
	const { findings: ofLines, counts } = compareLines(index, additions);
	findings.push(...atPrinters.findings, ...ofLines, ...compareParcels(index, books.parcels));
	findings.push(...compareSuppliers(index));
	for (const provider of books.silent) {
		findings.push(finding('printer_silent', { shopId: books.shopId, receiptId: '', provider }));
	}
	const closings = closingsFor(index, findings, statesAfter(index, changes, additions));
	return {
		findings,
		changes,
		additions,
		parcels: [...parcels.values()],
		notes: notesFor(index, findings, { attentions, holds }, closings),
		closings,
		totals: { ...counts, ...sums(index, matched) },
	};
}

type Sums = Pick<
	Totals,
	'atPrinters' | 'inLedger' | 'parcels' | 'openExceptions' | 'expected' | 'billed'
>;

/** What stands on both sides, and what it costs where both tell it. */
function sums(index: Indexed, matched: ReadonlyMap<string, PlacedOrder>): Sums {
	const expected = new Map<string, number>();
	const billed = new Map<string, number>();
	const add = (to: Map<string, number>, currency: string, amount: number) => {
		to.set(currency, (to.get(currency) ?? 0) + amount);
	};
	for (const { ledger } of index.rows) {
		const cost = matched.get(ledger.externalId)?.cost;
		if (ledger.cost === undefined || cost === undefined) continue;
		if (ledger.cost.currency !== cost.currency) continue;
		add(expected, cost.currency, ledger.cost.amountMinor);
		add(billed, cost.currency, cost.amountMinor);
	}
	const ours = [...index.placedByName.values()].flat();
	const numbers = new Set([...ours, ...matched.values()].map((order) => order.providerOrderId));
	return {
		atPrinters: numbers.size,
		inLedger: index.rows.filter(({ ledger }) => ledger.state === 'ordered').length,
		parcels: index.parcelKeys.size,
		openExceptions: index.books.exceptions.length,
		expected: Object.fromEntries(expected),
		billed: Object.fromEntries(billed),
	};
}
