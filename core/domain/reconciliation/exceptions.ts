import { isCalledOff } from '../called-off';
import type { Attention } from '../following/attention';
import { isLeftToSupplier } from '../tracking/sent-in-part';
import { endOnEtsy } from './compare-row';
import type { Indexed } from './index-books';
import type {
	Closing,
	Finding,
	FindingCode,
	LedgerAddition,
	LedgerChange,
	Note,
	OpenException,
} from './types';

/** So grave that they are told beside whatever else is open about the order. */
const ALWAYS_TOLD: readonly FindingCode[] = [
	'at_printer_only',
	'doubled_at_printer',
	'told_not_shown',
];

/** After these nothing more is ordered for a row. */
const ENDS: readonly string[] = ['ordered', 'cancelled', 'ignored'];

/** So long after anybody met it, a fault of one order is over that is not compared any more. */
const FORGOTTEN_MS = 24 * 3_600_000;

/** Rows of the workflows that read orders about one that they could not read, by its number. */
const ONE_ORDER_UNREAD = /^(etsy|supply):read:/;

/** What a row says after this comparison. */
interface StateAfter {
	state: string;
	lineIds: readonly string[];
	/** A rule has left its lines to a supplier: they end with the order to the supplier. */
	isLeft?: boolean;
}

/** The states of a row by its name, as they are after this comparison. */
export type StatesAfter = ReadonlyMap<string, StateAfter>;

/**
 * What `POD Exceptions` is to say of the findings that need the seller.
 * @param closings rows that are closed now: what they spoke of is told by nobody any more
 */
export function notesFor(
	index: Indexed,
	findings: readonly Finding[],
	{ attentions, holds }: { attentions: readonly Attention[]; holds: readonly Note[] },
	closings: readonly Closing[],
): Note[] {
	const closed = new Set(closings.map(({ rowId }) => rowId));
	const exceptions = index.books.exceptions.filter(({ rowId }) => !closed.has(rowId));
	const spokenOf = new Set(
		exceptions
			// That an order is late says nothing of why.
			.filter(({ kind }) => kind !== 'late')
			.flatMap(({ receiptId, externalId }) => [receiptId, externalId]),
	);
	spokenOf.delete('');
	const open = new Set(exceptions.map(({ key }) => key));
	const ofProduction = attentions.map(
		(attention): Note => ({ kind: 'production', lineId: '', ...attention }),
	);
	const notes = [...ofProduction, ...holds].filter(({ key }) => !open.has(key));
	const noted = new Set(notes.map(({ key }) => key));
	for (const found of findings) {
		const { code, key, receiptId, externalId, repair } = found;
		// A silent printer has its row already, from the step that asked it.
		if (repair !== 'person' || code === 'printer_silent') continue;
		if (open.has(key) || noted.has(key)) continue;
		const isSpokenOf = spokenOf.has(externalId) || spokenOf.has(receiptId);
		if (isSpokenOf && !ALWAYS_TOLD.includes(code)) continue;
		noted.add(key);
		const { shopId, lineId, provider, category, message, hint } = found;
		notes.push({
			...{ kind: 'reconcile', key, shopId, receiptId, lineId, externalId, provider },
			...{ code, category, message, hint },
		});
	}
	return notes;
}

/**
 * The open rows of `POD Exceptions` whose matter is over: the order was made, left out, or has
 * ended on Etsy. Those of other workflows' own kinds are left to them.
 */
export function closingsFor(
	index: Indexed,
	findings: readonly Finding[],
	after: StatesAfter,
): Closing[] {
	const stillThere = new Set(findings.map(({ key }) => key));
	const ended = new Set<string>();
	const ordered = new Set<string>();
	for (const [, { state, lineIds, isLeft = false }] of after) {
		if (ENDS.includes(state) && !isLeft) for (const id of lineIds) ended.add(id);
		if (state === 'ordered') for (const id of lineIds) ordered.add(id);
	}
	const isOver = (open: OpenException): boolean => {
		if (open.kind === 'reconcile') {
			return open.key.startsWith('reconcile:') &&
				isOfThisShop(open, index) &&
				!isSilent(open, index)
				? !stillThere.has(open.key)
				: false;
		}
		if (open.kind === 'read') return isAnsweredNow(open, index) || isReadNow(open, index);
		const order = index.orders.get(open.receiptId);
		if (order === undefined) return false;
		const state = after.get(open.externalId)?.state;
		if (open.kind === 'order') return state !== undefined && ENDS.includes(state);
		if (open.kind !== 'hold') return false;
		// That an order was cancelled after it was made is a matter of its own, and is not over.
		if (isCalledOff(order)) {
			return !order.lines.some(({ lineId }) => ordered.has(lineId));
		}
		return endOnEtsy(order) !== '' || (open.lineId !== '' && ended.has(open.lineId));
	};
	return index.books.exceptions.filter(isOver).map(({ rowId, key }): Closing => ({ rowId, key }));
}

/**
 * Rows of this workflow's own about Etsy or a printer that did not answer, and now does. A copy of
 * the workflow for another shop has other credentials: it closes its own.
 */
function isAnsweredNow({ key, receiptId }: OpenException, { books }: Indexed): boolean {
	if (key.startsWith('reconcile:etsy:')) return !books.unreadable.includes(receiptId);
	const [what, workflowId] = key.split('@');
	if (workflowId !== books.workflowId) return false;
	if (what === 'reconcile:compare' || what === 'reconcile:etsy') return true;
	const [own, ask, provider = ''] = what?.split(':') ?? [];
	return own === 'reconcile' && ask === 'ask' && books.asked.has(provider);
}

/**
 * One order that could not be read once, and was read now. An order that is not compared (it was
 * made before the days) has left the lists of those who noted it where nobody has met the fault for
 * a day: they write the row anew each time.
 */
function isReadNow(open: OpenException, { books, orders }: Indexed): boolean {
	const { key, receiptId, shopId, changedAt } = open;
	if (!ONE_ORDER_UNREAD.test(key)) return false;
	if (orders.has(receiptId)) return true;
	if (books.unreadable.includes(receiptId)) return false;
	const isOurs = shopId === '' || shopId === books.shopId;
	return isOurs && changedAt < books.now - FORGOTTEN_MS;
}

function isOfThisShop({ shopId }: OpenException, { books }: Indexed): boolean {
	return shopId === books.shopId;
}

/** What a printer that does not answer may still be wrong about stays open. */
function isSilent({ externalId }: OpenException, { books, rows }: Indexed): boolean {
	if (books.silent.length === 0) return false;
	const row = rows.find(({ ledger }) => ledger.externalId === externalId);
	return row === undefined || books.silent.includes(row.ledger.provider);
}

/** The states of the rows once the changes and the additions are written. */
export function statesAfter(
	index: Indexed,
	changes: readonly LedgerChange[],
	additions: readonly LedgerAddition[],
): StatesAfter {
	const changed = new Map(changes.map(({ externalId, state }) => [externalId, state]));
	const states = new Map<string, StateAfter>();
	for (const { ledger } of index.rows) {
		const { externalId, state, lineIds, n } = ledger;
		// Lines that a rule leaves out have a row each under one name.
		const name = n === 0 ? `${externalId} ${lineIds.join(',')}` : externalId;
		const isLeft = isLeftToSupplier(ledger, index.books.suppliers);
		states.set(name, { state: changed.get(externalId) ?? state, lineIds, isLeft });
	}
	for (const { externalId, state, lineIds } of additions) {
		states.set(externalId, { state, lineIds: lineIds.split(',') });
	}
	return states;
}
