import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyApi, ReceiptQuery } from '../client';
import type { Behind, PollState, Sweep, SweepName } from './state';

/** Etsy's largest page, highest offset and earliest time (facts/etsy.md 3). */
const PAGE_SIZE = 100;
const LAST_OFFSET = 12_000;
const FIRST_SECOND = 946_684_800;
/** Pages overlap by so much, as Etsy does not say whether a bound belongs to the range. */
const EDGE_SECONDS = 1;
/** A time of change so far ahead of our clock is no time to go by. */
const A_DAY = 86_400;
/** So far back the lists of {@link readSweep} go. */
export const SWEEP_BACK_SECONDS = 90 * A_DAY;

/** One of the shop's orders as Etsy sent it, still unchecked. */
export type RawOrder = unknown;

/** What is read of the shop and how much. */
export interface OrderReading {
	api: Pick<EtsyApi, 'getShopReceipts'>;
	shopId: string;
	/** How many pages may be read at most. */
	maxPages: number;
	/** Whether there is still time for another page. */
	hasTime(): boolean;
	/** Our time, epoch seconds. */
	now: number;
	/** Told of each page; whether no more is needed, however much there is. */
	isEnough?(page: readonly RawOrder[]): boolean;
}

/** A list as far as it was read, and where to go on. */
export interface OrdersRead<Position> {
	orders: RawOrder[];
	next: Position;
}

function timeOf(raw: RawOrder, names: readonly string[]): number | undefined {
	if (typeof raw !== 'object' || raw === null) return undefined;
	const times = names.map((name) => Reflect.get(raw, name) as unknown);
	return times.find((time): time is number => Number.isSafeInteger(time) && Number(time) > 0);
}

const changedAt = (raw: RawOrder) =>
	timeOf(raw, ['updated_timestamp', 'update_timestamp', 'created_timestamp', 'create_timestamp']);
const orderedAt = (raw: RawOrder) => timeOf(raw, ['created_timestamp', 'create_timestamp']);

/** Reads pages by a moving edge; within one second, where the edge cannot move, by offset. */
async function readPages(
	reading: OrderReading,
	from: Behind | Sweep,
	query: (edge: number | undefined) => ReceiptQuery,
	nextEdge: (page: RawOrder[]) => number | undefined,
): Promise<Result<{ orders: RawOrder[]; at: { edge?: number; offset: number }; isEnd: boolean }>> {
	const orders: RawOrder[] = [];
	let { edge, offset }: { edge?: number; offset: number } = from;
	for (let pages = 0; pages < reading.maxPages && (pages === 0 || reading.hasTime()); pages += 1) {
		if (offset > LAST_OFFSET) return fail(tooManyAtOnce());
		const asked = { ...query(edge), limit: PAGE_SIZE, offset };
		const page = await reading.api.getShopReceipts(reading.shopId, asked);
		if (!page.ok) return page;
		const { results, count } = page.value;
		orders.push(...results);
		if (reading.isEnough?.(results)) return ok({ orders, at: { edge, offset }, isEnd: false });
		const isShort = results.length < PAGE_SIZE && (count ?? 0) <= offset + results.length;
		if (results.length === 0 || isShort) return ok({ orders, at: { edge, offset }, isEnd: true });
		const moved = nextEdge(results);
		const moves = moved !== undefined && moved !== edge;
		({ edge, offset } = moves
			? { edge: moved, offset: 0 }
			: { edge, offset: offset + results.length });
	}
	return ok({ orders, at: { edge, offset }, isEnd: false });
}

function tooManyAtOnce() {
	return failure({
		category: 'capability',
		provider: 'etsy',
		operation: 'getShopReceipts',
		message: `Etsy lists more than ${LAST_OFFSET} orders for one moment and lets no more be read.`,
		hint: 'Report this, please: no shop is known to have so many orders in one second.',
	});
}

function largest(times: Array<number | undefined>, atMost: number): number | undefined {
	const given = times.filter((time) => time !== undefined && time <= atMost) as number[];
	return given.length === 0 ? undefined : given.reduce((a, b) => Math.max(a, b));
}

/**
 * The orders that changed since the cursor, less the overlap; or since where an earlier poll had
 * to break off. One call for each hundred.
 */
export async function readChanges(
	reading: OrderReading,
	{ cursor, behind, since }: Pick<PollState, 'cursor' | 'behind' | 'since'>,
	overlapSeconds: number,
): Promise<Result<OrdersRead<{ cursor: number; behind?: Behind }>>> {
	const start = Math.max(FIRST_SECOND, cursor === 0 ? since : cursor - overlapSeconds);
	const read = await readPages(
		reading,
		behind ?? { edge: start, offset: 0 },
		(edge) => ({ min_last_modified: edge, sort_on: 'updated', sort_order: 'asc' }),
		(page) => {
			const last = largest(page.map(changedAt), Number.MAX_SAFE_INTEGER);
			return last === undefined ? undefined : last - EDGE_SECONDS;
		},
	);
	if (!read.ok) return read;
	const { orders, at, isEnd } = read.value;
	const latest = largest(orders.map(changedAt), reading.now + A_DAY) ?? 0;
	const stopped = isEnd ? undefined : { edge: at.edge ?? start, offset: at.offset };
	return ok({ orders, next: { cursor: Math.max(cursor, latest), behind: stopped } });
}

/** The time of the latest change of any order, by Etsy's clock; 0 for a shop without orders. */
export async function readLatestChange(reading: OrderReading): Promise<Result<number>> {
	const query: ReceiptQuery = { sort_on: 'updated', sort_order: 'desc', limit: 1, offset: 0 };
	const page = await reading.api.getShopReceipts(reading.shopId, query);
	if (!page.ok) return page;
	return ok(largest(page.value.results.map(changedAt), reading.now + A_DAY) ?? 0);
}

const SWEEP_FILTERS: Readonly<Record<SweepName, ReceiptQuery>> = {
	cancelled: { was_canceled: true },
	shipped: { was_shipped: true },
	// Without `was_canceled` cancelled orders come along (facts/etsy.md 9), so none goes missing.
	unshipped: { was_shipped: false },
};

/**
 * Some pages of a list that is gone through again and again, newest order first, whatever its
 * time of change says. No change of another order can move an order from one page to the next.
 */
export async function readSweep(
	reading: OrderReading,
	name: SweepName,
	sweep: Sweep,
): Promise<Result<OrdersRead<Sweep>>> {
	const oldest = Math.max(FIRST_SECOND, reading.now - SWEEP_BACK_SECONDS);
	const read = await readPages(
		reading,
		sweep,
		(edge) => ({
			...SWEEP_FILTERS[name],
			min_created: oldest,
			...(edge === undefined ? {} : { max_created: Math.max(edge, oldest) }),
			sort_on: 'created',
			sort_order: 'desc',
		}),
		(page) => {
			const times = page.map(orderedAt).filter((time) => time !== undefined);
			return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b)) + EDGE_SECONDS;
		},
	);
	if (!read.ok) return read;
	const { orders, at, isEnd } = read.value;
	return ok({ orders, next: isEnd ? { offset: 0, laps: 1 } : { ...at, laps: sweep.laps } });
}
