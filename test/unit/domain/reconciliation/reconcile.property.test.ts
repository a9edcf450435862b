import fc from 'fast-check';
import { LEDGER_STATES } from '../../../../core/domain/planning/ledger';
import { reconcile } from '../../../../core/domain/reconciliation/reconcile';
import { tell } from '../../../../core/domain/reconciliation/tell';
import { FINDING_CODES } from '../../../../core/domain/reconciliation/types';
import { ORDER_STATUSES } from '../../../../core/domain/status';
import { ago } from '../../../support/examples';
import {
	booksOf,
	exceptionRow,
	repaired,
	soundShop,
	type World,
} from '../../../support/reconciliation/world';

const SIZE = 6;
const at = fc.nat({ max: SIZE - 1 });
type Harm = (world: World) => World;

const harm: fc.Arbitrary<Harm> = fc.oneof(
	at.map(
		(n): Harm =>
			(world) => ({ ...world, ledger: world.ledger.filter((_row, i) => i !== n) }),
	),
	at.map(
		(n): Harm =>
			(world) => ({ ...world, placed: world.placed.filter((_one, i) => i !== n) }),
	),
	fc.tuple(at, fc.constantFrom(...LEDGER_STATES), fc.constantFrom(ago(60), ago(9000), '')).map(
		([n, state, time]): Harm =>
			(world) => ({
				...world,
				ledger: world.ledger.map((row, i) =>
					i === n
						? {
								...{ ...row, state, claimedAt: time, nextAttemptAt: time },
								providerOrderId: state === 'ordered' ? row.providerOrderId : '',
							}
						: row,
				),
			}),
	),
	fc.tuple(at, fc.constantFrom(...ORDER_STATUSES)).map(
		([n, status]): Harm =>
			(world) => ({
				...world,
				placed: world.placed.map((one, i) => (i === n ? { ...one, status } : one)),
			}),
	),
	at.map(
		(n): Harm =>
			(world) => ({
				...world,
				placed: world.placed.flatMap((one, i) =>
					i === n ? [one, { ...one, providerOrderId: `${one.providerOrderId}b` }] : [one],
				),
			}),
	),
	fc.tuple(at, fc.constantFrom('shipped', 'cancelled', 'refunded', 'unpaid', 'open')).map(
		([n, state]): Harm =>
			(world) => ({
				...world,
				orders: world.orders.map((order, i) =>
					i === n
						? {
								...order,
								state: state as 'open',
								isShipped: state === 'shipped',
								isPaid: state !== 'unpaid',
							}
						: order,
				),
			}),
	),
	at.map(
		(n): Harm =>
			(world) => ({
				...world,
				placed: world.placed.map((one, i) =>
					i === n
						? {
								...one,
								status: 'shipped',
								shipments: [{ trackingNumber: `T${n}`, shippedAt: ago(90_000) }],
							}
						: one,
				),
			}),
	),
	at.map(
		(n): Harm =>
			(world) => ({
				...world,
				exceptions: [
					...world.exceptions,
					exceptionRow({
						...{ id: world.exceptions.length + 1, key: `k${n}`, lineId: `${2000 + n}1` },
						receiptId: String(2000 + n),
					}),
				],
			}),
	),
	fc.constant<Harm>((world) => ({ ...world, asked: [], silent: ['printify'], placed: [] })),
);

const harmed = fc
	.array(harm, { maxLength: 8 })
	.map((harms) => harms.reduce((world, one) => one(world), soundShop(SIZE)));

describe('whatever was done to the books', () => {
	it('every line of every order has a place, or is told', () => {
		fc.assert(
			fc.property(harmed, (world) => {
				const { totals, findings } = reconcile(booksOf(world));
				const { ordered, waiting, leftOut, endedOnEtsy, withoutEnd } = totals;
				expect(ordered + waiting + leftOut + endedOnEtsy + withoutEnd).toBe(totals.lines);
				const words = ['line_without_end', 'line_left_behind'];
				const nowhere = findings.filter(({ code }) => words.includes(code));
				expect(nowhere).toHaveLength(withoutEnd);
				for (const { code, message, hint, key } of findings) {
					expect(FINDING_CODES).toContain(code);
					expect([message, hint, key].join()).not.toMatch(/undefined|\bNaN\b/);
				}
			}),
		);
	});

	it('once written, nothing more is to be put right, and nothing is written twice', () => {
		fc.assert(
			fc.property(harmed, (world) => {
				const first = reconcile(booksOf(world));
				const second = reconcile(booksOf(repaired(world, first)));
				expect(second.findings.filter(({ repair }) => repair === 'done')).toEqual([]);
				expect([second.changes, second.additions, second.parcels]).toEqual([[], [], []]);
				expect(second.notes).toEqual([]);
			}),
		);
	});

	it('a line at a printer never becomes free to be ordered again', () => {
		fc.assert(
			fc.property(harmed, (world) => {
				const outcome = reconcile(booksOf(world));
				for (const { state } of outcome.changes) expect(['ordered', 'ignored']).toContain(state);
				const after = repaired(world, outcome);
				const live = world.placed.filter(({ status }) => !['cancelled', 'failed'].includes(status));
				for (const { lineIds, externalId } of live) {
					const order = world.orders.find((one) => one.lines[0]?.lineId === lineIds[0]);
					const row = after.ledger.find((one) => one.externalId === externalId);
					// A run that is at work right now finds the order itself: it looks first.
					const isHeld = row?.state === 'creating';
					expect([externalId, order !== undefined && (row !== undefined || isHeld)]).toEqual([
						externalId,
						true,
					]);
					if (!isHeld) {
						expect(['ordered', 'cancelled', 'ignored', 'needs_person']).toContain(row?.state);
					}
				}
			}),
		);
	});

	it('gives the same for the rows in any order', () => {
		fc.assert(
			fc.property(harmed, (world) => {
				const sorted = (of: World) =>
					reconcile(booksOf(of))
						.findings.map(({ key }) => key)
						.sort();
				const turned = {
					...world,
					ledger: [...world.ledger].reverse(),
					placed: [...world.placed].reverse(),
					orders: [...world.orders].reverse(),
				};
				expect(sorted(turned)).toEqual(sorted(world));
			}),
			{ numRuns: 300 },
		);
	});
});

it('compares 5,000 orders in a moment, and tells of few in few lines', () => {
	const world = soundShop(5_000);
	world.ledger = world.ledger.slice(0, 4_900);
	const outcome = reconcile(booksOf(world));
	expect(outcome.additions).toHaveLength(100);
	const { lines } = tell(outcome, 30);
	expect(lines.length).toBeLessThan(40);
	expect(lines.at(-1)).toContain('more');
});
