import { isSupplierRow } from '../supply/supplier-row';
import { isLeftToSupplier, SUPPLIER_LINE_MS } from '../tracking/sent-in-part';
import { endOnEtsy } from './compare-row';
import type { Indexed } from './index-books';
import type { Finding } from './types';
import { finding } from './words';

/**
 * Lines that a rule has left to a supplier, and that no order to a supplier names in time. What is
 * held waits for the seller, who was asked. Pure.
 */
export function compareSuppliers({ books, orders, rows, rowsByReceipt }: Indexed): Finding[] {
	const { now, shopId, suppliers } = books;
	const holds = books.exceptions.filter(({ kind, state }) => kind === 'hold' && state === 'open');
	const held = new Set(holds.map(({ lineId }) => lineId));
	return rows.flatMap(({ ledger, writtenAt }): Finding[] => {
		const { receiptId, lineIds, provider } = ledger;
		const order = orders.get(receiptId);
		if (!isLeftToSupplier(ledger, suppliers) || writtenAt > now - SUPPLIER_LINE_MS) return [];
		if (order === undefined || !order.isPaid || endOnEtsy(order) !== '') return [];
		const sent = (rowsByReceipt.get(receiptId) ?? []).filter((row) => isSupplierRow(row.ledger));
		const taken = new Set(sent.flatMap((row) => row.ledger.lineIds));
		return lineIds
			.filter((lineId) => !taken.has(lineId) && !held.has(lineId))
			.map((lineId) =>
				finding('supplier_line_left', { shopId, receiptId, lineId, provider, detail: lineId }),
			);
	});
}
