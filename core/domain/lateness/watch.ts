import type { Order } from '../order';
import { shipByOf } from '../planning/ordered-as';
import { judge, type Judged, type LateRules, type Waiting } from './judge';
import { isOut, isSent, type LateRow } from './late-row';
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

/** The rest of an order that Etsy takes for sent is watched for so long after its day: not for ever. */
const REST_IS_WATCHED = 30 * 86_400_000;

/** What is known of Etsy's orders beside a row. */
interface Known {
	orders: ReadonlyMap<string, Order>;
	/** Shops whose open orders were all read. */
	shops: ReadonlySet<string>;
	/** Orders of which a printer has sent a parcel. */
	out: ReadonlySet<string>;
	now: number;
}

/**
 * Whether a printer still makes it although Etsy lists the order no more: Etsy takes a whole order
 * for sent once it is told of one parcel. If no printer sent one, the seller ended it by hand.
 */
function isRestOfSent(row: LateRow, { out, now }: Known): boolean {
	if (row.state !== 'ordered' || !out.has(orderKey(row))) return false;
	return Date.parse(row.shipBy || row.orderedAt) + REST_IS_WATCHED >= now;
}

/** The order of a row, as far as it is still to be sent; undefined: Etsy says that it is over. */
function waitingOf(row: LateRow, known: Known): Waiting | undefined {
	const order = known.orders.get(orderKey(row));
	const { shopId, receiptId, shipBy } = row;
	const isRest = known.out.has(orderKey(row));
	if (order?.state === 'open') {
		const day = shipByOf(order, row.lineIds) || shipBy;
		return { shopId, receiptId, shipBy: day, createdAt: order.createdAt, row, isRest };
	}
	if (order !== undefined && order.state !== 'shipped') return undefined;
	const wasRead = order !== undefined || known.shops.has(shopId);
	if (wasRead && !isRestOfSent(row, known)) return undefined;
	return { shopId, receiptId, shipBy, createdAt: row.firstTriedAt, row, isRest };
}

/** What of an Etsy order stands in no row of the ledger: it waits in POD Exceptions, or is new. */
function notInLedger(order: Order, known: ReadonlySet<string>): Waiting[] {
	if (order.state !== 'open') return [];
	const lineIds = order.lines
		.filter(({ lineId, isDigital }) => !isDigital && !known.has(lineId))
		.map(({ lineId }) => lineId);
	if (lineIds.length === 0) return [];
	const { shopId, receiptId, createdAt } = order;
	const shipBy = shipByOf(order, lineIds);
	return [{ shopId, receiptId, shipBy, createdAt, row: null, isRest: false }];
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
	const known = { orders, shops, out: new Set(rows.filter(isOut).map(orderKey)), now };
	const waiting = [
		...rows.filter((row) => !isSent(row)).flatMap((row) => waitingOf(row, known) ?? []),
		...[...orders.values()].flatMap((order) => notInLedger(order, input.knownLines)),
	];
	return {
		judged: waiting.flatMap((one) => judge(one, rules, now) ?? []).sort(byUrgency),
		providers: providerFacts(rows, rules, now),
	};
}
