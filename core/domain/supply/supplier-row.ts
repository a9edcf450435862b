import { parseExternalId } from '../external-id';

/**
 * Orders to suppliers are numbered from here on, orders at printers below it: the two are planned
 * by different workflows, and neither may give out a number that the other has taken.
 */
export const FIRST_SUPPLIER_NUMBER = 51;

/** Whether a row of the ledger is an order to a supplier; else it is one at a printer. */
export function isSupplierRow({ n }: { n: number }): boolean {
	return n >= FIRST_SUPPLIER_NUMBER;
}

/** The same by the name of the order. */
export function isSupplierOrder(externalId: string): boolean {
	const parts = parseExternalId(externalId);
	return parts !== null && isSupplierRow(parts);
}
