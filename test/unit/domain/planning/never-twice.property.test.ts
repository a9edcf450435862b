import fc from 'fast-check';
import { parseExternalId } from '../../../../core/domain/external-id';
import type { LedgerRow } from '../../../../core/domain/planning/ledger';
import type { Plan, ReadyOrder } from '../../../../core/domain/planning/plan-types';
import { anyPlanCase } from '../../../support/arbitraries/plan-case';
import { anOrder, aRow, plan } from '../../../support/examples';
import { forbids, isDoubtful, linesKey, rowsNaming } from './oracle';

const readyLines = (ready: ReadyOrder) =>
	ready.lines.map(({ lineId }) => ({ shopId: ready.shopId, receiptId: ready.receiptId, lineId }));

/** Nothing is tried under the number 0: its rows leave a line out, or were changed by hand. */
const isPossible = ({ n, state }: LedgerRow) => n > 0 || /^(ignored|needs_person)$/.test(state);

/** The ledger after a run that did all the plan says, and all of it worked. */
function after(ledger: readonly LedgerRow[], { ready, ignore }: Plan): LedgerRow[] {
	const fresh = (externalId: string, lineIds: string[], parts: Partial<LedgerRow>): LedgerRow => ({
		externalId,
		receiptId: parseExternalId(externalId)?.receiptId ?? '',
		n: parseExternalId(externalId)?.n ?? -1,
		provider: '',
		providerOrderId: '',
		state: 'ordered',
		lineIds,
		attempts: 1,
		inDoubt: false,
		claimedAt: '',
		firstTriedAt: '',
		nextAttemptAt: '',
		orderedAt: '',
		reason: '',
		buyerKey: '',
		orderedAs: '',
		change: '',
		...parts,
	});
	const made = new Map(ready.map((order) => [order.externalId, order]));
	const kept = ledger.filter((row) => !made.has(row.externalId));
	const ordered = ready.map(({ externalId, lineIds, provider }) =>
		fresh(externalId, lineIds.split(','), { provider }),
	);
	const ignored = ignore
		.filter((line) => line.record)
		.map(({ externalId, lineId }) => fresh(externalId, [lineId], { state: 'ignored' }));
	return [...kept, ...ordered, ...ignored];
}

test('no line goes that any row says is ordered, ignored, taken, not due, or for a person', () => {
	fc.assert(
		fc.property(anyPlanCase, ({ orders, ledger, settings, map }) => {
			for (const line of plan(orders, ledger, settings, map).ready.flatMap(readyLines)) {
				expect(rowsNaming(ledger, line).filter(forbids)).toEqual([]);
			}
		}),
		{ numRuns: 300 },
	);
});

test('a line in doubt goes only under the same externalId, with the same lines, marked so', () => {
	fc.assert(
		fc.property(anyPlanCase, ({ orders, ledger, settings, map }) => {
			for (const ready of plan(orders, ledger, settings, map).ready) {
				for (const line of readyLines(ready)) {
					for (const row of rowsNaming(ledger, line).filter(isDoubtful)) {
						expect(ready.externalId).toBe(row.externalId);
						expect(linesKey(ready.lineIds.split(','))).toBe(linesKey(row.lineIds));
						expect(ready.provider).toBe(row.provider);
						expect(ready.earlierTry.inDoubt).toBe(true);
					}
				}
			}
		}),
		{ numRuns: 300 },
	);
});

test('a look-up searches back to the first try, or to the Etsy order when that is unknown', () => {
	fc.assert(
		fc.property(anyPlanCase, ({ orders, ledger, settings, map }) => {
			for (const ready of plan(orders, ledger, settings, map).ready) {
				if (!ready.earlierTry.inDoubt) continue;
				const order = orders.find((one) => one.receiptId === ready.receiptId);
				const tries = ledger
					.filter((row) => row.externalId === ready.externalId)
					.map((row) => row.firstTriedAt);
				expect([...tries, order?.createdAt]).toContain(ready.earlierTry.since);
				expect(Date.parse(ready.earlierTry.since)).not.toBeNaN();
			}
		}),
		{ numRuns: 300 },
	);
});

test('an externalId is used once, and never that of a row with other lines', () => {
	fc.assert(
		fc.property(anyPlanCase, ({ orders, ledger, settings, map }) => {
			const { ready } = plan(orders, ledger, settings, map);
			const ids = ready.map((order) => order.externalId);
			expect(new Set(ids).size).toBe(ids.length);
			for (const order of ready) {
				const same = ledger.filter((row) => row.externalId === order.externalId);
				expect(same.length > 0).toBe(!order.ledger.isNew);
				expect(new Set(same.map((row) => linesKey(row.lineIds))).size).toBeLessThan(2);
			}
		}),
		{ numRuns: 300 },
	);
});

test('when all that was ready is ordered, the next run finds nothing to do or to record', () => {
	fc.assert(
		fc.property(anyPlanCase, ({ orders, ledger, settings, map }) => {
			const rows = ledger.filter(isPossible);
			const first = plan(orders, rows, settings, map);
			const second = plan(orders, after(rows, first), settings, map);
			expect(second.ready).toEqual([]);
			expect(second.ignore.filter((line) => line.record)).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

test('a row of what is left out that somebody changed by hand waits for a person', () => {
	const order = anOrder({ state: 'cancelled' });
	const [{ lineId } = { lineId: '' }] = order.lines;
	const externalId = `etsy-${order.shopId}-${order.receiptId}-0`;
	const byHand = { externalId, state: 'needs_person', reason: 'sold_out', attempts: 0 };
	const { ready, ignore } = plan([order], [aRow({ ...byHand, lineIds: lineId })]);
	expect(ready).toEqual([]);
	expect(ignore).toMatchObject([{ code: 'waits_for_person', record: false }]);
});
