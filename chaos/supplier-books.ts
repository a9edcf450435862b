import type { Books } from '../demo/accounts';
import type { StoredRow } from '../host';
import type { SupplierTruth } from './supplier';
import type { PrinterOrder } from './truth-types';

/** Whether nobody knows if the supplier has it, as the ledger tells it. */
export function isInDoubt({ route, state, inDoubt }: StoredRow): boolean {
	return (
		route === 'supplier' && Boolean(inDoubt) && ['creating', 'needs_person'].includes(`${state}`)
	);
}

/**
 * The books with what suppliers were told beside what printers were: each order once, each line in
 * as many pieces as were bought. What the ledger calls in doubt is left out; a supplier may have it
 * or not.
 */
export function withSuppliers(books: Books, { told }: SupplierTruth): Books {
	const doubts = new Set(books.ledger.filter(isInDoubt).map(({ externalId }) => externalId));
	const sure = told.filter(({ number }) => !doubts.has(number));
	const providerOrders: Record<string, Record<string, number>> = { ...books.counts.providerOrders };
	for (const { supplier, number } of sure) {
		const orders = providerOrders[supplier] ?? {};
		providerOrders[supplier] = { ...orders, [number]: (orders[number] ?? 0) + 1 };
	}
	const lines = sure.flatMap(({ supplier, lines: list }) =>
		list.map((line) => ({ provider: supplier, ...line })),
	);
	return {
		...books,
		printed: [...books.printed, ...lines],
		counts: { ...books.counts, providerOrders },
	};
}

/** What suppliers were told, in the form of orders at printers. */
export function supplierOrders({ told }: SupplierTruth): PrinterOrder[] {
	return told.map(({ supplier, number, lines, street, at }) => ({
		...{ provider: supplier, id: number, externalId: number, madeAt: at, street },
		...{ isStarted: false, isCancelled: false, hasProblem: false, trackingNumbers: [] },
		lineIds: lines.map(({ lineId }) => lineId),
	}));
}
