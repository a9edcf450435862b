import fc from 'fast-check';
import { endedClaims } from '../../../../core/domain/planning/ended-claims';
import { parseLedgerRow, type LedgerRow } from '../../../../core/domain/planning/ledger';
import { mergeDoubles } from '../../../../core/domain/planning/doubles';
import { standing } from '../../../../core/domain/planning/standing';

interface Row {
	id: number;
	externalId: string;
	state: string;
	lineIds: string;
	claimedBy: string;
}

const row = (id: number, n: number, state: string, claimedBy = '7', lineIds = `${n}1`): Row => ({
	...{ id, externalId: `etsy-777-${n}-1`, state, claimedBy, lineIds },
});

const parsed = (rows: readonly Row[]): LedgerRow[] =>
	rows.map((one) => parseLedgerRow({ ...one })!);

/** What the workflow does: reads both kinds of rows, and deletes by what is named. */
function tidy(rows: readonly Row[]): Row[] {
	const claims = rows.filter(({ state }) => state === 'creating');
	const ordered = rows.filter(({ state }) => state === 'ordered');
	const named = endedClaims(
		claims.map((one) => ({ ledger: parseLedgerRow({ ...one })!, claimedBy: one.claimedBy })),
		parsed(ordered),
	);
	return rows.filter(
		({ id, state, claimedBy }) =>
			!named.some(
				(range) =>
					state === 'creating' &&
					claimedBy === range.claimedBy &&
					id >= range.from &&
					id <= range.to,
			),
	);
}

it('names a thousand rows of a run in one range', () => {
	const claims = Array.from({ length: 1_000 }, (_none, at) => row(at + 1, at, 'creating'));
	const ordered = claims.map((one, at) => ({ ...one, id: 2_000 + at, state: 'ordered' }));
	const ranges = endedClaims(
		claims.map((one) => ({ ledger: parsed([one])[0]!, claimedBy: one.claimedBy })),
		parsed(ordered),
	);
	expect(ranges).toEqual([{ claimedBy: '7', from: 1, to: 1_000 }]);
});

it('leaves out what was not ordered, in the middle of others', () => {
	const rows = [1, 2, 3, 4, 5].map((n) => row(n, n, 'creating'));
	const ordered = [1, 2, 4, 5].map((n) => row(10 + n, n, 'ordered'));
	expect(tidy([...rows, ...ordered]).filter(({ state }) => state === 'creating')).toEqual([
		row(3, 3, 'creating'),
	]);
});

it.each([
	['the order has other lines', row(9, 1, 'ordered', '7', '11,12')],
	['it is another order', row(9, 2, 'ordered')],
	['it was cancelled', row(9, 1, 'cancelled')],
	['it waits for a person', row(9, 1, 'needs_person')],
])('names nothing where %s', (_why, other) => {
	const rows = [row(1, 1, 'creating'), other];
	expect(tidy(rows)).toEqual(rows);
});

it('names no row that nobody holds', () => {
	const rows = [row(1, 1, 'creating', ''), row(2, 1, 'ordered')];
	expect(tidy(rows)).toEqual(rows);
});

describe('whatever stands in the ledger', () => {
	const someRow = fc.record({
		n: fc.integer({ min: 1, max: 6 }),
		state: fc.constantFrom('planned', 'creating', 'creating', 'ordered', 'ordered', 'retry'),
		claimedBy: fc.constantFrom('7', '8', ''),
		more: fc.boolean(),
	});
	const ledger = fc
		.array(someRow, { maxLength: 25 })
		.map((rows) =>
			rows.map(({ n, state, claimedBy, more }, at) =>
				row(at + 1, n, state, claimedBy, more ? `${n}1,${n}2` : `${n}1`),
			),
		);

	it('takes out only rows of which another says ordered, and all of them that a run holds', () => {
		fc.assert(
			fc.property(ledger, (rows) => {
				const left = tidy(rows);
				const isSaid = (one: Row) =>
					rows.some(
						({ state, externalId, lineIds }) =>
							state === 'ordered' && externalId === one.externalId && lineIds === one.lineIds,
					);
				const gone = rows.filter((one) => !left.includes(one));
				expect(gone.every((one) => one.state === 'creating' && isSaid(one))).toBe(true);
				const stays = (one: Row) => one.state === 'creating' && one.claimedBy !== '' && isSaid(one);
				expect(left.filter(stays)).toEqual([]);
			}),
		);
	});

	it('changes for no order whether it may be made', () => {
		const context = { now: Date.now(), claimTimeoutSeconds: 600 };
		const canBeMade = (rows: readonly Row[]) =>
			mergeDoubles(parsed(rows), context)
				.filter((one) => standing(one, context).kind === 'due')
				.map(({ externalId, lineIds }) => `${externalId} ${lineIds.join(',')}`)
				.sort();
		fc.assert(
			fc.property(ledger, (rows) => {
				// Rows of one name with other lines are left to a person, however many there are.
				const sound = rows.filter(({ lineIds }) => !lineIds.includes(','));
				expect(canBeMade(tidy(sound))).toEqual(canBeMade(sound));
			}),
		);
	});
});
