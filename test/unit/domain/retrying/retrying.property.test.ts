import fc from 'fast-check';
import { nextAttempt } from '../../../../core/domain/planning/back-off';
import { LEDGER_STATES, ledgerRows } from '../../../../core/domain/planning/ledger';
import { parseSettings } from '../../../../core/domain/planning/settings';
import {
	parseExceptionRow,
	type ExceptionRow,
} from '../../../../core/domain/retrying/exception-row';
import { planRetries } from '../../../../core/domain/retrying/plan-retries';
import { DEFAULT_SETTINGS } from '../../../support/default-settings';

const START = Date.parse('2026-11-28T12:00:00.000Z');
const MINUTE = 60_000;
const RULES = { claimTimeoutSeconds: 600, retryDelaysMinutes: [1, 5, 30, 120, 360, 1440] };

describe('the back-off', () => {
	it('is a minute, 5, half an hour, 2, 6 and 24 hours, then a person', () => {
		const settings = parseSettings(DEFAULT_SETTINGS);
		const delays = settings.ok ? settings.value.retryDelaysMinutes : [];
		const minutes = [0, 1, 2, 3, 4, 5, 6].map((attempts) => {
			const next = nextAttempt(delays, attempts, START);
			return next === '' ? 'a person' : (Date.parse(next) - START) / MINUTE;
		});
		expect(minutes).toEqual([1, 5, 30, 120, 360, 1440, 'a person']);
	});

	it('never asks for a try in the past, and ends', () => {
		const delays = fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 12 });
		fc.assert(
			fc.property(delays, fc.nat(20), fc.nat(10 ** 9), (given, attempts, later) => {
				const now = START + later;
				const next = nextAttempt(given, attempts, now);
				expect(next === '').toBe(attempts >= given.length);
				if (next !== '') expect(Date.parse(next)).toBe(now + given[attempts]! * MINUTE);
			}),
		);
	});
});

/** A minute of a day or so before or after the start; or no time at all. */
const time = fc.oneof(
	fc.constant(''),
	fc.integer({ min: -2_000, max: 2_000 }).map((m) => new Date(START + m * MINUTE).toISOString()),
);
const order = fc.integer({ min: 700, max: 704 }).map((receiptId) => ({
	receiptId: String(receiptId),
	externalId: `etsy-9-${receiptId}-1`,
}));
const ledger = fc
	.array(
		fc
			.record({
				order,
				state: fc.constantFrom(...LEDGER_STATES),
				...{ nextAttemptAt: time, claimedAt: time, orderedAt: time },
				inDoubt: fc.boolean(),
			})
			.map(({ order: { externalId }, ...row }) => ({ externalId, lineIds: '71', ...row })),
		{ maxLength: 8 },
	)
	.map((rows) => ledgerRows(rows.map((row, at) => ({ id: at + 1, ...row }))));
const exceptions = fc
	.array(
		fc.record({
			order,
			kind: fc.constantFrom('order', 'hold', 'production', 'read', 'map', 'map'),
			state: fc.constantFrom('open', 'open', 'open', 'resolved', 'approved'),
			category: fc.constantFrom('network', 'auth'),
			attempts: fc.nat(7),
			claimedBy: fc.constantFrom('', '5'),
			...{ nextAttemptAt: time, claimedAt: time, toldAt: time, createdAt: time, updatedAt: time },
		}),
		{ maxLength: 10 },
	)
	.map((rows) =>
		rows
			.map(({ order: { externalId, receiptId }, ...row }, at) => {
				const key = row.kind === 'order' ? `${externalId}:create` : `etsy:read:${at}`;
				return parseExceptionRow({ id: at + 1, key, externalId, receiptId, ...row });
			})
			.filter((row): row is ExceptionRow => row !== null),
	);

function plan(rows: ExceptionRow[], book: ReturnType<typeof ledgerRows>) {
	return planRetries({
		...{ exceptions: rows, ledger: book, parcels: [], settingNames: ['sync_turn_S'] },
		...{ rules: RULES, now: START },
	});
}

describe('what is done about anything that failed', () => {
	it('does one thing at most about a row, and only about open ones', () => {
		fc.assert(
			fc.property(exceptions, ledger, (rows, book) => {
				const { retry, tell, close } = plan(rows, book);
				const touched = [...retry, ...tell, ...close];
				expect(new Set(touched.map((row) => row.rowId)).size).toBe(touched.length);
				expect(touched.every(({ state }) => state === 'open')).toBe(true);
				expect(tell.every(({ toldAt }) => toldAt === '')).toBe(true);
				// What its writer tells is left to it for a quarter of an hour.
				const young = tell.filter(({ updatedAt }) => Date.parse(updatedAt) > START - 15 * MINUTE);
				expect(young.every(({ kind }) => kind !== 'map')).toBe(true);
			}),
		);
	});

	it('tries no order again that has its end, that waits for a person, or that a run holds', () => {
		fc.assert(
			fc.property(exceptions, ledger, (rows, book) => {
				for (const { kind, externalId, claimedBy, claimedAt } of plan(rows, book).retry) {
					if (claimedBy !== '') expect(Date.parse(claimedAt) + 600_000 > START).toBe(false);
					if (kind !== 'order') continue;
					const states = book
						.filter((row) => row.externalId === externalId)
						.map(({ state }) => state);
					expect(states.length).toBeGreaterThan(0);
					expect(states).not.toContain('ordered');
					expect(states).not.toContain('needs_person');
				}
			}),
		);
	});

	it('is the same for the same rows in any order', () => {
		fc.assert(
			fc.property(exceptions, ledger, (rows, book) => {
				const ids = ({ retry, tell, close }: ReturnType<typeof plan>) =>
					[retry, tell, close].map((list) => list.map((row) => row.rowId));
				expect(ids(plan([...rows].reverse(), book))).toEqual(ids(plan(rows, book)));
			}),
		);
	});

	it('ends: what always fails is tried as often as the settings say, then told once', () => {
		const minutes = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 5 });
		const externalId = 'etsy-9-700-1';
		fc.assert(
			fc.property(minutes, (delays) => {
				// The first try failed at the start; what the sync then writes is written here.
				let tries = 1;
				let told = 0;
				const failed = (now: number) => {
					const nextAttemptAt = nextAttempt(delays, tries - 1, now);
					const state = nextAttemptAt === '' ? 'needs_person' : 'retry';
					return { id: 1, externalId, attempts: tries, state, nextAttemptAt };
				};
				let book = failed(START);
				let row = {
					...book,
					key: `${externalId}:create`,
					kind: 'order',
					state: 'open',
					toldAt: '',
				};
				for (let now = START; now < START + 600 * MINUTE; now += MINUTE) {
					const exception = parseExceptionRow(row);
					const step = planRetries({
						...{ exceptions: exception ? [exception] : [], ledger: ledgerRows([book]) },
						...{ parcels: [], settingNames: ['sync_turn_S'], now },
						rules: { ...RULES, retryDelaysMinutes: delays },
					});
					if (step.retry.length > 0) {
						tries += 1;
						book = failed(now);
						row = { ...row, attempts: tries, nextAttemptAt: book.nextAttemptAt };
					}
					if (step.tell.length > 0) {
						told += 1;
						row = { ...row, toldAt: new Date(now).toISOString() };
					}
				}
				expect([tries, told]).toEqual([delays.length + 1, 1]);
			}),
			{ numRuns: 30 },
		);
	});
});
