import fc from 'fast-check';
import {
	outcomesOf,
	type Attempt,
	type TakenChange,
} from '../../../../core/domain/changes/outcome';
import { CHANGE_KINDS } from '../../../../core/domain/changes/plan-changes';
import { failure } from '../../../../core/domain/failure';
import type { ProviderOrder } from '../../../../core/domain/provider-order';

const ORDER: ProviderOrder = {
	...{ provider: 'printify', providerOrderId: 'po-1', displayId: '#77', status: 'in_production' },
	...{ rawStatus: 'in-production', awaitingApproval: false, lines: [], shipments: [], raw: null },
	costs: { total: { amountMinor: 1234, currency: 'USD' } },
};
const REFUSED = failure({
	...{ category: 'conflict', provider: 'printify', operation: 'cancelOrder' },
	...{ message: 'Printify does not cancel it any more', hint: 'Ask the support' },
});
const LATE: Attempt = { kind: 'late', why: 'refused', order: ORDER, failure: REFUSED };
const AGAIN: Attempt = { kind: 'again', failure: REFUSED, order: ORDER };
const DONE: Attempt = { kind: 'done', order: ORDER, wasSo: false };

const taken = (...kinds: Array<(typeof CHANGE_KINDS)[number]>): TakenChange => ({
	...{ externalId: 'etsy-777-1001-1', receiptId: '1001', provider: 'printify' },
	...{ providerOrderId: 'po-1', orderedAs: 'old', orderedAsMoved: 'moved' },
	differences: kinds.map((kind) => ({ kind, key: kind === 'cancel' ? kind : `${kind}:12345678` })),
});

it('a stopped order ends as cancelled, and closes all that was open about it', () => {
	const { outcomes, ledger } = outcomesOf(taken('cancel'), { cancel: DONE });
	expect(outcomes).toMatchObject([{ kind: 'done', closes: '%', action: 'order.cancelled' }]);
	expect(ledger).toEqual({
		...{ state: 'cancelled', orderedAs: 'old', change: 'cancel', changeState: 'done' },
	});
});

it('what cannot be stopped says so, why, what it costs, and what to do', () => {
	const { outcomes, ledger } = outcomesOf(taken('cancel'), { cancel: LATE });
	const [{ words } = {}] = outcomes;
	expect(outcomes).toMatchObject([{ kind: 'needs_you', key: 'change:etsy-777-1001-1:cancel' }]);
	expect(words?.message).toBe(
		'Etsy order 1001 was cancelled or refunded, and it cannot be stopped any more (Printify order #77). Printify does not cancel it any more. It costs you 12.34 USD at Printify.',
	);
	expect(words?.hint).toContain('support of Printify');
	expect(ledger).toMatchObject({ state: 'ordered', changeState: 'needs_person' });
});

it('what the ledger expected it to cost counts where the printer does not tell', () => {
	const change = { ...taken('cancel'), cost: { amountMinor: 900, currency: 'EUR' } };
	const late: Attempt = { kind: 'late', why: 'sent', order: { ...ORDER, costs: {} } };
	const [{ words } = {}] = outcomesOf(change, { cancel: late }).outcomes;
	expect(words).toMatchObject({ code: 'cancelled_after_sending' });
	expect(words?.message).toContain('It costs you 9.00 EUR at Printify.');
	expect(words?.hint).toContain('agree with the buyer');
});

it('a new address that the printer took is what later changes are compared with', () => {
	const { outcomes, ledger } = outcomesOf(taken('address'), { address: DONE });
	expect(outcomes).toMatchObject([{ kind: 'done', action: 'order.address_changed' }]);
	expect(outcomes[0]?.closes).toBe('change:etsy-777-1001-1:address:%');
	expect(ledger).toMatchObject({ state: 'ordered', orderedAs: 'moved', changeState: 'done' });
});

it('an address that was taken back is right where the printer could not have the other one', () => {
	const back = { ...taken('address'), takenBack: true as const };
	const notOffered: Attempt = { kind: 'late', why: 'not_offered' };
	expect(outcomesOf(back, { address: notOffered }).outcomes).toMatchObject([{ kind: 'done' }]);
	expect(outcomesOf(back, { address: LATE }).outcomes).toMatchObject([
		{ kind: 'needs_you', words: { code: 'address_changed' } },
	]);
	expect(outcomesOf(taken('address'), { address: notOffered }).outcomes).toMatchObject([
		{ kind: 'needs_you' },
	]);
});

it('of two changes the one that needs you stays in the ledger', () => {
	const { outcomes, ledger } = outcomesOf(taken('message', 'address'), { address: DONE });
	expect(outcomes.map(({ kind }) => kind)).toEqual(['needs_you', 'done']);
	expect(ledger).toEqual({
		...{ state: 'ordered', orderedAs: 'moved', change: 'message:12345678' },
		changeState: 'needs_person',
	});
});

it('a try that failed is told once, under another name than its end', () => {
	const again = outcomesOf(taken('cancel'), { cancel: AGAIN });
	expect(again.outcomes).toMatchObject([{ kind: 'again', closes: '' }]);
	expect(again.outcomes[0]?.words?.hint).toMatch(/^It is tried again/);
	expect(again.ledger).toMatchObject({ state: 'ordered', change: 'cancel', changeState: 'retry' });
	const [late] = outcomesOf(taken('cancel'), { cancel: LATE }).outcomes;
	expect(late?.key).not.toBe(again.outcomes[0]?.key);
	expect(late?.closes).toBe(again.outcomes[0]?.key);
});

it('every difference has an outcome, in whole sentences, and none is lost in the ledger', () => {
	const attempt = fc.constantFrom<Attempt>(
		...[LATE, AGAIN, DONE],
		...(['gone', 'not_offered', 'sent'] as const).map((why): Attempt => ({ kind: 'late', why })),
	);
	const some = fc.subarray([...CHANGE_KINDS], { minLength: 1 });
	fc.assert(
		fc.property(some, attempt, attempt, (kinds, cancel, address) => {
			const { outcomes, ledger } = outcomesOf(taken(...kinds), { cancel, address });
			expect(outcomes).toHaveLength(kinds.length);
			expect(new Set(outcomes.map(({ key }) => key)).size).toBe(kinds.length);
			for (const { kind, words } of outcomes) {
				expect(words === undefined).toBe(kind === 'done');
				if (!words) continue;
				expect(words.message).toMatch(/^[A-Z].*\.$/);
				expect(words.hint).toMatch(/^[A-Z].*\.$/);
			}
			const isDone = outcomes.every(({ kind }) => kind === 'done');
			expect(ledger.changeState === 'done').toBe(isDone);
			expect(ledger.change).not.toBe('');
		}),
	);
});
