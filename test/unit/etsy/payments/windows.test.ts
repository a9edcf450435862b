import fc from 'fast-check';
import { ok } from '../../../../core/domain/result';
import type { EtsyCall } from '../../../../core/etsy/caller';
import {
	getPayments,
	LEDGER_WINDOW_SECONDS,
	ledgerWindows,
	listLedger,
} from '../../../../core/etsy/payments/read';
import { valueOf } from '../../../support/result';

const DAY = 86_400;
const second = fc.integer({ min: 946_684_800, max: 4_000_000_000 });

test('windows cover every second once, none is longer than Etsy answers, the newest is first', () => {
	fc.assert(
		fc.property(second, fc.integer({ min: 0, max: 3000 * DAY }), (from, length) => {
			const windows = ledgerWindows(from, from + length);
			expect(windows[0]?.to).toBe(from + length);
			expect(windows.at(-1)?.from).toBe(from);
			windows.forEach((window, index) => {
				expect(window.from).toBeLessThanOrEqual(window.to);
				expect(window.to - window.from).toBeLessThanOrEqual(LEDGER_WINDOW_SECONDS);
				const older = windows[index + 1];
				if (older) expect(older.to).toBe(window.from - 1);
			});
		}),
	);
	expect(ledgerWindows(10, 9)).toEqual([]);
});

/** An Etsy that has an entry each hour. */
function fakeLedger(first: number, count: number) {
	const queries: Array<Record<string, number>> = [];
	const call: EtsyCall = async ({ query, schema }) => {
		const { min_created, max_created, limit, offset } = query as Record<string, number>;
		queries.push({ min_created, max_created, limit, offset } as Record<string, number>);
		const all = Array.from({ length: count }, (_none, index) => ({
			entry_id: index + 1,
			sequence_number: index + 1,
			amount: -20,
			currency: 'USD',
			ledger_type: 'listing',
			created_timestamp: first + index * 3600,
		})).filter(({ created_timestamp: at }) => at >= (min_created ?? 0) && at <= (max_created ?? 0));
		const results = all.slice(offset, (offset ?? 0) + (limit ?? 0));
		return ok(schema.parse({ count: all.length, results }));
	};
	return { call, queries };
}

test('reads all entries once, newest first, whatever the time', async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 0, max: 2500 }), async (count) => {
			const first = 1_700_000_000;
			const { call } = fakeLedger(first, count);
			const span = { shopId: '1', from: first, to: first + 110 * DAY };
			const entries = valueOf(await listLedger(call, span));
			const expected = Array.from({ length: count }, (_none, index) => String(count - index));
			expect(entries.map(({ entryId }) => entryId)).toEqual(expected);
		}),
		{ numRuns: 25 },
	);
});

test('a limit reads no older window than it needs', async () => {
	const first = 1_700_000_000;
	const { call, queries } = fakeLedger(first, 100 * 24);
	const span = { shopId: '1', from: first, to: first + 100 * DAY };
	const entries = valueOf(await listLedger(call, span, 5));
	expect(entries.map(({ entryId }) => entryId)).toEqual(['2400', '2399', '2398', '2397', '2396']);
	const oldest = Math.min(...queries.map((query) => query.min_created ?? 0));
	expect(oldest).toBeGreaterThan(first + 60 * DAY);
});

test('payments are asked for a hundred at a time, each once, as one value with commas', async () => {
	const asked: unknown[] = [];
	const call: EtsyCall = async ({ query, schema }) => {
		asked.push(query?.payment_ids);
		return ok(schema.parse({ results: [] }));
	};
	const ids = Array.from({ length: 250 }, (_none, index) => String(index % 201));
	valueOf(await getPayments(call, '1', ids));
	expect(asked.map((list) => (list as string[]).length)).toEqual([100, 100, 1]);
	expect(valueOf(await getPayments(call, '1', []))).toEqual([]);
	expect(asked).toHaveLength(3);
});
