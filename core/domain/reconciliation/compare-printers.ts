import { parseExternalId } from '../external-id';
import { serviceLabel } from '../provider';
import type { FoundParcel } from '../following/follow-order';
import { AT_PRINTER_ONLY, isMadeForNobody, notNoted, parcelsOf } from './compare-row';
import type { Indexed } from './index-books';
import { isLive, type PlacedOrder } from './placed-order';
import { sentForNobody } from './sent-for-nobody';
import type { Finding, LedgerAddition, Note } from './types';
import { finding } from './words';

/** What came of looking at the printers' orders. */
export interface PrinterOutcome {
	findings: Finding[];
	additions: LedgerAddition[];
	/** Of the orders that the ledger lacks. */
	parcels: FoundParcel[];
	/** What is told of them in the words of the sync. */
	holds: Note[];
}

const named = (order: PlacedOrder) => `${serviceLabel(order.provider)} ${order.providerOrderId}`;

/**
 * Looks from the printers' side: orders that the ledger lacks, orders made twice, and orders that
 * are made for nobody. Pure.
 * @param matched orders at printers that rows of the ledger mean, by row
 */
export function comparePrinters(
	index: Indexed,
	matched: ReadonlyMap<string, PlacedOrder>,
): PrinterOutcome {
	const outcome: PrinterOutcome = { findings: [], additions: [], parcels: [], holds: [] };
	const known = new Set(index.rows.map(({ ledger }) => ledger.externalId));
	for (const [externalId, placed] of index.placedByName) {
		const doubles = doublesOf(placed);
		const [first] = placed;
		if (first === undefined) continue;
		const receiptId = parseExternalId(externalId)?.receiptId ?? '';
		const about = { shopId: index.books.shopId, receiptId, externalId, provider: first.provider };
		if (doubles.length > 1) {
			const detail = doubles.map(named).join(' and ');
			outcome.findings.push(finding('doubled_at_printer', { ...about, detail }));
		}
		if (!known.has(externalId) && isLive(first)) addRow(outcome, first, receiptId, index);
	}
	outcome.findings.push(...twiceInLedger(index, matched), ...madeForNobody(index, matched));
	return outcome;
}

/** Live orders of one name, without the parts into which a printer split one. */
function doublesOf(placed: readonly PlacedOrder[]): PlacedOrder[] {
	const wholes: PlacedOrder[] = [];
	for (const order of placed.filter(isLive)) {
		const belongs = wholes.some(
			(whole) =>
				whole.connectedOrderIds.includes(order.providerOrderId) ||
				order.connectedOrderIds.includes(whole.providerOrderId),
		);
		if (!belongs) wholes.push(order);
	}
	return wholes;
}

/**
 * Writes down an order that the ledger lacks, so that it is not made again. Where its lines are
 * not known for certain, all that have no other row wait for a person.
 */
function addRow(outcome: PrinterOutcome, placed: PlacedOrder, receiptId: string, index: Indexed) {
	const { shopId } = index.books;
	const order = index.orders.get(receiptId);
	// An Etsy order from before the days that are compared is not known, and neither are its lines.
	if (order === undefined) return;
	// A run that is at work has ordered it since the ledger was read, and writes it down itself.
	if (Date.parse(placed.createdAt) > index.deadBefore) return;
	const { externalId, provider, providerOrderId, status } = placed;
	const known = new Set(
		(index.rowsByReceipt.get(receiptId) ?? []).flatMap(({ ledger }) => ledger.lineIds),
	);
	const told = order.lines.filter(({ lineId }) => placed.lineIds.includes(lineId));
	const isTold = told.length > 0 && told.length === placed.lineIds.length;
	const lines = isTold ? told : order.lines.filter(({ lineId }) => !known.has(lineId));
	// A printer that names no lines has all that are left, where it makes as many pieces.
	const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	const isCertain = isTold || (placed.lineIds.length === 0 && placed.pieces === pieces);
	const about = { shopId, receiptId, externalId, provider };
	const code = isCertain ? 'made_not_noted' : 'at_printer_only';
	outcome.findings.push(finding(code, { ...about, detail: `number ${providerOrderId}` }));
	if (lines.length === 0) return;
	const orderedAt = placed.createdAt || new Date(index.books.now).toISOString();
	if (isCertain) {
		const ours = {
			...{ ...about, providerOrderId, isImported: false, status, orderedAt },
			...{ checkedAt: '', statusAt: '', shippedAt: '', deliveredAt: '' },
		};
		const parcels = parcelsOf(ours, placed, index);
		outcome.parcels.push(...parcels);
		outcome.findings.push(...parcels.map(notNoted));
		const lineIds = lines.map(({ lineId }) => lineId);
		outcome.holds.push(...sentForNobody(placed, lineIds, index));
	}
	outcome.additions.push({
		...{ externalId, shopId, receiptId, provider, providerOrderId, status },
		state: isCertain ? 'ordered' : 'needs_person',
		lineIds: lines.map(({ lineId }) => lineId).join(','),
		reason: isCertain ? '' : AT_PRINTER_ONLY,
		orderedAt,
		notes: 'Found at the printer by the daily reconciliation.',
	});
}

/** A line in two live orders of different names. */
function twiceInLedger(index: Indexed, matched: ReadonlyMap<string, PlacedOrder>): Finding[] {
	const findings: Finding[] = [];
	for (const [receiptId, rows] of index.rowsByReceipt) {
		const seen = new Map<string, PlacedOrder>();
		const told = new Set<string>();
		for (const { ledger } of rows) {
			const placed = matched.get(ledger.externalId);
			if (ledger.state !== 'ordered' || placed === undefined || !isLive(placed)) continue;
			for (const lineId of ledger.lineIds) {
				const other = seen.get(lineId);
				seen.set(lineId, placed);
				if (other === undefined || other === placed || told.has(lineId)) continue;
				told.add(lineId);
				const { shopId } = index.books;
				const detail = `line ${lineId} is in ${named(other)} and in ${named(placed)}`;
				const about = { shopId, receiptId, lineId, provider: placed.provider, detail };
				findings.push(finding('doubled_at_printer', about));
			}
		}
	}
	return findings;
}

function madeForNobody(index: Indexed, matched: ReadonlyMap<string, PlacedOrder>): Finding[] {
	const all = new Map(matched);
	for (const [externalId, [first]] of index.placedByName) {
		if (first && !all.has(externalId)) all.set(externalId, first);
	}
	const findings: Finding[] = [];
	for (const [externalId, placed] of all) {
		const receiptId = parseExternalId(externalId)?.receiptId ?? '';
		if (!isMadeForNobody(index.orders.get(receiptId), placed)) continue;
		const { provider, status } = placed;
		const detail = `${placed.providerOrderId}, ${status.replaceAll('_', ' ')}`;
		const { shopId } = index.books;
		const about = { shopId, receiptId, externalId, provider, detail };
		findings.push(finding('cancelled_but_made', about));
	}
	return findings;
}
