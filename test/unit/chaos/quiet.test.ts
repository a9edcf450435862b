import { lastDueAt } from '../../../chaos/quiet';
import type { Truth } from '../../../chaos/truth-types';
import type { StoredRow } from '../../../host';

const AT = '2026-03-01T12:00:00.000Z';
const LATER = '2026-03-01T12:05:00.000Z';
const CLAIM_MS = 60_000;

const truth = (ledger: object[], parcels: object[] = []) =>
	({ books: { ledger: ledger as StoredRow[] }, parcels: parcels as StoredRow[] }) as Truth;

describe('what still comes by itself', () => {
	it('is nothing where all has ended', () => {
		const ended = { state: 'ordered', nextAttemptAt: LATER, claimedAt: LATER };
		expect(lastDueAt(truth([ended], [{ ...ended, state: 'told' }]), CLAIM_MS)).toBe(0);
		expect(lastDueAt(truth([]), CLAIM_MS)).toBe(0);
	});

	it('is the last try that waits for its time, of orders and of parcels', () => {
		const waiting = [
			{ state: 'retry', nextAttemptAt: AT },
			{ state: 'retry', nextAttemptAt: '' },
		];
		const parcel = { state: 'retry', nextAttemptAt: LATER };
		expect(lastDueAt(truth(waiting), CLAIM_MS)).toBe(Date.parse(AT));
		expect(lastDueAt(truth(waiting, [parcel]), CLAIM_MS)).toBe(Date.parse(LATER));
	});

	it('is a claim that a run which died has left, once it is given up', () => {
		const claims = [{ state: 'creating', claimedAt: AT }];
		const sending = [{ state: 'sending', claimedAt: LATER }];
		expect(lastDueAt(truth(claims), CLAIM_MS)).toBe(Date.parse(AT) + CLAIM_MS);
		expect(lastDueAt(truth(claims, sending), CLAIM_MS)).toBe(Date.parse(LATER) + CLAIM_MS);
	});
});
