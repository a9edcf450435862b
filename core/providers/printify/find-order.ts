import { failure } from '../../domain/failure';
import type { Result } from '../../domain/result';
import { fail, ok } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import { toIsoTime } from '../shared/fields';
import { shopPath } from './deps';
import { externalIdOf, isExternal, isImportOf } from './from-printify';
import type { PrintifyOrder, PrintifyOrderPage } from './schemas';
import { orderPageSchema } from './schemas';

/** Printify's largest page of orders (facts/printify.md 4). */
export const PAGE_SIZE = 10;
/** Two thousand orders: at 600 calls a minute a scan ends within half a minute. */
const MAX_PAGES = 200;
/** How far Printify's clock and ours may differ, in milliseconds. */
const CLOCK_MARGIN = 10 * 60 * 1000;

/** What a look-up needs to know. */
export interface LookUp {
	externalId: string;
	/**
	 * When the try in doubt began, in milliseconds since 1970: orders made before it need not be
	 * searched. Undefined searches them all.
	 */
	since: number | undefined;
	/**
	 * True when the try in doubt ended only now, so that what was read before says nothing. False
	 * when it was over before this node execution began.
	 */
	mustReadAnew: boolean;
}

/**
 * Printify cannot be asked for an externalId, so its order list is read, newest first, and
 * remembered. One scan object lives for one node execution and serves all its look-ups: thirteen
 * orders in doubt cost about one reading of the newest pages, not thirteen. Memory only: the
 * orders hold buyer data.
 */
export class OrderScan {
	private last: Reading | undefined;
	private queue: Promise<unknown> = Promise.resolve();
	/** Counts look-ups and readings, to tell which came first; a clock may stand still. */
	private moment = 0;

	constructor(
		private readonly client: ApiClient,
		private readonly shopId: string,
		private readonly now: () => number,
	) {}

	/**
	 * Looks an order up. Look-ups run one after the other, so that all that wait during a reading
	 * share the next one.
	 * @returns null when there is none; an `unclear` failure when the list is too long to tell
	 */
	async find(lookUp: LookUp): Promise<Result<PrintifyOrder | null>> {
		const askedAt = ++this.moment;
		const turn = this.queue.then(async () => {
			const reading = this.readingFor(lookUp, askedAt);
			return await reading.find(lookUp.externalId, lookUp.since);
		});
		this.queue = turn;
		return await turn;
	}

	/**
	 * Finds the orders that Printify's own connection made of an order at the shop. Look-ups of one
	 * node execution share a reading: an order that comes in between is found by the next one.
	 * @param since when the order was made at the shop, in milliseconds since 1970
	 */
	async findImported(
		receiptId: string,
		since: number | undefined,
	): Promise<Result<PrintifyOrder[]>> {
		const askedAt = ++this.moment;
		const turn = this.queue.then(async () => {
			const reading = this.readingFor({ since, mustReadAnew: false }, askedAt);
			return await reading.findImported(receiptId, since);
		});
		this.queue = turn;
		return await turn;
	}

	/** The last reading where it began late enough for this look-up, else a new one. */
	private readingFor(
		{ since, mustReadAnew }: Pick<LookUp, 'since' | 'mustReadAnew'>,
		askedAt: number,
	): Reading {
		const { last } = this;
		if (last !== undefined) {
			const isLate = mustReadAnew ? last.moment > askedAt : last.beganAt > (since ?? 0);
			if (isLate) return last;
		}
		this.last = new Reading(this.client, this.shopId, this.now(), ++this.moment);
		return this.last;
	}
}

/** One pass over the order list, carried on only as far as a look-up needs. */
class Reading {
	private readonly orders = new Map<string, PrintifyOrder>();
	/** The orders that a shop's own connection made. */
	private readonly imported: PrintifyOrder[] = [];
	private pages = 0;
	private isAtEnd = false;
	/** Every order made at or after this moment has been seen. */
	private readBackTo = Number.POSITIVE_INFINITY;

	constructor(
		private readonly client: ApiClient,
		readonly shopId: string,
		readonly beganAt: number,
		readonly moment: number,
	) {}

	async find(externalId: string, since: number | undefined): Promise<Result<PrintifyOrder | null>> {
		return await this.readUntil(() => this.orders.get(externalId) ?? null, since);
	}

	async findImported(
		receiptId: string,
		since: number | undefined,
	): Promise<Result<PrintifyOrder[]>> {
		const found = await this.readUntil(() => {
			const orders = this.imported.filter(({ data }) => isImportOf(data, receiptId));
			return orders.length > 0 ? orders : null;
		}, since);
		return found.ok ? ok(found.value ?? []) : found;
	}

	/** Reads on until something is there; null where all that can hold it was read. */
	private async readUntil<T>(
		look: () => T | null,
		since: number | undefined,
	): Promise<Result<T | null>> {
		const bound = since === undefined ? Number.NEGATIVE_INFINITY : since - CLOCK_MARGIN;
		for (;;) {
			const found = look();
			if (found !== null) return ok(found);
			if (this.isAtEnd || this.readBackTo < bound) return ok(null);
			if (this.pages >= MAX_PAGES) return fail(listTooLong());
			const page = await this.readPage();
			if (!page.ok) return page;
		}
	}

	private async readPage(): Promise<Result<true>> {
		const answer = await this.client.call({
			operation: 'retrieveAListOfOrders',
			effect: 'read',
			method: 'GET',
			path: shopPath(this, 'orders'),
			query: { page: this.pages + 1, limit: PAGE_SIZE },
			schema: orderPageSchema,
		});
		if (!answer.ok) return answer;
		this.pages += 1;
		this.take(answer.value);
		return ok(true);
	}

	private take(page: PrintifyOrderPage): void {
		for (const order of page.data) {
			if (isExternal(order.data) && !this.imported.some(({ data }) => data.id === order.data.id)) {
				this.imported.push(order);
			}
			const externalId = externalIdOf(order.data);
			// The list may move while it is read, so an order can turn up twice.
			if (externalId !== undefined && !this.orders.has(externalId)) {
				this.orders.set(externalId, order);
			}
		}
		this.isAtEnd = page.data.length === 0 || isLastPage(page, this.pages);
		// The newest of the page decides, so that an order out of turn cannot end the search.
		const times = page.data.map(({ data }) => Date.parse(toIsoTime(data.created_at) ?? ''));
		const newest = Math.max(...times);
		if (!Number.isNaN(newest)) this.readBackTo = Math.min(this.readBackTo, newest);
	}
}

/** Whether a page of a list of Printify's is the last one. */
export function isLastPage(
	page: Pick<PrintifyOrderPage, 'last_page' | 'next_page_url'>,
	pagesRead: number,
): boolean {
	if (typeof page.last_page === 'number') return pagesRead >= page.last_page;
	return page.next_page_url === null;
}

function listTooLong() {
	return failure({
		category: 'unclear',
		retryable: false,
		provider: 'printify',
		operation: 'retrieveAListOfOrders',
		message: `An earlier try may have made this order, and it is not among the newest ${
			MAX_PAGES * PAGE_SIZE
		} orders in Printify`,
		hint: 'Search Printify for the order number. If it is not there, create the order by hand',
	});
}
