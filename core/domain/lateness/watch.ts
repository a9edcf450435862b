import type { Order } from '../order';
import { shipByOf } from '../planning/ordered-as';
import { judge, type Judged, type LateRules, type Waiting } from './judge';
import { isSent, type LateRow } from './late-row';
import { providerFacts, type ProviderFacts } from './provider-facts';

/** What the watch looks at. */
export interface WatchInput {
	/** Rows of the ledger in the order in which they were written; doubled ones count once. */
	rows: readonly LateRow[];
	/** Lines that any row of the ledger names, those that a rule left out too. */
	knownLines: ReadonlySet<string>;
	/** The open Etsy orders; empty where Etsy was not read: then the ledger's days count. */
	orders: readonly Order[];
}

/** How all orders stand that are not sent yet, and how printers kept their time. */
export interface Watched {
	/** Late ones first, then those at risk; the nearest day first. */
	judged: Judged[];
	providers: ProviderFacts[];
}

const RANK: Readonly<Record<Judged['level'], number>> = { late: 0, at_risk: 1, on_time: 2 };

const orderKey = ({ shopId, receiptId }: { shopId: string; receiptId: string }) =>
	`${shopId}/${receiptId}`;

function byExternalId(rows: readonly LateRow[]): LateRow[] {
	const first = new Map<string, LateRow>();
	for (const row of rows) {
		const known = first.get(row.externalId);
		// Of two rows that say the same order, the one that tells of a parcel is right.
		if (!known || (isSent(row) && !isSent(known))) first.set(row.externalId, row);
	}
	return [...first.values()];
}

/** The order of a row, as far as it is still to be sent; undefined: Etsy says that it is over. */
function waitingOf(
	row: LateRow,
	orders: ReadonlyMap<string, Order>,
	shops: ReadonlySet<string>,
): Waiting | undefined {
	const order = orders.get(orderKey(row));
	const { shopId, receiptId } = row;
	// All open orders of this shop were read, and it is not among them: it was sent or cancelled.
	if (!order)
		return shops.has(shopId)
			? undefined
			: { shopId, receiptId, shipBy: row.shipBy, createdAt: row.firstTriedAt, row };
	if (order.state !== 'open') return undefined;
	const shipBy = shipByOf(order, row.lineIds) || row.shipBy;
	return { shopId, receiptId, shipBy, createdAt: order.createdAt, row };
}

/** What of an Etsy order stands in no row of the ledger: it waits in POD Exceptions, or is new. */
function notInLedger(order: Order, known: ReadonlySet<string>): Waiting[] {
	if (order.state !== 'open') return [];
	const lineIds = order.lines
		.filter(({ lineId, isDigital }) => !isDigital && !known.has(lineId))
		.map(({ lineId }) => lineId);
	if (lineIds.length === 0) return [];
	const { shopId, receiptId, createdAt } = order;
	return [{ shopId, receiptId, shipBy: shipByOf(order, lineIds), createdAt, row: null }];
}

function byUrgency(a: Judged, b: Judged): number {
	const day = (one: Judged) => one.hoursLeft ?? Number.POSITIVE_INFINITY;
	if (RANK[a.level] !== RANK[b.level]) return RANK[a.level] - RANK[b.level];
	if (day(a) !== day(b)) return day(a) < day(b) ? -1 : 1;
	return a.key < b.key ? -1 : Number(a.key > b.key);
}

/**
 * Says of every order that is not sent whether it is on time, at risk or late. Pure.
 * @param now epoch milliseconds
 */
export function watchOrders(input: WatchInput, rules: LateRules, now: number): Watched {
	const rows = byExternalId(input.rows);
	const orders = new Map(input.orders.map((order) => [orderKey(order), order]));
	const shops = new Set(input.orders.map(({ shopId }) => shopId));
	const waiting = [
		...rows.filter((row) => !isSent(row)).flatMap((row) => waitingOf(row, orders, shops) ?? []),
		...[...orders.values()].flatMap((order) => notInLedger(order, input.knownLines)),
	];
	return {
		judged: waiting.flatMap((one) => judge(one, rules, now) ?? []).sort(byUrgency),
		providers: providerFacts(rows, rules, now),
	};
}
