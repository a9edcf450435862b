import { parseExternalId } from '../external-id';
import type { Order } from '../order';
import { mostCareful } from '../planning/standing';
import { plainTracking, withoutOurParcels } from '../tracking/our-parcels';
import { foremostFirst, type PlacedOrder } from './placed-order';
import type { BookRow, Books } from './types';

/** A run that is at work has so long beyond its time, and so has the next one to begin. */
const GRACE_MS = 30 * 60_000;

/** The books, so that nothing is searched row by row. */
export interface Indexed {
	books: Books;
	/** From when on something is overdue, in epoch milliseconds: what is older should be done. */
	overdueBefore: number;
	/** Claims made before are of runs that have died. */
	deadBefore: number;
	/** One that Etsy takes for sent only because of our own parcels stands here as open. */
	orders: ReadonlyMap<string, Order>;
	/** The numbers of those. */
	takenForSent: ReadonlySet<string>;
	/** One row an order at a printer: of rows that say the same, the most careful one. */
	rows: readonly BookRow[];
	rowsByReceipt: ReadonlyMap<string, BookRow[]>;
	/** Orders of this shop at printers, by our name of them, each group by {@link foremostFirst}. */
	placedByName: ReadonlyMap<string, PlacedOrder[]>;
	/** By printer and number there. */
	placedByNumber: ReadonlyMap<string, PlacedOrder>;
	parcelKeys: ReadonlySet<string>;
	/** Orders and rows of which an open exception speaks, by number and by name. */
	spokenOf: ReadonlySet<string>;
}

/** How an order at a printer is named in {@link Indexed.placedByNumber}. */
export function numberKey(provider: string, providerOrderId: string): string {
	return `${provider} ${providerOrderId}`;
}

/** Groups by a key; entries keep their order. */
export function groupBy<T>(list: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const entry of list) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	return groups;
}

/** Brings the books into the order in which they are compared. One pass over each. */
export function indexBooks(given: Books): Indexed {
	const orders = withoutParcels(given);
	const books = { ...given, orders };
	const asEtsySays = new Set(given.orders);
	const { now, claimTimeoutSeconds } = books;
	const deadBefore = now - claimTimeoutSeconds * 1000;
	const rows = speakingRows(books);
	const named = books.placed.filter(
		({ externalId }) => parseExternalId(externalId)?.shopId === books.shopId,
	);
	return {
		books,
		deadBefore,
		overdueBefore: deadBefore - GRACE_MS,
		orders: new Map(orders.map((order) => [order.receiptId, order])),
		takenForSent: new Set(
			orders.filter((order) => !asEtsySays.has(order)).map(({ receiptId }) => receiptId),
		),
		rows,
		rowsByReceipt: groupBy(rows, ({ ledger }) => ledger.receiptId),
		placedByName: groupBy(named.sort(foremostFirst), ({ externalId }) => externalId),
		placedByNumber: new Map(
			books.placed.map((order) => [numberKey(order.provider, order.providerOrderId), order]),
		),
		parcelKeys: new Set(books.parcels.map(({ key }) => key)),
		spokenOf: new Set(
			books.exceptions
				.filter(({ kind }) => kind !== 'late')
				.flatMap(({ receiptId, externalId }) => [receiptId, externalId])
				.filter((name) => name !== ''),
		),
	};
}

/** An order that Etsy takes for sent only because of our own parcels is compared as an open one. */
function withoutParcels({ orders, parcels }: Books): Order[] {
	const byOrder = groupBy(parcels, ({ receiptId }) => receiptId);
	return orders.map((order) => {
		const own = byOrder.get(order.receiptId) ?? [];
		const ours = own.map(({ trackingNumber }) => plainTracking(trackingNumber));
		return withoutOurParcels(order, new Set(ours));
	});
}

/** Two runs at one moment may write a row twice: the most careful one speaks for both. */
function speakingRows({ rows, now, claimTimeoutSeconds }: Books): BookRow[] {
	const same = groupBy(rows, ({ ledger: { externalId, n, lineIds } }) =>
		n === 0 ? `${externalId} ${lineIds.join(',')}` : externalId,
	);
	return [...same.values()].flatMap((group) => {
		const [only] = group;
		if (group.length === 1 || only === undefined) return group;
		const chosen = mostCareful(
			group.map(({ ledger }) => ledger),
			{ now, claimTimeoutSeconds },
		);
		return group.filter(({ ledger }) => ledger === chosen);
	});
}
